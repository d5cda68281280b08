import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion, fillIn } from '../support/apply.ts';
import { buttonsOf, Chat, textOf } from '../support/chat.ts';
import { anyDoing, type Doing } from '../support/chat-events.ts';
import { loadWorld } from '../support/world.ts';
import type { Button, Message } from '../../src/bot/types.ts';

const world = await loadWorld();
const langs = ['zh-CN', 'en'] as const;
const examples = world.catalogue.services.flatMap((form) =>
  form.examples.valid.map(({ answers }) => ({ service: form.id, answers })),
);

/** Every text in a message, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What is wrong with what was said; one list, because comparing text by text would take minutes. */
function faultsIn(messages: readonly Message[]): readonly unknown[] {
  if (messages.length === 0) return ['nothing was said'];
  return messages.flatMap((message) => [
    ...textsIn(message).filter((text) => text.length > 4096 || UNFINISHED.test(text)),
    ...(textOf(message).trim() === '' ? [message] : []),
    ...buttonsOf(message).filter(isUnfit),
  ]);
}

/** A parameter that was not put in (people may write `{{value}}` themselves), or a key instead of its words. */
const UNFINISHED = /\{\{(?!value\}\})|\b(bot|cases|problems):[a-z]/;

function isUnfit(button: Button): boolean {
  const isLong = 'data' in button && Buffer.byteLength(button.data) > 64;
  return isLong || button.label.trim() === '';
}

function run(chat: Chat, doings: readonly Doing[]): void {
  const shown: string[] = [];
  for (const doing of doings) {
    const before = chat.state?.revision ?? 0;
    const event = doing(chat, shown);
    expect(faultsIn(chat.happens(event))).toEqual([]);
    for (const button of chat.buttons()) if ('data' in button) shown.push(button.data);
    expect(chat.state?.revision).toBeGreaterThanOrEqual(before);
    expect(chat.state?.drafts.filter((draft) => draft.service === 'first-child-certificate').length).toBeLessThan(2);
  }
  for (const { service, answers } of chat.submissions)
    expect(world.catalogue.find(service)?.check(answers, chat.context().forms)).toMatchObject({ ok: true });
}

describe('whatever comes, in either language', () => {
  it.each(langs)('a chat in %s is answered, keeps its state sound and submits only what is right', (lang) => {
    fc.assert(
      fc.property(fc.array(anyDoing, { minLength: 1, maxLength: 40 }), (doings) => {
        const chat = new Chat(world, 'telegram:1', lang);
        chat.commands('start');
        run(chat, doings);
      }),
      { numRuns: 60 },
    );
  });

  it.each(langs)('a chat in %s that begins in the middle of an application is answered as well', (lang) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.nat({ max: 50 }),
        fc.array(anyDoing, { minLength: 1, maxLength: 25 }),
        ({ service, answers }, steps, doings) => {
          const chat = new Chat(world, 'telegram:1', lang);
          chat.commands('start', service);
          chat.taps(chat.t('bot:intro.agree'));
          for (let done = 0; done < steps && chat.messages[0]?.kind === 'question'; done++)
            answerQuestion(chat, chat.question(), answers);
          run(chat, doings);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('every question of every example', () => {
  it.each(langs.flatMap((lang) => world.catalogue.services.map((form) => [form.id, lang] as const)))(
    'of %s is said whole in %s',
    (service, lang) => {
      for (const { answers } of examples.filter((one) => one.service === service)) {
        const chat = new Chat(world, 'telegram:1', lang);
        const said: Message[] = [];
        const happens = chat.happens.bind(chat);
        chat.happens = (event) => {
          const messages = happens(event);
          said.push(...messages);
          return messages;
        };
        fillIn(chat, service, answers);
        chat.taps(chat.t('bot:summary.submit'));
        expect(faultsIn(said)).toEqual([]);
        if (lang === 'en') for (const text of said.flatMap(spoken)) expect(text).not.toMatch(/[，。；：？！]/);
      }
    },
  );

  /** What the program says itself, without what people wrote. */
  function spoken(message: Message): string[] {
    if (message.kind === 'question') return [message.label, message.ask, message.why ?? '', message.hint ?? ''];
    return message.kind === 'text' || message.kind === 'menu' ? [message.text] : [];
  }
});
