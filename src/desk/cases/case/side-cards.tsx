import type { JSX } from 'preact';
import { fullDayWords } from '../../../bot/day-words.ts';
import { deadlineOf } from '../../../cases/deadline.ts';
import { may } from '../../../cases/may.ts';
import { papersOf } from '../../../cases/papers.ts';
import { ProblemAt } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import { DeadlineMoon, DoneMoon, StoppedMoon } from '../../pages/moon.tsx';
import { shortDay } from '../../pages/times.tsx';
import { ActionForm } from './action-form.tsx';
import { problemsOf, type CaseMoment, type CaseState } from './case-state.ts';
import { fieldId } from './read-action.ts';

type Props = CaseState & CaseMoment;

/** The promised day, and how it was counted. */
export function DeadlineCard({ submission, today, visit }: Props): JSX.Element {
  const { t, house } = visit;
  const { kind, due, daysLeft, provisional, counted } = deadlineOf(submission, today, house.district);
  const onTime = submission.closed?.onTime ?? true;
  const headline =
    kind === 'closed'
      ? t(onTime ? 'desk:due.closed' : 'desk:due.closed-late', { count: counted.used })
      : kind === 'stopped'
        ? t('desk:due.stopped')
        : t(daysLeft > 0 ? 'desk:due.left' : daysLeft === 0 ? 'desk:due.today' : 'desk:due.over', {
            count: Math.abs(daysLeft),
          });
  const parts = [
    t(counted.promised > 0 ? 'desk:due.promised' : 'desk:due.promised-at-once', {
      count: counted.promised,
      day: shortDay(t, counted.from),
    }),
    ...(counted.extended > 0 ? [t('desk:due.extended', { count: counted.extended })] : []),
    ...(counted.stood > 0 ? [t('desk:due.stood', { count: counted.stood })] : []),
    ...(kind === 'closed' ? [] : [t('desk:due.used', { count: counted.used })]),
  ];
  return (
    <section
      class={`card due-card${kind === 'running' && daysLeft < 0 ? ' over' : ''}`}
      aria-label={t('desk:due.title')}
    >
      {kind === 'closed' ? (
        <DoneMoon kind="disc" />
      ) : kind === 'stopped' ? (
        <StoppedMoon kind="disc" />
      ) : (
        <DeadlineMoon kind="disc" left={daysLeft} />
      )}
      <div>
        <b>{headline}</b>
        <span>
          {t('desk:due.day', { day: fullDayWords(t, due) })}
          {provisional && t('desk:due.provisional')}
        </span>
        <ul>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The materials that this case calls for, ticked as they are looked at. */
export function Materials(props: Props): JSX.Element | null {
  const { submission, form, answers, visit, today } = props;
  const { t, acting, house } = visit;
  const relevant = answers.materials.flatMap((material) => {
    const document = form.service.documents.find(({ at }) => at === material.at);
    return document === undefined ? [] : [{ ...material, original: document.original }];
  });
  if (relevant.length === 0) return null;
  const { attempt } = props;
  const ticked = attempt?.type === 'tick' ? attempt.posted.texts('materials') : (submission.desk?.ticked ?? []);
  const mayTick = may(acting, 'tick', submission, house.district);
  const { missing, materialsDue } = submission;
  const smallOf = (at: string, original: boolean): string => {
    const wait =
      materialsDue === undefined || materialsDue < today
        ? t('desk:materials.missing')
        : t('desk:materials.until', { day: shortDay(t, materialsDue) });
    return [...(missing.includes(at) ? [wait] : []), ...(original ? [t('desk:materials.original')] : [])].join(
      t('desk:comma'),
    );
  };
  const problems = problemsOf(props, 'tick');
  const list = (
    <div id={fieldId('tick', 'materials')} tabindex={-1}>
      <ProblemAt id={fieldId('tick', 'materials')} problems={problems} />
      {relevant.map(({ at, label, original }) => (
        <label class="tick" key={at}>
          <input
            type="checkbox"
            name="materials"
            value={at}
            checked={ticked.includes(at)}
            disabled={!mayTick}
            autocomplete="off"
          />
          <span>
            {label}
            {smallOf(at, original) !== '' && <small>{smallOf(at, original)}</small>}
          </span>
        </label>
      ))}
    </div>
  );
  return (
    <section class="card stack tight" aria-labelledby="materials">
      <h2 id="materials">
        {t('desk:materials.title')}
        <small>
          {missing.length === 0
            ? t('desk:materials.all', { count: relevant.length })
            : t('desk:materials.some', { count: missing.length })}
        </small>
      </h2>
      {mayTick ? (
        <ActionForm {...props} type="tick" button={t('desk:materials.save')} plain>
          {list}
        </ActionForm>
      ) : (
        list
      )}
      {submission.status !== 'correction' && may(acting, 'remind', submission, house.district) && (
        <ActionForm {...props} type="remind" button={t('desk:action.remind')} plain />
      )}
    </section>
  );
}

/** What can be printed of this case. */
export function Papers({ submission, visit: { t } }: Props): JSX.Element {
  return (
    <section class="card" aria-labelledby="papers">
      <h2 id="papers">{t('desk:papers.title')}</h2>
      <ul class="papers">
        {papersOf(submission).map((kind) => (
          <li key={kind}>
            <a href={`/desk/cases/${submission.reference}/papers/${kind}.pdf`} target="_blank" rel="noopener">
              <Icon name="print" />
              {t(`desk:papers.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
