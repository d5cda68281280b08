import { parsePlainDate } from '../forms/plain-date.ts';
import type { Json, PlainDate } from '../forms/types.ts';
import type { CaseEvent } from './types.ts';

/** How whoever shows a note says what it names. */
export interface NoteSpeech {
  /** Name of an office by its id. */
  readonly office: (id: string) => string;
  /** A day of these weeks. */
  readonly day: (day: PlainDate) => string;
  /** A day years ahead, with its year. */
  readonly fullDay: (day: PlainDate) => string;
}

/**
 * What goes into the words of a note. Notes are stored as facts and said when they are read, in the reader's language:
 * `office` is an id, `until`, `day` and `validUntil` are days; anything else, such as `reason` and `count`, is said as it is.
 */
export function noteParams(note: NonNullable<CaseEvent['note']>, speech: NoteSpeech): Record<string, string | number> {
  const said = Object.entries(note.params ?? {}).map(([name, value]) => [name, wordOf(name, value, speech)] as const);
  return Object.fromEntries(said);
}

function wordOf(name: string, value: Json, { office, day, fullDay }: NoteSpeech): string | number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'office') return office(value);
  const date = ['until', 'day', 'validUntil'].includes(name) ? parsePlainDate(value) : undefined;
  if (date === undefined) return value;
  return name === 'validUntil' ? fullDay(date) : day(date);
}
