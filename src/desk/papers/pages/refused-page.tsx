import type { JSX } from 'preact';
import { DeskLayout } from '../../pages/layout.tsx';
import { Note, PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';

interface RefusedPageProps {
  readonly visit: Visit;
  readonly title: string;
  /** What is wrong and what to do. */
  readonly what: string;
  readonly back: { readonly href: string; readonly words: string };
}

/** Says why no paper is made of this, and where to go on. */
export function RefusedPage({ visit, title, what, back }: RefusedPageProps): JSX.Element {
  return (
    <DeskLayout visit={visit} title={title} room="cases">
      <PageHead title={title} />
      <Note tone="bad" role="alert">
        {what}
      </Note>
      <p class="row">
        <a class="btn" href={back.href}>
          {back.words}
        </a>
      </p>
    </DeskLayout>
  );
}
