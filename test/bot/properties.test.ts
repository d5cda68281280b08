import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion, fillIn } from '../support/apply.ts';
import { buttonsOf, Chat, textOf } from '../support/chat.ts';
import { anyDoing, type Doing } from '../support/chat-events.ts';
import { day, deskDoes, latest } from '../support/desk-acts.ts';
import { loadWorld } from '../support/world.ts';
import type { Action } from '../../src/cases/action.ts';
import type { Button, Draft, Message } from '../../src/bot/types.ts';

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

/** Mending a submission is beside an application for the same service. */
function isApplication({ service, correction }: Draft): boolean {
  return service === 'first-child-certificate' && !correction;
}

function run(chat: Chat, doings: readonly Doing[]): void {
  const shown: string[] = [];
  for (const doing of doings) {
    const before = chat.state?.revision ?? 0;
    const event = doing(chat, shown);
    expect(faultsIn(chat.happens(event))).toEqual([]);
    for (const button of chat.buttons()) if ('data' in button) shown.push(button.data);
    expect(chat.state?.revision).toBeGreaterThanOrEqual(before);
    expect(chat.state?.drafts.filter(isApplication).length).toBeLessThan(2);
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

/** What the desk may do next; whatever the case does not allow by then is left. */
const acts: readonly Action[] = [
  { type: 'accept', materialsDue: day('2026-11-24') },
  { type: 'refuse', reason: '请到户口所在地办' },
  {
    type: 'ask-correction',
    until: day('2026-12-04'),
    items: [
      { at: '/wife/idNumber', sentence: '有一位打错了，请再看看' },
      { at: '/wife/name', sentence: '和身份证差一个字' },
      { at: '/materials/marriageCertificate', sentence: '看不清，请重拍' },
    ],
  },
  { type: 'verify', way: 'phone', on: day('2026-11-24'), found: '都对得上' },
  { type: 'pass-on', opinion: '情况属实，同意上报' },
  { type: 'approve', certificate: '示例0001', validUntil: day('2029-11-23') },
  { type: 'approve' },
  { type: 'reject', reason: '登记的日期对不上' },
  { type: 'ready' },
  { type: 'deliver', way: 'agent' },
  { type: 'hand-over', office: 'dongshi', reason: '归东示街道办理' },
  { type: 'remind' },
];

/** Does it, and tells the chat of it: nothing but a message may come of that. */
function happen(chat: Chat, action: Action): void {
  const before = chat.state;
  try {
    deskDoes(chat, world, action);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith(`${action.type}: `)) throw error;
    return;
  }
  expect(faultsIn(chat.messages)).toEqual([]);
  for (const message of chat.messages) expect(textOf(message).length).toBeLessThan(300);
  expect(chat.state).toEqual(before);
}

describe('whatever happens at the desk meanwhile', () => {
  it.each(langs)('is told in %s and disturbs nothing, and what is mended stays right', (lang) => {
    const deed = fc.oneof(
      { weight: 3, arbitrary: anyDoing.map((doing) => ({ doing })) },
      { weight: 2, arbitrary: fc.constantFrom(...acts).map((action) => ({ action })) },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(deed, { minLength: 1, maxLength: 40 }),
        ({ service, answers }, deeds) => {
          const chat = new Chat(world, 'telegram:1', lang);
          fillIn(chat, service, answers);
          chat.taps(chat.t('bot:summary.submit'));
          const { reference } = latest(chat);
          for (const one of deeds) {
            if ('action' in one) happen(chat, one.action);
            else run(chat, [one.doing, () => ({ type: 'tap', data: `correct.${reference}` })]);
          }
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
