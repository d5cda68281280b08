import type { Message, QuestionMessage, SummaryMessage, TextMessage, TranscriptEntry } from '../../bot/types.ts';

/** How much of a long talk is shown before "earlier" is asked for. */
const WINDOW = 40;

/** A transcript, sorted out for drawing. */
export interface Arranged {
  /** What lies flat in the thread, oldest first. */
  readonly entries: readonly TranscriptEntry[];
  /** What wants an answer now. */
  readonly open?: QuestionMessage | SummaryMessage;
  /** The consent that is asked for now: it stands at the foot of the window. */
  readonly consent?: TextMessage;
  /** Entries with an id above this one are news: their buttons count. */
  readonly newsAfter: number;
  /** The words that the open question answers to: given back when they could not be taken. */
  readonly typed?: string;
  /** True when older entries are left out. */
  readonly more: boolean;
  /** True when the chat stands at a menu, with nothing under way. */
  readonly atMenu: boolean;
}

/** The kinds that say where the chat stands; the last of them counts. */
const STANDING: ReadonlySet<Message['kind']> = new Set(['question', 'summary', 'menu', 'receipt']);

/** Of these, the ones that mean nothing once the same turn says where the chat stands now. */
const PASSING: ReadonlySet<Message['kind']> = new Set(['question', 'summary', 'menu']);

/**
 * Sorts out a transcript: the last question or summary is open unless something else took its place, and is drawn at
 * the end, even when a remark came after it.
 */
export function arrange(all: readonly TranscriptEntry[], whole: boolean): Arranged {
  const last = all.findLast((entry) => entry.message !== undefined && STANDING.has(entry.message.kind));
  const resident = all.findLast((entry) => entry.from === 'resident');
  const newsAfter = resident?.id ?? -Infinity;
  const standing = last?.message?.kind === 'question' || last?.message?.kind === 'summary' ? last : undefined;
  const openEntry = standing !== undefined && !takenOver(standing, all, newsAfter) ? standing : undefined;
  const atMenu = last?.message?.kind === 'menu' && last.id > newsAfter;
  const consentEntry = openEntry === undefined ? all.findLast(({ message }) => asksConsent(message)) : undefined;
  const consent = (consentEntry?.id ?? -Infinity) > newsAfter ? consentEntry?.message : undefined;
  const tickets = new Set(all.flatMap(({ message }) => (message?.kind === 'receipt' ? [message.reference] : [])));
  const kept = all.filter(
    (entry, at) =>
      entry !== openEntry &&
      (consent === undefined || entry !== consentEntry) &&
      !onTicket(entry, tickets) &&
      !superseded(entry, all.slice(at + 1)),
  );
  const entries = whole ? kept : atMenu ? kept.filter((entry) => entry.id > newsAfter) : newest(kept, last);
  const message = openEntry?.message;
  return {
    entries,
    newsAfter,
    atMenu,
    more: entries.length < kept.length,
    ...(message?.kind === 'question' || message?.kind === 'summary' ? { open: message } : {}),
    ...(asksConsent(consent) ? { consent } : {}),
    ...(resident?.echo?.text === undefined || (openEntry?.id ?? -1) < newsAfter ? {} : { typed: resident.echo.text }),
  };
}

/**
 * The end of a long talk. Once an application is submitted, its ticket is what counts: the talk begins with the words
 * that submitted it, so that the page opens at the ticket and a slow line carries no more than that.
 */
function newest(kept: readonly TranscriptEntry[], last: TranscriptEntry | undefined): readonly TranscriptEntry[] {
  if (last?.message?.kind !== 'receipt') return kept.slice(-WINDOW);
  const submitted = kept.findLastIndex((entry) => entry.from === 'resident' && entry.id < last.id);
  return kept.slice(Math.max(0, submitted)).slice(-WINDOW);
}

function asksConsent(message: Message | undefined): message is TextMessage {
  return message?.kind === 'text' && message.consent !== undefined;
}

/** True when the bot said it, and then where the chat stands, without a word of the resident between: in another language, say. */
function superseded({ message }: TranscriptEntry, after: readonly TranscriptEntry[]): boolean {
  if (message === undefined) return false;
  if (isIntro(message)) return saidAgain(message, after);
  if (!PASSING.has(message.kind)) return false;
  const next = after.find((one) => one.from === 'resident' || STANDING.has(one.message?.kind ?? 'text'));
  return next?.from === 'bot';
}

/** The introduction of a service is two messages, so each is superseded by its own like alone. */
function saidAgain(intro: TextMessage, after: readonly TranscriptEntry[]): boolean {
  const resident = after.findIndex((one) => one.from === 'resident');
  const sameTurn = resident < 0 ? after : after.slice(0, resident);
  return sameTurn.some(
    ({ message }) => isIntro(message) && (message.consent === undefined) === (intro.consent === undefined),
  );
}

function isIntro(message: Message | undefined): message is TextMessage {
  return message?.kind === 'text' && (message.about !== undefined || message.consent !== undefined);
}

/** True when the bot has since asked something else by buttons, such as whether to keep the draft. */
function takenOver(standing: TranscriptEntry, all: readonly TranscriptEntry[], newsAfter: number): boolean {
  if (standing.id > newsAfter) return false;
  return all.some(({ id, message }) => id > newsAfter && message !== undefined && asksByButtons(message));
}

function asksByButtons(message: Message): boolean {
  const buttons = 'buttons' in message ? (message.buttons ?? []) : [];
  return buttons.some((button) => 'data' in button);
}

/** A paper whose ticket stands in the same talk: the ticket links to it. */
function onTicket({ message }: TranscriptEntry, tickets: ReadonlySet<string>): boolean {
  return message?.kind === 'document' && tickets.has(message.reference);
}
