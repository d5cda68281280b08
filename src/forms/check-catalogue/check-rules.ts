import type { Comparison, Operand, Rule, ServiceDefinition } from '../form.ts';
import { choicesOf, mergeSources } from '../effective-schema.ts';
import { asArray } from '../ajv.ts';
import { parsePlainDate } from '../plain-date.ts';
import type { Json, Pointer, PointerPattern } from '../types.ts';
import { fileOf, quote, type Fault } from './fault.ts';
import { kindAt, type PlaceKind, type Subject } from './subject.ts';

type Found = readonly [at: Pointer, message: string];

const COMPARISONS = ['notBefore', 'notAfter', 'differs', 'oneOf', 'noneOf'] as const;
const ORDERED: readonly (PlaceKind | undefined)[] = ['date', 'month', 'slot', 'integer'];

/** Faults of the rules. Only for a service.json of its shape. */
export function ruleFaults(subject: Subject, { rules }: ServiceDefinition): readonly Fault[] {
  const file = fileOf(subject.source, 'service.json');
  const found = rules.flatMap((rule, i) => [
    ...comparisonFaults(subject, rule, `/rules/${i}`, rule),
    ...(rule.when ?? []).flatMap((one, j) => comparisonFaults(subject, rule, `/rules/${i}/when/${j}`, one)),
  ]);
  return found.map(([pointer, message]) => ({ file, pointer, message }));
}

function comparisonFaults(subject: Subject, rule: Rule, at: Pointer, comparison: Comparison): Found[] {
  const given = COMPARISONS.filter((name) => name in comparison);
  if (given.length !== 1)
    return [[at, `A comparison has exactly one of ${COMPARISONS.join(', ')}; here are ${given.length}.`]];
  const wrong = fieldFault(subject, rule, `${at}/at`, comparison.at);
  if (wrong.length > 0) return wrong;
  if ('notBefore' in comparison)
    return orderFaults(subject, rule, at, 'notBefore', comparison.at, comparison.notBefore);
  if ('notAfter' in comparison) return orderFaults(subject, rule, at, 'notAfter', comparison.at, comparison.notAfter);
  if ('differs' in comparison) return fieldFault(subject, rule, `${at}/differs/answer`, comparison.differs.answer);
  const name = 'oneOf' in comparison ? 'oneOf' : 'noneOf';
  const values = 'oneOf' in comparison ? comparison.oneOf : comparison.noneOf;
  return values.flatMap((value, i) => valueFault(subject, `${at}/${name}/${i}`, comparison.at, value));
}

/** A rule compares answers. The stars of its other fields stand for the same items as those of its own. */
function fieldFault(subject: Subject, rule: Rule, at: Pointer, field: PointerPattern): Found[] {
  const kind = kindAt(subject, field);
  if (kind === undefined) return [[at, `The rule "${rule.code}" looks at ${field}, which the form does not have.`]];
  if (kind === 'object' || kind === 'group')
    return [[at, `The rule "${rule.code}" looks at ${field}, which is no single answer.`]];
  const item = field.slice(0, field.lastIndexOf('*') + 1);
  if (item === '' || rule.at.startsWith(`${item}/`)) return [];
  return [
    [at, `The rule "${rule.code}" looks at ${field}, but it is judged outside of that group: nobody knows which item.`],
  ];
}

function orderFaults(
  subject: Subject,
  rule: Rule,
  at: Pointer,
  name: string,
  field: PointerPattern,
  operand: Operand,
): Found[] {
  const given = ['answer', 'date', 'today'].filter((one) => one in operand);
  if (given.length !== 1) return [[`${at}/${name}`, 'An operand has exactly one of "answer", "date" and "today".']];
  if (!ORDERED.includes(kindAt(subject, field)))
    return [[`${at}/at`, `${field} has no order: "${name}" compares days, months, times and numbers.`]];
  if ('date' in operand && parsePlainDate(operand.date) === undefined)
    return [
      [`${at}/${name}/date`, `${quote(operand.date)} is no day of the calendar: write one such as "1981-01-01".`],
    ];
  if (!('answer' in operand)) return [];
  const wrong = fieldFault(subject, rule, `${at}/${name}/answer`, operand.answer);
  if (wrong.length > 0 || ORDERED.includes(kindAt(subject, operand.answer))) return wrong;
  return [
    [`${at}/${name}/answer`, `${operand.answer} has no order: "${name}" compares days, months, times and numbers.`],
  ];
}

function valueFault(subject: Subject, at: Pointer, field: PointerPattern, value: Json): Found[] {
  const kind = kindAt(subject, field);
  const known = kind === 'yes-no' ? [true, false] : kind === 'choice' ? choicesAt(subject, field) : undefined;
  if (!known || known.includes(value)) return [];
  return [[at, `${quote(value)} is no answer to ${field}: it may be ${known.map(quote).join(', ')}.`]];
}

/** Every value that some part of the schema offers at a place. */
export function choicesAt({ outline }: Subject, pattern: PointerPattern): readonly Json[] {
  const sources = outline.places.get(pattern)?.sources ?? [];
  const each = sources.flatMap((source) => choicesOf(mergeSources([source])));
  return [...new Set([...each, ...sources.flatMap(({ schema }) => asArray(schema['enum']))])];
}
