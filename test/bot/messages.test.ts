import { describe, expect, it } from 'vitest';
import { fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import type { ChatEvent } from '../../src/bot/types.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

function at(pointer: string): Chat {
  const chat = new Chat(world);
  fillUntil(chat, FIRST, first, pointer);
  return chat;
}

/** What comes in that is no answer, and what is said of it. */
const strays: readonly (readonly [string, ChatEvent, string])[] = [
  ['an edited message', { type: 'edited' }, '您改的那条我看不到'],
  ['a voice message or a sticker', { type: 'unsupported' }, '语音和表情我看不懂'],
  ['a place', { type: 'location', latitude: 0, longitude: 0 }, '这里用不到位置'],
  ['a telephone number', { type: 'contact', phone: '13800000000', own: true }, '这里用不到手机号'],
  ['a file of another kind', { type: 'refused-file', code: 'file-type' }, '这种文件我打不开'],
  ['a large file', { type: 'refused-file', code: 'file-too-large' }, '照片超过 10 MB'],
  ['an empty file', { type: 'refused-file', code: 'file-empty' }, '文件是空的'],
  ['a file that did not arrive', { type: 'refused-file', code: 'file-unreachable' }, '没传过来'],
];

describe.each(strays)('%s', (_name, event, said) => {
  it.each(['/wife/name', '/wife/hukouArea', '/materials/wifeId'])(
    'is not taken at %s, and the question stays open',
    (pointer) => {
      const chat = at(pointer);
      const before = chat.draft();
      chat.happens(event);
      expect(chat.question()).toMatchObject({ pointer, problem: { what: expect.stringContaining(said) as string } });
      expect(chat.draft()).toEqual(before);
    },
  );

  it('leaves the summary in place', () => {
    const chat = at('the summary');
    chat.happens(event);
    expect(chat.text()).toContain(said);
    expect(chat.summary().submit.label).toBe('没错，提交');
  });

  it.each([
    ['the menu', (chat: Chat) => chat.commands('start'), '孕前检查'],
    ['a list of services', (chat: Chat) => (chat.commands('start'), chat.taps('办证')), '独生子女父母光荣证'],
    ['the consent', (chat: Chat) => chat.commands('start', FIRST), '我同意，开始吧'],
    ['the list of what was submitted', (chat: Chat) => chat.commands('status'), '回到开头'],
    [
      'the question whether to stop',
      (chat: Chat) => (fillUntil(chat, FIRST, first, '/firstBirth'), chat.taps('先停下')),
      '存着，下次接着办',
    ],
  ])('at %s says so, and what can be done there', (_place, go, button) => {
    const chat = new Chat(world);
    go(chat);
    const before = chat.state?.place;
    chat.happens(event);
    expect(chat.text()).toContain(said);
    expect(chat.buttons().map((one) => one.label)).toContain(button);
    expect(chat.state?.place).toEqual(before);
  });
});

describe('the telephone number', () => {
  it('is taken from an own contact', () => {
    const chat = at('/wife/mobile');
    chat.happens({ type: 'contact', phone: '+8613800000000', own: true });
    expect(chat.draft().answers.values['/wife/mobile']).toBe('13800000000');
  });

  it('is not taken from somebody else’s contact', () => {
    const chat = at('/wife/mobile');
    chat.happens({ type: 'contact', phone: '13800000000', own: false });
    expect(chat.question()).toMatchObject({
      pointer: '/wife/mobile',
      problem: { what: expect.stringContaining('别人的号码') as string },
    });
    expect(JSON.stringify(chat.state)).not.toContain('13800000000');
  });

  it('of another country is explained like one that was typed', () => {
    const chat = at('/wife/mobile');
    chat.happens({ type: 'contact', phone: '+4915100000000', own: true });
    expect(chat.question().problem?.what).toContain('手机号码是 11 位');
  });
});

describe('messages that overtake each other', () => {
  it('are answered in the order in which they were written: a late one answers nothing', () => {
    const chat = at('/wife/name');
    chat.happens({ type: 'text', text: '张示梅', order: 12 });
    expect(chat.question().pointer).toBe('/wife/idType');
    chat.happens({ type: 'text', text: '居民身份证', order: 11 });
    expect(chat.question()).toMatchObject({
      pointer: '/wife/idType',
      problem: { what: expect.stringContaining('来得晚了') as string },
    });
    chat.happens({ type: 'text', text: '居民身份证', order: 13 });
    expect(chat.question().pointer).toBe('/wife/idNumber');
  });

  it('that come a second time answer nothing', () => {
    const chat = at('/wife/name');
    chat.happens({ type: 'text', text: '张示梅', order: 12 });
    chat.happens({ type: 'text', text: '张示梅', order: 12 });
    expect(chat.question().pointer).toBe('/wife/idType');
  });

  const photo = (id: string, order: number): ChatEvent => ({
    type: 'files',
    order,
    files: [{ id: id.repeat(64), name: 'photo.jpg', type: 'image/jpeg', size: 1 }],
  });

  it('lose no photo that was sent to the question that is open', () => {
    const chat = at('/materials/wifeId');
    chat.happens(photo('a', 22));
    chat.happens(photo('b', 20));
    expect(chat.question()).toMatchObject({
      pointer: '/materials/wifeId',
      noted: expect.stringContaining('2 份') as string,
    });
    expect(chat.question().files?.map(({ id }) => id[0])).toEqual(['a', 'b']);
    chat.happens({ type: 'text', text: '这样行吗', order: 21 });
    expect(chat.question()).toMatchObject({ problem: { what: expect.stringContaining('来得晚了') as string } });
  });

  it('do not give a photo of the question before to the next one', () => {
    const chat = at('/materials/wifeId');
    chat.happens(photo('a', 21));
    chat.taps('就这些，下一步');
    expect(chat.question().pointer).toBe('/materials/husbandId');
    chat.happens(photo('b', 20));
    expect(chat.question()).toMatchObject({
      pointer: '/materials/husbandId',
      files: [],
      problem: { what: expect.stringContaining('来得晚了') as string },
    });
  });

  it('leave a late photo out where none is asked for', () => {
    const chat = at('/wife/name');
    chat.happens({ type: 'text', text: '张示梅', order: 12 });
    chat.happens(photo('a', 11));
    expect(chat.question()).toMatchObject({ problem: { what: expect.stringContaining('来得晚了') as string } });
  });

  it('do not stop taps, which carry no order', () => {
    const chat = at('/hukouHere');
    chat.happens({ type: 'text', text: '？', order: 50 });
    chat.taps('女方');
    expect(chat.question().pointer).toBe('/firstBirth');
  });
});
