import type { JSX } from 'preact';
import { dayWords } from '../../../bot/day-words.ts';
import { dayOf } from '../../../cases/day-of.ts';
import type { DistrictPart, StoredChange } from '../../../cases/district-change.ts';
import type { Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';

/** Who changed something last and when, in words; undefined: it is as in the files. */
export async function lastChange(
  visit: Visit,
  { district, accounts }: AdminPort,
  part: DistrictPart,
  id: string,
): Promise<string | undefined> {
  const [last] = await district.history(part, id);
  if (!last) return undefined;
  const clerk = await accounts.clerks.find(last.by);
  return whenAndWho(visit, last, clerk?.name ?? last.by);
}

function whenAndWho({ t, house }: Visit, { at }: StoredChange, name: string): string {
  return t('desk-admin:last-change', { day: dayWords(t, dayOf(at, house.district.timeZone)), name });
}

export function LastChange({ words }: { words: string | undefined }): JSX.Element | null {
  return words === undefined ? null : <p class="quiet small">{words}</p>;
}
