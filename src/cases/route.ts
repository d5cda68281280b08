import type { Route } from '../forms/form.ts';
import { getPointer } from '../forms/pointer.ts';
import type { Area, District, JsonObject, OfficeLevel } from '../forms/types.ts';

/**
 * The offices that a case passes, lowest first. The first area named by the route that lies in the district decides;
 * if none does, or no office serves it, the district's own office takes the case.
 */
export function officeRoute(route: Route, answers: JsonObject, district: District): readonly string[] {
  const codes = route.by.map((pointer) => getPointer(answers, pointer));
  const path = codes.map((code) => pathTo(district.areas, code)).find((found) => found.length > 0) ?? [];
  const offices = route.levels.flatMap((level) => officeAt(level, path, district));
  return offices.length > 0 ? offices : officeAt('district', [], district);
}

/** The way of a case that is handed to an office outside its route: from there up, at the levels that the route asks for. */
export function routeFrom(office: string, { levels }: Pick<Route, 'levels'>, { offices }: District): readonly string[] {
  // Grows while it is walked: the office above each one that was found.
  const upwards = new Set([office]);
  for (const id of upwards) {
    const parent = offices.find((one) => one.id === id)?.parent;
    if (parent !== undefined) upwards.add(parent);
  }
  const atLevel = new Set(offices.filter(({ level }) => levels.includes(level)).map(({ id }) => id));
  return [...upwards].filter((id) => id === office || atLevel.has(id));
}

function officeAt(level: OfficeLevel, path: readonly string[], district: District): readonly string[] {
  const office = district.offices.find(
    (one) => one.level === level && (level === 'district' || path.includes(one.area)),
  );
  return office ? [office.id] : [];
}

/** Codes from the top of the tree down to the area; empty when it is not in the tree. */
function pathTo(areas: readonly Area[], code: unknown): readonly string[] {
  for (const area of areas) {
    if (area.code === code) return [area.code];
    const below = pathTo(area.areas ?? [], code);
    if (below.length > 0) return [area.code, ...below];
  }
  return [];
}
