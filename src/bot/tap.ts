import type { Item } from '../forms/types.ts';
import { answer, leaveAsIs, removeItem, skip, takeCollected, takeSame } from './answer.ts';
import { back } from './back.ts';
import { readButton, type ButtonData, type DraftVerb, type OpenVerb } from './button.ts';
import { setLanguage } from './command.ts';
import { beginCorrection } from './correct.ts';
import { change, offerEdit } from './edit.ts';
import { askAgain, goOn } from './go-on.ts';
import { help, human } from './help.ts';
import { begin, beginAfresh, introduce, resume } from './intro.ts';
import { discard, pause, save } from './leave.ts';
import { greet, offerGroup } from './menu.ts';
import { askComment, rateCase } from './rate.ts';
import { sayAgain } from './say-again.ts';
import { document, listOwn, sendAgent, showCase } from './status.ts';
import { submit } from './submit.ts';
import { askSupply } from './supply.ts';
import { askWithdrawal, giveUp } from './withdraw.ts';
import { formOf, isInDraft, lookAt, withDraft, withState, type Scene, type Turn } from './turn.ts';
import type { StepResult } from './types.ts';

const openMoves: Readonly<Record<OpenVerb, (turn: Turn, value: string) => StepResult>> = {
  menu: (turn, value) => greet(turn, value === 'declined' ? turn.t('bot:intro.declined') : undefined),
  group: offerGroup,
  service: introduce,
  begin: (turn, value) => begin(turn, ...splitStamp(value)),
  afresh: beginAfresh,
  resume,
  status: listOwn,
  case: (turn, value) => showCase(turn, value),
  receipt: (turn, value) => document(turn, value, 'receipt'),
  calendar: (turn, value) => document(turn, value, 'calendar'),
  supply: askSupply,
  correct: beginCorrection,
  withdraw: askWithdrawal,
  'give-up': giveUp,
  rate: rateCase,
  comment: askComment,
  agent: sendAgent,
  help,
  human,
  lang: setLanguage,
};

/** What a tap does. A tap that belongs to an earlier question or revision changes nothing and is told so. */
export function tap(turn: Turn, data: string): StepResult {
  const button = readButton(data);
  if (!button) return sayAgain(turn, { noted: turn.t('bot:tap.unknown') });
  if (button.kind === 'open') return openMoves[button.verb](turn, button.value);
  // However old its message is, a person is one tap away.
  if (button.verb === 'human') return human(turn);
  const draft = turn.state.drafts.find((one) => one.id === button.draft);
  const form = draft && formOf(turn, draft);
  if (!draft || !form) return sayAgain(turn, { noted: turn.t('bot:tap.finished') });
  if (isInDraft(turn.state) && turn.state.active !== draft.id)
    return sayAgain(turn, { noted: turn.t('bot:tap.other', { title: form.texts(turn.lang).title }) });
  const active = withState(turn, { active: draft.id });
  const scene = lookAt(active, draft, form);
  if ('kind' in scene) return scene;
  return isCurrent(active, scene, button)
    ? tapDraft(active, scene, button.verb, button.value)
    : stale(active, scene, button.step);
}

function isCurrent(turn: Turn, scene: Scene, button: Extract<ButtonData, { kind: 'draft' }>): boolean {
  return button.revision === turn.state.revision && button.step === scene.number;
}

/** An old button: `这一题答过了，要改请点“改答案”`, and what is open now. */
function stale(turn: Turn, scene: Scene, step: number): StepResult {
  const noted = turn.t(step === scene.number ? 'bot:tap.old' : 'bot:tap.stale');
  return isInDraft(turn.state) ? sayAgain(turn, { noted }) : goOn(turn, { noted });
}

/** A move in a draft, tapped or named by its words. */
export function tapDraft(turn: Turn, scene: Scene, verb: DraftVerb, value: string): StepResult {
  const { open } = scene;
  switch (verb) {
    case 'back':
      return back(turn, scene);
    case 'edit':
      return offerEdit(turn, scene, value === '' ? undefined : value);
    case 'change':
      return change(turn, scene, Number(value));
    case 'keep':
      return leaveAsIs(turn, scene);
    case 'pause':
      return pause(turn, scene);
    case 'save':
      return save(turn, scene);
    case 'discard':
      return discard(turn, scene);
    case 'submit':
      return submit(turn, scene);
    case 'human':
      return human(turn);
    case 'remove':
      return removeItem(turn, scene, value);
    case 'go':
    case 'summary':
      return goOn(turn);
    default:
      return open ? tapAnswer(turn, scene, open, verb, value) : goOn(turn);
  }
}

function tapAnswer(turn: Turn, scene: Scene, item: Item, verb: DraftVerb, value: string): StepResult {
  if (verb === 'skip') return skip(turn, scene, item);
  if (verb === 'same') return takeSame(turn, scene, item);
  if (verb === 'collected') return takeCollected(turn, scene, item);
  if (verb === 'all') return askAgain(withDraft(turn, scene.draft), scene, item, { all: true });
  return answer(turn, scene, item, { kind: 'value', value });
}

function splitStamp(value: string): [string, string | undefined] {
  const dot = value.lastIndexOf('.');
  return dot < 0 ? [value, undefined] : [value.slice(0, dot), value.slice(dot + 1)];
}
