import type { Answers, Json, Pointer } from '../forms/types.ts';
import type { Change, Draft, Undo } from './types.ts';

const PARTS: readonly (keyof Answers)[] = ['values', 'skipped', 'groups'];

/** What must be put back to undo the step from a draft to new answers. */
export function undoOf(draft: Draft, after: Answers): Undo {
  const changes = PARTS.flatMap((part) => changesIn(part, draft.answers[part], after[part]));
  return { changes, ...(draft.editing === undefined ? {} : { editing: draft.editing }) };
}

/** The answers as they were before a step. */
export function undo(answers: Answers, { changes }: Undo): Answers {
  const put = (part: keyof Answers) => ({
    ...without(
      answers[part],
      changes.filter((change) => change.in === part).map((change) => change.at),
    ),
    ...Object.fromEntries(
      changes.flatMap((change) => (change.in === part && change.was !== undefined ? [[change.at, change.was]] : [])),
    ),
  });
  return { values: put('values'), skipped: put('skipped'), groups: put('groups') } as Answers;
}

type Part = Answers[keyof Answers];

function changesIn(part: keyof Answers, before: Part, after: Part): Change[] {
  if (before === after) return [];
  const touched = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return touched
    .filter((at) => before[at] !== after[at])
    .map((at) => ({ in: part, at, ...(before[at] === undefined ? {} : { was: before[at] as Json }) }));
}

function without(part: Part, names: readonly Pointer[]): Part {
  return Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name)));
}
