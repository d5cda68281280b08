import { asObject, asText } from './ajv.ts';
import { findArea, isFinal } from './areas.ts';
import type { ServiceDefinition } from './form.ts';
import { getPointer } from './pointer.ts';
import { deriveFromId, idProblem } from './resident-id.ts';
import { ruleProblems } from './rules.ts';
import { problemsOf } from './schema-problems.ts';
import { findSlot } from './slot-value.ts';
import type { FormContext, Item, Json, Pointer, Problem, Question, Walk } from './types.ts';
import { resolveSibling, sourcesOf } from './walk.ts';

/**
 * Judges one value: its schema, what the district knows, then the rules that look at it. An ID number is judged together
 * with what is derived from it, because that is never asked. "One more?" is answered by yes or no.
 */
export function judgeValue(
  service: ServiceDefinition,
  item: Item,
  value: Json,
  walk: Walk,
  context: FormContext,
): readonly Problem[] {
  if (item.question.kind === 'more')
    return typeof value === 'boolean' ? [] : [{ pointer: item.question.pointer, code: 'wrong-type' }];
  const derived = derivedFrom(item.question, value, walk);
  const known = new Map<Pointer, Json>([[item.question.pointer, value], ...derived.map(pair)]);
  const answer = (pointer: Pointer) => known.get(pointer) ?? getPointer(walk.answers, pointer);
  const judged = [{ question: item.question, value }, ...derived];
  return judged.flatMap((one) => {
    const problem = valueProblem(service, one.question, one.value, answer, context);
    return problem ? [problem] : ruleProblems(service.rules, one.question.pointer, { answer, today: context.today });
  });
}

interface Judged {
  readonly question: Question;
  readonly value: Json;
}

function pair({ question, value }: Judged): [Pointer, Json] {
  return [question.pointer, value];
}

/** The answers that are derived from this one. */
function derivedFrom(question: Question, value: Json, walk: Walk): readonly Judged[] {
  if (question.kind !== 'resident-id') return [];
  return walk.items.flatMap((item) => {
    const { from, by } = asObject(item.question.schema['x-derive']);
    if (from === undefined || sourcePointer(item.question, asText(from)) !== question.pointer) return [];
    const derived = deriveFromId(by === 'sex' ? 'sex' : 'birth-date', value);
    return derived === undefined ? [] : [{ question: item.question, value: derived }];
  });
}

function sourcePointer({ pointer }: Question, from: string): Pointer {
  return from.startsWith('/') ? from : resolveSibling(pointer, from);
}

/** The first thing that is wrong with a value by itself. */
export function valueProblem(
  service: ServiceDefinition,
  question: Question,
  value: Json,
  answer: (pointer: Pointer) => Json | undefined,
  context: FormContext,
): Problem | undefined {
  return schemaProblem(question, value) ?? districtProblem(service, question, value, answer, context);
}

function schemaProblem(question: Question, value: Json): Problem | undefined {
  const errors = sourcesOf(question).flatMap((source) => source.validate(value));
  if (errors.length === 0) return undefined;
  const problems = problemsOf(errors, question.pointer, value);
  const wrongType = problems.find(({ code }) => code === 'wrong-type');
  const first = wrongType ?? problems[0] ?? { pointer: question.pointer, code: 'other' };
  return { ...first, pointer: question.pointer };
}

function districtProblem(
  service: ServiceDefinition,
  { kind, pointer }: Question,
  value: Json,
  answer: (pointer: Pointer) => Json | undefined,
  context: FormContext,
): Problem | undefined {
  const { district, today, freeSlots } = context;
  if (kind === 'resident-id') {
    const problem = idProblem(asText(value), today);
    return problem && { pointer, ...problem };
  }
  if (kind === 'area') {
    const found = findArea(district, value);
    return found && isFinal(found.area) ? undefined : { pointer, code: 'area-unknown' };
  }
  if (kind === 'institution')
    return district.institutions.some(({ id }) => id === value) ? undefined : { pointer, code: 'institution-unknown' };
  if (kind !== 'slot') return undefined;
  const institution = service.booking?.slot === pointer ? answer(service.booking.institution) : undefined;
  const state = findSlot(asText(value), institution, freeSlots);
  return state === 'free' ? undefined : { pointer, code: `slot-${state}` };
}
