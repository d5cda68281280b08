import type { JSX } from 'preact';
import type { Overview } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Dock } from './dock.tsx';
import { Layout } from './layout.tsx';
import { WaxingMoon } from './moon.tsx';
import { Phrases } from './prose.tsx';
import { Scene } from './scene.tsx';
import { Side } from './side.tsx';
import { TapForm } from './tap.tsx';
import { Thread, type ThreadProps } from './thread.tsx';
import { arrange, type Arranged } from './transcript.ts';

export interface ChatPageProps extends Omit<ThreadProps, 'arranged'> {
  /** Show the talk from its beginning. */
  readonly whole: boolean;
}

/** The conversation. Without script every button is a form that comes back to `/#now`. */
export function ChatPage(props: ChatPageProps): JSX.Element {
  const { setting, overview, stamp } = props;
  const arranged = arrange(props.entries, props.whole);
  const hero = arranged.atMenu && !overview.quiet;
  return (
    <Layout
      setting={setting}
      foot={false}
      skipTo={arranged.open === undefined ? '#main' : '#now'}
      {...titleOf(setting, overview)}
    >
      <main id="main">
        <TapForm stamp={stamp} />
        {overview.service !== undefined ? (
          <Where setting={setting} overview={overview} />
        ) : hero ? (
          <Hero setting={setting} />
        ) : (
          <h1 class="vh">{setting.t('web:title')}</h1>
        )}
        <div class="wrap chat">
          <div class="talk">
            <Thread {...props} arranged={arranged} />
            <Dock setting={setting} overview={overview} stamp={stamp} {...wantedOf(arranged)} />
          </div>
          <Side
            setting={setting}
            overview={overview}
            stamp={stamp}
            underWay={overview.service !== undefined && overview.progress?.done !== true}
          />
        </div>
        <template id="lost">{setting.t('web:lost')}</template>
        <template id="sending">{setting.t('web:upload.sending')}</template>
      </main>
    </Layout>
  );
}

function wantedOf({ open, consent }: Arranged): Pick<Arranged, 'open' | 'consent'> {
  return { ...(open === undefined ? {} : { open }), ...(consent === undefined ? {} : { consent }) };
}

function titleOf({ t }: Setting, { service, progress }: Overview): { title?: string } {
  if (service === undefined) return {};
  const at = progress === undefined || progress.done ? '' : `${t('web:question.number', counted(progress))} · `;
  return { title: `${at}${service.title}` };
}

function counted({ number, total }: NonNullable<Overview['progress']>): { number: number; total: number } {
  return { number, total };
}

/** Where the person is: the moon waxes as the form fills. */
function Where({ setting, overview }: { setting: Setting; overview: Overview }): JSX.Element {
  const { t } = setting;
  const { service, progress = { number: 0, total: 1, done: false }, quiet } = overview;
  const count = progress.done
    ? t('web:where.done', { count: progress.total })
    : t('web:question.number', counted(progress));
  const full = progress.done ? progress.total : progress.number;
  return (
    <div class="where">
      <div class="wrap where-in">
        {!quiet && <WaxingMoon share={progress.total > 0 ? Math.min(1, full / progress.total) : 0} />}
        <h1 class="title">{service?.title}</h1>
        {overview.steps.length > 0 && !progress.done && <a href="#steps">{t('web:where.steps')}</a>}
        <p class="count">{count}</p>
      </div>
      <progress value={full} max={Math.max(1, progress.total)} aria-label={count} />
    </div>
  );
}

function Hero({ setting }: { setting: Setting }): JSX.Element {
  const { t } = setting;
  return (
    <div class="hero">
      <Scene moon />
      <div class="wrap hero-in">
        <h1>
          <Phrases text={t('web:hero.hello')} />
        </h1>
        <p>
          <Phrases text={t('web:hero.what')} />
        </p>
      </div>
    </div>
  );
}
