import { slotsOf } from '../cases/slots.ts';
import type { Form } from '../forms/form.ts';
import { addDays, partsOf } from '../forms/plain-date.ts';
import { getPointer, parentOf, setPointer, splitPointer } from '../forms/pointer.ts';
import type { Area, District, JsonObject, PlainDate, Pointer } from '../forms/types.ts';
import { below, pick, type Random } from './chance.ts';
import { disguise, mapAnswers, shiftTimes } from './disguise.ts';

interface ApplicationDeps {
  readonly random: Random;
  readonly district: District;
  /** Ids of stored attachments to show as the documents. */
  readonly files: readonly string[];
}

export interface Application {
  readonly answers: JsonObject;
  /** The service's form, which has walked through these answers already. */
  readonly form: Form;
}

/** Makes answers as people of a district may give them on a day; undefined where every time for it is booked. */
type MakeApplication = (form: Form, today: PlainDate) => Application | undefined;

/** Applications of one month that were checked, of which others are made by other names and numbers. */
const MODELS = 6;
/** Examples at the edge of a rule do not survive a shift in time. */
const TRIES = 40;
/** So many of whoever could send documents send them all, but for one. */
const COMPLETE = 6;
const DAY = 86_400_000;
/** When the examples that name no day were written. */
const WRITTEN = '2026-11-24';

/**
 * Makes applications out of the services' own examples. What a rule looks at (days, ages, kinds) is judged by the form
 * itself; names, numbers, areas of the district and files are then changed, which no rule depends on.
 */
export function applicationMaker(deps: ApplicationDeps): MakeApplication {
  const { random, district, files } = deps;
  const models = new Map<string, readonly Application[]>();
  const taken = new Map<string, number>();
  const communities = district.areas.flatMap(leavesOf);
  return (form, today) => {
    const key = `${form.id} ${today.slice(0, 7)}`;
    const known = models.get(key) ?? modelsOf(form, today, deps);
    models.set(key, known);
    if (known.length === 0) return undefined;
    const model = pick(random, known);
    const settled = settle(disguise(model.answers, random));
    const answers = book(withFiles(form, settled), form, today);
    return answers && { ...model, answers };
  };

  /** Everybody of a case who lives in the district lives in one community of it. */
  function settle(answers: JsonObject): JsonObject {
    const here = pick(random, communities);
    return mapAnswers(answers, (_key, value) =>
      typeof value === 'string' && communities.includes(value) ? here : value,
    );
  }

  function withFiles(form: Form, answers: JsonObject): JsonObject {
    const isComplete = files.length > 0 && below(random, COMPLETE) > 0;
    return form.service.documents.reduce((all, { at }) => {
      if (getPointer(all, at) === undefined) return all;
      return isComplete || (files.length > 0 && random() < 0.5)
        ? setPointer(all, at, [pick(random, files)])
        : without(all, at);
    }, answers);
  }

  function book(answers: JsonObject, form: Form, today: PlainDate): JsonObject | undefined {
    const { booking } = form.service;
    if (!booking) return answers;
    const institution = pick(random, district.institutions);
    const free = slotsOf(institution, district.calendar, today).filter(
      ({ id, capacity }) => (taken.get(id) ?? 0) < capacity,
    );
    if (free.length === 0) return undefined;
    const { id } = pick(random, free);
    taken.set(id, (taken.get(id) ?? 0) + 1);
    return setPointer(setPointer(answers, booking.institution, institution.id), booking.slot, id);
  }
}

function leavesOf(area: Area): readonly string[] {
  return area.areas === undefined ? [area.code] : area.areas.flatMap(leavesOf);
}

/** The answers without what stands at a place. */
function without(answers: JsonObject, at: Pointer): JsonObject {
  const above = getPointer(answers, parentOf(at));
  const name = splitPointer(at).at(-1) ?? '';
  if (typeof above !== 'object' || above === null) return answers;
  const kept = Object.fromEntries(Object.entries(above).filter(([key]) => key !== name));
  const isEmpty = Object.keys(kept).length === 0 && parentOf(at) !== '';
  return isEmpty ? without(answers, parentOf(at)) : setPointer(answers, parentOf(at), kept);
}

function modelsOf(form: Form, today: PlainDate, { random, district }: ApplicationDeps): readonly Application[] {
  const found: Application[] = [];
  for (let tries = 0; found.length < MODELS && tries < TRIES; tries++) {
    const { answers, today: day = WRITTEN } = pick(random, form.examples.valid);
    const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY);
    const shifted = shiftTimes(answers, days, random);
    const checkedOn = (on: PlainDate) => form.check(anyTime(shifted, form, on, district), { today: on, district });
    const checked = checkedOn(today);
    // Others of the month are made of it: it must hold on all of its days.
    if (checked.ok && edgesOf(today).every((on) => checkedOn(on).ok))
      found.push({ answers: checked.answers, form: walked(form, checked.answers, today, district) });
  }
  return found;
}

/** The first and the last day of its month. */
function edgesOf(day: PlainDate): readonly [PlainDate, PlainDate] {
  const { year, month } = partsOf(day);
  const first = `${day.slice(0, 7)}-01` as PlainDate;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return [first, addDays(next as PlainDate, -1)];
}

/** No question becomes relevant or falls away by other names, numbers, areas and files: one walk is enough for all of them. */
function walked(form: Form, answers: JsonObject, today: PlainDate, district: District): Form {
  const flat = form.flatten(answers);
  const walk = form.walk(flat, { today, district });
  return { ...form, flatten: () => flat, walk: () => walk };
}

/** With a time that can be booked; each application made of it books one of its own. */
function anyTime(answers: JsonObject, form: Form, today: PlainDate, district: District): JsonObject {
  const { booking } = form.service;
  if (!booking) return answers;
  const place = district.institutions.find((one) => slotsOf(one, district.calendar, today).length > 0);
  const slot = place && slotsOf(place, district.calendar, today)[0];
  if (!slot) return answers;
  return setPointer(setPointer(answers, booking.institution, place.id), booking.slot, slot.id);
}
