import type { ComponentChildren, JSX } from 'preact';
import { switched, type Setting } from '../setting.ts';
import { Mark } from './icon.tsx';

export interface LayoutProps {
  readonly setting: Setting;
  /** The page's own part of the title; the house's name follows it. */
  readonly title?: string;
  readonly children: ComponentChildren;
  /** Pages with a dock have no foot. */
  readonly foot?: boolean;
  /** Where the first link of the page leads: past the head, or to what is asked now. */
  readonly skipTo?: '#main' | '#now';
}

/** What surrounds every page for residents: head, top bar, and the foot where there is no dock. */
export function Layout({ setting, title, children, foot = true, skipTo = '#main' }: LayoutProps): JSX.Element {
  const { t, assets, district, lang, text, theme } = setting;
  const house = `${t('web:name')} · ${district.bureau[lang]}`;
  return (
    <html
      lang={lang}
      {...(text === 'large' ? { 'data-text': 'large' } : {})}
      {...(theme === 'auto' ? {} : { 'data-theme': theme })}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0A4B50" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title === undefined ? house : `${title} · ${house}`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a class="skip" href={skipTo}>
          {t('web:skip')}
        </a>
        <TopBar setting={setting} />
        {children}
        {foot && <Foot setting={setting} />}
      </body>
    </html>
  );
}

function TopBar({ setting }: { setting: Setting }): JSX.Element {
  const { t, lang, text, district } = setting;
  const other = lang === 'en' ? 'zh-CN' : 'en';
  return (
    <header class="top">
      <div class="wrap top-in">
        <a class="brand" href="/">
          <Mark />
          <span>
            <b>{t('web:name')}</b>
            <span>{district.bureau[lang]}</span>
          </span>
        </a>
        <nav class="prefs" aria-label={t('web:prefs.label')}>
          <a href={switched(setting, 'text', text === 'large' ? 'normal' : 'large')}>
            {text === 'large' ? (
              t('web:prefs.normal')
            ) : (
              <>
                <span class="grow">{t('web:prefs.large-sign')}</span>
                {t('web:prefs.large')}
              </>
            )}
          </a>
          <a href={switched(setting, 'lang', other)} lang={other} hreflang={other}>
            {t('web:prefs.other-language')}
          </a>
        </nav>
      </div>
    </header>
  );
}

function Foot({ setting }: { setting: Setting }): JSX.Element {
  const { t, district, lang } = setting;
  return (
    <footer class="foot">
      <p>{district.bureau[lang]}</p>
      <p>
        <a href="/">{t('web:foot.home')}</a> <a href="/help">{t('web:foot.help')}</a>{' '}
        <a href="/privacy">{t('web:foot.privacy')}</a>
      </p>
      <Themes setting={setting} />
    </footer>
  );
}

/** Light, dark, or as the device has it: the two that are not chosen now. */
export function Themes({ setting }: { setting: Setting }): JSX.Element {
  const { t, theme } = setting;
  const others = (['auto', 'light', 'dark'] as const).filter((one) => one !== theme);
  return (
    <p class="themes">
      {t('web:theme.label')}
      {others.map((one) => (
        <a key={one} href={switched(setting, 'theme', one)}>
          {t(`web:theme.${one}`)}
        </a>
      ))}
    </p>
  );
}
