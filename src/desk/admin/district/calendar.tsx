import { Router, type Request, type RequestHandler } from 'express';
import type { CalendarYear } from '../../../cases/district-change.ts';
import { partsOf } from '../../../forms/plain-date.ts';
import { sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { CalendarPage, YearPage, type YearTyped } from './calendar-pages.tsx';
import { lastChange } from './changed-by.tsx';
import { keepChange, seqOf } from './keep.ts';
import { daysText, isWeekday, readDays, yearOf } from './year-days.ts';

/** Years ahead that can be filled in. */
const AHEAD = 2;

export function calendarRoutes(port: AdminPort): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const visit = visitOf(response);
    await sendPage(request, response, <CalendarPage visit={visit} years={yearsOf(visit)} />);
  });
  router.get('/:year', show(port));
  router.post('/:year', take(port));
  return router;
}

/** From the first published year to some years ahead. */
function yearsOf({ house }: Visit): readonly number[] {
  const now = partsOf(house.today()).year;
  const first = Math.min(now, ...house.district.calendar.published);
  return Array.from({ length: now + AHEAD - first + 1 }, (_, index) => first + index);
}

function show(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const year = yearIn(visit, request);
    if (year === undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const done = request.query['done'] === 'kept' ? visit.t('desk-admin:kept') : undefined;
    await sendPage(request, response, await yearPage(port, visit, year, { done }));
  };
}

function take(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const year = yearIn(visit, request);
    if (year === undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const typed = typedYear(request);
    const read = readYear(visit, year, typed);
    const change = { part: 'year', id: String(year), body: read.body } as const;
    const seen = Number(field(request, 'seen'));
    const problems = read.problems.length > 0 ? read.problems : await keepChange(visit, port, change, seen);
    if (problems.length === 0) response.redirect(303, `/desk/settings/calendar/${year}?done=kept`);
    else await sendPage(request, response, await yearPage(port, visit, year, { typed, problems }), 400);
  };
}

function yearIn(visit: Visit, request: Request): number | undefined {
  return yearsOf(visit).find((year) => String(year) === request.params['year']);
}

function typedYear(request: Request): YearTyped {
  return {
    published: field(request, 'published') === 'yes',
    holidays: field(request, 'holidays').slice(0, 4000),
    workdays: field(request, 'workdays').slice(0, 4000),
  };
}

function readYear(
  { t }: Visit,
  year: number,
  typed: YearTyped,
): { readonly body: CalendarYear; readonly problems: readonly FieldProblem[] } {
  const [off, on] = [readDays(typed.holidays, year), readDays(typed.workdays, year)];
  const [holidays, workdays] = [off, on].map((read) => (read.ok ? read.days : [])) as [
    CalendarYear['holidays'],
    CalendarYear['workdays'],
  ];
  const both = holidays.find((day) => workdays.includes(day));
  const wrong = (name: string, word: string) => ({ field: name, words: t('desk-admin:calendar.no-day', { word }) });
  const needless = workdays.find(isWeekday);
  const problems = [
    ...(off.ok ? [] : [wrong('holidays', off.word)]),
    ...(on.ok ? [] : [wrong('workdays', on.word)]),
    ...(both === undefined ? [] : [{ field: 'workdays', words: t('desk-admin:calendar.both', { day: both }) }]),
    ...(both !== undefined || needless === undefined
      ? []
      : [{ field: 'workdays', words: t('desk-admin:calendar.weekday', { day: needless }) }]),
  ];
  // A weekend within a row of holidays is off already.
  return { body: { published: typed.published, holidays: holidays.filter(isWeekday), workdays }, problems };
}

interface Shown {
  readonly typed?: YearTyped;
  readonly problems?: readonly FieldProblem[];
  readonly done?: string | undefined;
}

async function yearPage(port: AdminPort, visit: Visit, year: number, { typed, problems = [], done }: Shown) {
  const { published, holidays, workdays } = yearOf(visit.house.district.calendar, year);
  const known = { published, holidays: daysText(holidays), workdays: daysText(workdays) };
  return (
    <YearPage
      visit={visit}
      year={year}
      typed={typed ?? known}
      problems={problems}
      seen={seqOf(port, 'year', String(year))}
      last={await lastChange(visit, port, 'year', String(year))}
      done={done}
    />
  );
}
