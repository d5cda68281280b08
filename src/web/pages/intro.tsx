import type { JSX } from 'preact';
import type { ServiceIntro, TextMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { Checked } from './receipt.tsx';
import { Tap } from './tap.tsx';

/** What a service is, laid out to be scanned: how long, for whom, what it costs, and what to have at hand. */
export function IntroCard({ setting, about }: { setting: Setting; about: ServiceIntro }): JSX.Element {
  const { title, time, who, facts, prepare } = about;
  return (
    <section class="about">
      <span class="vh">{setting.t('web:thread.bot')}</span>
      <h2 tabIndex={-1}>{title}</h2>
      <p class="time">
        <Icon name="clock" />
        <span>{time}</span>
      </p>
      <p>{who}</p>
      {facts.map((fact) => (
        <Fact fact={fact} key={fact} />
      ))}
      <h3>{prepare.title}</h3>
      <Checked lines={prepare.items} />
      <p class="hint">{prepare.note}</p>
    </section>
  );
}

/** From so many things on, what follows a colon is a list to look into, not a sentence to read. */
const LONG_LIST = 7;

function Fact({ fact }: { fact: string }): JSX.Element {
  const parts = fact.split(/、|, /u).length < LONG_LIST ? null : /^([^：:]{1,30})[：:]\s*(.+)$/su.exec(fact);
  if (parts === null) return <p>{fact}</p>;
  return (
    <details class="more">
      <summary>{parts[1]}</summary>
      <p>{parts[2]}</p>
    </details>
  );
}

/** The consent, at the foot of the window with its answers: however long the introduction is, it is in sight. */
export function Consent({ message }: { message: TextMessage }): JSX.Element | null {
  const { consent, buttons = [] } = message;
  if (consent === undefined) return null;
  const [agree, decline] = buttons;
  return (
    <div class="consent">
      <p>
        {consent.what} <Tap button={consent.privacy} class="nowrap" />
      </p>
      <div class="row two">
        {agree !== undefined && <Tap button={agree} class="btn main" />}
        {decline !== undefined && <Tap button={decline} class="btn" />}
      </div>
    </div>
  );
}
