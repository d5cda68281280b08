import type { JSX } from 'preact';
import type { Clerk } from '../../../cases/clerk.ts';
import { Icon } from '../../pages/icon.tsx';
import { SelectField, TextField, type Choice } from '../../pages/fields.tsx';
import { shortDay } from '../../pages/times.tsx';
import { parsePlainDate } from '../../../forms/plain-date.ts';
import type { Visit } from '../../visit.ts';
import { colleaguesOf } from '../colleagues.ts';
import { CHANNELS, STATUSES, viewText, withView, type ViewQuery } from '../view.ts';

interface FiltersProps {
  readonly visit: Visit;
  readonly query: ViewQuery;
  readonly clerks: ReadonlyMap<string, Clerk>;
}

/** A GET form: what is shown is what the address says. */
export function Filters(props: FiltersProps): JSX.Element {
  const { visit, query } = props;
  const { t } = visit;
  const choices = choicesOf(props);
  const select = (name: 'service' | 'office' | 'status' | 'due' | 'clerk' | 'channel'): JSX.Element => (
    <SelectField id={name} label={t(`desk:filter.${name}`)} value={query[name]} choices={choices[name]} />
  );
  const isMore = [query.channel, query.from, query.to].some((one) => one !== undefined);
  return (
    <form class="filters" method="get" action="/desk" role="search" aria-label={t('desk:filter.label')}>
      <div class="search">
        <TextField
          id="q"
          type="search"
          label={t('desk:filter.q')}
          value={query.q}
          maxlength={200}
          spellcheck={false}
          autocomplete="off"
        />
      </div>
      {select('service')}
      {choices.office.length > 2 && select('office')}
      {select('status')}
      {select('due')}
      {select('clerk')}
      {query.sort !== undefined && <input type="hidden" name="sort" value={query.sort} />}
      {query.returned !== undefined && <input type="hidden" name="returned" value={query.returned} />}
      {query.unhappy !== undefined && <input type="hidden" name="unhappy" value={query.unhappy} />}
      <button type="submit" class="btn main">
        {t('desk:filter.go')}
      </button>
      <details class="more" open={isMore}>
        <summary>
          <Icon name="next" />
          {t('desk:filter.more')}
        </summary>
        <div class="filters">
          {select('channel')}
          <TextField id="from" type="date" label={t('desk:filter.from')} value={query.from} />
          <TextField id="to" type="date" label={t('desk:filter.to')} value={query.to} />
        </div>
      </details>
    </form>
  );
}

function choicesOf({ visit, clerks }: Pick<FiltersProps, 'visit' | 'clerks'>) {
  const { t, lang, house } = visit;
  const any = (name: string): Choice => ({ value: '', label: t(`desk:filter-any.${name}`) });
  const colleagues = colleaguesOf(visit, clerks).filter(({ id }) => id !== visit.clerk.id);
  return {
    service: [
      any('service'),
      ...house.catalogue.services.map((form) => ({ value: form.id, label: form.texts(lang).title })),
    ],
    office: [any('office'), ...officeChoices(visit)],
    // Without a status it is what is open; a search looks in everything.
    status: [
      { value: '', label: t('desk:filter-status.usual') },
      ...(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t(`desk:filter-status.${value}`) })),
      ...STATUSES.map((value) => ({ value, label: t(`desk:status.${value}`) })),
    ],
    due: [any('due'), ...(['soon', 'over'] as const).map((value) => ({ value, label: t(`desk:head.${value}`) }))],
    clerk: [
      any('clerk'),
      { value: 'me', label: t('desk:queue.me') },
      { value: 'none', label: t('desk:queue.nobody') },
      ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
    ],
    channel: [any('channel'), ...CHANNELS.map((value) => ({ value, label: t(`desk:channel.${value}`) }))],
  };
}

/** Offices that this person sees, those below a street set off under it. */
function officeChoices({ offices, house, lang }: Visit): readonly Choice[] {
  const all = house.district.offices;
  const seen = all.filter(({ id }) => offices === undefined || offices.includes(id));
  const below = (parent: string) => seen.filter((one) => one.parent === parent);
  const tops = seen.filter(({ parent }) => !seen.some(({ id }) => id === parent));
  const lines = (id: string, depth: number): Choice[] => {
    const office = seen.find((one) => one.id === id);
    const label = `${'\u3000'.repeat(depth)}${office?.name[lang] ?? id}`;
    return [{ value: id, label }, ...below(id).flatMap((one) => lines(one.id, depth + 1))];
  };
  return tops.flatMap(({ id }) => lines(id, 0));
}

/** What the view is narrowed by, each a link that takes it away. */
export function Narrowed(props: FiltersProps): JSX.Element {
  const { t } = props.visit;
  return (
    <>
      {narrowings(props).map(({ name, words }) => (
        <a
          key={name}
          class="chip go"
          href={withView('/desk', viewText(props.query, { [name]: undefined, after: undefined, before: undefined }))}
        >
          <span class="vh">{t('desk:filter.take-away')}</span>
          {words}
          <Icon name="x" />
        </a>
      ))}
    </>
  );
}

function narrowings(props: FiltersProps): readonly { readonly name: keyof ViewQuery; readonly words: string }[] {
  const { visit, query } = props;
  const { t } = visit;
  const choices = choicesOf(props);
  const chosen = (['service', 'office', 'status', 'due', 'clerk', 'channel'] as const).flatMap((name) => {
    const value = query[name];
    const label = choices[name].find((one) => one.value === value)?.label.trim();
    return value === undefined
      ? []
      : [{ name, words: t('desk:filter.is', { what: t(`desk:filter.${name}`), value: label ?? value }) }];
  });
  const days = (['from', 'to'] as const).flatMap((name) => {
    const day = parsePlainDate(query[name]);
    return day === undefined
      ? []
      : [{ name, words: t('desk:filter.is', { what: t(`desk:filter.${name}`), value: shortDay(t, day) }) }];
  });
  const flags = (['returned', 'unhappy'] as const).flatMap((name) =>
    query[name] === undefined ? [] : [{ name, words: t(`desk:head.${name}`) }],
  );
  const text = query.q === undefined ? [] : [{ name: 'q' as const, words: t('desk:filter.text', { text: query.q }) }];
  return [...text, ...chosen, ...days, ...flags];
}
