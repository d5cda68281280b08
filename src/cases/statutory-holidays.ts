import { addDays, partsOf } from '../forms/plain-date.ts';
import type { PlainDate } from '../forms/types.ts';

/** Month and day: 元旦, 劳动节 (two days since 2025), 国庆节. */
const SOLAR: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/**
 * 春节 (正月初一), 端午 and 中秋 of the years ahead. A table, because the lunar calendar of ICU is a day off where a new
 * moon falls close to midnight: it puts the Spring Festival of 2027 on 7 February.
 */
const LUNAR: Readonly<Record<number, readonly [spring: string, boat: string, moon: string]>> = {
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
  2036: ['01-28', '05-30', '10-04'],
};

/** 除夕 and 正月初一 to 初三, as days after the Spring Festival. */
const SPRING_DAYS = [-1, 0, 1, 2];

/**
 * The 13 statutory holidays of 《全国年节及纪念日放假办法》 (as of 2025-01-01), without the days that are moved around
 * them: those are published only year by year. After 2036 the lunar ones are not known here.
 */
export function isStatutoryHoliday(date: PlainDate): boolean {
  const { year, month, day } = partsOf(date);
  if (SOLAR.has(date.slice(5)) || (month === 4 && day === qingming(year))) return true;
  const lunar = LUNAR[year];
  if (!lunar) return false;
  const [spring, boat, moon] = lunar;
  const springDays = SPRING_DAYS.map((days) => addDays(`${year}-${spring}` as PlainDate, days));
  return springDays.includes(date) || date === `${year}-${boat}` || date === `${year}-${moon}`;
}

/** Day of April on which 清明 falls: the usual approximation of the solar term, right for 2000 to 2099. */
function qingming(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
}
