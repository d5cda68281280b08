import { checkCharacter, idProblem } from '../forms/resident-id.ts';
import { addDays } from '../forms/plain-date.ts';
import type { Json, JsonObject, PlainDate } from '../forms/types.ts';
import { below, pick, type Random } from './chance.ts';

/** Names that say of themselves that they are made up: 示, 例, 样, 范, 试, 模 stand in the middle. */
const FAMILIES = Array.from('张李王陈刘赵周吴郑孙马朱胡林郭何高罗梁宋');
const MIDDLES = Array.from('示例样范试模');
const LASTS = Array.from('梅安宁月明华文兰芳青云晓春秋雨雪山川江河海森松柏竹菊荷莲星辰阳平和乐康健新小园佳');
/** Four digits follow: numbers that nobody has. */
const PHONES = ['1380000', '1390000', '1370000', '1360000'];

/** Turns every value of nested answers into another one; objects keep their shape. */
export function mapAnswers(answers: JsonObject, change: (key: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, mapped(key, value)]));

  function mapped(key: string, value: Json): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => mapped(key, item));
    if (typeof value === 'object' && value !== null) return mapAnswers(value as JsonObject, change);
    return change(key, value);
  }
}

/** The same application of other people: names, numbers of papers and telephones. Birthdays and sexes stay. */
export function disguise(answers: JsonObject, random: Random): JsonObject {
  return mapAnswers(answers, (key, value) => {
    if (typeof value !== 'string') return value;
    if (key === 'name') return fictionalName(random);
    if (key === 'mobile') return pick(random, PHONES) + fourDigits(random);
    if (idProblem(value) === undefined) return otherNumber(value, value.slice(6, 14), random);
    return key === 'idNumber' ? value.slice(0, -4) + fourDigits(random) : value;
  });
}

function fourDigits(random: Random): string {
  return String(below(random, 10_000)).padStart(4, '0');
}

function fictionalName(random: Random): string {
  const name = pick(random, FAMILIES) + pick(random, MIDDLES);
  return random() < 0.1 ? name : name + pick(random, LASTS);
}

/** The same application at another time: its days and months are shifted, and people are some years older. */
export function shiftTimes(answers: JsonObject, days: number, random: Random): JsonObject {
  const older = below(random, 1500);
  return mapAnswers(answers, (_key, value) => {
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return addDays(value as PlainDate, days);
    if (/^\d{4}-\d\d$/.test(value)) return addDays(`${value}-15` as PlainDate, days).slice(0, 7);
    if (idProblem(value) !== undefined) return value;
    const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}` as PlainDate;
    return otherNumber(value, addDays(born, -older).replaceAll('-', ''), random);
  });
}

/** Another number of the same place and sex, with its check character. */
function otherNumber(id: string, birth: string, random: Random): string {
  const odd = Number(id[16]) % 2;
  const order = String(below(random, 500) * 2 + odd).padStart(3, '0');
  const start = id.slice(0, 6) + birth + order;
  return start + checkCharacter(start);
}
