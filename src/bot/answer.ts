import type { Answers, Input, Item, Json, Problem, Reading } from '../forms/types.ts';
import { closeGroup, openGroupItem, removeGroupItem, setAnswer, skipAnswer } from '../forms/answers.ts';
import { keptAnswer, sameValue } from './ask.ts';
import { keep } from './edit.ts';
import { askAgain, goOn, leaveQuestion, type After } from './go-on.ts';
import { removedBy } from './groups.ts';
import { problemRemark } from './problem-words.ts';
import { withDraft, type Scene, type Turn } from './turn.ts';
import { undoOf } from './undo.ts';
import type { Attachment } from '../cases/types.ts';
import type { StepResult } from './types.ts';

/** Takes what a person said to the open question: a value is kept and the next question asked, anything else explained. */
export function answer(turn: Turn, scene: Scene, item: Item, input: Input): StepResult {
  const reading = scene.form.read(item, input, scene.walk, scene.forms, turn.lang, scene.draft.path);
  return settle(turn, scene, item, reading, input.kind === 'text');
}

function settle(turn: Turn, scene: Scene, item: Item, reading: Reading, typed: boolean): StepResult {
  switch (reading.kind) {
    case 'narrow':
      return goOn(withDraft(turn, { ...scene.draft, path: reading.path }));
    case 'unsure':
      return askAgain(turn, scene, item, {
        problem: problemRemark(turn, scene, reading.problem),
        only: reading.values,
      });
    case 'problem':
      return askAgain(turn, scene, item, { problem: problemRemark(turn, scene, reading.problem) });
    case 'value':
      return takeValue(turn, scene, item, reading.value, typed);
  }
}

function takeValue(turn: Turn, scene: Scene, item: Item, value: Json, typed: boolean): StepResult {
  if (item.question.kind === 'more') return takeMore(turn, scene, item, value === true);
  const problem = scene.form.judge(item, value, scene.walk, scene.forms)[0];
  if (problem) return askAgain(turn, scene, item, { problem: problemRemark(turn, scene, problem) });
  const answers = setAnswer(scene.draft.answers, item.question.pointer, value);
  return move(turn, scene, answers, typed ? { echo: { item, value } } : {});
}

/** "One more?": yes begins the next item, no closes the group. */
function takeMore(turn: Turn, scene: Scene, item: Item, more: boolean): StepResult {
  const group = groupOf(item);
  const { answers } = scene.draft;
  return move(turn, scene, more ? openGroupItem(answers, group) : closeGroup(answers, group));
}

/** The array that "one more?" is about. */
function groupOf(item: Item): string {
  return item.question.pointer.slice(0, -'/-'.length);
}

/** Takes one item out of a repeated group; `value` is what its button carries. */
export function removeItem(turn: Turn, scene: Scene, value: string): StepResult {
  const removed = removedBy(scene, value);
  if (!removed) return goOn(turn);
  return move(turn, scene, removeGroupItem(scene.draft.answers, removed.group, removed.index));
}

/** Goes on without an answer, where the form allows it. */
export function skip(turn: Turn, scene: Scene, item: Item): StepResult {
  const { pointer, required } = item.question;
  if (required)
    return askAgain(turn, scene, item, { problem: problemRemark(turn, scene, { pointer, code: 'required' }) });
  return move(turn, scene, skipAnswer(scene.draft.answers, pointer));
}

/** Takes over the answer that the question may share with an earlier one. */
export function takeSame(turn: Turn, scene: Scene, item: Item): StepResult {
  const value = sameValue(scene, item);
  return value === undefined ? askAgain(turn, scene, item, {}) : takeValue(turn, scene, item, value, true);
}

/** Leaves an answer as it is: the one being changed, or the one that the office asked about. */
export function leaveAsIs(turn: Turn, scene: Scene): StepResult {
  const { open, draft } = scene;
  const value = open && draft.editing === undefined ? keptAnswer(scene, open) : undefined;
  return open && value !== undefined ? takeValue(turn, scene, open, value, false) : keep(turn, scene);
}

/** Adds files to the open question; they become its answer when they are as many as it takes, or when the person says so. */
export function collect(turn: Turn, scene: Scene, item: Item, files: readonly Attachment[]): StepResult {
  const { kind, pointer, schema } = item.question;
  const refuse = (problem: Omit<Problem, 'pointer'>) =>
    askAgain(turn, scene, item, { problem: problemRemark(turn, scene, { pointer, ...problem }) });
  if (kind !== 'files') return refuse({ code: 'file-unexpected' });
  const most = Number(schema['maxItems'] ?? MOST_FILES);
  const all = differing([...(scene.draft.collected ?? []), ...files]);
  if (all.length > most) return refuse({ code: 'too-many-files', params: { max: most } });
  const ids = all.map((file) => file.id);
  if (all.length === most) return takeValue(turn, scene, item, ids, true);
  return goOn(withDraft(turn, { ...scene.draft, collected: all }), {
    noted: turn.t('bot:files.got', { count: all.length }),
  });
}

/** Files of a question that sets no `maxItems`. */
const MOST_FILES = 9;

/** The same photo sent twice counts once. */
function differing(files: readonly Attachment[]): readonly Attachment[] {
  return files.filter((file, index) => files.findIndex((one) => one.id === file.id) === index);
}

/** The person says that the files sent so far are all. */
export function takeCollected(turn: Turn, scene: Scene, item: Item): StepResult {
  const ids = (scene.draft.collected ?? []).map((file) => file.id);
  return ids.length === 0 ? askAgain(turn, scene, item, {}) : takeValue(turn, scene, item, ids, true);
}

/** Makes one step: the new answers are kept, and what `back` must put back goes on the trail. */
function move(turn: Turn, scene: Scene, answers: Answers, after: After = {}): StepResult {
  const { draft } = scene;
  const { order } = turn.state;
  const moved = { ...leaveQuestion(draft), answers, trail: [...draft.trail, undoOf(draft, answers)] };
  return goOn(withDraft(turn, { ...moved, ...(order === undefined ? {} : { since: order }) }), after);
}
