import type { ComponentChildren, JSX } from 'preact';
import type { Words } from '../../bot/types.ts';
import type { Status } from '../../cases/types.ts';
import { Icon, type IconName } from './icon.tsx';
import { DeadlineMoon, DoneMoon, StoppedMoon } from './moon.tsx';

/** The ground of a chip: grey for what waits, 青 for what is under way, 杏黄 for what is missing, green done, red refused. */
type Tone = 'go' | 'warn' | 'ok' | 'bad';

interface ChipProps {
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

/** A word on a ground: never colour alone. */
export function Chip({ tone, icon, children }: ChipProps): JSX.Element {
  return (
    <span class={tone === undefined ? 'chip' : `chip ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const TONES: Readonly<Record<Status, Tone | undefined>> = {
  submitted: undefined,
  accepted: 'go',
  refused: 'bad',
  correction: 'warn',
  verifying: 'go',
  reviewed: 'go',
  approved: 'ok',
  rejected: 'bad',
  ready: 'ok',
  delivered: 'ok',
  withdrawn: undefined,
};

/** Where a case stands, in the words of the trade. */
export function StatusChip({ t, status }: { t: Words; status: Status }): JSX.Element {
  return <Chip tone={TONES[status]}>{t(`desk:status.${status}`)}</Chip>;
}

/** How a deadline stands: working days left (negative: over), or why none are counted. */
export type Clock =
  | { readonly kind: 'running'; readonly left: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'ended'; readonly onTime: boolean };

/** The deadline as a moon and a word; with a coloured ground only from three working days down. */
export function ClockChip({ t, clock }: { t: Words; clock: Clock }): JSX.Element {
  if (clock.kind === 'stopped') return chipOf('bare', <StoppedMoon />, t('desk:clock.stopped'));
  if (clock.kind === 'ended')
    return chipOf('bare', <DoneMoon />, t(clock.onTime ? 'desk:clock.on-time' : 'desk:clock.late'));
  const { left } = clock;
  return chipOf(left <= 0 ? 'bad' : left <= 3 ? 'warn' : 'bare', <DeadlineMoon left={left} />, daysLeft(t, left));
}

function chipOf(tone: string, moon: JSX.Element, words: string): JSX.Element {
  return (
    <span class={`chip ${tone}`}>
      {moon}
      {words}
    </span>
  );
}

/** `还有 3 天`, `今天到期`, `超期 2 天`; working days. */
function daysLeft(t: Words, left: number): string {
  const key = left > 0 ? 'desk:clock.left' : left === 0 ? 'desk:clock.today' : 'desk:clock.over';
  return t(key, { count: Math.abs(left) });
}

interface NoteProps {
  readonly tone?: 'go' | 'ok' | 'bad' | undefined;
  readonly icon?: IconName;
  /** Read aloud when it appears: `status` for what went well, `alert` for what did not. */
  readonly role?: 'status' | 'alert';
  readonly children: ComponentChildren;
}

/** Something said on a page, set off from what is listed there. */
export function Note({ tone, icon, role, children }: NoteProps): JSX.Element {
  const icons = { go: 'check', ok: 'check', bad: 'warn' } as const;
  return (
    <div class={tone === undefined ? 'note' : `note ${tone}`} {...(role === undefined ? {} : { role })}>
      <Icon name={icon ?? (tone === undefined ? 'warn' : icons[tone])} />
      <div>{children}</div>
    </div>
  );
}

/** The head of a page: its title, and what stands beside it. */
export function PageHead({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

interface PagesProps {
  readonly t: Words;
  /** Addresses of the pages beside this one; absent at the ends. */
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** What is on this page, in words. */
  readonly children?: ComponentChildren;
}

/** The foot of a list that goes on: the page before, the page after. */
export function Pages({ t, previous, next, children }: PagesProps): JSX.Element {
  return (
    <nav class="pages" aria-label={t('desk:pages.label')}>
      <span>{children}</span>
      <span class="row">
        {previous !== undefined && (
          <a class="btn" rel="prev" href={previous}>
            <Icon name="previous" />
            {t('desk:pages.previous')}
          </a>
        )}
        {next !== undefined && (
          <a class="btn" rel="next" href={next}>
            {t('desk:pages.next')}
            <Icon name="next" />
          </a>
        )}
      </span>
    </nav>
  );
}
