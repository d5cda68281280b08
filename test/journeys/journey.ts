import { expect } from 'vitest';
import { Chat } from '../support/chat.ts';
import type { World } from '../support/world.ts';
import type { Message } from '../../src/bot/types.ts';
import { getPointer } from '../../src/forms/pointer.ts';
import type { JsonObject, Lang, Pointer } from '../../src/forms/types.ts';

/**
 * One line of a conversation: what the resident does, and what the bot asks then. `/start x` is a command, `[女方]` a tap on
 * the button of that name, `(2)` so many photos; anything else is typed. The bot's part is a question's label (behind ⚠️ when
 * the answer was not taken), or else the beginning of what it says.
 */
export type Line = readonly [does: string, asks: string];

/** Plays a conversation to its end and hands back the chat; fails at the first line that comes otherwise. */
export function play(world: World, lang: Lang, lines: readonly Line[]): Chat {
  const chat = new Chat(world, 'telegram:1', lang);
  lines.forEach(([does, asks], index) => {
    const said = act(chat, does, index).at(0);
    expect(`${does} → ${headOf(said, asks.length)}`).toBe(`${does} → ${asks}`);
  });
  return chat;
}

/** One submission, with the answers of an example; photos are the journey's own, and are missing where the example has none. */
export function expectSubmitted({ catalogue }: World, chat: Chat, service: string, example: string): void {
  const form = catalogue.find(service);
  const found = form?.examples.valid.find(({ name }) => name === example);
  const checked = form?.check(found?.answers ?? {}, chat.context().forms);
  if (!form || !found || checked?.ok !== true) throw new Error(`no valid example ${example}`);
  expect(chat.submissions).toHaveLength(1);
  const [submission] = chat.submissions;
  expect({ ...submission?.answers, materials: {} }).toEqual({ ...checked.answers, materials: {} });
  for (const { at } of form.service.documents)
    expect([at, photosAt(submission?.answers, at)]).toEqual([at, photosAt(found.answers, at)]);
  expect(chat.messages.map((message) => message.kind).slice(0, 2)).toEqual(['receipt', 'document']);
}

function act(chat: Chat, does: string, index: number): readonly Message[] {
  const [, command, argument] = /^\/(\w+) ?(.*)$/.exec(does) ?? [];
  if (command !== undefined) return chat.commands(command, argument);
  const [, label] = /^\[(.+)\]$/.exec(does) ?? [];
  if (label !== undefined) return chat.taps(label);
  const [, photos] = /^\((\d)\)$/.exec(does) ?? [];
  if (photos === undefined) return chat.says(does);
  const id = (photo: number) => `${index}0${photo}`.padStart(64, '0');
  return chat.sendsFiles(...Array.from({ length: Number(photos) }, (_, photo) => id(photo)));
}

function headOf(message: Message | undefined, length: number): string {
  if (message?.kind === 'question') return `${message.problem ? '⚠️ ' : ''}${message.label}`;
  return message && 'text' in message ? message.text.slice(0, length) : '';
}

function photosAt(answers: JsonObject | undefined, at: Pointer): number {
  const photos = getPointer(answers ?? {}, at);
  return Array.isArray(photos) ? photos.length : 0;
}
