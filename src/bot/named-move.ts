import type { Item } from '../forms/types.ts';
import { allButton, extraButtons } from './ask.ts';
import { readButton, type DraftVerb } from './button.ts';
import { editMessage } from './edit.ts';
import { foldText, isOneOf } from './fold-text.ts';
import { leaveMessage } from './leave.ts';
import { movesOf } from './moves.ts';
import { summaryMessage } from './summary.ts';
import type { Scene, Turn } from './turn.ts';
import type { Button } from './types.ts';

/** A move in a draft, as a button would make it. */
export interface NamedMove {
  readonly verb: DraftVerb;
  readonly value: string;
}

/** Other words for moves, whatever is on show. */
const SYNONYMS: readonly (readonly [DraftVerb, string])[] = [
  ['back', 'bot:move.back-words'],
  ['edit', 'bot:move.edit-words'],
  ['pause', 'bot:move.pause-words'],
  ['human', 'bot:wish.human'],
];

/** The move that typed words name: exactly the words of a button on show, or words that commonly stand for one. */
export function moveOfText(turn: Turn, scene: Scene, typed: string): NamedMove | undefined {
  const folded = foldText(typed);
  const button = buttonsOnShow(turn, scene).find((one) => foldText(one.label) === folded);
  const data = button && 'data' in button ? readButton(button.data) : undefined;
  if (data?.kind === 'draft') return { verb: data.verb, value: data.value };
  const verb = SYNONYMS.find(([, key]) => isOneOf(turn.t(key), folded))?.[0] ?? placeVerb(turn, scene, folded);
  return verb && { verb, value: '' };
}

/** Every button of what is open, but for the answers themselves: those the form reads. */
function buttonsOnShow(turn: Turn, scene: Scene): readonly Button[] {
  const { place } = turn.state;
  switch (place.at) {
    case 'question':
      return [...(scene.open ? besideAnswers(turn, scene, scene.open) : []), ...movesOf(turn, scene)];
    case 'summary': {
      const { submit, groups, moves } = summaryMessage(turn, scene);
      return [submit, ...groups.map((group) => group.edit), ...moves];
    }
    case 'edit-list':
      return editMessage(turn, scene, place.section).buttons ?? [];
    default:
      return leaveMessage(turn, scene).buttons ?? [];
  }
}

function besideAnswers(turn: Turn, scene: Scene, item: Item): readonly Button[] {
  // A text has no options: it is the commonest answer, and nothing is looked up for it.
  const all = item.question.kind === 'text' || item.question.kind === 'long-text' ? [] : [allButton(turn, scene, item)];
  return [...all, ...extraButtons(turn, scene, item)];
}

function placeVerb(turn: Turn, scene: Scene, folded: string): DraftVerb | undefined {
  const is = (key: string) => isOneOf(turn.t(key), folded);
  if (turn.state.place.at === 'summary') return is('bot:summary.submit-words') ? 'submit' : undefined;
  if (turn.state.place.at !== 'question' || !scene.open) return undefined;
  const { kind, required } = scene.open.question;
  if (kind === 'more') return undefined;
  if (scene.draft.collected && is('bot:extra.collected-words')) return 'collected';
  if (is('bot:extra.skip-words')) return 'skip';
  const isWritten = kind === 'text' || kind === 'long-text' || kind === 'mobile' || kind === 'files';
  return !required && isWritten && is('bot:extra.none-words') ? 'skip' : undefined;
}
