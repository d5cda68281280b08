import type { Item } from '../forms/types.ts';
import { answer, collect } from './answer.ts';
import { tellOfCase } from './case-news.ts';
import { command, openWish } from './command.ts';
import { dropStaleDrafts } from './drop-stale.ts';
import { freeText } from './free-text.ts';
import { greet } from './menu.ts';
import { moveOfText } from './named-move.ts';
import { remarkOn, sayAgain } from './say-again.ts';
import { takeSupply } from './supply.ts';
import { tap, tapDraft } from './tap.ts';
import { isInDraft, makeTurn, openScene, withState, type Scene, type Turn } from './turn.ts';
import type { ChatEvent, ChatState, Step, StepContext, StepResult } from './types.ts';

/**
 * One turn of a conversation: what the chat becomes, what it hears, and what must happen with it. Pure: the same state,
 * event and context give the same result, so it can be run again when something it needs to know was looked up.
 */
export const step: Step = (stored, event, context) => {
  const before = stored ?? newChat(context);
  if (event.type === 'case') return tellOfCase(inLanguageOf(before, stored, context), event);
  if (before.mended) return beginAnew(before, context);
  const turn = makeTurn(dropStaleDrafts(before, context.now), context);
  const order = 'order' in event ? event.order : undefined;
  const last = turn.state.order ?? 0;
  if (order !== undefined && order <= last && !isLateFile(turn, event.type, order))
    return remarkOn(turn, 'message-late');
  const now = order === undefined ? turn : withState(turn, { order: Math.max(order, last) });
  const isGone = isInDraft(before) && !isInDraft(now.state);
  if (isGone && isAnswer(event)) return sayAgain(now, { noted: now.t('bot:resume.gone') });
  return handle(now, event);
};

/** What was stored could not be gone on with: the drafts that can be read wait in the menu. */
function beginAnew({ mended: _mended, ...state }: ChatState, context: StepContext): StepResult {
  const turn = makeTurn(dropStaleDrafts(state, context.now), context);
  return greet(turn, turn.t('bot:resume.mended'));
}

/** A photo that was overtaken by other messages, yet sent after the question that wants photos was opened. */
function isLateFile(turn: Turn, type: ChatEvent['type'], order: number): boolean {
  if (type !== 'files') return false;
  if (turn.state.place.at === 'supply') return true;
  const scene = openScene(turn);
  if (scene === undefined || 'kind' in scene || turn.state.place.at !== 'question') return false;
  return scene.open?.question.kind === 'files' && order > (scene.draft.since ?? 0);
}

/** Something that was meant for the open question. */
function isAnswer({ type }: ChatEvent): boolean {
  return type === 'text' || type === 'files' || type === 'contact';
}

/** A chat that was never begun, or is long forgotten, speaks the language of the submission that it hears of. */
function inLanguageOf(state: ChatState, stored: ChatState | undefined, context: StepContext): Turn {
  const lang = stored ? state.lang : (context.known.submission?.submission.lang ?? state.lang);
  return makeTurn({ ...state, lang }, context);
}

/** A chat that has said nothing yet. */
export function newChat(context: Pick<StepContext, 'langHint'>): ChatState {
  return { v: 1, lang: context.langHint ?? 'zh-CN', revision: 0, place: { at: 'menu' }, drafts: [] };
}

function handle(turn: Turn, event: Exclude<ChatEvent, { type: 'case' }>): StepResult {
  switch (event.type) {
    case 'command':
      return command(turn, event.name, event.argument ?? '');
    case 'tap':
      return tap(turn, event.data);
    case 'text':
      return text(turn, event.text);
    case 'files':
      return files(turn, event.files);
    case 'contact':
      return contact(turn, event.phone, event.own);
    case 'location':
      return remarkOn(turn, 'location-unexpected');
    case 'refused-file':
      return remarkOn(turn, event.code);
    case 'edited':
      return remarkOn(turn, 'message-edited');
    case 'unsupported':
      return remarkOn(turn, 'message-unsupported');
  }
}

/** Something typed: a move by its name, an answer to the open question, or a wish. */
function text(turn: Turn, typed: string): StepResult {
  const scene = openScene(turn);
  if (scene === undefined) return freeText(turn, typed);
  if ('kind' in scene) return scene;
  const move = moveOfText(turn, scene, typed);
  if (move !== undefined) return tapDraft(turn, scene, move.verb, move.value);
  const wish = openWish(turn, typed);
  if (wish !== undefined) return wish;
  if (turn.state.place.at === 'question' && scene.open)
    return answer(turn, scene, scene.open, { kind: 'text', text: typed });
  return sayAgain(turn, { noted: turn.t('bot:text.tap-please') });
}

function files(turn: Turn, sent: Extract<ChatEvent, { type: 'files' }>['files']): StepResult {
  const { place } = turn.state;
  if (place.at === 'supply') return takeSupply(turn, place.reference, place.pointer, sent);
  return inQuestion(turn, 'file-unexpected', (scene, item) => collect(turn, scene, item, sent));
}

function contact(turn: Turn, phone: string, own: boolean): StepResult {
  return inQuestion(turn, 'contact-unexpected', (scene, item) => {
    if (item.question.kind !== 'mobile') return remarkOn(turn, 'contact-unexpected');
    if (!own) return remarkOn(turn, 'contact-foreign');
    return answer(turn, scene, item, { kind: 'text', text: phone });
  });
}

/** Runs a move on the open question; where none is open, says what was unexpected about it. */
function inQuestion(turn: Turn, otherwise: string, move: (scene: Scene, item: Item) => StepResult): StepResult {
  const scene = openScene(turn);
  if (scene !== undefined && 'kind' in scene) return scene;
  if (!scene?.open || turn.state.place.at !== 'question') return remarkOn(turn, otherwise);
  return move(scene, scene.open);
}
