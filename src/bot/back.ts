import { goOn, leaveQuestion, wrongAnswer } from './go-on.ts';
import { withDraft, type Scene, type Turn } from './turn.ts';
import { undo } from './undo.ts';
import type { StepResult } from './types.ts';

/**
 * Undoes exactly one step: the narrowing of an area, the last file sent, the wish to change an answer,
 * or else the last answer, whose question is asked again with the answer that it had before.
 */
export function back(turn: Turn, scene: Scene): StepResult {
  const { draft } = scene;
  if (isUnderWay(scene)) return leaveAsked(turn, scene);
  const last = draft.trail.at(-1);
  if (last === undefined) return goOn(turn, { noted: turn.t('bot:back.first') });
  const before = {
    ...leaveQuestion(draft),
    answers: undo(draft.answers, last),
    trail: draft.trail.slice(0, -1),
    ...(last.editing === undefined ? {} : { editing: last.editing }),
  };
  return goOn(withDraft(turn, before));
}

/** Whether something was begun at the open question. A question asked again because its answer is wrong was not begun by anyone. */
function isUnderWay(scene: Scene): boolean {
  const { path, collected, editing } = scene.draft;
  if (path !== undefined || collected !== undefined) return true;
  return editing !== undefined && wrongAnswer(scene)?.item.question.pointer !== editing;
}

/** Narrowing and files are given up first, file by file; the wish to change the answer stays until the next step back. */
function leaveAsked(turn: Turn, scene: Scene): StepResult {
  const { draft } = scene;
  const { path, collected, editing } = draft;
  const left = leaveQuestion(draft);
  if (path === undefined && collected === undefined) return goOn(withDraft(turn, left));
  const asked = editing === undefined ? left : { ...left, editing };
  const kept = (collected ?? []).slice(0, -1);
  const key = kept.length === 0 ? 'bot:files.dropped-all' : 'bot:files.dropped';
  const noted = collected === undefined ? {} : { noted: turn.t(key, { count: kept.length }) };
  return goOn(withDraft(turn, kept.length === 0 ? asked : { ...asked, collected: kept }), noted);
}
