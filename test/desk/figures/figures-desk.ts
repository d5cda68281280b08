import path from 'node:path';
import { deskFigures } from '../../../src/app/desk-figures.ts';
import { draftKnowledge } from '../../../src/app/draft-knowledge.ts';
import type { Submission } from '../../../src/cases/types.ts';
import { loadWords } from '../../../src/catalogue/load-words.ts';
import { figuresRoutes } from '../../../src/desk/figures/figures-routes.tsx';
import { loadFonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { openDesk, type Person, type TestDesk } from '../../support/desk.ts';
import { makeSubmission } from '../../support/submission.ts';
import { drafting, makeDraft, START, turn } from '../../support/turns.ts';
import { loadWorld, root } from '../../support/world.ts';

const fonts = loadFonts();
const texts = loadWords(path.join(root, 'locales'));
const HOUR = 60 * 60 * 1000;

/** A desk with its figures, over a real store that holds these cases. */
export async function openFiguresDesk(cases: readonly Submission[]): Promise<TestDesk> {
  const [words, { catalogue, district }] = await Promise.all([texts, loadWorld()]);
  const desk = await openDesk({
    open: { drafts: draftKnowledge(() => catalogue, district) },
    rooms: ({ store, house }) => [
      figuresRoutes(
        house,
        deskFigures({
          store,
          record: (entry) => store.desk.record(entry),
          texts: words,
          district,
          fonts,
          now: house.now,
        }),
      ),
    ],
  });
  if (cases.length > 0) await desk.store.takeIn(cases.map((submission) => ({ submission, history: [], log: [] })));
  return desk;
}

let count = 0;

/** A case received at an hour of Shanghai, such as `2026-10-05T09:00`. */
export function received(at: string, change: Partial<Submission> = {}): Submission {
  const reference = `FC-${String(++count).padStart(4, '0')}-XXXX`;
  const office = change.office ?? 'dongshi-1';
  return makeSubmission({ reference, submittedAt: Date.parse(`${at}:00+08:00`), office, route: [office], ...change });
}

/** A case that was granted so many working days later. */
export function granted(at: string, workingDays: number, change: Partial<Submission> = {}): Submission {
  const one = received(at, change);
  const closed = { at: one.submittedAt + HOUR, workingDays, onTime: workingDays <= 10 };
  return { ...one, status: 'delivered', closed, ...change };
}

/** Somebody begins an application in a chat of their own and throws it away at its first question. */
export async function giveUp({ store, house }: TestDesk, service: string): Promise<void> {
  const chat = `telegram:give-up-${++count}`;
  const draft = makeDraft({ service, version: house.catalogue.find(service)?.version ?? '' });
  await store.turns.run(turn({ chat, inbound: `${chat}-1`, decide: drafting(draft) }));
  const done = { kind: 'done', state: START, messages: [], effects: [] } as const;
  await store.turns.run(turn({ chat, inbound: `${chat}-2`, decide: () => done }));
}

/** A file of the desk as somebody gets it. */
export async function fetchFile(desk: TestDesk, person: Person, address: string): Promise<Response> {
  const browser = await desk.as(person);
  return fetch(new URL(address, desk.url), { headers: { cookie: browser.cookieHeader } });
}
