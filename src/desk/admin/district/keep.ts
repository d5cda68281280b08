import type { DistrictChange, DistrictFault } from '../../../cases/district-change.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import type { Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';

/** Keeps one change; what keeps it from being kept, in words and at the fields of its form. None: it was kept. */
export async function keepChange(
  visit: Visit,
  { district }: AdminPort,
  change: DistrictChange,
  seen: number,
): Promise<readonly FieldProblem[]> {
  const { acting, house, t } = visit;
  const done = await district.change({ edits: [{ change, seen }], acting, at: house.now() });
  if (done.kind === 'changed') return [];
  if (done.kind === 'stale') return [{ field: 'form', words: t('desk-admin:fault.stale') }];
  return once(done.faults.map((fault) => problemOf(visit, fault, pointerOf(visit, change))));
}

/** `seq` of the newest change of this part and id; 0: as in the files. */
export function seqOf({ district }: AdminPort, part: DistrictChange['part'], id: string): number {
  return district.changes().find((one) => one.part === part && one.id === id)?.seq ?? 0;
}

/** Where the thing stands in the whole of the data once the change is made: what is new comes last. */
function pointerOf({ house: { district } }: Visit, { part, id }: DistrictChange): string {
  if (part === 'event') return '';
  if (part !== 'office' && part !== 'institution') return '/calendar';
  const list = part === 'office' ? district.offices : district.institutions;
  const index = list.findIndex((one) => one.id === id);
  return `/${part}s/${index < 0 ? list.length : index}`;
}

/** A fault of the thing itself stands at its field, `name.en` for `/name/en`; one elsewhere at the form as a whole. */
function problemOf({ t }: Visit, { pointer, code }: DistrictFault, own: string): FieldProblem {
  const [first = '', second, ...rest] = pointer.startsWith(`${own}/`) ? pointer.slice(own.length + 1).split('/') : [];
  // A place in a list, such as `/slots/times/3`, is told at the list's field.
  const names = [first, second, ...rest].filter((name) => name !== undefined && !/^\d+$/.test(name));
  const field = names.length === 0 || first === '' ? 'form' : names.join('.');
  return { field, words: t(`desk-admin:fault.${keyOf(code, field)}`) };
}

const PATTERNS: Readonly<Record<string, string>> = {
  id: 'id',
  phone: 'phone',
  'slots.times': 'time',
  time: 'time',
  date: 'day',
  holidays: 'day',
  workdays: 'day',
};

const KEYS: Readonly<Record<string, string>> = {
  required: 'empty',
  minLength: 'empty',
  minItems: 'none',
  minimum: 'number',
  maximum: 'number',
  type: 'number',
  maxLength: 'long',
  uniqueItems: 'twice',
  enum: 'choice',
  'no-day': 'day',
  'area-unknown': 'area-unknown',
  'area-unserved': 'area-unserved',
  'parent-unknown': 'parent',
  parent: 'parent',
  id: 'id-taken',
  slots: 'none',
  'no-district-office': 'no-district-office',
};

function keyOf(code: string, field: string): string {
  return (code === 'pattern' ? (PATTERNS[field] ?? 'empty') : KEYS[code]) ?? 'other';
}

/** One sentence for each field. */
function once(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter((one, index) => problems.findIndex(({ field }) => field === one.field) === index);
}
