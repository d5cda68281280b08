import type { JSX } from 'preact';
import type { Button, MenuMessage, Message, ProblemMessage, QuestionMessage, StatusMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon, ServiceIcon } from './icon.tsx';
import { IntroCard } from './intro.tsx';
import { Phrases, Prose } from './prose.tsx';
import { ItemLine, Right } from './question.tsx';
import { Ticket } from './receipt.tsx';
import { IconTap, Tap } from './tap.tsx';

export interface MessageProps {
  readonly setting: Setting;
  readonly publicUrl: string;
  /** The buttons of older messages no longer count and are not shown. */
  readonly live: boolean;
  /** A question is open: then no other button is the main one. */
  readonly asking: boolean;
  /** The moves of the dock: a message need not offer them again. */
  readonly atHand: readonly Button[];
}

/** One message of the bot in the thread. What wants an answer now is drawn as a card of its own instead. */
export function MessageItem(props: MessageProps & { readonly message: Message }): JSX.Element {
  const { message, ...rest } = props;
  switch (message.kind) {
    case 'text':
      return <TextItem {...rest} message={message} />;
    case 'menu':
      return <MenuItem {...rest} menu={message} />;
    case 'question':
      return <PastQuestion {...rest} question={message} />;
    case 'problem':
      return <ProblemItem {...rest} problem={message} />;
    case 'summary':
      return <Said {...rest} text={message.text} />;
    case 'receipt':
      return <Ticket {...rest} receipt={message} />;
    case 'status':
      return <StatusItem {...rest} status={message} />;
    case 'document':
      // A paper that this chat has no ticket for: its name alone.
      return <Said {...rest} text={message.name} />;
  }
}

function phonesOf({ district }: Setting): readonly string[] {
  const phones = [district.hotline, district.supervision, ...district.offices.map((office) => office.phone)];
  return [...new Set(phones.filter((phone) => phone !== ''))];
}

function Said(props: { readonly setting: Setting; readonly text: string; readonly class?: string }): JSX.Element {
  return (
    <div class={props.class ?? 'bubble'}>
      <span class="vh">{props.setting.t('web:thread.bot')}</span>
      <Prose text={props.text} phones={phonesOf(props.setting)} />
    </div>
  );
}

function TextItem(props: MessageProps & { readonly message: Extract<Message, { kind: 'text' }> }): JSX.Element {
  const { setting, message } = props;
  if (message.tone === 'problem')
    return (
      <ProblemItem
        {...props}
        problem={{ kind: 'problem', what: message.text, right: [], buttons: message.buttons ?? [] }}
      />
    );
  if (message.about !== undefined) return <IntroCard setting={setting} about={message.about} />;
  return (
    <>
      <Said setting={setting} text={message.text} class={message.tone === 'warm' ? 'bubble warm' : 'bubble'} />
      <Buttons {...props} buttons={message.buttons ?? []} />
    </>
  );
}

/** Buttons under a message. Links stay; taps count only while the message is the newest. */
function Buttons({
  buttons,
  live,
  asking,
  atHand,
}: MessageProps & { readonly buttons: readonly Button[] }): JSX.Element | null {
  const shown = notAtHand(buttons, atHand).filter((button) => live || 'url' in button);
  if (shown.length === 0) return null;
  return (
    <div class="row below">
      {shown.map((button, index) => (
        <IconTap button={button} class={index === 0 && live && !asking ? 'btn main' : 'btn'} key={index} />
      ))}
    </div>
  );
}

function notAtHand(buttons: readonly Button[], atHand: readonly Button[]): readonly Button[] {
  const dataOf = (button: Button): string => ('data' in button ? button.data : '');
  const there = new Set(atHand.map(dataOf));
  return buttons.filter((button) => 'url' in button || !there.has(button.data));
}

function MenuItem(props: MessageProps & { readonly menu: MenuMessage }): JSX.Element {
  const { setting, menu, live } = props;
  const asks = live ? notAtHand(menu.buttons, props.atHand) : [];
  return (
    <>
      <Said setting={setting} text={menu.text} />
      {live && (
        <ul class="services below" aria-label={setting.t('web:menu.label')}>
          {menu.cards.map((card) => (
            <li key={card.id}>
              <Tap button={{ label: card.label, data: card.data }} class="service">
                <ServiceIcon id={card.id} />
                <span class="words">
                  <b>{card.label}</b>
                  <span>
                    <Phrases text={card.summary} />
                  </span>
                </span>
              </Tap>
            </li>
          ))}
        </ul>
      )}
      {asks.length > 0 && (
        <ul class="asks below">
          {asks.map((button, index) => (
            <li key={index}>
              <Tap button={button} class="pill" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** An answered question lies flat: its number, its words, and what was wrong with the answer before, if anything. */
function PastQuestion({ setting, question }: MessageProps & { readonly question: QuestionMessage }): JSX.Element {
  const { problem, noted } = question;
  return (
    <>
      {noted !== undefined && <Said setting={setting} text={noted} />}
      {problem === undefined ? (
        <div class={noted === undefined ? 'bubble' : 'bubble below'}>
          <span class="vh">{setting.t('web:thread.bot')}</span>
          <ItemLine setting={setting} question={question} />
          <p>{question.ask}</p>
        </div>
      ) : (
        <Wrong setting={setting} what={problem.what} right={problem.right} />
      )}
    </>
  );
}

function ProblemItem(props: MessageProps & { readonly problem: ProblemMessage }): JSX.Element {
  return (
    <>
      <Wrong setting={props.setting} what={props.problem.what} right={props.problem.right} />
      <Buttons {...props} buttons={props.problem.buttons} />
    </>
  );
}

/** What is wrong, then what a right answer looks like. */
function Wrong(props: {
  readonly setting: Setting;
  readonly what: string;
  readonly right: readonly string[];
}): JSX.Element {
  return (
    <div class="bubble wrong">
      <span class="vh">{props.setting.t('web:thread.bot')}</span>
      <p class="what">
        <Icon name="warn" />
        <span>
          <Phrases text={props.what} />
        </span>
      </p>
      {props.right.length > 0 && (
        <>
          <p>{props.setting.t('web:problem.right')}</p>
          <Right lines={props.right} />
        </>
      )}
    </div>
  );
}

function StatusItem(props: MessageProps & { readonly status: StatusMessage }): JSX.Element {
  const { setting, status } = props;
  return (
    <>
      <Said setting={setting} text={status.text} />
      {status.entries.length > 0 && (
        <ul class="cases below">
          {status.entries.map((entry) => (
            <li class="card" key={entry.reference}>
              <b>{entry.title}</b>
              <span class="chip go">{entry.status}</span>
              <span class="ref">{entry.reference}</span>
              {entry.due !== undefined && <span class="small">{entry.due}</span>}
              {entry.url !== undefined && (
                <a class="btn" href={entry.url}>
                  {setting.t('web:receipt.status')}
                  <span class="vh"> {entry.reference}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <Buttons {...props} buttons={status.buttons} />
    </>
  );
}
