import type { JSX } from 'preact';
import type { Overview } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { Themes } from './layout.tsx';
import { Phone } from './prose.tsx';
import { Checked } from './receipt.tsx';
import { StampFields, Tap, type Stamp } from './tap.tsx';

interface SideProps {
  readonly setting: Setting;
  readonly overview: Overview;
  readonly stamp: Stamp;
  /** An application is being filled in: then its steps come first. */
  readonly underWay: boolean;
}

/** What stands beside the talk: steps and things to have at hand, or how to ask for a case and for a person. */
export function Side(props: SideProps): JSX.Element {
  const { setting, overview, underWay } = props;
  return (
    <aside class={underWay ? 'side low' : 'side'} aria-label={setting.t('web:side.label')}>
      {underWay && overview.steps.length > 0 && <AllSteps {...props} />}
      {underWay && <Prepare {...props} />}
      {overview.service === undefined && <AskForCase setting={setting} stamp={props.stamp} />}
      <People setting={setting} />
      <div class="small quiet">
        <p>
          {setting.t('web:side.privacy')}{' '}
          <a class="nowrap" href="/privacy">
            {setting.t('web:foot.privacy')}
          </a>
        </p>
        <Themes setting={setting} />
        <Leave setting={setting} />
      </div>
    </aside>
  );
}

type Group = Overview['steps'][number];
type StepItem = Group['items'][number];

function AllSteps({ setting, overview }: SideProps): JSX.Element {
  const { t } = setting;
  return (
    <section class="card" aria-labelledby="steps-title" id="steps" tabIndex={-1}>
      <h2 id="steps-title">{t('web:where.steps')}</h2>
      <ol class="steps">
        {overview.steps.map((group, index) => (
          <li key={index}>
            <StepGroup setting={setting} group={group} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The section that is being asked stands open; of the others, how far they are. */
function StepGroup({ setting, group }: { setting: Setting; group: Group }): JSX.Element {
  const { title, items } = group;
  const done = items.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return (
    <details open={items.some(({ state }) => state === 'now')}>
      <summary>
        <b>{title}</b>
        <span class="num">{setting.t('web:step.count', { done, total: items.length })}</span>
      </summary>
      <ol>
        {items.map((item, at) => (
          <Step setting={setting} item={item} key={at} />
        ))}
      </ol>
    </details>
  );
}

function Step({ setting, item }: { setting: Setting; item: StepItem }): JSX.Element {
  const { t } = setting;
  return (
    <li class={item.state} {...(item.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span class="dot">{item.state === 'done' && <Icon name="check" />}</span>
      <span>
        {(item.state === 'done' || item.state === 'skipped') && <span class="vh">{t(`web:step.${item.state}`)}</span>}
        {item.label}
      </span>
      {item.edit !== undefined && (
        <Tap button={item.edit} class="link">
          {t('web:step.edit')}
          <span class="vh"> {item.label}</span>
        </Tap>
      )}
    </li>
  );
}

function Prepare({ setting, overview }: SideProps): JSX.Element | null {
  const { service } = overview;
  if (service === undefined || service.prepare.length === 0) return null;
  return (
    <section class="card" aria-labelledby="prepare">
      <h2 id="prepare">{setting.t('web:side.prepare')}</h2>
      <Checked lines={service.prepare} />
    </section>
  );
}

/** Asks the chat for a case by its reference; the chat answers for the cases that were handed in through it. */
export function AskForCase({ setting, stamp }: Pick<SideProps, 'setting' | 'stamp'>): JSX.Element {
  const { t } = setting;
  return (
    <section class="card" aria-labelledby="ask-case">
      <h2 id="ask-case">{t('web:case.title')}</h2>
      <form class="stack" method="post" action="/chat">
        <StampFields stamp={stamp} />
        <input type="hidden" name="command" value="status" />
        <div class="field">
          <label for="reference">{t('web:case.reference')}</label>
          <input
            type="text"
            class="input"
            id="reference"
            name="argument"
            required
            maxLength={20}
            placeholder={t('web:case.example')}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="reference-hint"
          />
          <span class="hint" id="reference-hint">
            {t('web:case.hint')}
          </span>
        </div>
        <button type="submit" class="btn">
          {t('web:case.ask')}
        </button>
      </form>
    </section>
  );
}

/** A person to speak with: the telephone, the hours, the place. */
export function People({ setting }: { setting: Setting }): JSX.Element {
  const { t, district, lang } = setting;
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people">{t('web:people.title')}</h2>
      <ul class="plainlist">
        <li>
          <Icon name="phone" />
          <span>
            {t('web:people.hotline')} <Phone number={district.hotline} />
          </span>
        </li>
        <li>
          <Icon name="clock" />
          <span>{district.hours[lang]}</span>
        </li>
        <li>
          <Icon name="home" />
          <span>{district.bureau[lang]}</span>
        </li>
      </ul>
    </section>
  );
}

/** For shared computers: this browser forgets the talk; the bureau keeps what was handed in. */
function Leave({ setting }: { setting: Setting }): JSX.Element {
  return (
    <form method="post" action="/leave">
      <button type="submit" class="link">
        {setting.t('web:leave')}
      </button>
    </form>
  );
}
