import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createPapers } from '../../../src/app/papers.ts';
import { deskPapers } from '../../../src/app/desk-papers.ts';
import type { Catalogue } from '../../../src/bot/types.ts';
import type { Submission } from '../../../src/cases/types.ts';
import { loadWords } from '../../../src/catalogue/load-words.ts';
import { papersRoutes } from '../../../src/desk/papers/papers-routes.ts';
import type { PapersPort } from '../../../src/desk/papers/port.ts';
import type { DeskHouse } from '../../../src/desk/house.ts';
import { loadFonts } from '../../../src/pdf/fonts/load-fonts.ts';
export { caseOf, type Change } from '../../support/case.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { root } from '../../support/world.ts';

const fonts = loadFonts();
const texts = loadWords(path.join(root, 'locales'));

export interface PaperDesk extends TestDesk {
  /** Where large files are made. */
  readonly folder: string;
  /** What was reported beside a request. */
  readonly reported: unknown[];
}

export interface PaperDeskOptions {
  /** In place of the services as they are. */
  readonly catalogue?: Catalogue;
  /** Around the real port: to wait in it, or to break it. */
  readonly around?: (port: PapersPort) => PapersPort;
}

/** A desk with its papers and exports, over a real store that holds these cases. */
export async function openPaperDesk(
  cases: readonly Submission[],
  { catalogue, around = (port) => port }: PaperDeskOptions = {},
): Promise<PaperDesk> {
  const loaded = await texts;
  const reported: unknown[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'ezhan-papers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const desk = await openDesk({
    rooms: ({ store, house: own }) => {
      const house: DeskHouse = { ...own, catalogue: catalogue ?? own.catalogue };
      const { district, publicUrl } = house;
      const find = (reference: string) => store.submissions.find(reference);
      const papers = createPapers({ find, catalogue: house.catalogue, district, texts: loaded, fonts, publicUrl });
      const report = (error: unknown) => reported.push(error);
      return [papersRoutes(house, around(deskPapers({ store, papers, folder, report })))];
    },
  });
  if (cases.length > 0) await desk.store.takeIn(cases.map((submission) => ({ submission, history: [], log: [] })));
  return { ...desk, folder, reported };
}
