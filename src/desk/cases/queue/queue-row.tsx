import type { JSX } from 'preact';
import type { Clerk } from '../../../cases/clerk.ts';
import { dayOf } from '../../../cases/day-of.ts';
import { may } from '../../../cases/may.ts';
import { isFinal } from '../../../cases/status.ts';
import type { Submission } from '../../../cases/types.ts';
import type { PlainDate } from '../../../forms/types.ts';
import { Chip, ClockChip, StatusChip, type Clock } from '../../pages/parts.tsx';
import { Day } from '../../pages/times.tsx';
import type { Visit } from '../../visit.ts';
import { applicantOf } from '../applicant.ts';
import { clockOf } from '../clock.ts';
import { withView } from '../view.ts';

export interface RowProps {
  readonly visit: Visit;
  readonly submission: Submission;
  readonly today: PlainDate;
  readonly clerks: ReadonlyMap<string, Clerk>;
  /** The view that the row is in, as the text of a query. */
  readonly view: string;
}

/** One case of the queue. On a phone it is a card: the cells place themselves by their classes. */
export function QueueRow(props: RowProps): JSX.Element {
  const { visit, submission, today, view } = props;
  const { t, lang, house } = visit;
  const { reference, missing } = submission;
  const form = house.catalogue.find(submission.service, submission.version);
  const clock = clockOf(submission, today, house);
  const applicant = form && applicantOf(submission, form);
  const office = house.district.offices.find(({ id }) => id === submission.office);
  return (
    <tr role="row" {...(isOver(clock) ? { class: 'over' } : {})} data-row>
      <td role="cell" class="pick">
        <input
          type="checkbox"
          name="pick"
          value={reference}
          aria-label={t('desk:queue.pick', { reference })}
          autocomplete="off"
        />
      </td>
      <td role="cell" class="code">
        <a href={withView(`/desk/cases/${reference}`, view)}>{reference}</a>
      </td>
      <td role="cell" class="what">
        {form?.texts(lang).title ?? submission.service}{' '}
        {missing.length > 0 && !isFinal(submission.status) && (
          <Chip tone="warn">{t('desk:queue.missing', { count: missing.length })}</Chip>
        )}
      </td>
      <td role="cell" class="name">
        {applicant?.masked}
        {applicant !== undefined && applicant.tail !== '' && <small>{t('desk:tail', { tail: applicant.tail })}</small>}
      </td>
      <td role="cell" class="place">
        {office?.name[lang] ?? submission.office}
      </td>
      <td role="cell" class="came">
        <Day t={t} day={dayOf(submission.submittedAt, house.district.timeZone)} />
        <small>{t(`desk:channel.${submission.channel}`)}</small>
      </td>
      <td role="cell" class="state">
        <StatusChip t={t} status={submission.status} />
      </td>
      <td role="cell" class="due">
        {submission.status !== 'withdrawn' && <ClockChip t={t} clock={clock} />}
        {clock.kind === 'running' && (
          <small>
            <Day t={t} day={submission.due} />
            {submission.dueProvisional && t('desk:queue.provisional')}
          </small>
        )}
        {clock.kind === 'stopped' && <small>{t('desk:queue.waits')}</small>}
      </td>
      <td role="cell" class="clerk">
        <span class="vh">{t('desk:queue.clerk')}</span>
        <Holder {...props} />
      </td>
    </tr>
  );
}

function isOver(clock: Clock): boolean {
  return clock.kind === 'running' && clock.left < 0;
}

/** Who has it; where nobody has and something is to be done, a button to take it. */
function Holder({ visit, submission, clerks }: RowProps): JSX.Element {
  const { t, acting, house } = visit;
  const { clerk, reference, revision } = submission;
  if (clerk === visit.clerk.id) return <span class="mine">{t('desk:queue.me')}</span>;
  if (clerk !== undefined) return <span>{clerks.get(clerk)?.name ?? t('desk:somebody')}</span>;
  if (isFinal(submission.status)) return <span class="quiet">–</span>;
  if (!may(acting, 'take', submission, house.district)) return <span class="quiet">{t('desk:queue.nobody')}</span>;
  return (
    <button type="submit" class="link" name="take" value={`${reference} ${revision}`} formaction="/desk/cases/take">
      {t('desk:queue.take')}
      <span class="vh"> {reference}</span>
    </button>
  );
}
