import type { ChatState, Known, StepResult } from '../bot/types.ts';
import type { Turn } from './store.ts';

export type Done = Extract<StepResult, { kind: 'done' }>;

/** A turn on its way to a decision. Exactly one of `done` and `failure` is set once it is there. */
export interface Deciding {
  readonly turn: Turn;
  readonly state: ChatState | undefined;
  known: Known;
  done?: Done;
  failure?: { readonly error: unknown };
}
