import { asArray, asObject } from '../ajv.ts';
import { joinPointer } from '../pointer.ts';
import type { Json, Pointer, PointerPattern } from '../types.ts';
import { resolveSibling } from '../walk.ts';
import { fitsButton, LONGEST_VALUE } from './button-room.ts';
import { quote, schemaFault, type Fault } from './fault.ts';
import type { Declaration } from './schema-parts.ts';
import { declaredAt, kindAt, leavesOf, rankOf, type Subject } from './subject.ts';

/** One pass keeps the parts that apply to a field as the bits of a 32-bit number. */
const MOST_SOURCES = 30;

type Found = readonly [below: Pointer, message: string];

/** Faults of single fields: what cannot be asked, choices that no button carries, our own annotations. */
export function fieldFaults(subject: Subject): readonly Fault[] {
  const each = subject.declarations.flatMap((one) =>
    [...requiredFaults(subject, one), ...choiceFaults(one), ...annotationFaults(subject, one)].map(([below, message]) =>
      schemaFault(subject.source, one.at + below, message),
    ),
  );
  return [...each, ...leavesOf(subject).flatMap((place) => leafFaults(subject, place.pattern, place.sources.length))];
}

function leafFaults(subject: Subject, pattern: PointerPattern, sources: number): Fault[] {
  const at = declaredAt(subject, pattern);
  if (sources > MOST_SOURCES)
    return [
      schemaFault(
        subject.source,
        at,
        `More than ${MOST_SOURCES} parts of the schema speak of ${pattern}: say it in fewer.`,
      ),
    ];
  if (kindAt(subject, pattern) !== undefined) return [];
  return [
    schemaFault(
      subject.source,
      at,
      `${pattern} cannot be asked: give it a "type" and "format", or an "enum", as in the table of docs/add-a-service.md.`,
    ),
  ];
}

function requiredFaults({ outline }: Subject, { names, schema }: Declaration): Found[] {
  return asArray(schema['required']).flatMap((name, i): Found[] => {
    const pattern = joinPointer([...names, typeof name === 'string' ? name : '']);
    return outline.places.has(pattern)
      ? []
      : [[`/required/${i}`, `${pattern} is required, but no part of the form describes it.`]];
  });
}

function choiceFaults({ schema }: Declaration): Found[] {
  const values: readonly (readonly [Pointer, Json])[] = [
    ...asArray(schema['enum']).map((value, i) => [`/enum/${i}`, value] as const),
    ...(typeof schema['const'] === 'string' ? [['/const', schema['const']] as const] : []),
  ];
  return values.flatMap(([below, value]): Found[] => {
    if (typeof value !== 'string' && !Number.isInteger(value))
      return [[below, `${quote(value)} cannot be a choice: choices are texts or whole numbers.`]];
    if (typeof value !== 'string' || fitsButton(value)) return [];
    return [[below, `${quote(value)} does not fit a button: a choice has at most ${LONGEST_VALUE} bytes.`]];
  });
}

function annotationFaults(subject: Subject, declaration: Declaration): Found[] {
  const { schema } = declaration;
  return [
    ...('x-derive' in schema ? deriveFault(subject, declaration) : []),
    ...('x-same-as' in schema ? sameFault(subject, declaration) : []),
    ...('x-sensitive' in schema && schema['x-sensitive'] !== true
      ? [['/x-sensitive', '"x-sensitive" must be true; leave it out otherwise.'] as const]
      : []),
  ];
}

function deriveFault(subject: Subject, { pattern, schema }: Declaration): Found[] {
  const { from, by, ...rest } = asObject(schema['x-derive']);
  const wanted = by === 'sex' ? 'choice' : by === 'birth-date' ? 'date' : undefined;
  if (typeof from !== 'string' || wanted === undefined || Object.keys(rest).length > 0)
    return [['/x-derive', '"x-derive" must be {"from": a sibling, "by": "birth-date" or "sex"}.']];
  const source = resolveSibling(pattern, from);
  if (from.startsWith('/') || !subject.outline.places.has(source))
    return [['/x-derive/from', `${pattern} is derived from ${quote(from)}, but no field beside it has that name.`]];
  const formats = (subject.outline.places.get(source)?.sources ?? []).map((one) => one.schema['format']);
  if (!formats.includes('resident-id'))
    return [['/x-derive/from', `${pattern} is derived from ${source}, which is never of the format "resident-id".`]];
  if (kindAt(subject, pattern) !== wanted)
    return [['/x-derive/by', `What is derived by ${quote(by)} must be asked as a ${wanted}; ${pattern} is not.`]];
  return laterFault(subject, '/x-derive/from', pattern, source, 'is derived from');
}

function sameFault(subject: Subject, { pattern, schema }: Declaration): Found[] {
  const name = schema['x-same-as'];
  if (typeof name !== 'string') return [['/x-same-as', '"x-same-as" must be the name of a sibling or a pointer.']];
  const source = resolveSibling(pattern, name);
  const kind = kindAt(subject, source);
  if (kind === undefined)
    return [['/x-same-as', `${pattern} may be the same as ${source}, which the form does not have.`]];
  if (kind !== kindAt(subject, pattern))
    return [['/x-same-as', `${pattern} and ${source} are not asked in the same way: one cannot take over the other.`]];
  return laterFault(subject, '/x-same-as', pattern, source, 'may be the same as');
}

function laterFault(subject: Subject, below: Pointer, pattern: string, source: string, how: string): Found[] {
  const [own, other] = [rankOf(subject, pattern), rankOf(subject, source)];
  if (!own || !other || other.last < own.first) return [];
  return [[below, `${pattern} ${how} ${source}, which is asked later: ask for ${source} first.`]];
}
