import { addOffset, parsePlainDate } from './plain-date.ts';
import { bindPattern, indicesOf, matchesPattern } from './pointer.ts';
import type { Comparison, Operand, Rule } from './form.ts';
import type { Json, PlainDate, Pointer, Problem } from './types.ts';

/** What a rule looks at: the answers by pointer, and the day. */
export interface RuleView {
  readonly answer: (pointer: Pointer) => Json | undefined;
  readonly today: PlainDate;
}

/** The problems of the rules that are judged at this place. A rule speaks only when all its answers are there. */
export function ruleProblems(rules: readonly Rule[], pointer: Pointer, view: RuleView): readonly Problem[] {
  const here = rules.filter((rule) => matchesPattern(rule.at, pointer));
  return here.flatMap((rule) => ruleProblem(rule, pointer, view));
}

function ruleProblem(rule: Rule, pointer: Pointer, view: RuleView): Problem[] {
  const indices = indicesOf(pointer);
  const conditions = (rule.when ?? []).map((comparison) => compare(comparison, indices, view));
  const { holds, limit } = compare(rule, indices, view);
  if (holds !== false || !conditions.every((one) => one.holds === true)) return [];
  return [{ pointer, code: rule.code, ...(limit === undefined ? {} : { params: { date: limit } }) }];
}

interface Outcome {
  /** Undefined while a side is not known. */
  readonly holds: boolean | undefined;
  /** The day that was compared with. */
  readonly limit?: string;
}

function compare(comparison: Comparison, indices: readonly number[], view: RuleView): Outcome {
  const value = view.answer(bindPattern(comparison.at, indices));
  if (value === undefined) return { holds: undefined };
  if ('oneOf' in comparison) return { holds: comparison.oneOf.includes(value) };
  if ('noneOf' in comparison) return { holds: !comparison.noneOf.includes(value) };
  if ('differs' in comparison) {
    const other = view.answer(bindPattern(comparison.differs.answer, indices));
    return { holds: other === undefined ? undefined : !same(value, other) };
  }
  const earliest = 'notBefore' in comparison;
  return inOrder(value, earliest ? comparison.notBefore : comparison.notAfter, earliest, indices, view);
}

function inOrder(
  value: Json,
  operand: Operand,
  earliest: boolean,
  indices: readonly number[],
  view: RuleView,
): Outcome {
  const limit = limitOf(operand, indices, view);
  if (limit === undefined) return { holds: undefined };
  if (typeof limit === 'number')
    return { holds: typeof value !== 'number' ? undefined : earliest ? value >= limit : value <= limit };
  const day = typeof value === 'string' ? dayIn(value) : undefined;
  if (day === undefined) return { holds: undefined };
  // A month is compared as a month: this month is not before today.
  const length = Math.min(day.length, limit.length);
  const [a, b] = [day.slice(0, length), limit.slice(0, length)];
  return { holds: earliest ? a >= b : a <= b, limit };
}

/** The day or number that an operand stands for; undefined while its answer is not there. */
function limitOf(operand: Operand, indices: readonly number[], view: RuleView): string | number | undefined {
  const base = baseOf(operand, indices, view);
  if (typeof base !== 'string') return base;
  const day = parsePlainDate(base.length === 7 ? `${base}-01` : base);
  return day && addOffset(day, operand).slice(0, base.length);
}

function baseOf(operand: Operand, indices: readonly number[], view: RuleView): string | number | undefined {
  if ('today' in operand) return view.today;
  if ('date' in operand) return operand.date;
  const value = view.answer(bindPattern(operand.answer, indices));
  return typeof value === 'string' ? dayIn(value) : typeof value === 'number' ? value : undefined;
}

/** The day or month in a value: a slot's day is that of its time. */
function dayIn(value: string): string | undefined {
  return /^(?:[a-z0-9-]+@)?(\d{4}-\d{2}(?:-\d{2})?)(?:T\d{2}:\d{2})?$/.exec(value)?.[1];
}

function same(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
