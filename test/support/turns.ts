import type { ChatState, Draft, Effect, Known, Message, StepResult } from '../../src/bot/types.ts';
import type { Store, Turn, TurnOutcome } from '../../src/store/store.ts';

/** The time at which tests take place. Epoch milliseconds. */
export const NOW = Date.UTC(2026, 10, 24, 2);

export const START: ChatState = { v: 1, lang: 'zh-CN', revision: 0, place: { at: 'menu' }, drafts: [] };

/** A turn that says one thing and counts itself in the chat's revision. */
export function turn(change: Partial<Turn> = {}): Turn {
  return {
    chat: 'telegram:1',
    channel: 'telegram',
    inbound: 'update-1',
    at: NOW,
    decide: answering('您好'),
    ...change,
  };
}

/** Decides at once: says these words and brings these effects about. */
export function answering(words: string, ...effects: readonly Effect[]): Turn['decide'] {
  return (state) => ({ kind: 'done', state: next(state), messages: [text(words)], effects });
}

/** Submits nothing and says nothing new: leaves the chat with this draft. */
export function drafting(draft: Draft): Turn['decide'] {
  return (state) => ({ kind: 'done', state: { ...next(state), drafts: [draft] }, messages: [], effects: [] });
}

export function next(state: ChatState | undefined): ChatState {
  return { ...START, ...state, revision: (state?.revision ?? 0) + 1 };
}

export function text(words: string): Message {
  return { kind: 'text', text: words };
}

export function done(words: string, state: ChatState | undefined, effects: readonly Effect[] = []): StepResult {
  return { kind: 'done', state: next(state), messages: [text(words)], effects };
}

export function asking(kind: { readonly institution: string }): StepResult {
  return { kind: 'needs', needs: [{ kind: 'booked', ...kind }] };
}

export function placesTaken(known: Known, institution: string, slot: string): number {
  return known.booked?.get(institution)?.get(slot) ?? 0;
}

export function makeDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: 'draft001',
    service: 'first-child-certificate',
    version: '0123456789abcdef',
    answers: { values: {}, skipped: {}, groups: {} },
    trail: [],
    consentAt: NOW,
    updatedAt: NOW,
    ...change,
  };
}

/** What a turn said, in order. */
export function wordsOf(outcome: TurnOutcome): readonly string[] {
  return outcome.kind === 'handled' ? outcome.messages.map(({ message }) => wordsIn(message)) : [];
}

export function wordsIn(message: Message): string {
  return 'text' in message ? message.text : '';
}

/** Everything that waits to be sent, whoever leased it, in order. */
export async function waitingWords(store: Store, later = 60 * 60 * 1000): Promise<readonly string[]> {
  const items = await store.outbox.claim({ now: NOW + later, leaseMs: 0, limit: 1000 });
  return items.map(({ message }) => wordsIn(message));
}
