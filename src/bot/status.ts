import { isFinal } from '../cases/status.ts';
import type { Status, Submission } from '../cases/types.ts';
import { readReference } from '../cases/reference.ts';
import { openData } from './button.ts';
import { caseMoves, furtherMoves } from './case-buttons.ts';
import { kindNow } from './case-kind.ts';
import { caseLines } from './case-lines.ts';
import { fullDayWords } from './day-words.ts';
import { fit } from './fit.ts';
import { resumeButton } from './menu.ts';
import { backButtons, openMoves } from './moves.ts';
import { officeOf } from './receipt.ts';
import { activeDraft, done, needs, withState, type Turn } from './turn.ts';
import type { Button, Message, StatusMessage, StepResult } from './types.ts';

/** Everything that this chat has submitted, and how to ask for anything else. */
export function listOwn(turn: Turn): StepResult {
  const own = turn.context.known.ownSubmissions;
  if (!own) return needs({ kind: 'own-submissions' });
  const text = turn.t(own.length === 0 ? 'bot:status.none' : 'bot:status.list', { count: own.length });
  const cases = own.slice(0, 8).map((one): Button => ({ label: one.reference, data: openData('case', one.reference) }));
  const message: StatusMessage = {
    kind: 'status',
    text,
    entries: own.map((one) => entryOf(turn, one)),
    buttons: [...resumeButtons(turn), ...cases, { label: turn.t('bot:move.menu'), data: openData('menu') }],
  };
  return done(withState(turn, { place: { at: 'status' } }), [message]);
}

/** The way back to the application that was left to look. */
function resumeButtons(turn: Turn): Button[] {
  const draft = activeDraft(turn.state);
  return draft ? [resumeButton(turn, draft)] : [];
}

/** The status of one submission of this chat by its reference; `noted` is the key of what is said before it. */
export function showCase(turn: Turn, typed: string, noted?: string): StepResult {
  const read = readReference(typed);
  if (!read.ok) return done(withState(turn, { place: { at: 'status' } }), [notThere(turn, 'bot:status.unreadable')]);
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference: read.reference });
  if (found === null) return done(withState(turn, { place: { at: 'status' } }), [notThere(turn, 'bot:status.unknown')]);
  return done(withState(turn, { place: { at: 'status' } }), [caseMessage(turn, found.submission, noted)]);
}

function notThere(turn: Turn, key: string): Message {
  return { kind: 'problem', what: turn.t(key), right: [turn.t('bot:status.example')], buttons: openMoves(turn) };
}

/** Beside the entry's own lines there is less room for a clerk's words. */
const MOST_BODY = 220;

function caseMessage(turn: Turn, submission: Submission, noted: string | undefined): StatusMessage {
  const { reference, service, version } = submission;
  const form = turn.context.catalogue.find(service, version);
  const lines = caseLines(turn, { submission, form, kind: kindNow(submission) });
  const buttons: Button[] = [
    ...caseMoves(turn, submission),
    ...resumeButtons(turn),
    { label: turn.t('bot:status.receipt'), data: openData('receipt', reference) },
    ...furtherMoves(turn, submission),
    { label: turn.t('bot:move.menu'), data: openData('menu') },
    { label: turn.t('bot:move.human'), data: openData('human') },
  ];
  return {
    kind: 'status',
    text: fit([turn.t(noted ?? 'bot:status.one', { reference }), ...lines], MOST_BODY),
    entries: [entryOf(turn, submission)],
    buttons,
  };
}

function entryOf(turn: Turn, submission: Submission): StatusMessage['entries'][number] {
  const form = turn.context.catalogue.find(submission.service, submission.version);
  const { reference, token } = submission;
  return {
    reference,
    title: form?.texts(turn.lang).title ?? submission.service,
    status: turn.t(`cases:status.${submission.status}`),
    ...dueOf(turn, submission),
    url: `${turn.context.publicUrl}/s/${reference}?token=${token}`,
  };
}

/** The promised day: stopped while something is mended, and over once it is decided. */
function dueOf(turn: Turn, { status, closed, due }: Submission): { readonly due?: string } {
  if (closed || isOver(status)) return {};
  if (status === 'correction') return { due: turn.t('bot:case.stopped') };
  return { due: turn.t('bot:receipt.by', { day: fullDayWords(turn.t, due) }) };
}

function isOver(status: Status): boolean {
  return status === 'approved' || status === 'ready' || isFinal(status);
}

/** The receipt or the calendar entry of an own submission, once more. */
export function document(turn: Turn, reference: string, which: 'receipt' | 'calendar'): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (found === null) return done(turn, [notThere(turn, 'bot:status.unknown')]);
  const key = which === 'receipt' ? 'bot:receipt.file' : 'bot:receipt.calendar-file';
  return done(turn, [{ kind: 'document', document: which, reference, name: turn.t(key, { reference }) }]);
}

/** How somebody of the family fetches it. */
export function sendAgent(turn: Turn, reference: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (found === null) return done(turn, [notThere(turn, 'bot:status.unknown')]);
  const { name, phone } = officeOf(turn, found.submission);
  const text = turn.t('bot:case.agent-how', { office: name, phone });
  const buttons = [
    ...caseMoves(turn, found.submission).filter((one) => 'url' in one),
    ...backButtons(turn),
    ...openMoves(turn),
  ];
  return done(turn, [{ kind: 'text', text, buttons }]);
}
