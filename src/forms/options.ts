import { asObject, asText } from './ajv.ts';
import { isFinal } from './areas.ts';
import type { ServiceDefinition } from './form.ts';
import { getPointer } from './pointer.ts';
import { choiceLabel, dayWords, timeWords } from './show.ts';
import { freeTimes } from './slot-value.ts';
import { textOf, type FormTexts } from './texts.ts';
import type { Area, District, FormContext, Item, Json, Lang, Option, Question, Walk } from './types.ts';
import { valueWords } from './value-words.ts';

/** The path that leads from the district's areas to the provinces. */
export const ELSEWHERE = 'elsewhere';

/** What is needed to say what can be tapped. */
export interface Offer {
  readonly texts: FormTexts;
  readonly service: ServiceDefinition;
  readonly walk: Walk;
  readonly context: FormContext;
  readonly lang: Lang;
}

/** The tappable answers of a question; none where it is answered by typing or sending only. */
export function optionsOf(offer: Offer, item: Item, path: string | undefined): readonly Option[] {
  const { question } = item;
  switch (question.kind) {
    case 'choice':
      return question.values.map((value) => choiceOption(offer, question, value));
    case 'yes-no':
      return [true, false].map((value) => choiceOption(offer, question, value));
    case 'more':
      return moreOptions(item, offer.lang);
    case 'area':
      return areaOptions(offer.context.district, offer.lang, path);
    case 'institution':
      return offer.context.district.institutions.map(({ id, name, address }) => ({
        value: id,
        label: name[offer.lang],
        hint: address[offer.lang],
      }));
    case 'slot':
      return slotOptions(offer, question, path);
    default:
      return [];
  }
}

function choiceOption({ texts, lang }: Offer, question: Question, value: Json): Option {
  const hint = textOf(asObject(texts.field(question.pattern)['choiceHints']), asText(value));
  return { value, label: choiceLabel(texts, question, value, lang), ...(hint === undefined ? {} : { hint }) };
}

function moreOptions({ value }: Item, lang: Lang): readonly Option[] {
  const { first, more, none, noMore } = valueWords[lang];
  const begun = Number(value ?? 0) > 0;
  return [
    { value: true, label: begun ? more : first },
    { value: false, label: begun ? noMore : none },
  ];
}

function areaOptions({ areas, provinces }: District, lang: Lang, path: string | undefined): readonly Option[] {
  const option = (area: Area): Option => ({
    value: area.code,
    label: area.name[lang],
    ...(isFinal(area) ? {} : { narrows: true }),
  });
  if (path === ELSEWHERE) return provinces.map(option);
  const street = path === undefined ? undefined : areas.find(({ code }) => code === path);
  if (street) return (street.areas ?? []).map(option);
  const elsewhere: Option = { value: ELSEWHERE, label: valueWords[lang].elsewhere, narrows: true };
  return [...areas.map(option), ...(provinces.length > 0 ? [elsewhere] : [])];
}

/** The institution that a slot must belong to; undefined where the form does not say. */
export function institutionOf(service: ServiceDefinition, { pointer }: Question, walk: Walk): Json | undefined {
  const { booking } = service;
  return booking?.slot === pointer ? getPointer(walk.answers, booking.institution) : undefined;
}

/** Days first; with a day chosen (`hospital@2026-12-01`), its times. */
function slotOptions(offer: Offer, question: Question, path: string | undefined): readonly Option[] {
  const { service, walk, context, lang } = offer;
  const times = freeTimes(institutionOf(service, question, walk), context.freeSlots);
  const onDay = times.filter(({ id }) => path !== undefined && id.startsWith(`${path}T`));
  const places = (count: number) => valueWords[lang].places(count);
  if (onDay.length > 0)
    return onDay.map(({ id, parts, places: left }) => ({
      value: id,
      label: timeWords(parts.time),
      hint: places(left),
    }));
  const days = new Map<string, Option>();
  const left = new Map<string, number>();
  for (const { parts, places: free } of times) {
    const value = `${parts.institution}@${parts.date}`;
    left.set(value, (left.get(value) ?? 0) + free);
    days.set(value, { value, label: dayWords(parts.date, lang), hint: places(left.get(value) ?? 0), narrows: true });
  }
  return [...days.values()];
}
