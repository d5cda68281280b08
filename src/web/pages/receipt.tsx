import type { JSX } from 'preact';
import type { ReceiptMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { FullMoon } from './moon.tsx';
import { Phone, Phrases } from './prose.tsx';
import { Qr } from '../../http/qr.tsx';
import { IconTap, Tap, verbOf } from './tap.tsx';

interface ReceiptProps {
  readonly setting: Setting;
  readonly receipt: ReceiptMessage;
  /** Begins the address behind the QR code, without a slash at its end. */
  readonly publicUrl: string;
  /** Buttons of the conversation count only in the newest message. */
  readonly live: boolean;
}

/** Where what was submitted is looked up: whoever holds the token may. */
export function statusPath(reference: string, token: string, paper = ''): string {
  return `/s/${encodeURIComponent(reference)}${paper}?token=${encodeURIComponent(token)}`;
}

/** The ticket: reference, day, office, what is missing, what comes next, and the papers. */
export function Ticket(props: ReceiptProps): JSX.Element {
  const { setting, receipt } = props;
  const { t } = setting;
  return (
    <article class="ticket" aria-labelledby={`done-${receipt.reference}`}>
      <div class="ticket-head">
        {!receipt.quiet && <FullMoon />}
        <h2 class="title" id={`done-${receipt.reference}`} tabIndex={-1}>
          {t('web:receipt.done')}
        </h2>
        <p>
          {receipt.title}
          <br />
          {receipt.people}
        </p>
        <p class="vh">{t('web:receipt.reference')}</p>
        <p class="ref">{receipt.reference}</p>
      </div>
      <div class="ticket-body">
        <Facts {...props} />
        <Missing {...props} />
        <hr class="tear" />
        <Steps title={t('web:receipt.next')} lines={receipt.next} id={`next-${receipt.reference}`} />
        <Advice {...props} />
        <Papers {...props} />
      </div>
    </article>
  );
}

function Facts({ setting, receipt }: ReceiptProps): JSX.Element {
  const { t } = setting;
  const { office } = receipt;
  return (
    <dl class="facts two">
      {receipt.appointment !== undefined && (
        <div>
          <dt>{t('web:receipt.appointment')}</dt>
          <dd class="big">
            <Phrases text={receipt.appointment} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('web:receipt.due')}</dt>
        <dd class={receipt.appointment === undefined ? 'big' : ''}>
          <Phrases text={receipt.due} />
        </dd>
      </div>
      <div>
        <dt>{t('web:receipt.office')}</dt>
        <dd>
          {office.name}
          <br />
          {office.address}
          <br />
          <Phone number={office.phone} />
        </dd>
      </div>
    </dl>
  );
}

function Missing({ setting, receipt, live }: ReceiptProps): JSX.Element | null {
  const { t } = setting;
  const { missing, materialsDue } = receipt;
  if (missing.length === 0) return null;
  const supply = live ? receipt.buttons.filter((button) => verbOf(button) === 'supply') : [];
  return (
    <div class="note">
      <Icon name="camera" />
      <div>
        <b>{t('web:receipt.missing', { count: missing.length, what: missing.join(t('web:comma')) })}</b>
        {materialsDue !== undefined && <p>{t('web:receipt.materials-due', { day: materialsDue })}</p>}
        {supply.length > 0 && (
          <p class="row">
            {supply.map((button, index) => (
              <Tap button={button} class="btn" key={index} />
            ))}
          </p>
        )}
      </div>
    </div>
  );
}

/** A numbered list of what happens. */
function Steps(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly id: string;
}): JSX.Element | null {
  if (props.lines.length === 0) return null;
  return (
    <section aria-labelledby={props.id}>
      <h3 id={props.id}>{props.title}</h3>
      <ol class="next">
        {props.lines.map((line, index) => (
          <li key={index}>
            <div>{line}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Advice({ setting, receipt }: ReceiptProps): JSX.Element | null {
  if (receipt.advice.length === 0) return null;
  const id = `advice-${receipt.reference}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{setting.t('web:receipt.advice')}</h3>
      <Checked lines={receipt.advice} />
    </section>
  );
}

/** A plain list with ticks. */
export function Checked({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="plainlist">
      {lines.map((line, index) => (
        <li key={index}>
          <Icon name="check" />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}

function Papers({ setting, receipt, publicUrl, live }: ReceiptProps): JSX.Element {
  const { t } = setting;
  const { reference, token } = receipt;
  const further = live ? receipt.buttons.filter((button) => !isPaper(button) && verbOf(button) !== 'supply') : [];
  return (
    <div class="papers">
      <div class="scan">
        <Qr text={`${publicUrl}${statusPath(reference, token)}`} label={t('web:receipt.qr')} />
        <p class="small quiet">{t('web:receipt.scan')}</p>
      </div>
      <div class="row papers-row">
        <a class="btn main" href={statusPath(reference, token, '/receipt.pdf')}>
          <Icon name="down" />
          {t('web:receipt.pdf')}
          <span class="small">PDF</span>
        </a>
        <a class="btn" href={statusPath(reference, token, '/due.ics')}>
          <Icon name="calendar" />
          {t('web:receipt.calendar')}
        </a>
        <a class="btn" href={statusPath(reference, token)}>
          <Icon name="clock" />
          {t('web:receipt.status')}
        </a>
        {further.map((button, index) => (
          <IconTap button={button} class="btn" key={index} />
        ))}
      </div>
    </div>
  );
}

/** The page has its own links to the papers and to the status. */
function isPaper(button: ReceiptMessage['buttons'][number]): boolean {
  if ('url' in button) return /\/s\/|receipt|\.ics/.test(button.url);
  return ['receipt', 'calendar', 'status', 'case'].includes(verbOf(button) ?? '');
}
