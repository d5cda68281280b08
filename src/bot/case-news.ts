import type { CaseEvent, Submission } from '../cases/types.ts';
import { openData } from './button.ts';
import { caseMoves } from './case-buttons.ts';
import { kindOf } from './case-kind.ts';
import { caseLines } from './case-lines.ts';
import { fit } from './fit.ts';
import { backButtons } from './moves.ts';
import { done, needs, type Turn } from './turn.ts';
import type { ChatEvent, StepResult, TextMessage } from './types.ts';

/**
 * Tells a resident what happened to a submission. Nothing of the chat moves: what is open stays open, older buttons count as
 * before, and a button leads back to it.
 */
export function tellOfCase(turn: Turn, { reference, seq }: Extract<ChatEvent, { type: 'case' }>): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  const event = found?.history[seq - 1];
  if (!found || !event) return done(turn, []);
  return done(turn, [newsMessage(turn, found.submission, event)]);
}

function newsMessage(turn: Turn, submission: Submission, event: CaseEvent): TextMessage {
  const { reference, service, version } = submission;
  const form = turn.context.catalogue.find(service, version);
  const kind = kindOf(event);
  const what = turn.t(`bot:case.what.${kind}`);
  const head = turn.t('bot:case.head', { service: form?.texts(turn.lang).short ?? service, reference, what });
  const text = fit([head, ...caseLines(turn, { submission, form, kind, event })]);
  const moves = caseMoves(turn, submission);
  const buttons = [
    ...moves,
    ...backButtons(turn),
    ...(moves.length > 1 ? [] : [{ label: turn.t('bot:move.status'), data: openData('case', reference) }]),
    { label: turn.t('bot:move.human'), data: openData('human') },
  ];
  return { kind: 'text', tone: form?.service.quiet === true ? 'plain' : 'warm', text, buttons };
}
