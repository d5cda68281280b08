import type { JSX } from 'preact';
import type { Attachment } from '../../cases/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';

/** What a browser can draw by itself; the rest is shown by name. */
const DRAWN: readonly Attachment['type'][] = ['image/jpeg', 'image/png', 'image/webp'];

/** Files that were sent, as small pictures or names. */
export function FileList({ setting, files }: { setting: Setting; files: readonly Attachment[] }): JSX.Element {
  return (
    <ul class="photos" aria-label={setting.t('web:upload.sent')}>
      {files.map((file) => (
        <li key={file.id}>
          <Photo setting={setting} file={file} />
        </li>
      ))}
    </ul>
  );
}

export function Photo({ setting, file }: { setting: Setting; file: Attachment }): JSX.Element {
  const { t } = setting;
  return (
    <figure class="photo">
      {DRAWN.includes(file.type) ? (
        <a href={`/files/${file.id}`}>
          <img src={`/files/${file.id}`} alt={t('web:upload.picture', { name: file.name })} loading="lazy" />
        </a>
      ) : (
        <a class="paper" href={`/files/${file.id}`}>
          <Icon name="paper" />
          <span>{file.name}</span>
        </a>
      )}
      <figcaption>
        <Icon name="check" />
        <span>{t('web:upload.done', { size: sizeWords(file.size) })}</span>
      </figcaption>
    </figure>
  );
}

/** `1.2 MB`, `340 KB`, each on one line. */
function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))}\u00A0KB`
    : `${(bytes / 1_000_000).toFixed(1)}\u00A0MB`;
}
