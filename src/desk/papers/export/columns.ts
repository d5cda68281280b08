import type { Form, FormPlace } from '../../../forms/form.ts';
import type { Lang, Pointer } from '../../../forms/types.ts';

/** The columns of all answers in a list, and where each service's answers stand among them. */
export interface AnswerColumns {
  readonly labels: readonly string[];
  /** @returns the place, counted from 0; undefined for what no form of the service has. */
  readonly indexOf: (service: string, pointer: Pointer) => number | undefined;
}

interface Column {
  readonly pointer: Pointer;
  readonly label: string;
  readonly section: string;
  readonly service: string;
}

export interface ColumnsInput {
  /** In the order in which their columns stand; of each the newest version first, older ones behind it. */
  readonly services: readonly (readonly Form[])[];
  /** How many items a repeated group had at most. */
  readonly count: (service: string, group: Pointer) => number;
  readonly lang: Lang;
  /** Labels that are taken: of the columns before these. */
  readonly taken: readonly string[];
}

/**
 * The union over all versions and services, in the order of the forms: what only an older version asked stands behind its
 * neighbour there. Labels are the newest version's. Two services share a column where place and label are the same.
 * Different places with one label get the name of their section before it, and the service's where that is not enough.
 */
export function answerColumns({ services, count, lang, taken }: ColumnsInput): AnswerColumns {
  const columns: Column[] = [];
  const places = new Map<string, number>();
  const known = new Map<string, number>();
  for (const versions of services)
    for (const column of columnsOf(versions, count, lang)) {
      const shared = `${column.pointer} ${column.label}`;
      const index = known.get(shared) ?? columns.push(column) - 1;
      known.set(shared, index);
      places.set(`${column.service} ${column.pointer}`, index);
    }
  return {
    labels: distinctLabels(columns, services, lang, taken),
    indexOf: (service, pointer) => places.get(`${service} ${pointer}`),
  };
}

function columnsOf(versions: readonly Form[], count: ColumnsInput['count'], lang: Lang): readonly Column[] {
  const service = versions[0]?.id ?? '';
  return expanded(mergedPlaces(versions), (group) => count(service, group)).map(({ pattern, section, form }) => ({
    pointer: pattern,
    label: form.label(pattern, lang),
    section: form.texts(lang).sections[section] ?? '',
    service,
  }));
}

/** A place with the newest form that has it. */
type OwnPlace = FormPlace & { readonly form: Form };

function mergedPlaces(versions: readonly Form[]): readonly OwnPlace[] {
  const merged: OwnPlace[] = [];
  for (const form of versions) {
    let behind = -1;
    for (const place of form.places) {
      const found = merged.findIndex(({ pattern }) => pattern === place.pattern);
      if (found < 0) merged.splice(++behind, 0, { ...place, form });
      else behind = found;
    }
  }
  return merged;
}

/** Repeated groups item by item: all answers of the first, then of the second. `pattern` becomes a pointer. */
function expanded(places: readonly OwnPlace[], count: (group: Pointer) => number): readonly OwnPlace[] {
  const done: OwnPlace[] = [];
  for (let i = 0; i < places.length;) {
    const place = places[i];
    if (!place) break;
    const star = place.pattern.indexOf('/*/');
    if (star < 0) {
      done.push(place);
      i++;
      continue;
    }
    const group = place.pattern.slice(0, star);
    const rest = places.slice(i);
    const end = rest.findIndex(({ pattern }) => !pattern.startsWith(`${group}/*/`));
    const run = end < 0 ? rest : rest.slice(0, end);
    for (let n = 0; n < count(group); n++) {
      const items = run.map((one) => ({ ...one, pattern: `${group}/${n}${one.pattern.slice(star + 2)}` }));
      done.push(...expanded(items, count));
    }
    i += run.length;
  }
  return done;
}

function distinctLabels(
  columns: readonly Column[],
  services: readonly (readonly Form[])[],
  lang: Lang,
  taken: readonly string[],
): readonly string[] {
  const titles = new Map(services.map(([form]) => [form?.id ?? '', form?.texts(lang).title ?? '']));
  const bySection = lengthen(
    columns.map(({ label }) => label),
    taken,
    (label, i) => join(columns[i]?.section, label),
  );
  const byService = lengthen(bySection, taken, (label, i) => join(titles.get(columns[i]?.service ?? ''), label));
  const used = new Map<string, number>();
  return byService.map((label) => {
    const n = (used.get(label) ?? 0) + 1;
    used.set(label, n);
    return n === 1 ? label : `${label} (${n})`;
  });
}

/** Makes longer what is not the only one of its name. */
function lengthen(
  labels: readonly string[],
  taken: readonly string[],
  longer: (label: string, index: number) => string,
): readonly string[] {
  const times = new Map<string, number>();
  for (const label of [...labels, ...taken]) times.set(label, (times.get(label) ?? 0) + 1);
  return labels.map((label, i) => ((times.get(label) ?? 0) > 1 ? longer(label, i) : label));
}

function join(before: string | undefined, label: string): string {
  return before === undefined || before === '' ? label : `${before} · ${label}`;
}
