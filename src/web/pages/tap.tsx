import type { ComponentChildren, JSX } from 'preact';
import { readButton, type DraftVerb, type OpenVerb } from '../../bot/button.ts';
import type { Button } from '../../bot/types.ts';
import { Icon, type IconName } from './icon.tsx';

/** Ties every form of a page to the page it was drawn on. */
export interface Stamp {
  /** One-time id of the page: a form that is sent twice is one turn. */
  readonly turn: string;
  /** The chat's revision when the page was drawn: typed answers to an older page are not taken. */
  readonly revision: number;
}

export function StampFields({ stamp }: { stamp: Stamp }): JSX.Element {
  return (
    <>
      <input type="hidden" name="turn" value={stamp.turn} />
      <input type="hidden" name="revision" value={String(stamp.revision)} />
    </>
  );
}

/** The form that all tapped buttons of a page belong to, wherever they stand. */
export function TapForm({ stamp }: { stamp: Stamp }): JSX.Element {
  return (
    <form id="go" method="post" action="/chat">
      <StampFields stamp={stamp} />
    </form>
  );
}

/** A button of the conversation: a tap posts what it carries, an address is a link. */
export function Tap(props: {
  readonly button: Button;
  readonly class: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { button, children = button.label } = props;
  if ('url' in button)
    return (
      <a class={props.class} href={button.url}>
        {children}
      </a>
    );
  return (
    <button type="submit" form="go" name="tap" value={button.data} class={props.class}>
      {children}
    </button>
  );
}

const ICONS: Partial<Record<DraftVerb | OpenVerb, IconName>> = {
  back: 'back',
  edit: 'edit',
  change: 'edit',
  pause: 'stop',
  human: 'person',
  status: 'clock',
  case: 'clock',
  help: 'why',
  menu: 'menu',
  receipt: 'down',
  calendar: 'calendar',
  supply: 'camera',
  correct: 'edit',
  withdraw: 'back',
  comment: 'edit',
  agent: 'person',
};

/** What a button does, read from what it carries; undefined for a link. */
export function verbOf(button: Button): DraftVerb | OpenVerb | undefined {
  return 'data' in button ? readButton(button.data)?.verb : undefined;
}

/** The drawing that goes with a button, where there is one. */
function iconOf(button: Button): IconName | undefined {
  if ('url' in button)
    return /receipt\.pdf/.test(button.url) ? 'down' : /\.ics/.test(button.url) ? 'calendar' : linkIcon(button.url);
  const verb = verbOf(button);
  return verb === undefined ? undefined : ICONS[verb];
}

/** Of our own links that are left, each leads to the progress of a case; others lead to a map. */
function linkIcon(url: string): IconName {
  return /\/s\/[A-Z]/.test(url) ? 'clock' : 'home';
}

/** A button with its drawing. */
export function IconTap({ button, ...rest }: { readonly button: Button; readonly class: string }): JSX.Element {
  const icon = iconOf(button);
  return (
    <Tap button={button} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {button.label}
    </Tap>
  );
}
