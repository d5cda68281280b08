import type { JSX } from 'preact';
import type { Setting } from '../setting.ts';
import type { StatusStep, StatusView } from '../status-view.ts';
import { Icon } from './icon.tsx';
import { Layout } from './layout.tsx';
import { DueRing, StoppedDisc, WaningMoon } from './moon.tsx';
import { Phone, Phrases } from './prose.tsx';
import { Checked, statusPath } from './receipt.tsx';
import { Scene } from './scene.tsx';
import { AskForCase, People } from './side.tsx';
import { Outcome, RatingCard, ToDo, type StatusProps } from './status-todo.tsx';
import { IconTap, TapForm, type Stamp } from './tap.tsx';

/** Where a case stands, for whoever holds its receipt. */
export function StatusPage(props: StatusProps): JSX.Element {
  const { setting, view } = props;
  const { t } = setting;
  return (
    <Layout setting={setting} title={t('web:status.title', { reference: view.reference })}>
      <main id="main">
        <TapForm stamp={props.stamp} />
        <Headline {...props} />
        <div class="wrap status-grid">
          <div>
            <ToDo {...props} />
            <Outcome {...props} />
            <RatingCard {...props} />
            <section class="card" aria-labelledby="way">
              <h2 id="way">{t('web:status.way')}</h2>
              <ol class="line">
                {view.steps.map((step, index) => (
                  <Step setting={setting} step={step} key={index} />
                ))}
              </ol>
            </section>
          </div>
          <div>
            <List title={t('web:status.bring')} lines={view.bring} id="bring" />
            <List title={t('web:receipt.advice')} lines={view.advice} id="advice" />
            <Place {...props} />
            <Keep {...props} />
          </div>
        </div>
      </main>
    </Layout>
  );
}

function Headline({ setting, view }: StatusProps): JSX.Element {
  const { t } = setting;
  return (
    <div class="status-now">
      {!view.quiet && <Scene moon={false} />}
      <div class="wrap">
        <p class="ref">
          <span class="vh">{t('web:receipt.reference')} </span>
          {view.reference}
        </p>
        <p>
          {view.title}
          <br />
          {view.people}
        </p>
        <div class="state">
          {!view.quiet && <Clock view={view} />}
          <div>
            <h1>{view.headline}</h1>
            {view.due !== undefined && (
              <p class="due">
                <Phrases text={view.due} />
              </p>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The moon wanes as the working days run out: a full one beyond ten, then three quarters, a half, a quarter. */
function Clock({ view: { daysLeft, stopped } }: { view: StatusView }): JSX.Element {
  if (stopped === true) return <StoppedDisc />;
  if (daysLeft === undefined || daysLeft > 10) return <WaningMoon share={1} />;
  if (daysLeft < 1) return <DueRing />;
  return <WaningMoon share={daysLeft > 5 ? 0.75 : daysLeft > 2 ? 0.5 : 0.25} />;
}

function Step({ setting, step }: { setting: Setting; step: StatusStep }): JSX.Element {
  const { state, time, note } = step;
  return (
    <li class={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span class="stop">
        {state === 'done' && <Icon name="check" />}
        {state === 'refused' && <Icon name="warn" />}
        {state === 'withdrawn' && <Icon name="back" />}
      </span>
      <div>
        <b>
          {state === 'done' && <span class="vh">{setting.t('web:step.finished')}</span>}
          {step.title}
        </b>
        {time !== undefined && <time datetime={time.iso}>{time.words}</time>}
        {note !== undefined && (
          <p>
            <Phrases text={note} />
          </p>
        )}
      </div>
    </li>
  );
}

function List(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly id: string;
}): JSX.Element | null {
  if (props.lines.length === 0) return null;
  return (
    <section class="card" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <Checked lines={props.lines} />
    </section>
  );
}

function Place({ setting, view: { office } }: StatusProps): JSX.Element {
  const { t } = setting;
  return (
    <section class="card" aria-labelledby="place">
      <h2 id="place">{t('web:status.place')}</h2>
      <dl class="facts">
        <div>
          <dt>{t('web:status.where')}</dt>
          <dd>
            {office.name}
            <br />
            {office.address}
          </dd>
        </div>
        <div>
          <dt>{t('web:status.hours')}</dt>
          <dd>
            <Phrases text={office.hours} />
          </dd>
        </div>
        <div>
          <dt>{t('web:status.phone')}</dt>
          <dd>
            <Phone number={office.phone} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Keep({ setting, view, token }: StatusProps): JSX.Element {
  const { t } = setting;
  return (
    <section class="card stack keep" aria-labelledby="keep">
      <h2 id="keep">{t('web:status.keep')}</h2>
      <div class="row two">
        <a class="btn" href={statusPath(view.reference, token, '/receipt.pdf')}>
          <Icon name="down" />
          {t('web:receipt.pdf')}
          <span class="small">PDF</span>
        </a>
        <a class="btn" href={statusPath(view.reference, token, '/due.ics')}>
          <Icon name="calendar" />
          {t('web:receipt.calendar')}
        </a>
        {view.links.map((button, index) => (
          <IconTap button={button} class="btn" key={index} />
        ))}
      </div>
      <p class="small quiet">{t('web:status.private')}</p>
    </section>
  );
}

/** For an address without its token, or with a wrong one: says how to see the case, and asks for nothing secret. */
export function StatusClosedPage({ setting, stamp }: { setting: Setting; stamp: Stamp }): JSX.Element {
  const { t } = setting;
  return (
    <Layout setting={setting} title={t('web:closed.title')}>
      <main id="main" class="wrap page">
        <h1>
          <Phrases text={t('web:closed.title')} />
        </h1>
        <p>{t('web:closed.scan')}</p>
        <p>{t('web:closed.here')}</p>
        <div class="page-cards">
          <AskForCase setting={setting} stamp={stamp} />
          <People setting={setting} />
        </div>
      </main>
    </Layout>
  );
}
