import { accept } from './act/accept.ts';
import { answerExtension, askExtension } from './act/extension.ts';
import { approve } from './act/approve.ts';
import { askCorrection } from './act/ask-correction.ts';
import { assign, take } from './act/assign.ts';
import { deliver, ready } from './act/deliver.ts';
import { handOver } from './act/hand-over.ts';
import { note } from './act/note.ts';
import { passOn } from './act/pass-on.ts';
import { refuse } from './act/refuse.ts';
import { reject } from './act/reject.ts';
import { remind } from './act/remind.ts';
import { sendBack } from './act/send-back.ts';
import type { ActDeps, Step } from './act/step.ts';
import { tick } from './act/tick.ts';
import { verify } from './act/verify.ts';
import type { Acted, Action } from './action.ts';
import { may } from './may.ts';
import type { Submission } from './types.ts';

export type { ActDeps } from './act/step.ts';

/**
 * What an action makes of a case, or why it is not taken. Pure, and never throws. What the role, the office, the status or
 * an earlier action does not allow is `forbidden`, whatever was filled in; all that is wrong with what was filled in is told
 * at once. The word for the audit is the action's type.
 */
export function act(submission: Submission, action: Action, deps: ActDeps): Acted {
  if (!may(deps.acting, action.type, submission, deps.district))
    return { ok: false, problems: [{ code: 'forbidden' }] };
  const step = perform(submission, action, deps);
  if (!step.ok) return step;
  const { status } = step.submission;
  return {
    ok: true,
    submission: { ...step.submission, revision: submission.revision + 1 },
    ...(step.told ? { event: { at: deps.at, status, note: step.told } } : {}),
    audit: action.type,
  };
}

function perform(submission: Submission, action: Action, deps: ActDeps): Step {
  switch (action.type) {
    case 'take':
      return take(submission, deps);
    case 'assign':
      return assign(submission, action, deps);
    case 'tick':
      return tick(submission, action, deps);
    case 'note':
      return note(submission, action, deps);
    case 'accept':
      return accept(submission, action, deps);
    case 'refuse':
      return refuse(submission, action, deps);
    case 'ask-correction':
      return askCorrection(submission, action, deps);
    case 'verify':
      return verify(submission, action, deps);
    case 'pass-on':
      return passOn(submission, action, deps);
    case 'send-back':
      return sendBack(submission, action, deps);
    case 'approve':
      return approve(submission, action, deps);
    case 'reject':
      return reject(submission, action, deps);
    case 'ready':
      return ready(submission);
    case 'deliver':
      return deliver(submission, action, deps);
    case 'hand-over':
      return handOver(submission, action, deps);
    case 'ask-extension':
      return askExtension(submission, action, deps);
    case 'answer-extension':
      return answerExtension(submission, action, deps);
    case 'remind':
      return remind(submission, deps);
  }
}
