import { asText } from '../../../src/forms/ajv.ts';
import { addDays } from '../../../src/forms/plain-date.ts';
import { checkCharacter } from '../../../src/forms/resident-id.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { Area, FormContext, Item, Json, PlainDate, Walk } from '../../../src/forms/types.ts';
import type { Chance } from './chance.ts';

/** Where an application stands when a value is wanted. */
export interface Place {
  readonly form: Form;
  readonly item: Item;
  readonly walk: Walk;
  readonly context: FormContext;
}

/** Texts that fit the patterns of names, numbers, offices and addresses; all of them made up. */
const TEXTS = [
  '张示梅',
  '李例安',
  '欧阳示例',
  '示例·样板',
  '𠮷示例',
  'E12345678',
  'H1234567',
  'G87654321',
  'AAA123456789012',
  'AAB123456789013',
  'A000000001',
  'J000000-2020-000001',
  '示例区民政局婚姻登记处',
  '示例有限公司',
  '示例路 1 号 2 栋 301 室',
  '因为两地工作，想在这里办。',
];

/** A number of GB 11643 with a valid check character, of the area 000000. */
export function makeId(birthDate: string, order: number): string {
  const digits = `000000${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

/** A value of the question's kind, good or bad. `age`: of the person whose ID number or birth date it is. */
export function randomValue(
  { form, item, walk, context }: Place,
  chance: Chance,
  age: 'grown-up' | 'child' = 'grown-up',
): Json {
  const birthDate = () => (age === 'child' ? child(context.today, chance) : grownUp(context.today, chance));
  const { question } = item;
  const { minimum = 0, maximum = 9, maxItems = 3 } = question.schema;
  switch (question.kind) {
    case 'choice':
      return chance.pick(question.values) ?? '';
    case 'yes-no':
    case 'more':
      return chance.happens(0.5);
    case 'date':
      return question.schema['x-derive']
        ? birthDate()
        : addDays(context.today, -(chance.upTo(10) ** 4) + chance.upTo(9));
    case 'month':
      return addDays(context.today, chance.upTo(400)).slice(0, 7);
    case 'integer':
      return Number(minimum) + chance.upTo(Number(maximum) - Number(minimum) + 1);
    case 'resident-id':
      return makeId(birthDate(), 1 + chance.upTo(900));
    case 'mobile':
      return `1${3 + chance.upTo(7)}${String(chance.upTo(1_000_000_000)).padStart(9, '0')}`;
    case 'files':
      return Array.from({ length: 1 + chance.upTo(Number(maxItems)) }, () => randomFile(chance));
    case 'area':
      return chance.pick(finalAreas([...context.district.areas, ...context.district.provinces])) ?? '';
    case 'institution':
      return chance.pick(context.district.institutions)?.id ?? '';
    case 'slot':
      return randomSlot(form, walk, context, chance);
    default:
      return chance.pick([...TEXTS, ...exampleTexts(form, question.pointer)]) ?? '';
  }
}

/** A value that the form accepts at this place; undefined when none was found. */
export function acceptableValue(place: Place, chance: Chance): Json | undefined {
  for (let tries = 0; tries < 300; tries++) {
    const value = randomValue(place, chance, tries < 150 ? 'grown-up' : 'child');
    if (place.form.judge(place.item, value, place.walk, place.context).length === 0) return value;
  }
  return undefined;
}

/** Born within the last four years. */
function child(today: PlainDate, chance: Chance): string {
  return addDays(today, -chance.upTo(4 * 365));
}

/** 28 to 45 years old. */
function grownUp(today: PlainDate, chance: Chance): string {
  return addDays(today, -(28 * 366 + chance.upTo(17 * 365)));
}

function randomFile(chance: Chance): string {
  return Array.from({ length: 64 }, () => '0123456789abcdef'.charAt(chance.upTo(16))).join('');
}

function finalAreas(areas: readonly Area[]): readonly string[] {
  return areas.flatMap(({ code, areas: below = [] }) => (below.length > 0 ? finalAreas(below) : [code]));
}

function randomSlot({ service }: Form, { items }: Walk, { freeSlots }: FormContext, chance: Chance): Json {
  const chosen = asText(items.find(({ question }) => question.pointer === service.booking?.institution)?.value);
  const free = [...(freeSlots ?? [])].filter(([id, places]) => places > 0 && id.startsWith(`${chosen}@`));
  return chance.pick(free)?.[0] ?? '';
}

/** What the service's own examples write at this place. */
function exampleTexts(form: Form, pointer: string): readonly Json[] {
  return form.examples.valid.flatMap(({ answers }) => {
    const value = form.flatten(answers).values[pointer];
    return value === undefined ? [] : [value];
  });
}
