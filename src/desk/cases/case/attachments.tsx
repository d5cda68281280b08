import type { JSX } from 'preact';
import type { Attachment } from '../../../cases/types.ts';
import type { Words } from '../../../bot/types.ts';
import { Icon } from '../../pages/icon.tsx';
import { viewText, withView } from '../view.ts';
import type { CaseState } from './case-state.ts';
import { ViewerTemplate } from './viewer.tsx';

/** The files of a case, material by material, and what is still missing among them. */
export function Attachments(props: CaseState): JSX.Element | null {
  const { answers, visit } = props;
  const { t } = visit;
  if (answers.materials.length === 0) return null;
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">
        {t('desk:files.title')}
        <small>{t('desk:files.recorded')}</small>
      </h2>
      <ul class="thumbs" data-viewer>
        {answers.materials.flatMap(({ at, label, files }) =>
          files.length === 0 ? (
            <li key={at}>
              <div class="none">
                {t('desk:files.none')}
                <br />
                {label}
              </div>
            </li>
          ) : (
            files.map((id, i) => (
              <Thumb
                key={id}
                {...props}
                id={id}
                label={files.length > 1 ? t('desk:files.part', { label, n: i + 1 }) : label}
              />
            ))
          ),
        )}
      </ul>
      <ViewerTemplate t={t} />
    </section>
  );
}

/** A browser shows these itself; others can only be kept. */
export function isPicture({ type }: Attachment): boolean {
  return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp';
}

function Thumb({ visit, submission, files, query, id, label }: CaseState & { id: string; label: string }): JSX.Element {
  const { t } = visit;
  const file = files.get(id);
  const source = `/desk/files/${submission.reference}/${id}`;
  if (file === undefined)
    return (
      <li>
        <div class="none">
          {t('desk:files.gone')}
          <br />
          {label}
        </div>
      </li>
    );
  const picture = isPicture(file);
  const href = picture ? withView(`/desk/cases/${submission.reference}/files/${id}`, viewText(query)) : source;
  return (
    <li>
      <a href={href} {...(picture ? { 'data-picture': source } : { target: '_blank', rel: 'noopener' })}>
        {picture ? (
          <img class="pic" src={source} alt="" loading="lazy" decoding="async" />
        ) : (
          <span class="pic sign">
            <Icon name="paper" />
          </span>
        )}
        <b>{label}</b>
        <small>{sizeWords(t, file)}</small>
        <small class="own-name">{file.name}</small>
      </a>
    </li>
  );
}

const KINDS: Readonly<Record<Attachment['type'], string>> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'application/pdf': 'PDF',
};

function sizeWords(t: Words, { type, size }: Attachment): string {
  const mega = size / 1_000_000;
  const words = mega >= 0.1 ? `${mega.toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1000))} kB`;
  return `${KINDS[type]}${t('desk:comma')}${words}`;
}
