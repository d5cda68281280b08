import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { DistrictFault } from '../cases/district-change.ts';
import { parsePlainDate } from '../forms/plain-date.ts';
import type { District } from '../forms/types.ts';
import { districtSchema, eventSchema } from './district-schema.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true });
const isDistrict = ajv.compile(districtSchema);
const isEvent = ajv.compile(eventSchema);

/** Judges the district's data by its schema and, once that holds, by what refers to what. None: it is fit. */
export function judgeDistrict(district: object): readonly DistrictFault[] {
  if (!isDistrict(district)) return (isDistrict.errors ?? []).map(faultOf);
  const whole = district as unknown as District;
  return [...officeFaults(whole), ...areaFaults(whole), ...dayFaults(whole)];
}

/** Judges one entry of the list of events. */
export function judgeEvent(event: unknown): readonly DistrictFault[] {
  if (!isEvent(event)) return (isEvent.errors ?? []).map(faultOf);
  const { date } = event as { readonly date: string };
  return parsePlainDate(date) ? [] : [{ pointer: '/date', code: 'no-day', message: `${date} is no day` }];
}

/** A property that is missing is told at its own place, where a form has its field. */
function faultOf({ instancePath, keyword, message = '', params }: ErrorObject): DistrictFault {
  const missing: unknown = (params as Readonly<Record<string, unknown>>)['missingProperty'];
  const pointer = keyword === 'required' ? `${instancePath}/${String(missing)}` : instancePath;
  return { pointer, code: keyword, message };
}

function officeFaults({ areas, offices }: District): DistrictFault[] {
  const codes = new Set(areas.flatMap((town) => [town.code, ...(town.areas ?? []).map(({ code }) => code)]));
  const ids = new Set(offices.map(({ id }) => id));
  return offices.flatMap(({ id, level, area, parent }, i): DistrictFault[] => [
    ...(level !== 'district' && !codes.has(area)
      ? [
          {
            pointer: `/offices/${i}/area`,
            code: 'area-unknown',
            message: `the office ${id} serves an area that areas.json does not have`,
          },
        ]
      : []),
    ...(parent !== undefined && !ids.has(parent)
      ? [
          {
            pointer: `/offices/${i}/parent`,
            code: 'parent-unknown',
            message: `the parent of the office ${id} is not among the offices`,
          },
        ]
      : []),
  ]);
}

function areaFaults({ areas, offices }: District): DistrictFault[] {
  const codes = areas.flatMap((town) => [town.code, ...(town.areas ?? []).map(({ code }) => code)]);
  const at = { pointer: '/offices' };
  return [
    ...(offices.some(({ level }) => level === 'district')
      ? []
      : [{ ...at, code: 'no-district-office', message: 'there is no office of the district itself' }]),
    ...codes
      .filter((code) => !offices.some(({ area }) => area === code))
      .map((code) => ({ ...at, code: 'area-unserved', message: `no office serves the area ${code}` })),
  ];
}

/** A pattern lets the 31st of February through. */
function dayFaults({ calendar, institutions }: District): DistrictFault[] {
  const listed = (['holidays', 'workdays'] as const).flatMap((list) =>
    calendar[list].map((date, i) => ({ pointer: `/calendar/${list}/${i}`, date })),
  );
  const single = institutions.flatMap(({ slots }, i) =>
    (slots.days ?? []).map(({ date }, j) => ({ pointer: `/institutions/${i}/slots/days/${j}`, date })),
  );
  return [...listed, ...single]
    .filter(({ date }) => parsePlainDate(date) === undefined)
    .map(({ pointer, date }) => ({ pointer, code: 'no-day', message: `${date} is no day` }));
}
