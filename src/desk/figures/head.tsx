import type { JSX } from 'preact';
import { partsOf } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import { SelectField } from '../pages/fields.tsx';
import { Icon } from '../pages/icon.tsx';
import type { Visit } from '../visit.ts';
import type { Shown } from './shown.ts';
import type { FiguresView } from './view.ts';

interface HeadProps {
  readonly visit: Visit;
  readonly view: FiguresView;
}

/** Which year, of whom; other years, the annual table as files, and a choice of office and service. */
export function FiguresHead({ visit, view }: HeadProps): JSX.Element {
  const { t } = visit;
  const { shown } = view;
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{t('desk-figures:year', { year: shown.year.year })}</h1>
          <p>{t('desk-figures:scope', { period: periodWords(visit, shown), place: placeWords(visit, shown) })}</p>
        </div>
        <div class="row">
          <Years visit={visit} view={view} />
          <Files visit={visit} shown={shown} />
        </div>
      </div>
      <Choice visit={visit} shown={shown} />
    </>
  );
}

function Years({ visit: { t }, view }: HeadProps): JSX.Element {
  const { years, shown } = view;
  return (
    <nav class="years" aria-label={t('desk-figures:years')}>
      {years.map((year) => (
        <a
          key={year}
          href={addressOf(shown, { year })}
          {...(year === shown.year.year ? { 'aria-current': 'page' } : {})}
        >
          {year}
          {shown.running && year === shown.year.year && <span class="vh">{t('desk-figures:running')}</span>}
        </a>
      ))}
    </nav>
  );
}

function Files({ visit: { t }, shown }: { visit: Visit; shown: Shown }): JSX.Element {
  const { year } = shown.year;
  const query = shown.office === undefined ? '' : `?office=${encodeURIComponent(shown.office)}`;
  return (
    <>
      <a class="btn" href={`/desk/figures/${year}.pdf${query}`}>
        <Icon name="down" />
        {t('desk-figures:files.pdf')}
      </a>
      <a class="btn" href={`/desk/figures/${year}.xlsx${query}`}>
        <Icon name="down" />
        {t('desk-figures:files.xlsx')}
      </a>
    </>
  );
}

function Choice({ visit, shown }: { visit: Visit; shown: Shown }): JSX.Element {
  const { t, lang, house, offices } = visit;
  const seen = house.district.offices.filter(({ id }) => offices?.includes(id) ?? true);
  const every = { value: '', label: t('desk-figures:choose.all') };
  return (
    <form class="filters" method="get" action="/desk/figures">
      <input type="hidden" name="year" value={String(shown.year.year)} />
      <SelectField
        id="office"
        label={t('desk-figures:choose.office')}
        value={shown.office}
        choices={[every, ...seen.map(({ id, name }) => ({ value: id, label: name[lang] }))]}
      />
      <SelectField
        id="service"
        label={t('desk-figures:choose.service')}
        value={shown.service}
        choices={[
          every,
          ...house.catalogue.services.map((form) => ({ value: form.id, label: form.texts(lang).short })),
        ]}
      />
      <button class="btn" type="submit">
        {t('desk-figures:choose.show')}
      </button>
    </form>
  );
}

/** The same figures of another year. */
function addressOf({ office, service }: Shown, { year }: { year: number }): string {
  const query = new URLSearchParams({ year: String(year) });
  if (office !== undefined) query.set('office', office);
  if (service !== undefined) query.set('service', service);
  return `/desk/figures?${query}`;
}

/** `2025 年 10 月 1 日到 2026 年 9 月 30 日`; of a year that is running, until today. */
export function periodWords({ t }: Visit, { year, until, running }: Shown): string {
  const key = running ? 'desk-figures:period-so-far' : 'desk-figures:period';
  return t(key, { from: dayWithYear(t, year.first), to: dayWithYear(t, until) });
}

function dayWithYear(t: Visit['t'], day: PlainDate): string {
  const { year, month, day: number } = partsOf(day);
  return t('desk-figures:day', { year, month: t(`bot:months.${month}`), day: number });
}

/** Whose figures these are. */
export function placeWords({ t, lang, house }: Visit, { root }: Pick<Shown, 'root'>): string {
  const office = house.district.offices.find(({ id }) => id === root);
  return office
    ? t('desk-figures:place.office', { office: office.name[lang] })
    : t('desk-figures:place.all', { district: house.district.name[lang] });
}
