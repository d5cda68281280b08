import type { JSX } from 'preact';
import type { Clerk } from '../../../cases/clerk.ts';
import { mayDo } from '../../../cases/may.ts';
import { Icon } from '../../pages/icon.tsx';
import type { Visit } from '../../visit.ts';
import { colleaguesOf } from '../colleagues.ts';

interface BulkProps {
  readonly visit: Visit;
  readonly clerks: ReadonlyMap<string, Clerk>;
}

/** What to do with the picked ones. The style sheet counts them, and shows this only while something is picked. */
export function Bulk({ visit, clerks }: BulkProps): JSX.Element {
  const { t, clerk } = visit;
  const others = colleaguesOf(visit, clerks);
  return (
    <div class="bulk" role="group" aria-label={t('desk:bulk.label')}>
      <strong>{t('desk:bulk.picked')}</strong>
      {mayDo(clerk.role, 'export') && (
        <>
          <button type="submit" class="btn" name="do" value="print">
            <Icon name="print" />
            {t('desk:bulk.print')}
          </button>
          <button type="submit" class="btn" name="do" value="zip">
            <Icon name="zip" />
            {t('desk:bulk.zip')}
          </button>
        </>
      )}
      {others.length > 0 && (
        <span class="to">
          <label class="vh" for="bulk-clerk">
            {t('desk:bulk.to')}
          </label>
          <select class="select" id="bulk-clerk" name="clerk">
            <option value="">{t('desk:bulk.to')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" class="btn" formaction="/desk/cases/assign">
            <Icon name="person" />
            {t('desk:bulk.assign')}
          </button>
        </span>
      )}
      <button type="reset" class="btn plain">
        {t('desk:bulk.none')}
      </button>
    </div>
  );
}
