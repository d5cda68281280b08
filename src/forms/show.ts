import { asObject, asText } from './ajv.ts';
import { areaName, findArea } from './areas.ts';
import { partsOf, weekdayOf } from './plain-date.ts';
import { slotParts } from './slot-value.ts';
import { textOf, type FormTexts } from './texts.ts';
import type { FormContext, Json, Lang, PlainDate, Question } from './types.ts';
import { valueWords } from './value-words.ts';
import { dateWords } from './words.ts';

/** What a person reads for a value. A value of another shape than the question's is written as it is, never thrown at. */
export function showValue(texts: FormTexts, question: Question, value: Json, context: FormContext, lang: Lang): string {
  const words = valueWords[lang];
  if (Array.isArray(value)) return words.files(value.length);
  if (typeof value === 'object') return '';
  if (question.kind === 'more') return showMore(value, lang);
  if (question.kind === 'choice' || question.kind === 'yes-no') return choiceLabel(texts, question, value, lang);
  return typeof value === 'string' ? showText(question, value, context, lang) : String(value);
}

function showMore(value: Json, lang: Lang): string {
  const words = valueWords[lang];
  if (typeof value === 'boolean') return value ? words.more : words.noMore;
  return Number(value) > 0 ? words.items(Number(value)) : words.none;
}

function showText({ kind }: Question, value: string, context: FormContext, lang: Lang): string {
  if (kind === 'date') return dateWords(value, lang);
  if (kind === 'month') return monthWords(value, lang);
  if (kind === 'mobile') return value.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
  if (kind === 'slot') return slotWords(value, lang);
  if (kind === 'area') {
    const found = findArea(context.district, value);
    return found ? areaName(found, lang) : value;
  }
  if (kind !== 'institution') return value;
  return context.district.institutions.find(({ id }) => id === value)?.name[lang] ?? value;
}

/** The label of a choice's value. Yes and no may have labels of their own, under `true` and `false`. */
export function choiceLabel(texts: FormTexts, question: Question, value: Json, lang: Lang): string {
  const label = textOf(asObject(texts.field(question.pattern)['choices']), asText(value));
  if (label !== undefined) return label;
  if (typeof value === 'boolean') return value ? valueWords[lang].yes : valueWords[lang].no;
  return asText(value);
}

function monthWords(value: string, lang: Lang): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(value) ?? [];
  return year && month ? valueWords[lang].month(Number(year), Number(month)) : value;
}

/** `12月3日（星期四）`. */
export function dayWords(date: PlainDate, lang: Lang): string {
  const words = valueWords[lang];
  const { month, day } = partsOf(date);
  return words.day(month, day, words.weekdays[weekdayOf(date) - 1] ?? '');
}

/** `8:30`. */
export function timeWords(time: string): string {
  return time.replace(/^0(?=\d:)/, '');
}

function slotWords(value: string, lang: Lang): string {
  const parts = slotParts(value);
  return parts ? valueWords[lang].join(dayWords(parts.date, lang), timeWords(parts.time)) : value;
}
