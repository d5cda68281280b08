import { isObject, type Validator } from './ajv.ts';
import type { Checked, ServiceDefinition } from './form.ts';
import { flattenAnswers } from './flatten.ts';
import { valueProblem } from './judge.ts';
import type { Node, Plan } from './plan.ts';
import { bindPattern, getPointer, patternOf } from './pointer.ts';
import { ruleProblems } from './rules.ts';
import { problemsOf } from './schema-problems.ts';
import type { Answers, FormContext, Item, Json, JsonObject, Pointer, Problem, Walk } from './types.ts';
import { walkForm } from './walk.ts';

/** What a check needs of a compiled form. */
export interface CheckForm {
  readonly plan: Plan;
  readonly service: ServiceDefinition;
  readonly validate: Validator;
}

/**
 * Judges nested answers whole. The problems come in the order of the questions; those of unknown fields come last. The
 * schema as a whole has the last word: what it refuses is never accepted, even where no single question is at fault.
 */
export function checkAnswers(form: CheckForm, answers: JsonObject, context: FormContext): Checked {
  if (!isObject(answers)) return { ok: false, problems: [{ pointer: '', code: 'wrong-type' }] };
  const flat = flattenAnswers(form.plan.outline, answers);
  const walk = walkForm(form.plan, flat);
  const problems = withoutEchoes([
    ...walk.items.flatMap((item) => itemProblems(form, item, walk, flat, context)),
    ...strangers(form.plan, flat, walk),
  ]);
  if (problems.length > 0) return { ok: false, problems: inOrder(form.plan, flat, problems) };
  const errors = form.validate(walk.answers);
  if (errors.length === 0) return { ok: true, answers: walk.answers };
  const mapped = problemsOf(errors, '', walk.answers);
  return {
    ok: false,
    problems: mapped.length > 0 ? inOrder(form.plan, flat, mapped) : [{ pointer: '', code: 'other' }],
  };
}

function itemProblems(
  form: CheckForm,
  item: Item,
  walk: Walk,
  flat: Answers,
  context: FormContext,
): readonly Problem[] {
  const { question, state, value } = item;
  if (question.kind === 'more') return groupProblems(item, flat);
  if (value === undefined) return question.required ? [{ pointer: question.pointer, code: 'required' }] : [];
  const given = flat.values[question.pointer];
  if (state === 'derived' && given !== undefined && given !== value)
    return [{ pointer: question.pointer, code: 'derived-mismatch' }];
  const answer = (pointer: Pointer): Json | undefined => getPointer(walk.answers, pointer);
  const problem = valueProblem(form.service, question, value, answer, context);
  return problem ? [problem] : ruleProblems(form.service.rules, question.pointer, { answer, today: context.today });
}

function groupProblems({ question, state, value }: Item, flat: Answers): readonly Problem[] {
  const pointer = question.pointer.slice(0, -'/-'.length);
  const least = Number(question.schema['minItems'] ?? 0);
  if (state !== 'answered')
    return question.required && flat.values[pointer] === undefined ? [{ pointer, code: 'required' }] : [];
  return Number(value) < least ? [{ pointer, code: 'too-few-items', params: { min: least } }] : [];
}

/** Problems of what was given and is not asked: unknown, of the wrong shape, irrelevant, or beyond a group's last item. */
function strangers(plan: Plan, flat: Answers, walk: Walk): readonly Problem[] {
  const relevant = new Set(walk.items.map(({ question }) => question.pointer));
  const isAsked = (group: Pointer) => relevant.has(`${group}/-`) || getPointer(walk.answers, group) !== undefined;
  const idle = Object.keys(flat.groups).filter((group) => !isAsked(group));
  const full = Object.entries(flat.groups).flatMap(([group, { count }]) => tooMany(plan, group, count));
  const isNamed = (pointer: Pointer) =>
    idle.some((group) => pointer.startsWith(`${group}/`)) ||
    full.some(({ pointer: group, params }) => isBeyond(pointer, group, Number(params?.['max'])));
  const values = Object.keys(flat.values).filter((pointer) => !relevant.has(pointer));
  return [
    ...full.filter(({ pointer }) => !idle.includes(pointer)),
    ...idle.filter((group) => !isNamed(group)).map((pointer) => ({ pointer, code: 'not-relevant' })),
    ...values.filter((one) => !isNamed(one)).map((pointer) => ({ pointer, code: strangerCode(plan, pointer) })),
  ];
}

/** Without what only follows from a value of the wrong shape: fields that are missing inside it. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const wrong = problems.filter(({ code }) => code === 'wrong-type').map(({ pointer }) => `${pointer}/`);
  return problems.filter(({ pointer }) => !wrong.some((around) => pointer.startsWith(around)));
}

function tooMany(plan: Plan, pointer: Pointer, count: number): Problem[] {
  const place = plan.outline.places.get(patternOf(pointer));
  const limits = (place?.sources ?? []).map(({ schema }) => Number(schema['maxItems'] ?? Number.POSITIVE_INFINITY));
  const max = Math.min(...limits);
  return count > max ? [{ pointer, code: 'too-many-items', params: { max } }] : [];
}

function isBeyond(pointer: Pointer, group: Pointer, max: number): boolean {
  return pointer.startsWith(`${group}/`) && Number(pointer.slice(group.length + 1).split('/')[0]) >= max;
}

function strangerCode({ outline }: Plan, pointer: Pointer): string {
  const place = outline.places.get(patternOf(pointer));
  if (!place) return 'unexpected';
  return place.kind === 'leaf' ? 'not-relevant' : 'wrong-type';
}

/** Sorts problems by the place of their question, relevant or not; the order among equals stays. */
function inOrder(plan: Plan, flat: Answers, problems: readonly Problem[]): readonly Problem[] {
  const ranks = new Map<Pointer, number>();
  rank(plan.nodes, flat, [], ranks);
  const rankOf = ({ pointer }: Problem) =>
    ranks.get(pointer) ?? ranks.get(patternOf(pointer)) ?? Number.POSITIVE_INFINITY;
  return problems
    .map((problem, i) => ({ problem, rank: rankOf(problem), i }))
    .sort((a, b) => (a.rank === b.rank ? a.i - b.i : a.rank - b.rank))
    .map(({ problem }) => problem);
}

/** Items whose places are told apart; behind them, problems come in the order in which they were found. */
const MOST_RANKED = 100;

/** Notes the place of each pointer; `indices` are those of the items around. */
function rank(nodes: readonly Node[], flat: Answers, indices: readonly number[], ranks: Map<Pointer, number>): void {
  for (const node of nodes) {
    const pointer = bindPattern(node.pattern, indices);
    if (!ranks.has(pointer)) ranks.set(pointer, ranks.size);
    if (node.kind !== 'group') continue;
    const count = Math.min(flat.groups[pointer]?.count ?? 0, MOST_RANKED);
    for (let i = 0; i < count; i++) {
      ranks.set(`${pointer}/${i}`, ranks.size);
      rank(node.nodes, flat, [...indices, i], ranks);
    }
  }
}
