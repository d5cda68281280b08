import { idTail, phoneTail } from '../../cases/mask.ts';
import type { Form } from '../../forms/form.ts';
import type { FormContext, Item, Pointer, Walk } from '../../forms/types.ts';
import type { DocumentRow, DocumentSection, DocumentTable } from '../types.ts';
import type { PaperDeps } from './paper-deps.ts';

/** A form's answers as they are read from it. */
export interface Answered {
  readonly form: Form;
  readonly walk: Walk;
  readonly context: FormContext;
  readonly deps: PaperDeps;
}

/** More columns than these do not fit across the page: then each item of the group gets a section of its own. */
const MOST_COLUMNS = 6;

/** The sections of the receipt: what was answered, numbers of people and telephones only by their last four characters. */
export function receiptSections(answered: Answered): readonly DocumentSection[] {
  const row = (item: Item): DocumentRow => ({ label: fieldOf(answered, item), value: masked(answered, item) });
  return sectionsOf(answered, ({ title, items }) =>
    runsOf(items.filter((item) => item.value !== undefined)).flatMap(({ group, items: run }) =>
      group === undefined ? [{ title, rows: run.map(row) }] : memberSections(answered, group, run, row),
    ),
  );
}

/** The sections of the application form: everything in full, what was left out too, repeated groups as tables. */
export function applicationSections(answered: Answered): readonly (DocumentSection | DocumentTable)[] {
  const row = (item: Item): DocumentRow => fullRow(answered, item);
  return sectionsOf<DocumentSection | DocumentTable>(answered, ({ title, items }) =>
    runsOf(items).flatMap(({ group, items: run }) =>
      group === undefined ? [{ title, rows: run.map(row) }] : groupOf(answered, group, run),
    ),
  );
}

interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

function sectionsOf<T>({ form, walk, deps }: Answered, make: (section: Section) => readonly T[]): readonly T[] {
  return form.service.sections.flatMap(({ id }) => {
    const items = walk.items.filter(({ question }) => question.section === id && isRow(question.kind));
    return items.length > 0 ? make({ title: form.texts(deps.lang).sections[id] ?? id, items }) : [];
  });
}

/** Files stand among the materials; "one more?" is no answer of its own. */
function isRow(kind: string): boolean {
  return kind !== 'files' && kind !== 'more';
}

interface Run {
  readonly group: Pointer | undefined;
  readonly items: readonly Item[];
}

/** Neighbours that belong to the same repeated group, or to none. */
function runsOf(items: readonly Item[]): readonly Run[] {
  const runs: { group: Pointer | undefined; items: Item[] }[] = [];
  for (const item of items) {
    const group = groupPointer(item);
    const last = runs.at(-1);
    if (last && last.group === group) last.items.push(item);
    else runs.push({ group, items: [item] });
  }
  return runs;
}

/** `/children` for `/children/0/name`; undefined outside repeated groups. */
function groupPointer({ question }: Item): Pointer | undefined {
  const star = question.pattern.indexOf('/*/');
  return star < 0 ? undefined : question.pattern.slice(0, star);
}

/** `/children/0` for `/children/0/name`. */
function itemPointer(group: Pointer, { question }: Item): Pointer {
  return `${group}/${question.pointer.slice(group.length + 1).split('/')[0] ?? ''}`;
}

function groupOf(
  answered: Answered,
  group: Pointer,
  items: readonly Item[],
): readonly (DocumentSection | DocumentTable)[] {
  const { form, deps } = answered;
  const patterns = [...new Set(items.map(({ question }) => question.pattern))];
  if (patterns.length > MOST_COLUMNS) return memberSections(answered, group, items, (item) => fullRow(answered, item));
  const columns = patterns.map((pattern) => {
    const item = items.find(({ question }) => question.pattern === pattern);
    return item ? form.field(item.question.pointer, deps.lang) : '';
  });
  const lines = [...membersOf(group, items).values()].map((own) =>
    patterns.map((pattern) => {
      const item = own.find(({ question }) => question.pattern === pattern);
      return item ? fullRow(answered, item).value : '';
    }),
  );
  return [{ title: form.label(group, deps.lang), columns, lines }];
}

/** Each item of a group as a section of its own: `第 1 个孩子`. */
function memberSections(
  { form, deps }: Answered,
  group: Pointer,
  items: readonly Item[],
  row: (item: Item) => DocumentRow,
): readonly DocumentSection[] {
  return [...membersOf(group, items)].map(([at, own]) => ({ title: form.label(at, deps.lang), rows: own.map(row) }));
}

/** The items of a group, each with its answers. */
function membersOf(group: Pointer, items: readonly Item[]): ReadonlyMap<Pointer, readonly Item[]> {
  const members = new Map<Pointer, Item[]>();
  for (const item of items) {
    const at = itemPointer(group, item);
    members.set(at, [...(members.get(at) ?? []), item]);
  }
  return members;
}

function fieldOf({ form, deps }: Answered, { question }: Item): string {
  return form.field(question.pointer, deps.lang);
}

function fullRow(answered: Answered, item: Item): DocumentRow {
  const value = item.value === undefined ? answered.deps.words('pdf:application.empty') : shown(answered, item);
  return { label: fieldOf(answered, item), value };
}

function masked(answered: Answered, item: Item): string {
  const { words } = answered.deps;
  const hide = isNumberOfPerson(item) ? idTail : item.question.kind === 'mobile' ? phoneTail : undefined;
  if (!hide) return shown(answered, item);
  const tail = typeof item.value === 'string' ? hide(item.value) : '';
  return tail === '' ? words('pdf:hidden') : words('pdf:tail', { tail });
}

/** ID numbers, and the numbers of passports and permits that stand in the same field. */
function isNumberOfPerson({ question }: Item): boolean {
  return question.kind === 'resident-id' || question.pattern.endsWith('/idNumber');
}

function shown({ form, context, deps }: Answered, { question, value }: Item): string {
  return value === undefined ? '' : form.show(question, value, context, deps.lang);
}
