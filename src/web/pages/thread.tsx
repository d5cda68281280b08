import type { ComponentChildren, JSX } from 'preact';
import type { Message, Overview, TranscriptEntry } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Photo } from './files.tsx';
import { Mark } from './icon.tsx';
import { MessageItem, type MessageProps } from './message.tsx';
import { WaxingMoon } from './moon.tsx';
import { Phrases } from './prose.tsx';
import { QuestionCard } from './question.tsx';
import { SummaryCard } from './summary.tsx';
import { Tap, type Stamp } from './tap.tsx';
import type { Arranged } from './transcript.ts';

/** Why the page came back instead of going on. */
export type Notice = 'stale' | 'unconfirmed' | 'empty';
export const NOTICES: readonly Notice[] = ['stale', 'unconfirmed', 'empty'];

export interface ThreadProps {
  readonly setting: Setting;
  readonly entries: readonly TranscriptEntry[];
  readonly overview: Overview;
  readonly stamp: Stamp;
  readonly publicUrl: string;
  readonly notice?: Notice;
  readonly arranged: Arranged;
}

/** A pause after which the day and hour are written above what follows. Milliseconds. */
const LONG_PAUSE = 30 * 60 * 1000;

/** The talk, oldest first; what wants an answer now stands at its end. */
export function Thread(props: ThreadProps): JSX.Element {
  const { setting, overview, arranged } = props;
  const { t } = setting;
  const shared = {
    setting,
    publicUrl: props.publicUrl,
    asking: arranged.open !== undefined,
    atHand: overview.moves,
  };
  const nowId = arranged.open === undefined ? firstNews(arranged) : undefined;
  return (
    <>
      {arranged.more && !arranged.atMenu && <Earlier setting={setting} />}
      <ol class="thread" aria-label={t('web:thread.label')}>
        {arranged.open === undefined && <Resume setting={setting} overview={overview} />}
        {arranged.entries.map((entry, index) => (
          <Entry
            {...shared}
            entry={entry}
            before={arranged.entries[index - 1]}
            live={entry.id > arranged.newsAfter}
            now={entry.id === nowId}
            atMenu={arranged.atMenu}
            key={entry.id}
          />
        ))}
        <OpenCard {...props} />
        {arranged.open === undefined && <NoticeItem {...props} />}
      </ol>
      {arranged.more && arranged.atMenu && <Earlier setting={setting} />}
    </>
  );
}

/** Where whoever opens the page begins to read: at what came since they were here, and in it at a ticket. */
function firstNews({ entries, newsAfter }: Arranged): number | undefined {
  const unread = entries.filter((entry) => entry.from === 'bot' && entry.id > newsAfter);
  const pause = unread.findLastIndex(({ at }, index) => at - (unread[index - 1]?.at ?? at) > LONG_PAUSE);
  const news = unread.slice(Math.max(0, pause));
  return (news.find((entry) => entry.message?.kind === 'receipt') ?? news[0])?.id;
}

function Earlier({ setting }: { setting: Setting }): JSX.Element {
  return (
    <p class="earlier">
      <a href="/?all=1">{setting.t('web:thread.earlier')}</a>
    </p>
  );
}

function Resume({ setting, overview }: { setting: Setting; overview: Overview }): JSX.Element {
  const { t } = setting;
  return (
    <>
      {overview.resume.map((one, index) => (
        <li class="msg full" key={index}>
          <div class="resume">
            {!overview.quiet && <WaxingMoon share={0.25} />}
            <div>
              <b>{t('web:resume.title')}</b>
              <span>{one.title}</span>
              <span>
                <Phrases text={t('web:resume.until', { number: one.number, day: one.until })} />
              </span>
            </div>
            <Tap button={one.button} class="btn main" />
          </div>
        </li>
      ))}
    </>
  );
}

/** Kinds that use the whole width of the thread. */
const WIDE: ReadonlySet<Message['kind']> = new Set(['menu', 'receipt', 'status']);

function isWide(message: Message): boolean {
  return WIDE.has(message.kind) || (message.kind === 'text' && message.about !== undefined);
}

type EntryProps = MessageProps & {
  readonly entry: TranscriptEntry;
  readonly before: TranscriptEntry | undefined;
  readonly now: boolean;
  /** At the menu a new talk begins: no need to say when. */
  readonly atMenu: boolean;
};

function Entry({ entry, before, now, atMenu, ...rest }: EntryProps): JSX.Element {
  const { message, echo } = entry;
  const { t } = rest.setting;
  const pause = before === undefined ? !atMenu : entry.at - before.at > LONG_PAUSE;
  const speaks = entry.from === 'bot' && before?.from !== 'bot' && (before === undefined || pause);
  return (
    <>
      {pause && entry.at > 0 && <Moment setting={rest.setting} at={entry.at} />}
      {speaks && <Speaker setting={rest.setting} />}
      {message !== undefined && (
        <Item class={`${isWide(message) ? 'full' : ''}${before?.from === 'resident' ? ' turn' : ''}`} now={now}>
          <MessageItem {...rest} message={message} />
        </Item>
      )}
      {echo !== undefined && (
        <li class="msg me">
          <span class="vh">{t('web:thread.you')}</span>
          {echo.text !== undefined && (
            <div class="bubble">
              <p>{echo.text}</p>
            </div>
          )}
          {echo.files?.map((file) => (
            <Photo setting={rest.setting} file={file} key={file.id} />
          ))}
        </li>
      )}
    </>
  );
}

function Item(props: {
  readonly class: string;
  readonly now: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <li
      class={`msg ${props.class}${props.now ? ' new' : ''}`.replace(/ +/g, ' ')}
      {...(props.now ? { id: 'now', tabIndex: -1 } : {})}
    >
      {props.children}
    </li>
  );
}

function Speaker({ setting }: { setting: Setting }): JSX.Element {
  return (
    <li class="speaker">
      <span class="face">
        <Mark />
      </span>
      <span>
        <b>{setting.t('web:name')}</b>
        {setting.t('web:thread.speaker')}
      </span>
    </li>
  );
}

function Moment({ setting, at }: { setting: Setting; at: number }): JSX.Element {
  const words = new Intl.DateTimeFormat(setting.lang, {
    timeZone: setting.district.timeZone,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
  return (
    <li class="day">
      <time datetime={new Date(at).toISOString()}>{words}</time>
    </li>
  );
}

function NoticeItem({ setting, notice }: ThreadProps): JSX.Element | null {
  if (notice === undefined) return null;
  return (
    <li class="msg">
      <div class="bubble wrong" role="alert">
        <p>{setting.t(`web:notice.${notice}`)}</p>
      </div>
    </li>
  );
}

function OpenCard(props: ThreadProps): JSX.Element | null {
  const { setting, stamp, arranged, notice } = props;
  const { open, typed } = arranged;
  if (open === undefined) return null;
  return (
    <>
      {open.kind === 'question' && open.noted !== undefined && (
        <li class="msg">
          <div class="bubble">
            <p>{open.noted}</p>
          </div>
        </li>
      )}
      {notice !== 'unconfirmed' && <NoticeItem {...props} />}
      <li class="msg full turn new" id="now" tabIndex={-1}>
        {open.kind === 'summary' ? (
          <SummaryCard setting={setting} summary={open} stamp={stamp} unconfirmed={notice === 'unconfirmed'} />
        ) : (
          <QuestionCard
            setting={setting}
            question={open}
            stamp={stamp}
            {...(typed === undefined || open.problem === undefined ? {} : { typed })}
          />
        )}
      </li>
    </>
  );
}
