import type { JSX } from 'preact';
import { Icon } from '../../pages/icon.tsx';
import { Moment } from '../../pages/times.tsx';
import type { CaseState } from './case-state.ts';
import { linesOf, type Line } from './told.ts';

/** What happened with the case, newest first; who only looked is folded away under it. */
export function History(props: CaseState): JSX.Element {
  const { t, house } = props.visit;
  const lines = linesOf(props);
  const deeds = lines.filter(({ isLook }) => !isLook);
  const looks = lines.filter(({ isLook }) => isLook);
  const { timeZone } = house.district;
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{t('desk:history.title')}</h2>
      <Lines lines={deeds} timeZone={timeZone} told={t('desk:history.told')} />
      {looks.length > 0 && (
        <details class="more">
          <summary>
            <Icon name="next" />
            {t('desk:history.looks', { count: looks.length })}
          </summary>
          <Lines lines={looks} timeZone={timeZone} told={t('desk:history.told')} />
        </details>
      )}
    </section>
  );
}

export function Lines({
  lines,
  timeZone,
  told,
}: {
  lines: readonly Line[];
  timeZone: string;
  told: string;
}): JSX.Element {
  return (
    <ol class="log">
      {lines.map((line) => (
        <li key={line.key}>
          <Moment at={line.at} timeZone={timeZone} />
          <div>
            <b>{line.who}</b> {line.what}
            {line.detail !== undefined && <small>{line.detail}</small>}
            {line.told !== undefined && (
              <small class="pre">
                {told}
                {line.told}
              </small>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
