import type { JSX } from 'preact';
import { DeskLayout } from '../../pages/layout.tsx';
import { Note, PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import type { Job } from '../jobs.ts';
import { leftWords } from '../left-words.ts';

/** How far an order is; once it is there, the way to it, and what is not in it. */
export function JobPage({ visit, job }: { visit: Visit; job: Job }): JSX.Element {
  const { t } = visit;
  const title = t(`desk-papers:job.${job.order.as}`, {
    paper: t(`desk-papers:paper.${job.order.paper}`),
    total: job.order.references.length,
  });
  return (
    <DeskLayout visit={visit} title={title} room="cases">
      <PageHead title={title} />
      <div class="making stack">
        <State visit={visit} job={job} />
        <NotMade visit={visit} job={job} />
        <LyingBeside visit={visit} job={job} />
      </div>
    </DeskLayout>
  );
}

function State({ visit, job }: { visit: Visit; job: Job }): JSX.Element {
  const { t } = visit;
  if (job.state === 'failed' || job.state === 'empty')
    return (
      <>
        <Note tone="bad" role="alert">
          {t(`desk-papers:job.${job.state}`)}
        </Note>
        <p class="row">
          <Back visit={visit} />
        </p>
      </>
    );
  if (job.state !== 'ready') return <Progress visit={visit} job={job} />;
  return (
    <>
      <Note tone="ok" role="status">
        {t('desk-papers:job.ready', { count: job.done - job.left.length })}
      </Note>
      <p class="row">
        <a class="btn main" href={`/desk/papers/jobs/${job.id}/file`}>
          {t(`desk-papers:job.open-${job.order.as}`)}
        </a>
        <Back visit={visit} />
      </p>
    </>
  );
}

/** The number says the same as the bar; the page comes again by itself. */
function Progress({ visit, job }: { visit: Visit; job: Job }): JSX.Element {
  const { t } = visit;
  const total = job.order.references.length;
  const words = t('desk-papers:job.progress', { done: job.done, total });
  return (
    <div class="card stack">
      <p class="far" role="status">
        <label for="progress">{words}</label>
      </p>
      <progress id="progress" max={total} value={job.done}>
        {words}
      </progress>
      <p class="hint">{t('desk-papers:job.wait')}</p>
      <p class="row">
        <Back visit={visit} />
      </p>
    </div>
  );
}

function Back({ visit }: { visit: Visit }): JSX.Element {
  return (
    <a class="btn" href="/desk">
      {visit.t('desk-papers:job.back')}
    </a>
  );
}

function NotMade({ visit, job }: { visit: Visit; job: Job }): JSX.Element | null {
  const { t } = visit;
  if (job.left.length === 0) return null;
  return (
    <section class="card" aria-labelledby="left">
      <h2 id="left">{t('desk-papers:left.title', { count: job.left.length })}</h2>
      <ul>
        {job.left.map((left) => (
          <li key={left.reference}>
            {left.why === 'gone' ? left.reference : <Case reference={left.reference} />}: {leftWords(t, left)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function LyingBeside({ visit, job }: { visit: Visit; job: Job }): JSX.Element | null {
  const { t } = visit;
  if (job.beside.length === 0) return null;
  return (
    <section class="card" aria-labelledby="beside">
      <h2 id="beside">{t('desk-papers:beside.title')}</h2>
      <p>{t('desk-papers:beside.what')}</p>
      <ul>
        {job.beside.map(({ reference, names }) => (
          <li key={reference}>
            <Case reference={reference} />: {names.join(t('desk-papers:and'))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Case({ reference }: { reference: string }): JSX.Element {
  return <a href={`/desk/cases/${reference}`}>{reference}</a>;
}
