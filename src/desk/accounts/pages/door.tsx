import type { ComponentChildren, JSX } from 'preact';
import { Frame } from '../../pages/frame.tsx';
import type { Reader } from '../reader.ts';

interface DoorProps {
  readonly reader: Reader;
  readonly title: string;
  /** Where the other language is one link away: the page's own address, without a query. */
  readonly path?: string;
  readonly children: ComponentChildren;
}

/** A page in front of the sign-in: one narrow card. */
export function Door({ reader, title, path, children }: DoorProps): JSX.Element {
  const { house, lang, t } = reader;
  const other = lang === 'en' ? 'zh-CN' : 'en';
  const bar =
    path === undefined ? undefined : (
      <p class="who">
        <a href={`${path}?lang=${other}`} lang={other}>
          {t('desk:other-language')}
        </a>
      </p>
    );
  return (
    <Frame house={house} lang={lang} t={t} title={title} bar={bar}>
      <section class="card stack door" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        {children}
      </section>
    </Frame>
  );
}

/** What stands in every form in front of the sign-in. */
export function DoorMarks({ csrf, carried }: { csrf: string; carried?: string | undefined }): JSX.Element {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      {carried !== undefined && <input type="hidden" name="carried" value={carried} />}
    </>
  );
}
