import type { JSX } from 'preact';
import { TextArea, type FieldProblem } from '../../pages/fields.tsx';
import { Chip, Note } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { LastChange } from './changed-by.tsx';
import { FormHead, SaveButton } from './form-parts.tsx';
import { weeksOf, yearOf } from './year-days.ts';

/** The years, and which of them are published. */
export function CalendarPage({ visit, years }: { visit: Visit; years: readonly number[] }): JSX.Element {
  const { t, house } = visit;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:calendar.title')}>
      <div class="sheet">
        <table class="list">
          <caption class="vh">{t('desk-admin:calendar.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk-admin:calendar.year')}</th>
              <th scope="col">{t('desk-admin:calendar.state')}</th>
              <th scope="col" class="n">
                {t('desk-admin:calendar.off')}
              </th>
              <th scope="col" class="n">
                {t('desk-admin:calendar.on')}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => {
              const { published, holidays, workdays } = yearOf(house.district.calendar, year);
              return (
                <tr key={year}>
                  <th scope="row">
                    <a href={`/desk/settings/calendar/${year}`}>{year}</a>
                  </th>
                  <td>
                    <Published visit={visit} published={published} />
                  </td>
                  <td class="n">{holidays.length}</td>
                  <td class="n">{workdays.length}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="quiet prose">{t('desk-admin:calendar.how')}</p>
    </SettingsFrame>
  );
}

function Published({ visit: { t }, published }: { visit: Visit; published: boolean }): JSX.Element {
  return published ? (
    <Chip tone="ok">{t('desk-admin:calendar.published')}</Chip>
  ) : (
    <Chip tone="warn">{t('desk-admin:calendar.guessed')}</Chip>
  );
}

/** What somebody typed about a year. */
export interface YearTyped {
  readonly published: boolean;
  readonly holidays: string;
  readonly workdays: string;
}

interface YearProps {
  readonly visit: Visit;
  readonly year: number;
  readonly typed: YearTyped;
  readonly problems: readonly FieldProblem[];
  readonly seen: number;
  readonly last: string | undefined;
  readonly done: string | undefined;
}

/** One year: which days are off, drawn, and the form to change them. */
export function YearPage(props: YearProps): JSX.Element {
  const { visit, year, typed, problems, seen, last, done } = props;
  const { t, house } = visit;
  const { published } = yearOf(house.district.calendar, year);
  return (
    <SettingsFrame
      visit={visit}
      title={t('desk-admin:calendar.of', { year })}
      above={[['/desk/settings/calendar', t('desk-admin:calendar.title')]]}
      problems={problems}
      done={done}
    >
      {!published && <Note>{t('desk-admin:calendar.guess', { year })}</Note>}
      <Legend visit={visit} />
      <div class="cal-year">
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} visit={visit} year={year} month={index + 1} />
        ))}
      </div>
      <form class="card stack form" method="post">
        <FormHead visit={visit} seen={seen} problems={problems} />
        <h2>{t('desk-admin:calendar.change')}</h2>
        <TextArea
          id="holidays"
          rows={6}
          label={t('desk-admin:calendar.holidays')}
          hint={t('desk-admin:calendar.days-hint')}
          value={typed.holidays}
          problems={problems}
        />
        <TextArea
          id="workdays"
          rows={4}
          label={t('desk-admin:calendar.workdays')}
          hint={t('desk-admin:calendar.workdays-hint')}
          value={typed.workdays}
          problems={problems}
        />
        <label class="tick">
          <input type="checkbox" name="published" value="yes" checked={typed.published} />
          <span>{t('desk-admin:calendar.is-published')}</span>
        </label>
        <p class="prose quiet">{t('desk-admin:calendar.kept')}</p>
        <SaveButton visit={visit} />
        <LastChange words={last} />
      </form>
    </SettingsFrame>
  );
}

function Legend({ visit: { t } }: { visit: Visit }): JSX.Element {
  return (
    <p class="row cal-legend">
      <span class="cal-day off">{t('desk-admin:calendar.mark.off')}</span>
      {t('desk-admin:calendar.kind.off')}
      <span class="cal-day on">{t('desk-admin:calendar.mark.on')}</span>
      {t('desk-admin:calendar.kind.on')}
      <span class="cal-day weekend">{t('desk-admin:calendar.mark.weekend')}</span>
      {t('desk-admin:calendar.kind.weekend')}
    </p>
  );
}

function Month({ visit, year, month }: { visit: Visit; year: number; month: number }): JSX.Element {
  const { t, house } = visit;
  return (
    <table class="cal-month">
      <caption>{t(`bot:months.${month}`)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th key={day} scope="col">
              <abbr title={t(`bot:weekdays.${day}`)}>{t(`desk-admin:calendar.weekdays.${day}`)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month, house.district.calendar).map((week, index) => (
          <tr key={index}>
            {week.map((cell, at) =>
              cell === undefined ? (
                <td key={at} />
              ) : (
                <td key={at}>
                  <span class={`cal-day ${cell.kind}`}>
                    {cell.day}
                    {(cell.kind === 'off' || cell.kind === 'on') && (
                      <>
                        <small aria-hidden="true">{t(`desk-admin:calendar.mark.${cell.kind}`)}</small>
                        <span class="vh">{t(`desk-admin:calendar.kind.${cell.kind}`)}</span>
                      </>
                    )}
                  </span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
