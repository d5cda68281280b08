import { noteParams } from '../cases/note-params.ts';
import type { CaseEvent } from '../cases/types.ts';
import type { District, Lang } from '../forms/types.ts';
import { dayWords, fullDayWords } from './day-words.ts';
import type { Words } from './types.ts';

/** The note of an entry of a history as the resident reads it: offices by their names, days as they are said. */
export function noteWords(
  note: NonNullable<CaseEvent['note']>,
  { t, lang, district }: { readonly t: Words; readonly lang: Lang; readonly district: District },
): string {
  const office = (id: string) => district.offices.find((one) => one.id === id)?.name[lang] ?? district.bureau[lang];
  const params = noteParams(note, { office, day: (day) => dayWords(t, day), fullDay: (day) => fullDayWords(t, day) });
  return t(note.key, params);
}
