import { isStaleDraft } from './draft-life.ts';
import type { ChatState } from './types.ts';

/** The chat without drafts that have waited too long; the place follows when its draft is among them. */
export function dropStaleDrafts(state: ChatState, now: number): ChatState {
  if (!state.drafts.some((draft) => isStaleDraft(draft, now))) return state;
  const drafts = state.drafts.filter((draft) => !isStaleDraft(draft, now));
  if (drafts.some((draft) => draft.id === state.active)) return { ...state, drafts };
  const { active: _active, ...rest } = state;
  return { ...rest, drafts, place: { at: 'menu' } };
}
