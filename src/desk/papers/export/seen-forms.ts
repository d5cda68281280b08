import type { Form } from '../../../forms/form.ts';
import type { Pointer } from '../../../forms/types.ts';

/** What a list has shown so far: the form versions of each service, and how many items each repeated group had at most. */
export interface SeenForms {
  note(form: Form, submittedAt: number, pointers: readonly Pointer[]): void;
  /** By service, the version that was last applied with first. */
  readonly versions: () => ReadonlyMap<string, readonly Form[]>;
  /** The most items of a group, such as `/children`, in any case of a service. */
  count(service: string, group: Pointer): number;
}

export function seenForms(): SeenForms {
  const latest = new Map<string, Map<Form, number>>();
  const counts = new Map<string, number>();
  return {
    note: (form, submittedAt, pointers) => {
      const versions = latest.get(form.id) ?? new Map<Form, number>();
      latest.set(form.id, versions.set(form, Math.max(submittedAt, versions.get(form) ?? 0)));
      for (const pointer of pointers)
        for (const [group, items] of groupsIn(pointer)) {
          const key = `${form.id} ${group}`;
          counts.set(key, Math.max(items, counts.get(key) ?? 0));
        }
    },
    versions: () =>
      new Map(
        [...latest].map(([id, versions]) => [id, [...versions].sort((a, b) => b[1] - a[1]).map(([form]) => form)]),
      ),
    count: (service, group) => counts.get(`${service} ${group}`) ?? 0,
  };
}

/** `/children/1/name` is in the second item of `/children`. */
function groupsIn(pointer: Pointer): readonly (readonly [group: Pointer, items: number])[] {
  if (!/\/\d/.test(pointer)) return [];
  const names = pointer.split('/');
  return names.flatMap((name, i) =>
    /^\d+$/.test(name) ? [[names.slice(0, i).join('/'), Number(name) + 1] as const] : [],
  );
}
