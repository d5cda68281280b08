import type { JSX } from 'preact';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { SelectField } from '../../pages/fields.tsx';
import { PageHead } from '../../pages/parts.tsx';
import { PAPERS } from '../../../cases/papers.ts';
import type { Visit } from '../../visit.ts';
import { MOST } from '../read-order.ts';

/**
 * Asks in which form a list is wanted, and whether numbers are to be in full; or prints all of it.
 * `query`: the list, as the queue's address says it.
 */
export function ExportPage({ visit, query }: { visit: Visit; query: string }): JSX.Element {
  const { t } = visit;
  const title = t('desk-papers:list.title');
  return (
    <DeskLayout visit={visit} title={title} room="cases">
      <PageHead title={title} />
      <div class="stack">
        <form class="card form stack" method="post" action="/desk/exports.xlsx" data-file>
          <Csrf visit={visit} />
          <input type="hidden" name="view" value={query} />
          <h2>{t('desk-papers:list.export')}</h2>
          <p>{t('desk-papers:export.what')}</p>
          <label class="tick">
            <input type="checkbox" name="full" value="yes" />
            <span>
              {t('desk-papers:export.full')}
              <small>{t('desk-papers:export.full-hint')}</small>
            </span>
          </label>
          <p class="row">
            <button type="submit" class="btn main">
              {t('desk-papers:export.xlsx')}
            </button>
            <button type="submit" class="btn" formaction="/desk/exports.csv">
              {t('desk-papers:export.csv')}
            </button>
          </p>
        </form>
        <PrintAll visit={visit} query={query} />
        <p class="row">
          <a class="btn" href={query === '' ? '/desk' : `/desk?${query}`}>
            {t('desk-papers:export.back')}
          </a>
        </p>
      </div>
    </DeskLayout>
  );
}

function PrintAll({ visit, query }: { visit: Visit; query: string }): JSX.Element {
  const { t } = visit;
  return (
    <form class="card form stack" method="post" action="/desk/papers" data-file>
      <h2>{t('desk-papers:list.print')}</h2>
      <Csrf visit={visit} />
      <input type="hidden" name="view" value={query} />
      <input type="hidden" name="all" value="yes" />
      <p>{t('desk-papers:list.what', { most: MOST })}</p>
      <SelectField
        id="paper"
        label={t('desk-papers:list.paper')}
        value="application"
        choices={PAPERS.map((kind) => ({ value: kind, label: t(`desk-papers:paper.${kind}`) }))}
      />
      <p class="row">
        <button type="submit" class="btn main" name="do" value="print">
          {t('desk-papers:list.do-print')}
        </button>
        <button type="submit" class="btn" name="do" value="zip">
          {t('desk-papers:list.do-zip')}
        </button>
      </p>
    </form>
  );
}
