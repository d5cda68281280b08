import type { JSX } from 'preact';
import type { CaseCounts } from '../../../cases/case-view.ts';
import { Icon } from '../../pages/icon.tsx';
import { DeadlineMoon, StoppedMoon } from '../../pages/moon.tsx';
import type { Visit } from '../../visit.ts';
import { viewText, withView, type ViewQuery } from '../view.ts';

interface Head {
  readonly name: string;
  readonly count: number;
  readonly query: ViewQuery;
  readonly sign: JSX.Element;
  /** Something that ought not to be. */
  readonly bad?: boolean;
  readonly small: string;
}

/** The heads of the queue: how much there is of what, each a link to it. */
export function Counts({ visit, counts, view }: { visit: Visit; counts: CaseCounts; view: string }): JSX.Element {
  const { t } = visit;
  return (
    <nav aria-label={t('desk:queue.heads')}>
      <ul class="counts">
        {headsOf(visit, counts).map((head) => {
          const text = viewText(head.query);
          return (
            <li key={head.name}>
              <a
                href={withView('/desk', text)}
                {...(head.bad === true ? { class: 'bad' } : {})}
                {...(text === view ? { 'aria-current': 'page' as const } : {})}
              >
                <b>{head.count}</b>
                <span>
                  {t(`desk:head.${head.name}`)}
                  <small>{head.small}</small>
                </span>
                {head.sign}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function headsOf({ t, clerk }: Visit, counts: CaseCounts): readonly Head[] {
  const small = (name: string): string => t(`desk:head-small.${name}`);
  const unhappy: Head = {
    name: 'unhappy',
    count: counts.unhappy,
    query: { unhappy: '1' },
    sign: <Icon name="star" />,
    bad: counts.unhappy > 0,
    small: small('unhappy'),
  };
  const mine = counts.mineOver > 0 ? t('desk:head-small.mine-over', { count: counts.mineOver }) : small('mine');
  return [
    {
      name: 'fresh',
      count: counts.fresh,
      query: { status: 'submitted' },
      sign: <Icon name="inbox" />,
      small: small('fresh'),
    },
    { name: 'soon', count: counts.soon, query: { due: 'soon' }, sign: <DeadlineMoon left={2} />, small: small('soon') },
    {
      name: 'over',
      count: counts.over,
      query: { due: 'over' },
      sign: <DeadlineMoon left={0} />,
      bad: counts.over > 0,
      small: small('over'),
    },
    {
      name: 'correction',
      count: counts.correction,
      query: { status: 'correction' },
      sign: <StoppedMoon />,
      small: small('correction'),
    },
    {
      name: 'returned',
      count: counts.returned,
      query: { returned: '1' },
      sign: <Icon name="return" />,
      small: small('returned'),
    },
    { name: 'mine', count: counts.mine, query: { clerk: 'me' }, sign: <Icon name="person" />, small: mine },
    ...(clerk.role === 'supervisor' || counts.unhappy > 0 ? [unhappy] : []),
  ];
}
