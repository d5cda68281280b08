/** Codes of the problems that the engine itself finds; their words stand in locales/<lang>/problems.json. */
export const ENGINE_CODES: readonly string[] = [
  ...['required', 'wrong-type', 'unexpected', 'not-relevant', 'derived-mismatch', 'pattern', 'other'],
  ...['text-too-long', 'text-too-short', 'number-unreadable', 'number-too-large', 'number-too-small'],
  ...['choice-unknown', 'choice-ambiguous', 'yes-no-unknown', 'mobile', 'area-unknown', 'institution-unknown'],
  ...['date-unreadable', 'date-incomplete', 'date-lunar', 'date-century', 'date-order', 'date-no-month', 'date-no-day'],
  ...['month-unreadable', 'id-length', 'id-fifteen', 'id-characters', 'id-birth-date', 'id-check-digit'],
  ...['slot-unknown', 'slot-taken', 'file-expected', 'file-unexpected', 'file-unknown', 'file-twice'],
  ...['too-many-files', 'too-few-files', 'too-many-items', 'too-few-items'],
];
