import type { ComponentChildren, JSX } from 'preact';
import { ErrorSummary, type FieldProblem } from '../pages/fields.tsx';
import { DeskLayout } from '../pages/layout.tsx';
import { Note, PageHead } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';

interface SettingsFrameProps {
  readonly visit: Visit;
  readonly title: string;
  /** The pages above this one, the settings themselves apart: address and words. */
  readonly above?: readonly (readonly [string, string])[];
  readonly problems?: readonly FieldProblem[];
  /** What was done just before. */
  readonly done?: string | undefined;
  readonly children: ComponentChildren;
}

/** A page of the settings: where it is, what is wrong, what was done. */
export function SettingsFrame({
  visit,
  title,
  above = [],
  problems = [],
  done,
  children,
}: SettingsFrameProps): JSX.Element {
  const { t } = visit;
  return (
    <DeskLayout visit={visit} title={title} room="settings">
      <nav class="crumbs" aria-label={t('desk-admin:crumbs')}>
        <a href="/desk/settings">{t('desk-admin:title')}</a>
        {above.map(([href, words]) => (
          <>
            <span aria-hidden="true">/</span>
            <a href={href}>{words}</a>
          </>
        ))}
      </nav>
      <PageHead title={title} />
      <div class="stack">
        <ErrorSummary t={t} problems={problems} />
        {done !== undefined && (
          <Note tone="ok" role="status">
            {done}
          </Note>
        )}
        {children}
      </div>
    </DeskLayout>
  );
}
