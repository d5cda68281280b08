import path from 'node:path';
import type { District, Json } from '../forms/types.ts';
import { judgeDistrict } from './judge-district.ts';
import { readJson } from './read-json.ts';

const FILES = ['areas', 'provinces', 'offices', 'institutions', 'calendar'] as const;

/**
 * Reads the bureau's own data and judges it.
 * @throws when something is missing or wrong, naming file and place: the program does not start on half a district.
 */
export async function loadDistrict(dir: string): Promise<District> {
  const head = (await readJson(path.join(dir, 'district.json'))) as Readonly<Record<string, Json>>;
  const parts = await Promise.all(
    FILES.map(async (name) => [name, await readJson(path.join(dir, `${name}.json`))] as const),
  );
  const district = { ...head, ...Object.fromEntries(parts) };
  const faults = judgeDistrict(district);
  if (faults.length > 0)
    throw new Error(faults.map(({ pointer, message }) => `${placeOf(dir, pointer)}: ${message}`).join('\n'));
  return district as unknown as District;
}

function placeOf(dir: string, pointer: string): string {
  const [, first = '', ...rest] = pointer.split('/');
  const own = (FILES as readonly string[]).includes(first);
  return own
    ? `${path.join(dir, `${first}.json`)} /${rest.join('/')}`
    : `${path.join(dir, 'district.json')} ${pointer}`;
}
