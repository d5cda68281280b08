import { editMessage } from './edit.ts';
import type { Remark } from './ask.ts';
import { askAgain, goOn } from './go-on.ts';
import { introduce } from './intro.ts';
import { leaveMessage } from './leave.ts';
import { greet, offerGroup } from './menu.ts';
import { problemRemark } from './problem-words.ts';
import { askComment } from './rate.ts';
import { listOwn } from './status.ts';
import { askSupply } from './supply.ts';
import { done, openScene, type Turn } from './turn.ts';
import type { Message, StepResult } from './types.ts';

/** Says once more what the chat stands at, behind a remark. Whatever came in, nothing moves on and nothing is lost. */
export function sayAgain(turn: Turn, remark: Remark = {}): StepResult {
  const scene = openScene(turn);
  if (scene !== undefined && 'kind' in scene) return scene;
  if (scene?.open && turn.state.place.at === 'question') return askAgain(turn, scene, scene.open, remark);
  const said = sayPlace(turn);
  return said.kind === 'needs' ? said : { ...said, messages: [...remarkMessages(remark), ...said.messages] };
}

/** Says that something was not taken as an answer, and what the chat stands at. */
export function remarkOn(turn: Turn, code: string): StepResult {
  const scene = openScene(turn);
  if (scene !== undefined && 'kind' in scene) return scene;
  if (scene) {
    const pointer = scene.open?.question.pointer ?? '';
    return sayAgain(turn, { problem: problemRemark(turn, scene, { pointer, code }) });
  }
  const { what, right = [] } = turn.context.problem(turn.lang, { pointer: '', code });
  return sayAgain(turn, { problem: { what, right } });
}

function sayPlace(turn: Turn): StepResult {
  const { place } = turn.state;
  switch (place.at) {
    case 'menu':
      return place.group === undefined ? greet(turn, turn.t('bot:menu.again')) : offerGroup(turn, place.group);
    case 'intro':
      return introduce(turn, place.service);
    case 'supply':
      return askSupply(turn, place.reference);
    case 'status':
      return listOwn(turn);
    case 'comment':
      return askComment(turn, place.reference);
    default:
      return sayScene(turn);
  }
}

function sayScene(turn: Turn): StepResult {
  const scene = openScene(turn);
  if (scene === undefined) return goOn(turn);
  if ('kind' in scene) return scene;
  const { place } = turn.state;
  if (place.at === 'leaving') return done(turn, [leaveMessage(turn, scene)]);
  return place.at === 'edit-list' ? done(turn, [editMessage(turn, scene, place.section)]) : goOn(turn);
}

function remarkMessages({ problem, noted }: Remark): Message[] {
  return [
    ...(problem === undefined ? [] : [{ kind: 'problem' as const, ...problem, buttons: [] }]),
    ...(noted === undefined ? [] : [{ kind: 'text' as const, tone: 'noted' as const, text: noted }]),
  ];
}
