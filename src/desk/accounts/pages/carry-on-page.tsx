import type { JSX } from 'preact';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { Note, PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import type { Carried } from '../carried.ts';

/** What was written before the session ended, to be looked at and sent on. */
export function CarryOnPage({ visit, carried }: { visit: Visit; carried: Carried }): JSX.Element {
  const { t } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:carry-on.title')}>
      <PageHead title={t('desk-accounts:carry-on.title')} />
      <section class="card stack">
        <p>{t('desk-accounts:carry-on.what')}</p>
        {carried.files && <Note>{t('desk-accounts:carry-on.files')}</Note>}
        <Written t={t} carried={carried} />
        <form
          class="stack"
          method="post"
          action={carried.to}
          encType={carried.multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
        >
          <Csrf visit={visit} />
          <input type="hidden" name="carried-on" value="1" />
          {carried.fields.map(([name, value], at) => (
            // Several fields may bear one name: their place tells them apart.
            <Kept key={at} name={name} value={value} />
          ))}
          <p>
            <button type="submit" class="btn main">
              {t('desk-accounts:carry-on.send')}
            </button>
          </p>
        </form>
        <form method="post" action="/desk/carry-on/drop">
          <Csrf visit={visit} />
          <button type="submit" class="btn">
            {t('desk-accounts:carry-on.drop')}
          </button>
        </form>
      </section>
    </DeskLayout>
  );
}

/** A box of one line would lose its line breaks. */
function Kept({ name, value }: { name: string; value: string }): JSX.Element {
  return /[\r\n]/.test(value) ? (
    <textarea hidden name={name} value={value} />
  ) : (
    <input type="hidden" name={name} value={value} />
  );
}

/** What somebody typed, rather than picked: sentences. */
function Written({ t, carried }: { t: Visit['t']; carried: Carried }): JSX.Element | null {
  const texts = carried.fields
    .map(([, value]) => value)
    .filter((value) => /\s/.test(value.trim()) || isSentence(value));
  if (texts.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="written">
      <h2 id="written">{t('desk-accounts:carry-on.written')}</h2>
      {texts.map((text, at) => (
        <blockquote key={at} class="written">
          {text}
        </blockquote>
      ))}
    </section>
  );
}

function isSentence(value: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}/su.test(value) || value.length > 40;
}
