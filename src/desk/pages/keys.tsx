import type { JSX } from 'preact';
import type { Words } from '../../bot/types.ts';
import { Icon } from './icon.tsx';

const NAMES = { j: 'j', k: 'k', u: 'u', n: 'n', x: 'x', '/': 'search', '?': 'help' } as const;

/** What can be done by one key; the script shows it, for without it there are none. They can be switched off. */
export function Keys({ t, keys }: { t: Words; keys: readonly (keyof typeof NAMES)[] }): JSX.Element {
  return (
    <>
      <p class="keys-hint" hidden data-keys-hint>
        <button type="button" class="btn plain" data-keys-open>
          <Icon name="keys" />
          {t('desk:keys.open')}
        </button>
      </p>
      <dialog class="card keys" aria-labelledby="keys-title" data-keys>
        <h2 id="keys-title">{t('desk:keys.title')}</h2>
        <dl class="pairs">
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`desk:keys.${NAMES[key]}`)}</dd>
            </div>
          ))}
        </dl>
        <label class="tick">
          <input type="checkbox" data-keys-on />
          <span>{t('desk:keys.on')}</span>
        </label>
        <button type="button" class="btn main" data-keys-close>
          {t('desk:keys.close')}
        </button>
      </dialog>
    </>
  );
}
