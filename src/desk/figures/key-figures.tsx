import type { JSX } from 'preact';
import { onTimeShare } from '../../cases/figures.ts';
import type { Visit } from '../visit.ts';
import { numbersIn } from './numbers.ts';
import type { FiguresView } from './view.ts';

interface KeyProps {
  readonly visit: Visit;
  readonly view: FiguresView;
}

/** The four figures that matter, each beside that of the year before. */
export function KeyFigures({ visit, view }: KeyProps): JSX.Element {
  const { t, lang } = visit;
  const { total } = view;
  const { count, days, share } = numbersIn(lang);
  const none = t('desk-figures:none');
  const onTime = onTimeShare(total);
  return (
    <dl class="kpis">
      <Key title={t('desk-figures:received')} figure={count(total.received)} unit={t('desk-figures:unit.cases')}>
        {receivedThen(visit, view)}
      </Key>
      <Key title={t('desk-figures:finished')} figure={count(total.finished)} unit={t('desk-figures:unit.cases')}>
        {t('desk-figures:then.open', { number: count(total.received - total.finished) })}
      </Key>
      <Key title={t('desk-figures:on-time')} figure={onTime === undefined ? none : share(onTime)}>
        {onTimeThen(visit, view)}
      </Key>
      <Key
        title={t('desk-figures:median')}
        figure={total.days === undefined ? none : days(total.days)}
        {...(total.days === undefined ? {} : { unit: t('desk-figures:unit.days') })}
      >
        {daysThen(visit, view)}
      </Key>
    </dl>
  );
}

function Key(props: { title: string; figure: string; unit?: string; children: string }): JSX.Element {
  const { title, figure, unit, children } = props;
  return (
    <div>
      <dt>{title}</dt>
      <dd class="fig">
        {figure}
        {unit !== undefined && <small>{unit}</small>}
      </dd>
      <dd class="then">{children}</dd>
    </div>
  );
}

/** How the year before is called: all of it, or the same part of it. */
function lastYear({ t }: Visit, { shown }: FiguresView): string {
  return t(shown.running ? 'desk-figures:then.same-part' : 'desk-figures:then.last-year');
}

function receivedThen(visit: Visit, view: FiguresView): string {
  const { t, lang } = visit;
  const { count, share } = numbersIn(lang);
  const { total, before } = view;
  const when = lastYear(visit, view);
  if (before.received === 0) return t('desk-figures:then.nothing', { when });
  const change = (total.received - before.received) / before.received;
  const key = change === 0 ? 'as-many' : change > 0 ? 'more' : 'fewer';
  const by = t(`desk-figures:then.${key}`, { share: change === 0 ? '' : share(Math.abs(change)) });
  return t('desk-figures:then.received', { when, number: count(before.received), by });
}

function onTimeThen(visit: Visit, view: FiguresView): string {
  const { t, lang } = visit;
  const { count, share } = numbersIn(lang);
  const late = t('desk-figures:then.late', { number: count(view.total.finished - view.total.onTime) });
  const before = onTimeShare(view.before);
  if (before === undefined) return late;
  return t('desk-figures:then.on-time', { late, when: lastYear(visit, view), share: share(before) });
}

function daysThen(visit: Visit, view: FiguresView): string {
  const { t, lang } = visit;
  const { days } = numbersIn(lang);
  const [now, then] = [view.total.days, view.before.days];
  if (then === undefined || now === undefined) return t('desk-figures:then.no-days', { when: lastYear(visit, view) });
  const key = now === then ? 'as-fast' : now < then ? 'faster' : 'slower';
  const by = t(`desk-figures:then.${key}`, { days: days(Math.abs(now - then)) });
  return t('desk-figures:then.days', { when: lastYear(visit, view), days: days(then), by });
}
