import { parsePlainDate } from './plain-date.ts';
import type { Json, PlainDate } from './types.ts';

/** A bookable time taken apart: `hospital@2026-12-01T08:30`. */
export interface SlotParts {
  readonly institution: string;
  readonly date: PlainDate;
  /** `08:30`. */
  readonly time: string;
}

/** Takes a slot's id apart; undefined for anything else. */
export function slotParts(id: string): SlotParts | undefined {
  const [, institution, day, time] = /^([a-z0-9-]+)@(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(id) ?? [];
  const date = parsePlainDate(day);
  return institution && date && time ? { institution, date, time } : undefined;
}

/** Whether a time can be had: `unknown` when the chosen institution does not offer it. Free where nothing is known of places. */
export function findSlot(
  id: string,
  institution: Json | undefined,
  freeSlots: ReadonlyMap<string, number> | undefined,
): 'free' | 'taken' | 'unknown' {
  const parts = slotParts(id);
  if (!parts || (institution !== undefined && parts.institution !== institution)) return 'unknown';
  if (!freeSlots) return 'free';
  const places = freeSlots.get(id);
  return places === undefined ? 'unknown' : places > 0 ? 'free' : 'taken';
}

/** The free times of an institution, earliest first. */
export function freeTimes(
  institution: Json | undefined,
  freeSlots: ReadonlyMap<string, number> | undefined,
): readonly { readonly id: string; readonly parts: SlotParts; readonly places: number }[] {
  const found = [...(freeSlots ?? [])].flatMap(([id, places]) => {
    const parts = slotParts(id);
    const here = parts !== undefined && (institution === undefined || parts.institution === institution);
    return here && places > 0 ? [{ id, parts, places }] : [];
  });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
