import type { Request } from 'express';
import { allFields } from '../accounts/forms.ts';

/** What was posted, by the names of the fields. */
export interface Posted {
  /** The first text of a name; empty where there is none. */
  text(name: string): string;
  /** All texts of a name. */
  texts(name: string): readonly string[];
}

export function readPosted(request: Request): Posted {
  const byName = new Map<string, string[]>();
  for (const [name, value] of allFields(request)) byName.set(name, [...(byName.get(name) ?? []), value]);
  const texts = (name: string): readonly string[] => byName.get(name) ?? [];
  return { texts, text: (name) => texts(name)[0] ?? '' };
}

/** A case as it was on somebody's page. */
export interface Seen {
  readonly reference: string;
  readonly revision: number;
}

/** Reads `FC-26K7-XQ4M 3`; undefined for anything else. */
export function readSeen(text: string): Seen | undefined {
  const [, reference, revision] = /^([A-Z0-9-]{6,20}) (\d{1,9})$/.exec(text) ?? [];
  return reference === undefined ? undefined : { reference, revision: Number(revision) };
}
