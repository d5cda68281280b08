import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { District, Json } from '../forms/types.ts';
import { districtSchema } from './district-schema.ts';
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
  const faults = faultsOf(district, dir);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return district as unknown as District;
}

function faultsOf(district: object, dir: string): string[] {
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(districtSchema);
  if (!validate(district))
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${placeOf(dir, instancePath)}: ${message ?? ''}`,
    );
  return crossFaults(district as unknown as District).map((fault) => `${dir}: ${fault}`);
}

function placeOf(dir: string, pointer: string): string {
  const [, first = '', ...rest] = pointer.split('/');
  const own = (FILES as readonly string[]).includes(first);
  return own
    ? `${path.join(dir, `${first}.json`)} /${rest.join('/')}`
    : `${path.join(dir, 'district.json')} ${pointer}`;
}

/** What no schema sees: offices that refer to areas and to one another. */
function crossFaults({ areas, offices }: District): string[] {
  const codes = new Set(areas.flatMap((town) => [town.code, ...(town.areas ?? []).map(({ code }) => code)]));
  const ids = new Set(offices.map(({ id }) => id));
  return [
    ...offices
      .filter(({ level, area }) => level !== 'district' && !codes.has(area))
      .map(({ id }) => `the office ${id} serves an area that areas.json does not have`),
    ...offices
      .filter(({ parent }) => parent !== undefined && !ids.has(parent))
      .map(({ id }) => `the parent of the office ${id} is not among the offices`),
    ...(offices.some(({ level }) => level === 'district') ? [] : ['there is no office of the district itself']),
    ...[...codes]
      .filter((code) => !offices.some(({ area }) => area === code))
      .map((code) => `no office serves the area ${code}`),
  ];
}
