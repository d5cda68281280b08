import type { ComponentChildren, JSX } from 'preact';
import type { Setting } from '../setting.ts';
import { Layout } from './layout.tsx';
import { Phone, Phrases, Prose } from './prose.tsx';
import { People } from './side.tsx';

/** Parts of the privacy notice, in the order of reading; their words are in the locale. */
const PRIVACY = [
  'who',
  'what',
  'sensitive',
  'not',
  'why',
  'where',
  'long',
  'children',
  'decide',
  'rights',
  'cookies',
] as const;
const HELP = ['start', 'answer', 'mistake', 'pause', 'photos', 'family', 'progress', 'person', 'reading'] as const;

/** How personal data is handled: the notice that the law asks for, in words that can be read. */
export function PrivacyPage({ setting }: { setting: Setting }): JSX.Element {
  return (
    <TextPage setting={setting} name="privacy" parts={PRIVACY}>
      <p>
        {setting.t('web:privacy.complain')} <Phone number={setting.district.supervision} />
      </p>
    </TextPage>
  );
}

export function HelpPage({ setting }: { setting: Setting }): JSX.Element {
  return <TextPage setting={setting} name="help" parts={HELP} />;
}

function TextPage(props: {
  readonly setting: Setting;
  readonly name: 'privacy' | 'help';
  readonly parts: readonly string[];
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { setting, name } = props;
  const { t, district, lang } = setting;
  const about = { bureau: district.bureau[lang], hotline: district.hotline, hours: district.hours[lang] };
  return (
    <Layout setting={setting} title={t(`web:${name}.title`)}>
      <main id="main" class="wrap page">
        <h1>{t(`web:${name}.title`)}</h1>
        <p class="lead">{t(`web:${name}.lead`, about)}</p>
        {props.parts.map((part) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part}>{t(`web:${name}.${part}.title`)}</h2>
            <Prose text={t(`web:${name}.${part}.text`, about)} phones={[district.hotline]} />
          </section>
        ))}
        {props.children}
        <p>
          <a class="btn" href="/">
            {t('web:foot.home')}
          </a>
        </p>
      </main>
    </Layout>
  );
}

/** Refusals that a person may meet, each with what to do next. */
export type Refusal =
  'bad-request' | 'forbidden' | 'not-found' | 'too-large' | 'too-many-files' | 'too-many' | 'broken' | 'no-paper';

export function RefusalPage({ setting, refusal }: { setting: Setting; refusal: Refusal }): JSX.Element {
  const { t } = setting;
  return (
    <Layout setting={setting} title={t(`web:refusal.${refusal}.title`)}>
      <main id="main" class="wrap page">
        <h1>
          <Phrases text={t(`web:refusal.${refusal}.title`)} />
        </h1>
        <p>{t(`web:refusal.${refusal}.text`)}</p>
        <p class="row">
          <a class="btn main" href="/#now">
            {t('web:foot.home')}
          </a>
        </p>
        <div class="page-cards">
          <People setting={setting} />
        </div>
      </main>
    </Layout>
  );
}
