import type { Catalogue } from '../bot/types.ts';
import { scoreOf } from '../bot/rate.ts';
import { readReference } from '../cases/reference.ts';
import { rate } from '../cases/resident-moves.ts';
import { isToken } from '../cases/token.ts';
import type { Submission } from '../cases/types.ts';
import type { LoadedWords } from '../catalogue/load-words.ts';
import type { District } from '../forms/types.ts';
import type { Store } from '../store/store.ts';
import type { ResidentDeps } from '../web/resident-deps.ts';
import type { Chats } from './chats.ts';
import type { Papers } from './papers.ts';
import { statusView } from './status-page.ts';
import type { Surroundings } from './surroundings.ts';

export interface HouseDeps extends Surroundings {
  readonly store: Pick<Store, 'submissions' | 'attachments'>;
  readonly chats: Chats;
  readonly papers: Papers;
  readonly texts: LoadedWords;
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly publicUrl: string;
  readonly report: NonNullable<ResidentDeps['report']>;
}

/** What the residents' pages need, from the parts of the house that have it. */
export function residentDeps(deps: HouseDeps): ResidentDeps {
  const { store, chats, papers, texts, district, publicUrl, now, report } = deps;
  return {
    chat: {
      turn: async (chat, event, options) => {
        await chats.turn(chat, 'web', event, options);
      },
      view: chats.view,
      greet: chats.greet,
    },
    keepFile: (bytes, name) => store.attachments.keep(bytes, name, now()),
    readFile: (chat, id) => readFile(deps, chat, id),
    status: (reference, token, reader) => readStatus(deps, reference, token, reader),
    rate: (reference, token, score, comment) => takeRating(deps, reference, token, score, comment),
    papers: {
      receipt: async (reference, token) => (await findOwn(deps, reference, token)) && papers.receipt(reference),
      calendar: async (reference, token) => (await findOwn(deps, reference, token)) && papers.calendar(reference),
    },
    district,
    words: texts.words,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    random: () => Buffer.from(deps.entropy()).toString('base64url').slice(0, 32),
    now,
    report,
  };
}

/** The submission that a token opens. */
async function findOwn({ store }: HouseDeps, given: string, token: string): Promise<Submission | undefined> {
  const read = readReference(given);
  const submission = read.ok ? await store.submissions.find(read.reference) : undefined;
  return submission && isToken(token, submission.token) ? submission : undefined;
}

async function readStatus(
  deps: HouseDeps,
  reference: string,
  token: string,
  { lang, chat }: Parameters<ResidentDeps['status']>[2],
): ReturnType<ResidentDeps['status']> {
  const submission = await findOwn(deps, reference, token);
  const form = submission && deps.catalogue.find(submission.service, submission.version);
  if (!submission || !form) return undefined;
  return statusView({
    submission,
    form,
    history: await deps.store.submissions.history(submission.reference),
    district: deps.district,
    today: deps.today(),
    t: deps.texts.words(lang),
    lang,
    ...(chat === undefined ? {} : { chat }),
  });
}

/** A second rating, one of a case that is not finished, and one without a level leave the case as it is. */
async function takeRating(
  deps: HouseDeps,
  given: string,
  token: string,
  level: string,
  comment: string,
): Promise<boolean> {
  const submission = await findOwn(deps, given, token);
  if (!submission) return false;
  const score = scoreOf(level);
  const at = deps.now();
  const { reference } = submission;
  if (score !== undefined)
    await deps.store.submissions.move({ reference, at, decide: (one) => rate(one, score, at, comment) });
  return true;
}

/** Only a file that this chat has sent: it lies in one of its drafts or submissions. */
async function readFile({ store }: HouseDeps, chat: string, id: string): ReturnType<ResidentDeps['readFile']> {
  const found = await store.attachments.readOfChat(chat, id);
  return found && { bytes: found.bytes, type: found.attachment.type };
}
