import { describe, expect, it } from 'vitest';
import { fillUntil, goUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};
const texts = world.catalogue.find(FIRST)?.texts('en');

describe('the language', () => {
  it('changes in the middle and keeps everything: answers, question, the way to the receipt', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/husband/idNumber');
    const before = chat.draft().answers;
    chat.commands('language', 'en');
    expect(chat.question()).toMatchObject({
      pointer: '/husband/idNumber',
      label: expect.stringMatching(/^[^\p{Script=Han}]+$/u) as string,
    });
    expect(chat.draft().answers).toEqual(before);
    chat.says('000000199501080012');
    expect(chat.question().noted).toBe('Noted: Male, 8 January 1995.');
    goUntil(chat, first, 'the summary');
    expect(chat.summary().title).toBe(texts?.title);
    chat.taps('It is right, submit');
    expect(chat.submissions[0]).toMatchObject({ lang: 'en' });
    expect(chat.messages[0]).toMatchObject({ kind: 'receipt', title: texts?.title });
  });

  it.each([
    [
      'the summary',
      (chat: Chat) => {
        fillUntil(chat, FIRST, first, 'the summary');
      },
      'It is right, submit',
    ],
    ['the consent', (chat: Chat) => chat.commands('start', FIRST), 'I agree, let us begin'],
    ['a list of services', (chat: Chat) => (chat.commands('start'), chat.taps('办证')), 'Birth permit (further child)'],
    ['the menu', (chat: Chat) => chat.commands('start'), 'Pregnancy check'],
    ['what was submitted', (chat: Chat) => chat.commands('status'), 'Start page'],
    [
      'the list of answers',
      (chat: Chat) => (fillUntil(chat, FIRST, first, '/wife/name'), chat.taps('改答案')),
      'Change nothing, carry on',
    ],
    [
      'the question whether to stop',
      (chat: Chat) => (fillUntil(chat, FIRST, first, '/wife/name'), chat.taps('先停下')),
      'Keep it for next time',
    ],
  ])('changes at %s, which is said again', (_place, go, button) => {
    const chat = new Chat(world);
    go(chat);
    const { place } = chat.state ?? {};
    chat.commands('language', 'en');
    expect(chat.buttons().map((one) => one.label)).toContain(button);
    expect(chat.state?.place).toEqual(place);
  });

  it('changes back by its name, typed or tapped', () => {
    const chat = new Chat(world);
    chat.says('English');
    expect(chat.state?.lang).toBe('en');
    chat.taps('中文');
    expect(chat.state?.lang).toBe('zh-CN');
  });

  it('takes answers in either language, whichever is spoken', () => {
    const chat = new Chat(world, 'telegram:1', 'en');
    fillUntil(chat, FIRST, first, '/hukouHere');
    chat.says('女方');
    expect(chat.draft().answers.values['/hukouHere']).toBe('wife');
    chat.says('yes');
    expect(chat.question().pointer).toBe('/wife/name');
  });

  it('has a tap on a Chinese button answered in English after the change', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/hukouHere');
    const [wife] = chat.question().options;
    chat.commands('language', 'en');
    if (!wife || !('data' in wife)) throw new Error('no button');
    chat.happens({ type: 'tap', data: wife.data });
    expect(chat.question()).toMatchObject({
      pointer: '/firstBirth',
      ask: expect.stringMatching(/^[^\p{Script=Han}]+$/u) as string,
    });
  });
});
