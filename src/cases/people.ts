import type { Json, JsonObject } from '../forms/types.ts';

/** What people in answers can be found by. */
export interface People {
  readonly names: readonly string[];
  /** Telephone numbers as eleven digits. */
  readonly phones: readonly string[];
  /** Numbers of identity papers, in capitals. */
  readonly papers: readonly string[];
}

/** Of the block that services share for a person: docs/add-a-service.md. */
const NAME = 'name';
const PAPER = 'idNumber';
const PHONE = 'mobile';

/** Everybody whom answers name, wherever they stand in them. */
export function peopleIn(answers: JsonObject): People {
  const found = { [NAME]: new Set<string>(), [PAPER]: new Set<string>(), [PHONE]: new Set<string>() };
  collect(answers);
  return { names: [...found.name], phones: [...found.mobile], papers: [...found.idNumber] };

  function collect(value: Json): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value as JsonObject)) {
      if (typeof below !== 'string') collect(below);
      else if (key === NAME) found.name.add(below);
      else if (key === PAPER) found.idNumber.add(plainNumber(below));
      else if (key === PHONE) found.mobile.add(plainPhone(below));
    }
  }
}

/** Half-width, in capitals, without spaces and dashes. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The digits, without the country's code. */
export function plainPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
