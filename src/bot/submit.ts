import { createSubmission } from '../cases/create-submission.ts';
import type { Submission } from '../cases/types.ts';
import { sendBack } from './correct.ts';
import { goOn } from './go-on.ts';
import { receiptMessages } from './receipt.ts';
import { done, withoutDraft, withState, type Scene, type Turn } from './turn.ts';
import type { StepResult } from './types.ts';

/** Submits a complete draft: the submission is stored in the same transaction as the chat, and its receipt follows. */
export function submit(turn: Turn, scene: Scene): StepResult {
  const { correction } = scene.draft;
  if (correction) return sendBack(turn, scene, correction);
  if (scene.open) return goOn(turn);
  const checked = scene.form.check(scene.walk.answers, scene.forms);
  if (!checked.ok) return goOn(turn);
  const submission = makeSubmission(turn, scene, checked.answers);
  const after = withState(withoutDraft(turn, scene.draft.id), { place: { at: 'menu' } });
  return done(after, receiptMessages(after, submission, scene.form), [{ type: 'submit', submission }]);
}

function makeSubmission(turn: Turn, scene: Scene, answers: Submission['answers']): Submission {
  const { context } = turn;
  return createSubmission(scene.form, answers, {
    now: context.now,
    today: context.today,
    entropy: context.entropy,
    district: context.forms.district,
    channel: context.channel,
    chat: context.chat,
    lang: turn.lang,
    consentAt: scene.draft.consentAt,
  });
}
