import type { ComponentChildren, JSX } from 'preact';
import type { Button, Message } from '../../../bot/types.ts';
import { Note } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';

/** What the conversation says, with its buttons: all that a resident reads, laid out for the desk. */
export function MessageView({ visit, message }: { visit: Visit; message: Message }): JSX.Element | null {
  switch (message.kind) {
    case 'text':
      return <TextView message={message} />;
    case 'menu':
      return (
        <Bubble text={message.text}>
          <Buttons buttons={message.cards.map(({ label, data, summary }) => ({ label, data, hint: summary }))} />
          <Buttons buttons={message.buttons} />
        </Bubble>
      );
    case 'question':
      return <QuestionView message={message} />;
    case 'problem':
      return (
        <Note tone="bad">
          <p>{message.what}</p>
          <Right right={message.right} />
          <Buttons buttons={message.buttons} />
        </Note>
      );
    case 'summary':
      return <SummaryView message={message} />;
    case 'receipt':
      return <ReceiptView message={message} />;
    case 'status':
      return (
        <Bubble text={message.text}>
          <Buttons buttons={message.buttons} />
        </Bubble>
      );
    case 'document':
      return <p class="quiet">{visit.t('desk-admin:preview.document', { name: message.name })}</p>;
  }
}

type Of<K extends Message['kind']> = { readonly message: Extract<Message, { kind: K }> };

function Bubble({ text, children }: { text: string; children?: ComponentChildren }): JSX.Element {
  return (
    <section class="card stack">
      {text.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {children}
    </section>
  );
}

function TextView({ message }: Of<'text'>): JSX.Element {
  const { text, buttons = [] } = message;
  return (
    <Bubble text={text}>
      <Buttons buttons={buttons} />
    </Bubble>
  );
}

/** Tapped, a button sends what it carries, and its words for the line that shows what was answered. */
function Buttons({ buttons }: { buttons: readonly Button[] }): JSX.Element | null {
  if (buttons.length === 0) return null;
  return (
    <div class="row answers">
      {buttons.map((button) =>
        'url' in button ? (
          <span key={button.url} class="btn" aria-disabled="true">
            {button.label}
          </span>
        ) : (
          <span key={button.data}>
            <input type="hidden" name={`said ${button.data}`} value={button.label} />
            <button class="btn" type="submit" name="data" value={button.data}>
              <span>
                {button.label}
                {button.hint !== undefined && <small>{` ${button.hint}`}</small>}
              </span>
            </button>
          </span>
        ),
      )}
    </div>
  );
}

function Right({ right }: { right: readonly string[] }): JSX.Element | null {
  return right.length === 0 ? null : <p class="quiet">{right.join(' · ')}</p>;
}

function QuestionView({ message }: Of<'question'>): JSX.Element {
  const { number, total, section, label, ask, why, hint, current, options, extras, moves, problem, noted } = message;
  return (
    <section class="card stack">
      <p class="quiet">{`${section} · ${number}/${total} · ${label}`}</p>
      {noted !== undefined && <p class="quiet">{noted}</p>}
      {problem && (
        <Note tone="bad">
          <p>{problem.what}</p>
          <Right right={problem.right} />
        </Note>
      )}
      <h2>{ask}</h2>
      {current !== undefined && <p>{current}</p>}
      {why !== undefined && <p class="quiet">{why}</p>}
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <Buttons buttons={options} />
      <Buttons buttons={extras} />
      <Buttons buttons={moves} />
    </section>
  );
}

function SummaryView({ message }: Of<'summary'>): JSX.Element {
  const { title, text, groups, notices, declaration, submit, moves } = message;
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <p>{text}</p>
      {groups.map((group) => (
        <section key={group.title} class="stack">
          <h3>{group.title}</h3>
          <dl class="pairs">
            {group.rows.map(({ label, value }, index) => (
              <div key={index}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Buttons buttons={[group.edit]} />
        </section>
      ))}
      {notices.map((notice) => (
        <Note key={notice}>{notice}</Note>
      ))}
      <p class="quiet">{declaration}</p>
      <Buttons buttons={[submit, ...moves]} />
    </section>
  );
}

function ReceiptView({ message }: Of<'receipt'>): JSX.Element {
  const { text, title, people, due, office, missing, appointment, advice, next } = message;
  return (
    <section class="card stack">
      <h2>{text}</h2>
      <p>{`${title} · ${people}`}</p>
      <p>{appointment ?? due}</p>
      <p>{`${office.name} · ${office.address} · ${office.phone}`}</p>
      <ul class="plain-list">
        {[...missing, ...advice, ...next].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
