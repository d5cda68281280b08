import { asArray, asObject } from '../ajv.ts';
import type { Condition, Group, Slot } from '../plan.ts';
import { joinPointer } from '../pointer.ts';
import type { Json, Pointer } from '../types.ts';
import { fileOf, schemaFault, type Fault } from './fault.ts';
import { looksOf, type Look } from './schema-parts.ts';
import { around, declaredAt, rankOf, type Subject } from './subject.ts';

/** Faults in what is asked and in which order: unknown, asked twice, never asked, and an `if` that looks ahead. */
export function orderFaults(subject: Subject): readonly Fault[] {
  return [...sectionFaults(subject), ...neverAsked(subject), ...conditionFaults(subject)];
}

function sectionFaults({ source, service, outline }: Subject): Fault[] {
  const file = fileOf(source, 'service.json');
  const seen: Pointer[] = [];
  return asArray(service['sections']).flatMap((section, i, sections) => [
    ...(sections.findIndex((one) => asObject(one)['id'] === asObject(section)['id']) < i
      ? [{ file, pointer: `/sections/${i}/id`, message: 'This section has the id of an earlier one: ids must differ.' }]
      : []),
    ...asArray(asObject(section)['ask']).flatMap((ask, j): Fault[] => {
      const message = typeof ask === 'string' ? askFault(ask, seen, (at) => outline.places.has(at)) : undefined;
      if (typeof ask === 'string') seen.push(ask);
      return message === undefined ? [] : [{ file, pointer: `/sections/${i}/ask/${j}`, message }];
    }),
  ]);
}

function askFault(ask: Pointer, seen: readonly Pointer[], isPlace: (at: Pointer) => boolean): string | undefined {
  if (!isPlace(ask)) return `The form has no field ${ask}: name one of form.schema.json.`;
  if (ask.includes('*')) return `${ask} lies within a group: ask for the group itself, its fields come with it.`;
  const earlier = seen.find((one) => one === ask || one.startsWith(`${ask}/`) || ask.startsWith(`${one}/`));
  return earlier === undefined ? undefined : `${ask} is asked twice: ${earlier} has asked for it already.`;
}

function neverAsked(subject: Subject): Fault[] {
  const { outline, plan, source } = subject;
  const lost = [...outline.places.values()].filter(
    ({ kind, pattern }) => kind !== 'object' && !plan.asked.has(pattern),
  );
  const isWithin = (names: readonly string[]) =>
    around(names).some((one) => lost.some(({ pattern, kind }) => kind === 'group' && pattern === one));
  return lost
    .filter(({ names }) => !isWithin(names))
    .map(({ pattern }) =>
      schemaFault(
        source,
        declaredAt(subject, pattern),
        `Nobody asks for ${pattern} in services/${source.id}: name it in "sections" of service.json, or leave the field out.`,
      ),
    );
}

function conditionFaults(subject: Subject): Fault[] {
  const places = new Map<Json | undefined, Pointer>();
  for (const { schema, at } of subject.declarations)
    if (schema['if'] !== undefined) places.set(schema['if'], `${at}/if`);
  return subject.outline.conditions.flatMap((condition) => {
    const guarded = guardedBy(subject, condition);
    return looksOf(condition.schema).flatMap((look) => {
      const message = lookFault(subject, condition, look, guarded);
      if (message === undefined) return [];
      return [schemaFault(subject.source, `${places.get(condition.schema) ?? ''}${look.at}`, message)];
    });
  });
}

function guardedBy({ plan }: Subject, condition: Condition): readonly (Slot | Group)[] {
  return [...plan.asked.values()].filter(({ sources, required }) =>
    [...sources.map(({ guards }) => guards), ...required].some((guards) =>
      guards.some((guard) => guard.condition === condition),
    ),
  );
}

function lookFault(
  subject: Subject,
  condition: Condition,
  look: Look,
  guarded: readonly (Slot | Group)[],
): string | undefined {
  const pattern = joinPointer([...condition.names, ...look.names]);
  if (!subject.outline.places.has(pattern)) return `This "if" looks at ${pattern}, which the form does not have.`;
  const seen = rankOf(subject, pattern);
  if (!seen) return `This "if" looks at ${pattern}, which nobody asks.`;
  const own = guarded.find((one) => one.pattern === pattern);
  if (own) return `This "if" looks at ${pattern}, its own question: it may look at earlier questions only.`;
  const late = guarded.find((one) => seen.last >= (rankOf(subject, one.pattern)?.first ?? Number.POSITIVE_INFINITY));
  if (!late) return undefined;
  return `This "if" decides about ${late.pattern} by ${pattern}, which is asked later: ask for ${pattern} first.`;
}
