import type { Button, ChatEvent, Echo, Message, Overview, TranscriptEntry } from '../bot/types.ts';
import type { Uploaded } from './uploads.ts';

/** What a person did on the page, read from a form. */
export interface Posted {
  /** One-time id of the page; absent when no page of ours was filled in. */
  readonly turn?: string;
  /** The chat's revision when the page was drawn. */
  readonly revision?: number;
  readonly action: Action;
}

type Action =
  | { readonly kind: 'event'; readonly event: ChatEvent; readonly echo?: Echo }
  | { readonly kind: 'tap'; readonly data: string }
  | { readonly kind: 'files'; readonly uploaded: Uploaded }
  /** The two ticks under the summary are missing. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'empty' };

/** Longer texts than any question takes are cut here; the conversation says what is too long. */
const LONGEST_TEXT = 20_000;

/** Reads a posted form. Fields that are not ours are ignored. */
export function readPosted(body: unknown, uploaded: Uploaded | undefined): Posted {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const field = (name: string): string => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
  };
  const turn = field('turn');
  const revision = field('revision');
  return {
    ...(/^[\w-]{8,64}$/.test(turn) ? { turn } : {}),
    ...(/^\d{1,9}$/.test(revision) ? { revision: Number(revision) } : {}),
    action: readAction(field, fields, uploaded),
  };
}

function readAction(
  field: (name: string) => string,
  fields: ReadonlyMap<string, unknown>,
  uploaded: Uploaded | undefined,
): Action {
  if (uploaded !== undefined && (uploaded.files.length > 0 || uploaded.tooLarge)) return { kind: 'files', uploaded };
  if (field('confirm') !== '' && (field('true') === '' || field('consent') === '')) return { kind: 'unconfirmed' };
  const tap = field('tap');
  if (tap !== '') return { kind: 'tap', data: tap.slice(0, 64) };
  const command = field('command');
  if (/^[a-z]{2,12}$/.test(command)) return commandAction(command, field('argument').trim().slice(0, 64));
  const text = fields.has('y') ? joinDay(field, fields.has('d')) : field('text').trim();
  return text === '' ? { kind: 'empty' } : { kind: 'event', event: { type: 'text', text }, echo: { text } };
}

function commandAction(name: string, argument: string): Action {
  const event: ChatEvent = { type: 'command', name, ...(argument === '' ? {} : { argument }) };
  return { kind: 'event', event, ...(argument === '' ? {} : { echo: { text: argument } }) };
}

/** The boxes of a day as one text. An empty box leaves its place empty, so that the reader can say what is missing. */
function joinDay(field: (name: string) => string, withDay: boolean): string {
  const parts = (withDay ? ['y', 'm', 'd'] : ['y', 'm']).map((name) => field(name).trim());
  return parts.every((part) => part === '') ? '' : parts.join('-');
}

/** The words on the button that carries `data`, among all that the chat shows: what the tap is shown back as. */
export function labelOf(data: string, entries: readonly TranscriptEntry[], overview: Overview): string | undefined {
  const shown = [...entries].reverse().flatMap(({ message }) => (message === undefined ? [] : buttonsOf(message)));
  const around = [
    ...overview.moves,
    ...overview.resume.map((one) => one.button),
    ...overview.steps.flatMap((step) => step.items.flatMap((item) => item.edit ?? [])),
  ];
  return [...shown, ...around].find((button) => 'data' in button && button.data === data)?.label;
}

function buttonsOf(message: Message): readonly Button[] {
  switch (message.kind) {
    case 'text':
      return message.buttons ?? [];
    case 'menu':
      return [...message.cards, ...message.buttons];
    case 'question':
      return [...message.options, ...message.extras, ...message.moves];
    case 'summary':
      return [
        message.submit,
        ...message.groups.flatMap((group) => [...group.rows.flatMap((row) => row.edit ?? []), group.edit]),
        ...message.moves,
      ];
    case 'problem':
    case 'receipt':
    case 'status':
      return message.buttons;
    case 'document':
      return [];
  }
}
