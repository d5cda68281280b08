import type { Pointer } from '../forms/types.ts';
import { draftData } from './button.ts';
import { stampOf, type Scene, type Turn } from './turn.ts';
import type { Button } from './types.ts';

/** Ways to take an item out of a repeated group. A button names the group by its place among all, for pointers may be long. */
export function removeButtons(turn: Turn, scene: Scene, group: Pointer): Button[] {
  const place = groupsIn(scene).indexOf(group);
  const stamp = stampOf(turn, scene);
  return Array.from({ length: place < 0 ? 0 : countIn(scene, group) }, (_, index) => ({
    label: turn.t('bot:extra.remove', { what: scene.form.label(`${group}/${index}`, turn.lang) }),
    data: draftData(stamp, 'remove', `${place}.${index}`),
  }));
}

/** The item that a button of `removeButtons` is about; undefined where there is none. */
export function removedBy(
  scene: Scene,
  value: string,
): { readonly group: Pointer; readonly index: number } | undefined {
  const [place, index] = value.split('.').map(Number);
  const group = groupsIn(scene)[place ?? -1];
  if (group === undefined || index === undefined) return undefined;
  return index >= 0 && index < countIn(scene, group) ? { group, index } : undefined;
}

/** The innermost item of a repeated group that a question belongs to: `/children/0` for `/children/0/name`. */
export function itemAround(pointer: Pointer): Pointer | undefined {
  return /^(.*\/\d+)(?=\/|$)/.exec(pointer)?.[1];
}

/** The groups that are full, so that "one more?" is not asked; with `section`, those of one section. */
export function fullGroups(scene: Scene, section?: string): readonly Pointer[] {
  const { items } = scene.walk;
  const isAsked = (group: Pointer) => items.some(({ question }) => question.pointer === `${group}/-`);
  const isThere = (group: Pointer) =>
    items.some(
      ({ question }) => question.pointer.startsWith(`${group}/`) && question.section === (section ?? question.section),
    );
  return groupsIn(scene).filter((group) => !isAsked(group) && isThere(group));
}

/** The repeated groups in the order of their questions. */
function groupsIn({ walk }: Scene): readonly Pointer[] {
  return [...new Set(walk.items.flatMap(({ question }) => groupsAround(question.pointer)))];
}

/** `/children` for `/children/0/name`. */
function groupsAround(pointer: Pointer): Pointer[] {
  const names = pointer.split('/');
  return names.flatMap((name, at) => (/^(\d+|-)$/.test(name) ? [names.slice(0, at).join('/')] : []));
}

function countIn({ draft }: Scene, group: Pointer): number {
  return draft.answers.groups[group]?.count ?? 0;
}
