import type { JSX } from 'preact';
import { ProblemAt, type FieldProblem } from '../../pages/fields.tsx';
import { Csrf } from '../../pages/layout.tsx';
import type { Visit } from '../../visit.ts';

/** What every form about the district begins with: the mark of the page, and what it showed. */
export function FormHead({
  visit,
  seen,
  problems,
}: {
  visit: Visit;
  seen: number;
  problems: readonly FieldProblem[];
}): JSX.Element {
  return (
    <>
      <Csrf visit={visit} />
      <input type="hidden" name="seen" value={seen} />
      <div id="form">
        <ProblemAt id="form" problems={problems} />
      </div>
    </>
  );
}

export function SaveButton({ visit: { t } }: { visit: Visit }): JSX.Element {
  return (
    <p class="row">
      <button class="btn main" type="submit">
        {t('desk-admin:save')}
      </button>
    </p>
  );
}
