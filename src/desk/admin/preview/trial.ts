import { openData } from '../../../bot/button.ts';
import { step } from '../../../bot/step.ts';
import type { Attachment, Submission } from '../../../cases/types.ts';
import type { ChatEvent, ChatState, Known, Message, Need, StepContext, StepResult } from '../../../bot/types.ts';

/** An application that is tried out: nothing of it is stored. */
export interface Trial {
  readonly service: string;
  readonly state: ChatState;
  /** What the conversation said last. */
  readonly messages: readonly Message[];
  /** What was answered last, in words. */
  readonly said?: string;
  /** Once it was sent: what would have been stored. */
  readonly submission?: Submission;
}

/** A picture that anybody sees is none. */
export const SAMPLE_FILE: Attachment = {
  id: '0'.repeat(64),
  name: 'sample.jpg',
  type: 'image/jpeg',
  size: 1000,
};

/** How often a step may ask to know more. */
const ROUNDS = 4;

/** Opens the service as a resident who picks it from the menu sees it. */
export function beginTrial(service: string, context: Omit<StepContext, 'known'>): Trial {
  const { state, messages } = run(undefined, { type: 'tap', data: openData('service', service) }, context);
  return { service, state, messages };
}

/** One turn, by the same conversation that residents have. */
export function goOn(trial: Trial, event: ChatEvent, said: string, context: Omit<StepContext, 'known'>): Trial {
  const { state, messages, effects } = run(trial.state, event, context);
  const submit = effects.find((effect) => effect.type === 'submit');
  const submission = submit?.submission ?? trial.submission;
  return { service: trial.service, state, messages, said, ...(submission === undefined ? {} : { submission }) };
}

/** Whatever the step wants to know of a database: there is nothing in it. */
function run(
  state: ChatState | undefined,
  event: ChatEvent,
  context: Omit<StepContext, 'known'>,
): Extract<StepResult, { kind: 'done' }> {
  let known: Known = {};
  for (let round = 0; round < ROUNDS; round++) {
    const result = step(state, event, { ...context, known });
    if (result.kind === 'done') return result;
    for (const need of result.needs) known = { ...known, ...emptyFor(need, known) };
  }
  throw new Error('A step that knows all it asked for must answer.');
}

function emptyFor(need: Need, known: Known): Known {
  switch (need.kind) {
    case 'booked':
      return { booked: new Map([...(known.booked ?? []), [need.institution, new Map<string, number>()]]) };
    case 'own-submissions':
      return { ownSubmissions: [] };
    case 'submission':
      return { submission: null };
  }
}
