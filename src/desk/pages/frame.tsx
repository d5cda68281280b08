import type { ComponentChildren, JSX } from 'preact';
import type { Words } from '../../bot/types.ts';
import type { Lang } from '../../forms/types.ts';
import type { DeskHouse } from '../house.ts';
import { Mark } from './icon.tsx';

export interface FrameProps {
  readonly house: DeskHouse;
  readonly lang: Lang;
  readonly t: Words;
  /** The page's own part of the title; the desk's name follows it. */
  readonly title: string;
  /** What stands in the top bar beside the name: rooms, who it is. */
  readonly bar?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What surrounds every page of the desk, those before the sign-in too: head, top bar, main part. */
export function Frame({ house, lang, t, title, bar, children }: FrameProps): JSX.Element {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0A4B50" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · ${t('desk:name')}`}</title>
        <link rel="icon" href={house.assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={house.assets.style} />
        <script type="module" src={house.assets.script} />
      </head>
      <body>
        <a class="skip" href="#main">
          {t('desk:skip')}
        </a>
        <header class="top">
          <div class="wrap top-in">
            <a class="brand" href="/desk">
              <Mark />
              <b>{t('desk:name')}</b>
            </a>
            {bar}
          </div>
        </header>
        <main id="main" class="wrap" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}
