import { isIndex } from './pointer.ts';
import type { Answers, GroupState, Json, Pointer } from './types.ts';

/** An application in which nothing is answered. */
export const emptyAnswers: Answers = { values: {}, skipped: {}, groups: {} };

/** Keeps an answer. An answer inside a repeated group begins its item. */
export function setAnswer(answers: Answers, pointer: Pointer, value: Json): Answers {
  const { [pointer]: _skip, ...skipped } = answers.skipped;
  return { values: { ...answers.values, [pointer]: value }, skipped, groups: begun(answers.groups, pointer) };
}

/** Marks a question as left out on purpose; an answer that it had is forgotten. */
export function skipAnswer(answers: Answers, pointer: Pointer): Answers {
  const { [pointer]: _value, ...values } = answers.values;
  return { values, skipped: { ...answers.skipped, [pointer]: true }, groups: begun(answers.groups, pointer) };
}

/** Forgets what is known of one question: it is asked again. */
export function unanswer(answers: Answers, pointer: Pointer): Answers {
  const { [pointer]: _value, ...values } = answers.values;
  const { [pointer]: _skip, ...skipped } = answers.skipped;
  return { values, skipped, groups: answers.groups };
}

/** Begins one more item of a repeated group. `group` is the array's own pointer. */
export function openGroupItem(answers: Answers, group: Pointer): Answers {
  return withGroup(answers, group, { count: groupOf(answers, group).count + 1, closed: false });
}

/** The person says that there are no more items. */
export function closeGroup(answers: Answers, group: Pointer): Answers {
  return withGroup(answers, group, { count: groupOf(answers, group).count, closed: true });
}

/** Asks "one more?" again. */
export function reopenGroup(answers: Answers, group: Pointer): Answers {
  return withGroup(answers, group, { count: groupOf(answers, group).count, closed: false });
}

/** Takes one item out with all its answers; the items behind it move up, and "one more?" is asked again. */
export function removeGroupItem(answers: Answers, group: Pointer, index: number): Answers {
  const { count } = groupOf(answers, group);
  if (!(index >= 0 && index < count)) return answers;
  const move = <T>(record: Readonly<Record<Pointer, T>>) => moveUp(record, group, index);
  const moved = { values: move(answers.values), skipped: move(answers.skipped), groups: move(answers.groups) };
  return withGroup(moved, group, { count: count - 1, closed: false });
}

function groupOf(answers: Answers, group: Pointer): GroupState {
  return answers.groups[group] ?? { count: 0, closed: false };
}

function withGroup(answers: Answers, group: Pointer, state: GroupState): Answers {
  return { ...answers, groups: { ...answers.groups, [group]: state } };
}

/** The groups after an answer at `pointer`: each group around it has at least the item that the answer is in. */
function begun(groups: Answers['groups'], pointer: Pointer): Answers['groups'] {
  if (!/\/\d/.test(pointer)) return groups;
  const names = pointer.split('/');
  return names.reduce((known, name, i) => {
    if (!isIndex(name)) return known;
    const group = names.slice(0, i).join('/');
    const state = known[group] ?? { count: 0, closed: false };
    return state.count > Number(name) ? known : { ...known, [group]: { ...state, count: Number(name) + 1 } };
  }, groups);
}

function moveUp<T>(record: Readonly<Record<Pointer, T>>, group: Pointer, removed: number): Record<Pointer, T> {
  const kept: Record<Pointer, T> = {};
  for (const [pointer, value] of Object.entries(record)) {
    const moved = movedUp(pointer, group, removed);
    if (moved !== undefined) kept[moved] = value;
  }
  return kept;
}

/** Where a pointer lies once the item is gone; undefined for a pointer inside it. */
function movedUp(pointer: Pointer, group: Pointer, removed: number): Pointer | undefined {
  if (!pointer.startsWith(`${group}/`)) return pointer;
  const [name = '', ...rest] = pointer.slice(group.length + 1).split('/');
  if (!isIndex(name) || Number(name) < removed) return pointer;
  if (Number(name) === removed) return undefined;
  return [group, String(Number(name) - 1), ...rest].join('/');
}
