import type { ServiceDefinition } from '../form.ts';
import type { Area, District, OfficeLevel, Pointer } from '../types.ts';
import { LONGEST_INSTITUTION } from './button-room.ts';
import type { Fault } from './fault.ts';

/** Faults of the bureau's own data, seen from these services: who takes their cases, and who offers their times. */
export function districtFaults(services: readonly ServiceDefinition[], district: District): readonly Fault[] {
  const books = services.some(({ booking }) => booking !== undefined);
  return [
    ...repeats(
      'district/offices.json',
      'office',
      district.offices.map(({ id }) => id),
      '/id',
    ),
    ...repeats(
      'district/institutions.json',
      'institution',
      district.institutions.map(({ id }) => id),
      '/id',
    ),
    ...parentFaults(district),
    ...institutionFaults(district),
    ...(books && district.institutions.length === 0
      ? [
          {
            file: 'district/institutions.json',
            pointer: '',
            message: 'A service books a time, but there is no institution.',
          },
        ]
      : []),
    ...servedFaults(services, district),
  ];
}

function repeats(file: string, what: string, ids: readonly string[], below: Pointer): Fault[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [{ file, pointer: `/${i}${below}`, message: `Another ${what} has the id "${id}" already: ids must differ.` }]
      : [],
  );
}

const LEVELS: readonly OfficeLevel[] = ['community', 'street', 'district'];

function parentFaults({ offices }: District): Fault[] {
  return offices.flatMap(({ id, level, parent }, i): Fault[] => {
    const above = offices.find((one) => one.id === parent);
    const at = { file: 'district/offices.json', pointer: `/${i}/parent` };
    if (parent === undefined)
      return level === 'district'
        ? []
        : [{ ...at, message: `The office "${id}" has no parent: name the office above it.` }];
    if (!above) return [{ ...at, message: `The parent "${parent}" of the office "${id}" is not among the offices.` }];
    if (LEVELS.indexOf(above.level) > LEVELS.indexOf(level)) return [];
    return [{ ...at, message: `The parent "${parent}" of the office "${id}" is not of a higher level.` }];
  });
}

function institutionFaults({ institutions }: District): Fault[] {
  return institutions.flatMap(({ id, slots }, i): Fault[] => {
    const file = 'district/institutions.json';
    const isOpen = slots.weekdays.length > 0 && slots.times.length > 0 && slots.capacity > 0;
    return [
      ...(isOpen
        ? []
        : [
            {
              file,
              pointer: `/${i}/slots`,
              message: `"${id}" offers no times: give it weekdays, times and a capacity.`,
            },
          ]),
      ...(id.length > LONGEST_INSTITUTION
        ? [
            {
              file,
              pointer: `/${i}/id`,
              message: `"${id}" is too long for a button: at most ${LONGEST_INSTITUTION} characters.`,
            },
          ]
        : []),
    ];
  });
}

/** Each area that an answer can name has an office of the level at which a service begins. */
function servedFaults(services: readonly ServiceDefinition[], { areas, offices }: District): Fault[] {
  const levels = new Set(services.flatMap(({ route }) => route.levels.slice(0, 1)));
  return [...levels].flatMap((level) => {
    const served = new Set(offices.filter((office) => office.level === level).map(({ area }) => area));
    const isServed = (path: readonly Area[]) =>
      level === 'district' ? served.size > 0 : path.some(({ code }) => served.has(code));
    return pathsTo(areas)
      .filter((path) => !isServed(path))
      .map((path) => ({
        file: 'district/offices.json',
        pointer: '',
        message: `No ${level} office serves the area ${path.at(-1)?.code ?? ''}: cases begin there, so add one.`,
      }));
  });
}

/** The areas that have no parts, each with those around it. */
function pathsTo(areas: readonly Area[], before: readonly Area[] = []): readonly (readonly Area[])[] {
  return areas.flatMap((area) => {
    const path = [...before, area];
    return (area.areas ?? []).length === 0 ? [path] : pathsTo(area.areas ?? [], path);
  });
}
