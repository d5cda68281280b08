import { setImmediate } from 'node:timers/promises';
import { maySee } from '../../cases/may.ts';
import { papersOf } from '../../cases/papers.ts';
import type { DeskHouse } from '../house.ts';
import type { Job, Left } from './jobs.ts';
import { leftWords } from './left-words.ts';
import type { MadePaper, NamedFile, PapersPort } from './port.ts';
import type { SealedFile } from './sealed-file.ts';
import { openZip } from './zip.ts';

interface Making {
  readonly house: DeskHouse;
  readonly port: PapersPort;
}

/** A paper that was made, with its case. */
interface Made {
  readonly reference: string;
  readonly paper: MadePaper & { readonly ok: true };
}

/**
 * Makes the papers of an order into a file: one PDF or a ZIP. One paper after another, and between two of them everybody
 * else gets their turn. What cannot be made is noted with its reason and does not stop the rest.
 */
export function makeMany(house: DeskHouse, port: PapersPort) {
  const making: Making = { house, port };
  return async (job: Job, file: SealedFile): Promise<void> => {
    await (job.order.as === 'print' ? print(making, job, file) : zip(making, job, file));
    const { acting, as, paper } = job.order;
    const count = job.done - job.left.length;
    await port.record({
      at: house.now(),
      actor: `clerk:${acting.clerk}`,
      action: `papers.${as}`,
      detail: `${paper} ${count}`,
    });
  };
}

async function print(making: Making, job: Job, file: SealedFile): Promise<void> {
  const { lang, paper } = job.order;
  const title = making.house.words(lang)(`desk-papers:paper.${paper}`);
  const binder = making.port.bind({ lang, title, write: (bytes) => file.write(bytes) });
  let count = 0;
  for await (const made of papers(making, job)) {
    await binder.add(made.paper.bytes, made.reference);
    count++;
    if (made.paper.beside.length > 0)
      job.beside.push({ reference: made.reference, names: made.paper.beside.map(({ name }) => name) });
  }
  if (count > 0) await binder.finish();
}

async function zip(making: Making, job: Job, file: SealedFile): Promise<void> {
  const zipped = openZip((bytes) => file.write(bytes), making.house.now());
  const width = String(job.order.references.length).length;
  let count = 0;
  for await (const { paper } of papers(making, job)) {
    count++;
    for (const one of [paper, ...paper.beside]) await zipped.add(numbered(one, count, width));
  }
  if (count === 0) return;
  if (job.left.length > 0) await zipped.add(listOfLeft(making, job));
  await zipped.finish();
}

/** The order of the list stays in a folder that sorts by name. */
function numbered({ name, bytes }: NamedFile, n: number, width: number): NamedFile {
  return { name: `${String(n).padStart(width, '0')} ${name}`, bytes };
}

function listOfLeft({ house }: Making, { left, order }: Job): NamedFile {
  const t = house.words(order.lang);
  const lines = left.map((one) => `${one.reference}\t${leftWords(t, one)}`);
  return { name: t('desk-papers:left.file'), bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) };
}

async function* papers(making: Making, job: Job): AsyncGenerator<Made> {
  for (const reference of job.order.references) {
    await setImmediate();
    const made = await makeOne(making, job, reference).catch((error: unknown): Left => {
      making.port.report(error);
      return { reference, why: 'fault' };
    });
    if ('why' in made) job.left.push(made);
    else yield made;
    job.done++;
  }
}

async function makeOne({ house, port }: Making, { order }: Job, reference: string): Promise<Made | Left> {
  const submission = await port.find(reference);
  if (!submission || !maySee(order.acting, submission, house.district)) return { reference, why: 'gone' };
  const paper = papersOf(submission).includes(order.paper) ? await port.paper(reference, order.paper) : undefined;
  if (!paper) return { reference, why: 'none' };
  if (!paper.ok) return { reference, why: 'characters', characters: paper.missing };
  const actor = `clerk:${order.acting.clerk}`;
  await port.record({ at: house.now(), actor, action: `paper.${order.as}`, reference, detail: order.paper });
  return { reference, paper };
}
