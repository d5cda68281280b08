import type { Area, District, Lang } from './types.ts';

/** An area that an answer may name, with the areas around it, outermost first. */
export interface FoundArea {
  readonly area: Area;
  readonly around: readonly Area[];
}

/** An area whose parts are asked for is only a step on the way to an answer. */
export function isFinal(area: Area): boolean {
  return (area.areas ?? []).length === 0;
}

interface Listing {
  readonly all: readonly FoundArea[];
  readonly byCode: ReadonlyMap<unknown, FoundArea>;
}

/** Made once for a district: areas are looked up for every area in every answer. */
const listings = new WeakMap<District, Listing>();

/** Every area of the district and every province, each after what contains it. */
export function allAreas(district: District): readonly FoundArea[] {
  return listingOf(district).all;
}

export function findArea(district: District, code: unknown): FoundArea | undefined {
  return listingOf(district).byCode.get(code);
}

function listingOf(district: District): Listing {
  const known = listings.get(district);
  if (known) return known;
  const all = [...listed(district.areas, []), ...listed(district.provinces, [])];
  // Backwards, so that of two with the same code the first is found.
  const listing = { all, byCode: new Map([...all].reverse().map((found) => [found.area.code, found])) };
  listings.set(district, listing);
  return listing;
}

/** `东示街道样板社区`; in English the smaller area comes first. */
export function areaName({ area, around }: FoundArea, lang: Lang): string {
  const names = [...around, area].map(({ name }) => name[lang]);
  return lang === 'en' ? names.reverse().join(', ') : names.join('');
}

function listed(areas: readonly Area[], around: readonly Area[]): FoundArea[] {
  return areas.flatMap((area) => [{ area, around }, ...listed(area.areas ?? [], [...around, area])]);
}
