import { arabicNumerals } from './chinese-number.ts';
import { foldWords } from './fold.ts';
import { allAreas, areaName, findArea, isFinal, type FoundArea } from './areas.ts';
import { ELSEWHERE } from './options.ts';
import { findMeant, type Candidate } from './read-choice.ts';
import { LANGS, type Area, type District, type Json } from './types.ts';
import { valueWords } from './value-words.ts';

/** What an area's words or tap lead to. Several codes when it is not clear. */
export type AreaReading =
  { readonly code: string } | { readonly narrow: string } | { readonly codes: readonly string[] };

const OUTSIDE = [
  '外地',
  '外省',
  '外区',
  '外面',
  '别的地方',
  '其他地方',
  'elsewhere',
  'other',
  'outside',
  'another place',
];

/** A tap on an area: an answer, or the way to the areas below it; undefined for an area that there is not. */
export function tapArea(district: District, value: Json): AreaReading | undefined {
  if (value === ELSEWHERE) return { narrow: ELSEWHERE };
  const found = findArea(district, value);
  return found && step(found.area);
}

/**
 * Reads an area by its number in the list on show, its name, a part of it or an address that holds it: at this level first,
 * then anywhere. Where a smaller area is named beside the one around it, the smaller one is meant.
 */
export function readArea(district: District, text: string, path: string | undefined): AreaReading | undefined {
  const here = findMeant(text, level(district, path));
  // A number belongs to the list on show only.
  const isNumber = /^\d*$/.test(arabicNumerals(foldWords(text)));
  const anywhere = isNumber ? [] : one(district, findMeant(text, allAreas(district).map(candidate)));
  const [meant] = anywhere;
  const isCloser = anywhere.length === 1 && here.some((code) => isBelow(district, meant, code));
  const found = here.length === 0 || isCloser ? anywhere : here;
  const [only] = found;
  if (only === undefined) return undefined;
  return found.length === 1 ? tapArea(district, only) : { codes: found.filter((code) => code !== ELSEWHERE) };
}

/** The one that lies within all others, or around them, if there is such a one; else all. */
function one(district: District, codes: readonly string[]): readonly string[] {
  const innermost = codes.filter((outer) => !codes.some((code) => isBelow(district, code, outer)));
  if (innermost.length === 1) return innermost;
  const outermost = codes.filter((inner) => !codes.some((code) => isBelow(district, inner, code)));
  return outermost.length === 1 ? outermost : codes;
}

function isBelow(district: District, inner: string | undefined, outer: string): boolean {
  return findArea(district, inner)?.around.some(({ code }) => code === outer) === true;
}

function step(area: Area): AreaReading {
  return isFinal(area) ? { code: area.code } : { narrow: area.code };
}

/** What can be chosen at a level, in the order in which it is shown. */
function level(district: District, path: string | undefined): readonly Candidate<string>[] {
  if (path === ELSEWHERE) return district.provinces.map(province);
  const street = path === undefined ? undefined : district.areas.find(({ code }) => code === path);
  const areas = (street ? street.areas : district.areas) ?? [];
  const listed = areas.map((area) => candidate({ area, around: street ? [street] : [] }));
  const outside = LANGS.map((lang) => valueWords[lang].elsewhere).concat(OUTSIDE);
  return street ? listed : [...listed, { value: ELSEWHERE, names: outside }];
}

function candidate(found: FoundArea): Candidate<string> {
  const names = LANGS.flatMap((lang) => [found.area.name[lang], areaName(found, lang)]);
  return { value: found.area.code, names: [...new Set(names)] };
}

/** A province is also known without its suffix, so that it is found in `示例省某某市` and `示例某某`. */
function province(area: Area): Candidate<string> {
  const { value, names } = candidate({ area, around: [] });
  return { value, names: [...names, ...names.map((name) => name.replace(/(?:省|市|.{1,3}自治区|自治区)$/, ''))] };
}
