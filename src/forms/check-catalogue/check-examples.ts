import { compileForm } from '../compile-form.ts';
import type { Examples, Form } from '../form.ts';
import { addOffset, parsePlainDate } from '../plain-date.ts';
import type { District, JsonObject, PlainDate, Pointer, ServiceSource } from '../types.ts';
import { fileOf, quote, type Fault } from './fault.ts';

const FEWEST = { valid: 4, invalid: 6 } as const;

/** An example that names no day must come out the same on each of these; the second is ten years later. */
const ANY_DAY = '2026-11-24' as PlainDate;
const DAYS: readonly PlainDate[] = [ANY_DAY, addOffset(ANY_DAY, { years: 10 })];

type Found = readonly [at: Pointer, message: string];

/** Faults of the examples: they are a service's tests. Only for a service that compiles, with examples of their shape. */
export function exampleFaults(source: ServiceSource, district: District): readonly Fault[] {
  const form = compileForm(source);
  const { valid, invalid } = form.examples;
  const found = [
    ...countFaults(form.examples),
    ...nameFaults(form.examples),
    ...valid.flatMap((example, i) => claimFaults(form, district, `/valid/${i}`, example, [])),
    ...invalid.flatMap((example, i) =>
      claimFaults(form, district, `/invalid/${i}`, example, example.problems.map(keyOf)),
    ),
    ...unshownRules(form),
  ];
  const file = fileOf(source, 'examples.json');
  return found.map(([pointer, message]) => ({ file, pointer, message }));
}

/** The completed answers of the valid examples, as far as the form accepts them. */
export function acceptedAnswers(source: ServiceSource, district: District): readonly JsonObject[] {
  const form = compileForm(source);
  return form.examples.valid.flatMap((example) => completed(form, district, example));
}

function countFaults(examples: Examples): Found[] {
  return (['valid', 'invalid'] as const).flatMap((list): Found[] => {
    const { length } = examples[list];
    if (length >= FEWEST[list]) return [];
    return [[`/${list}`, `There must be at least ${FEWEST[list]} ${list} examples; here are ${length}.`]];
  });
}

function nameFaults({ valid, invalid }: Examples): Found[] {
  const all = [
    ...valid.map(({ name }, i) => ({ name, at: `/valid/${i}/name` })),
    ...invalid.map(({ name }, i) => ({ name, at: `/invalid/${i}/name` })),
  ];
  return all
    .filter(({ name }, i) => all.findIndex((one) => one.name === name) < i)
    .map(({ name, at }) => [at, `Another example is named ${quote(name)} already: names must differ.`]);
}

interface Example {
  readonly name: string;
  readonly answers: JsonObject;
  readonly today?: string;
}

function claimFaults(
  form: Form,
  district: District,
  at: Pointer,
  example: Example,
  claimed: readonly string[],
): Found[] {
  const today = parsePlainDate(example.today);
  if (example.today !== undefined && today === undefined)
    return [[`${at}/today`, `${quote(example.today)} is no day of the calendar.`]];
  const outcomes = (today ? [today] : DAYS).map((day) => problemsOf(form, district, example, day));
  const wrong = outcomes.findIndex((outcome) => listOf(outcome) !== listOf(claimed));
  const outcome = outcomes[wrong];
  if (outcome === undefined) return [];
  const words = `${quote(example.name)} ${claim(claimed)}, but the form ${finding(outcome)}`;
  return [[at, wrong > 0 ? `${words} ten years later: give the example its "today".` : `${words}.`]];
}

const claim = (problems: readonly string[]): string =>
  problems.length === 0 ? 'is said to be valid' : `is said to have ${listOf(problems)}`;
const finding = (problems: readonly string[]): string =>
  problems.length === 0 ? 'accepts it' : `finds ${listOf(problems)}`;

function problemsOf(form: Form, district: District, { answers }: Example, today: PlainDate): readonly string[] {
  const checked = form.check(answers, { today, district });
  return checked.ok ? [] : checked.problems.map(keyOf);
}

function completed(form: Form, district: District, { answers, today }: Example): readonly JsonObject[] {
  const checked = form.check(answers, { today: parsePlainDate(today) ?? ANY_DAY, district });
  return checked.ok ? [checked.answers] : [];
}

function keyOf({ pointer, code }: { readonly pointer: Pointer; readonly code: string }): string {
  return `${pointer} ${code}`;
}

function listOf(keys: readonly string[]): string {
  return [...new Set(keys)].sort().join(', ');
}

/** Each rule is shown at work by an invalid example. */
function unshownRules(form: Form): Found[] {
  const shown = new Set(form.examples.invalid.flatMap(({ problems }) => problems.map(({ code }) => code)));
  const codes = [...new Set(form.service.rules.map(({ code }) => code))];
  return codes
    .filter((code) => !shown.has(code))
    .map((code) => ['/invalid', `No invalid example shows the rule ${quote(code)}: add one that breaks it alone.`]);
}
