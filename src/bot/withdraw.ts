import { withdraw } from '../cases/resident-moves.ts';
import { residentMay } from '../cases/status.ts';
import type { Submission } from '../cases/types.ts';
import { openData } from './button.ts';
import { backButtons, openMoves } from './moves.ts';
import { showCase } from './status.ts';
import { done, isInDraft, needs, withoutDraft, withState, type Turn } from './turn.ts';
import type { Button, StepResult } from './types.ts';

/** Asked for in words: the one case that can be taken back, or which of several. */
export function chooseWithdrawal(turn: Turn): StepResult {
  const own = turn.context.known.ownSubmissions;
  if (!own) return needs({ kind: 'own-submissions' });
  const open = own.filter((one) => residentMay('withdraw', one));
  const [first, ...others] = open;
  if (!first) return done(turn, [{ kind: 'text', text: turn.t('bot:withdraw.none'), buttons: awayButtons(turn) }]);
  if (others.length === 0) return done(turn, [askMessage(turn, first)]);
  const buttons = open
    .slice(0, 8)
    .map((one): Button => ({ label: one.reference, data: openData('withdraw', one.reference) }));
  return done(turn, [
    { kind: 'text', text: turn.t('bot:withdraw.which'), buttons: [...buttons, ...awayButtons(turn)] },
  ]);
}

/** Asks once whether it is meant. What is open in the chat stays open. */
export function askWithdrawal(turn: Turn, reference: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (!found || !residentMay('withdraw', found.submission)) return showCase(turn, reference, 'bot:withdraw.too-late');
  return done(turn, [askMessage(turn, found.submission)]);
}

/** Takes a case back; what was being mended of it goes with it. */
export function giveUp(turn: Turn, reference: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (!found) return showCase(turn, reference);
  const { now: at, today, forms } = turn.context;
  const moved = withdraw(found.submission, { at, today, district: forms.district });
  if (!moved.ok) return showCase(turn, reference, 'bot:withdraw.too-late');
  const { submission, event, audit } = moved;
  const after = withoutMending(turn, submission.reference);
  const text = after.t('bot:withdraw.done', { reference: submission.reference, what: titleOf(after, submission) });
  const effect = { type: 'change', submission, audit, ...(event === undefined ? {} : { event }) } as const;
  return done(after, [{ kind: 'text', tone: 'noted', text, buttons: awayButtons(after) }], [effect]);
}

function askMessage(turn: Turn, submission: Submission) {
  const { reference, booking } = submission;
  const key = booking === undefined ? 'bot:withdraw.ask' : 'bot:withdraw.ask-booked';
  const text = turn.t(key, { reference, what: titleOf(turn, submission) });
  const buttons: Button[] = [
    { label: turn.t('bot:withdraw.yes'), data: openData('give-up', reference) },
    { label: turn.t('bot:withdraw.no'), data: openData('case', reference) },
    ...backButtons(turn),
  ];
  return { kind: 'text' as const, text, buttons };
}

/** The chat without the draft that mends a case; one that stood in it is back at the menu. */
function withoutMending(turn: Turn, reference: string): Turn {
  const draft = turn.state.drafts.find(({ correction }) => correction?.reference === reference);
  if (!draft) return turn;
  const left = withoutDraft(turn, draft.id);
  const stoodInIt = isInDraft(turn.state) && turn.state.active === draft.id;
  return stoodInIt ? withState(left, { place: { at: 'menu' } }) : left;
}

function awayButtons(turn: Turn): Button[] {
  return [...backButtons(turn), { label: turn.t('bot:move.menu'), data: openData('menu') }, ...openMoves(turn)];
}

function titleOf(turn: Turn, { service, version }: Submission): string {
  return turn.context.catalogue.find(service, version)?.texts(turn.lang).title ?? service;
}
