import { commentOn, mayComment, mayRate, rate } from '../cases/resident-moves.ts';
import type { Acted } from '../cases/action.ts';
import type { Rating, Submission } from '../cases/types.ts';
import { openData } from './button.ts';
import { rateButtons, SCORES } from './case-buttons.ts';
import { backButtons, openMoves } from './moves.ts';
import { showCase } from './status.ts';
import { done, isInDraft, needs, withState, type Turn } from './turn.ts';
import type { Button, Effect, StepResult } from './types.ts';

/** Rates a finished case by one tap. `value`: the reference, and behind a dot the score; without it the five are offered. */
export function rateCase(turn: Turn, value: string): StepResult {
  const [reference = '', given] = value.split('.');
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (!found) return showCase(turn, reference);
  const { submission } = found;
  if (!mayRate(submission))
    return showCase(turn, reference, submission.rating ? 'bot:rate.once' : 'bot:rate.too-early');
  const score = scoreOf(given);
  if (score === undefined) return offer(turn, submission);
  const rated = rate(submission, score, turn.context.now);
  return rated.ok ? thank(turn, reference, score, rated) : showCase(turn, reference);
}

export function scoreOf(given: string | undefined): Rating['score'] | undefined {
  return SCORES.find((score) => String(score) === given);
}

function offer(turn: Turn, { reference }: Submission): StepResult {
  const buttons = [...rateButtons(turn, reference), ...backButtons(turn)];
  return done(turn, [{ kind: 'text', text: turn.t('bot:rate.ask'), buttons }]);
}

/** A comment may follow: typed at once, or, where a question is open, after a tap that says so. */
function thank(turn: Turn, reference: string, score: Rating['score'], rated: Extract<Acted, { ok: true }>): StepResult {
  const busy = isInDraft(turn.state);
  const after = busy ? turn : withState(turn, { place: { at: 'comment', reference } });
  const thanks = turn.t(score > 2 ? 'bot:rate.thanks' : 'bot:rate.sorry');
  const text = `${thanks}\n${turn.t(busy ? 'bot:rate.may-comment' : 'bot:rate.comment')}`;
  const write = { label: turn.t('bot:rate.write'), data: openData('comment', reference) };
  return done(
    after,
    [{ kind: 'text', tone: 'noted', text, buttons: busy ? [write, ...backButtons(turn)] : leaveButtons(turn) }],
    [effectOf(rated)],
  );
}

/** Asks for the words to a rating. The application that was open waits. */
export function askComment(turn: Turn, reference: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (!found || !mayComment(found.submission)) return showCase(turn, reference, 'bot:rate.once');
  const place = { at: 'comment', reference: found.submission.reference } as const;
  const text = turn.t('bot:rate.comment');
  return done(withState(turn, { place }), [{ kind: 'text', text, buttons: leaveButtons(turn) }]);
}

/** Takes typed words as the comment, once. */
export function takeComment(turn: Turn, reference: string, typed: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  const menu = withState(turn, { place: { at: 'menu' } });
  const said = found ? commentOn(found.submission, typed) : undefined;
  if (!said?.ok) return showCase(menu, reference, 'bot:rate.once');
  const text = turn.t('bot:rate.commented');
  return done(menu, [{ kind: 'text', tone: 'noted', text, buttons: leaveButtons(menu) }], [effectOf(said)]);
}

function effectOf({ submission, audit }: Extract<Acted, { ok: true }>): Effect {
  return { type: 'change', submission, audit };
}

function leaveButtons(turn: Turn): Button[] {
  return [...backButtons(turn), { label: turn.t('bot:move.menu'), data: openData('menu') }, ...openMoves(turn)];
}
