import type { Pointer } from '../forms/types.ts';
import type { Attachment, Submission } from '../cases/types.ts';
import { openCorrection } from '../cases/resident-moves.ts';
import { openData } from './button.ts';
import { beginCorrection } from './correct.ts';
import { dayWords } from './day-words.ts';
import { greet } from './menu.ts';
import { openMoves } from './moves.ts';
import { done, needs, withState, type Turn } from './turn.ts';
import type { Button, StepResult } from './types.ts';

/** Asks for the first material that a submission still lacks. */
export function askSupply(turn: Turn, reference: string): StepResult {
  const known = turn.context.known.submission;
  if (known === undefined) return needs({ kind: 'submission', reference });
  // What the office asked to be mended may hold the same paper: one conversation for all of it.
  if (known && openCorrection(known.submission)) return beginCorrection(turn, reference);
  const pointer = known?.submission.missing[0];
  if (!known || pointer === undefined) return greet(turn, turn.t('bot:supply.nothing'));
  const { submission } = known;
  const by = submission.materialsDue ? dayWords(turn.t, submission.materialsDue) : '';
  const text = turn.t('bot:supply.ask', { what: labelOf(turn, submission, pointer), by });
  const place = { at: 'supply', reference: submission.reference, pointer } as const;
  return done(withState(turn, { place }), [{ kind: 'text', text, buttons: [laterButton(turn), humanButton(turn)] }]);
}

/** Takes files for the material that was asked for. More of it may follow; the next one is asked for by a tap. */
export function takeSupply(turn: Turn, reference: string, pointer: Pointer, files: readonly Attachment[]): StepResult {
  const known = turn.context.known.submission;
  if (known === undefined) return needs({ kind: 'submission', reference });
  if (known === null) return greet(turn, turn.t('bot:supply.nothing'));
  const { submission } = known;
  const effect = { type: 'supply', reference, at: pointer, files: files.map((file) => file.id) } as const;
  const next = submission.missing.find((one) => one !== pointer);
  const got = turn.t('bot:supply.got', { what: labelOf(turn, submission, pointer) });
  const text = next === undefined ? turn.t('bot:supply.complete', { got }) : turn.t('bot:supply.more', { got });
  const buttons =
    next === undefined ? openMoves(turn) : [nextButton(turn, submission, next), laterButton(turn), humanButton(turn)];
  return done(turn, [{ kind: 'text', tone: 'noted', text, buttons }], [effect]);
}

function nextButton(turn: Turn, submission: Submission, next: Pointer): Button {
  return {
    label: turn.t('bot:supply.next', { what: labelOf(turn, submission, next) }),
    data: openData('supply', submission.reference),
  };
}

function laterButton(turn: Turn): Button {
  return { label: turn.t('bot:supply.later'), data: openData('menu') };
}

function humanButton(turn: Turn): Button {
  return { label: turn.t('bot:move.human'), data: openData('human') };
}

function labelOf(turn: Turn, submission: Submission, pointer: Pointer): string {
  return turn.context.catalogue.find(submission.service, submission.version)?.label(pointer, turn.lang) ?? pointer;
}
