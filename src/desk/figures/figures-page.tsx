import type { JSX } from 'preact';
import { DeskLayout } from '../pages/layout.tsx';
import type { Visit } from '../visit.ts';
import { findingsOf } from './findings.ts';
import { FiguresHead, periodWords } from './head.tsx';
import { KeyFigures } from './key-figures.tsx';
import { ByMonth } from './by-month.tsx';
import { ByOffice, ByService } from './by-part.tsx';
import { Drafts } from './drafts.tsx';
import { Channels, RatingsChart } from './shares.tsx';
import type { FiguresView } from './view.ts';

/** The figures of a statistical year: what came in, what became of it, and where people gave up. */
export function FiguresPage({ visit, view }: { visit: Visit; view: FiguresView }): JSX.Element {
  const { t } = visit;
  const { year } = view.shown.year;
  return (
    <DeskLayout visit={visit} title={t('desk-figures:page', { year })} room="figures">
      <FiguresHead visit={visit} view={view} />
      {view.total.received === 0 ? <Nothing visit={visit} view={view} /> : <Something visit={visit} view={view} />}
      <Drafts visit={visit} view={view} finding={findingsOf(visit, view).drafts} />
      <p class="foot">{t('desk-figures:foot')}</p>
    </DeskLayout>
  );
}

function Something({ visit, view }: { visit: Visit; view: FiguresView }): JSX.Element {
  const findings = findingsOf(visit, view);
  return (
    <>
      <KeyFigures visit={visit} view={view} />
      <ByMonth visit={visit} view={view} findings={findings} />
      <ByService visit={visit} view={view} finding={findings.onTime} />
      <ByOffice visit={visit} view={view} finding={findings.offices} />
      <div class="charts">
        <Channels visit={visit} view={view} finding={findings.channels} />
        <RatingsChart visit={visit} view={view} finding={findings.ratings} />
      </div>
    </>
  );
}

/** A year without a case is no fault. */
function Nothing({ visit, view }: { visit: Visit; view: FiguresView }): JSX.Element {
  const { t } = visit;
  return (
    <div class="card empty">
      <h2>{t('desk-figures:nothing.title')}</h2>
      <p>{t('desk-figures:nothing.what', { period: periodWords(visit, view.shown) })}</p>
      {(view.shown.office !== undefined || view.shown.service !== undefined) && (
        <p>
          <a href={`/desk/figures?year=${view.shown.year.year}`}>{t('desk-figures:nothing.all')}</a>
        </p>
      )}
    </div>
  );
}
