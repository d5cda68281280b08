import { partsOf } from '../forms/plain-date.ts';
import { slotParts } from '../forms/slot-value.ts';
import type { District, Institution, Lang, Office, PlainDate, SlotDay } from '../forms/types.ts';

/** The published holidays of one year. */
export interface CalendarYear {
  readonly published: boolean;
  /** Days off on a weekday. */
  readonly holidays: readonly PlainDate[];
  /** Working days on a weekend (调休). */
  readonly workdays: readonly PlainDate[];
}

/** Something that residents can come to. */
export interface DistrictEvent {
  readonly title: Readonly<Record<Lang, string>>;
  readonly date: PlainDate;
  /** `HH:MM`. */
  readonly time: string;
  readonly place: Readonly<Record<Lang, string>>;
  readonly seats: number;
}

/** An institution as it is kept at the desk: its single days are changes of their own. */
export type InstitutionData = Omit<Institution, 'slots'> & { readonly slots: Omit<Institution['slots'], 'days'> };

/** What was changed at the desk of one part of the district's data; the newest of a part and id counts. */
export type DistrictChange =
  | { readonly part: 'office'; readonly id: string; readonly body: Office }
  | { readonly part: 'institution'; readonly id: string; readonly body: InstitutionData }
  /** `2027`. */
  | { readonly part: 'year'; readonly id: string; readonly body: CalendarYear }
  /** `<institution>@2026-12-01`, or with `T08:30` for one time; null: as usual again. */
  | { readonly part: 'day'; readonly id: string; readonly body: { readonly places: number } | null }
  /** null: taken off the list. */
  | { readonly part: 'event'; readonly id: string; readonly body: DistrictEvent | null };

export type DistrictPart = DistrictChange['part'];

/** A change as it is kept. */
export type StoredChange = DistrictChange & {
  /** Counts all changes of the district. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Id of the clerk. */
  readonly by: string;
  readonly reason?: string;
};

/** One thing that is wrong with the bureau's own data. */
export interface DistrictFault {
  /** JSON Pointer into the whole of the data: `/offices/3/phone`; into an event alone: `/title/en`. */
  readonly pointer: string;
  /** The keyword of JSON Schema that was not met, or what no schema sees: `area-unserved`. */
  readonly code: string;
  /** For whoever maintains the files. */
  readonly message: string;
}

/** The district's data with what was changed at the desk. */
export function changedDistrict(base: District, changes: readonly DistrictChange[]): District {
  return {
    ...base,
    offices: replaced(
      base.offices,
      changes.flatMap((one) => (one.part === 'office' ? [one.body] : [])),
    ),
    institutions: replaced<Institution>(
      base.institutions,
      changes.flatMap((one) => (one.part === 'institution' ? [one.body] : [])),
    ).map((one) => withDays(one, base.institutions, changes)),
    calendar: changes.reduce(withYear, base.calendar),
  };
}

/** What a day exception is about; undefined for a text that is none. */
export function dayParts(id: string): { institution: string; date: PlainDate; time?: string } | undefined {
  const single = slotParts(id);
  if (single) return single;
  const whole = slotParts(`${id}T00:00`);
  return whole && { institution: whole.institution, date: whole.date };
}

/** In the order of the files; what is new comes behind. */
function replaced<T extends { readonly id: string }>(base: readonly T[], changed: readonly T[]): readonly T[] {
  const known = new Set(base.map(({ id }) => id));
  return [
    ...base.map((one) => changed.find(({ id }) => id === one.id) ?? one),
    ...changed.filter(({ id }) => !known.has(id)),
  ];
}

function withDays(
  institution: Institution,
  base: readonly Institution[],
  changes: readonly DistrictChange[],
): Institution {
  const own = changes.flatMap((change) => {
    const parts = change.part === 'day' ? dayParts(change.id) : undefined;
    return change.part === 'day' && parts?.institution === institution.id ? [{ parts, body: change.body }] : [];
  });
  const given = (base.find(({ id }) => id === institution.id)?.slots.days ?? []).filter(
    (day) => !own.some(({ parts }) => parts.date === day.date && parts.time === day.time),
  );
  const made = own.flatMap(({ parts: { date, time }, body }): readonly SlotDay[] =>
    body === null ? [] : [{ date, ...(time === undefined ? {} : { time }), places: body.places }],
  );
  const days = [...given, ...made];
  const { days: _days, ...slots } = institution.slots;
  return { ...institution, slots: days.length === 0 ? slots : { ...slots, days } };
}

function withYear(calendar: District['calendar'], change: DistrictChange): District['calendar'] {
  if (change.part !== 'year') return calendar;
  const year = Number(change.id);
  const others = (days: readonly PlainDate[]) => days.filter((day) => partsOf(day).year !== year);
  const { published, holidays, workdays } = change.body;
  return {
    published: [...calendar.published.filter((one) => one !== year), ...(published ? [year] : [])].sort(),
    holidays: [...others(calendar.holidays), ...holidays].sort(),
    workdays: [...others(calendar.workdays), ...workdays].sort(),
  };
}
