import type { JSX } from 'preact';
import { may } from '../../../cases/may.ts';
import { ErrorSummary } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import { Keys } from '../../pages/keys.tsx';
import { DeskLayout } from '../../pages/layout.tsx';
import { Chip, Note, StatusChip } from '../../pages/parts.tsx';
import { applicantOf } from '../applicant.ts';
import { viewText, withView } from '../view.ts';
import { ActionForm } from './action-form.tsx';
import { AnswerSections } from './answers.tsx';
import { Attachments } from './attachments.tsx';
import type { CaseMoment, CaseState } from './case-state.ts';
import { History } from './history.tsx';
import { NextSteps } from './next-steps.tsx';
import { Alike, DeskRecordCard, Notes, RatingCard } from './record.tsx';
import { DeadlineCard, Materials, Papers } from './side-cards.tsx';
import { Stale } from './stale.tsx';

type Props = CaseState & CaseMoment;

/** One case: what is to be done, what was applied for, what belongs to it. Side by side where there is room. */
export function CasePage(props: Props): JSX.Element {
  const { visit, submission, form, done, attempt } = props;
  const { t } = visit;
  const { masked } = applicantOf(submission, form);
  return (
    <DeskLayout visit={visit} title={`${submission.reference} ${masked}`} room="cases">
      {done !== undefined && (
        <Note tone="ok" role="status">
          {done}
        </Note>
      )}
      <Stale {...props} />
      <ErrorSummary t={t} problems={attempt?.problems ?? []} />
      <Way {...props} />
      <Title {...props} />
      <Changed {...props} />
      <div class="case">
        <aside class="now" aria-label={t('desk:case.side')}>
          <DeadlineCard {...props} />
          <NextSteps {...props} />
        </aside>
        <div>
          <Notices {...props} />
          <AnswerSections {...props} />
          <Attachments {...props} />
          <DeskRecordCard {...props} />
          <RatingCard {...props} />
          <Notes {...props} />
          <Alike {...props} />
        </div>
        <aside class="rest" aria-label={t('desk:case.rest')}>
          <Materials {...props} />
          <Papers {...props} />
          <History {...props} />
        </aside>
      </div>
      <Keys t={t} keys={['j', 'k', 'u', 'n', '?']} />
    </DeskLayout>
  );
}

/** Where it stands in the view it was opened from, and the way to its neighbours. */
function Way({ visit: { t }, query, beside }: Props): JSX.Element {
  const view = viewText(query);
  const { position, total, previous, next } = beside;
  return (
    <div class="case-head">
      <nav class="crumbs" aria-label={t('desk:case.way')}>
        <a href={withView('/desk', view)} data-key="u">
          {t('desk:queue.title')}
        </a>
        <span aria-hidden="true">/</span>
        <span>{position === undefined ? t('desk:case.outside') : t('desk:case.position', { n: position, total })}</span>
      </nav>
      <nav class="row" aria-label={t('desk:case.neighbours')}>
        {previous !== undefined && (
          <a class="btn" rel="prev" data-key="k" href={withView(`/desk/cases/${previous}`, view)}>
            <Icon name="previous" />
            {t('desk:case.previous')}
          </a>
        )}
        {next !== undefined && (
          <a class="btn" rel="next" data-key="j" href={withView(`/desk/cases/${next}`, view)}>
            {t('desk:case.next')}
            <Icon name="next" />
          </a>
        )}
      </nav>
    </div>
  );
}

function Title(props: Props): JSX.Element {
  const { visit, submission, form, clerks } = props;
  const { t, lang, acting, house } = visit;
  const { name } = applicantOf(submission, form);
  const { clerk, missing } = submission;
  const holder = clerk === undefined ? t('desk:queue.nobody') : (clerks.get(clerk)?.name ?? t('desk:somebody'));
  const place = house.district.offices.find(({ id }) => id === submission.office)?.name[lang] ?? submission.office;
  return (
    <div class="case-title">
      <h1>{t('desk:case.title', { name, service: form.texts(lang).title })}</h1>
      <span class="code">{submission.reference}</span>
      <StatusChip t={t} status={submission.status} />
      {missing.length > 0 && <Chip tone="warn">{t('desk:queue.missing', { count: missing.length })}</Chip>}
      <span class="held">
        <Icon name="person" />
        {clerk === undefined && submission.closed
          ? place
          : t('desk:case.held', { office: place, who: clerk === visit.clerk.id ? t('desk:queue.me') : holder })}
      </span>
      {clerk !== visit.clerk.id && may(acting, 'take', submission, house.district) && (
        <ActionForm {...props} type="take">
          <button type="submit" class="btn">
            {t('desk:queue.take')}
          </button>
        </ActionForm>
      )}
    </div>
  );
}

/** A colleague changed it while it was open: said in one line, and nothing moves. Shown by the script. */
function Changed({ visit: { t }, submission, query }: Props): JSX.Element {
  return (
    <div role="status">
      <a
        class="note arrivals"
        hidden
        data-changed={submission.reference}
        data-revision={submission.revision}
        href={withView(`/desk/cases/${submission.reference}`, viewText(query))}
      >
        {t('desk:case.changed')}
      </a>
    </div>
  );
}

/** Facts that the form itself says a clerk must look at. */
function Notices({ submission, form, visit }: Props): JSX.Element | null {
  const { notices } = submission;
  if (notices.length === 0) return null;
  const words = form.texts(visit.lang).notices;
  return (
    <Note>
      <b>{visit.t('desk:case.notices')}</b>
      <ul>
        {notices.map((code) => (
          <li key={code}>{words[code] ?? code}</li>
        ))}
      </ul>
    </Note>
  );
}
