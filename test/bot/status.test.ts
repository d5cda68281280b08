import { describe, expect, it } from 'vitest';
import { fillIn } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const exampleOf = (service: string) => world.catalogue.find(service)?.examples.valid[0]?.answers ?? {};

function submitted(...services: string[]): Chat {
  const chat = new Chat(world);
  for (const service of services) {
    fillIn(chat, service, exampleOf(service));
    chat.taps('没错，提交');
  }
  return chat;
}

describe('the progress', () => {
  it.each([
    ['by a command', (chat: Chat, reference: string) => chat.commands('status', reference)],
    ['by typing the reference', (chat: Chat, reference: string) => chat.says(reference)],
    [
      'in small letters with spaces',
      (chat: Chat, reference: string) => chat.says(reference.toLowerCase().replaceAll('-', ' ')),
    ],
    ['by a tap on the receipt', (chat: Chat) => chat.taps('查进度')],
  ])('is shown %s', (_how, ask) => {
    const chat = submitted(FIRST);
    const [submission] = chat.submissions;
    ask(chat, submission?.reference ?? '');
    expect(chat.messages).toMatchObject([
      {
        kind: 'status',
        entries: [
          {
            reference: submission?.reference,
            title: '一孩生殖保健服务证',
            status: '已提交',
            due: '2026年11月24日（星期二）前',
            url: `https://ezhan.example.org/s/${submission?.reference ?? ''}?token=${submission?.token ?? ''}`,
          },
        ],
      },
    ]);
  });

  it('gives the receipt once more', () => {
    const chat = submitted(FIRST);
    chat.taps('查进度');
    chat.taps('受理回执 PDF');
    expect(chat.messages).toMatchObject([
      { kind: 'document', document: 'receipt', reference: chat.submissions[0]?.reference },
    ]);
  });

  it('gives the day for the calendar', () => {
    const chat = submitted(FIRST);
    chat.taps('加到日历');
    expect(chat.messages).toMatchObject([{ kind: 'document', document: 'calendar' }]);
  });

  it.each([
    ['status', (chat: Chat, reference: string) => chat.commands('status', reference)],
    ['a typed reference', (chat: Chat, reference: string) => chat.says(reference)],
    ['the receipt', (chat: Chat, reference: string) => chat.happens({ type: 'tap', data: `receipt.${reference}` })],
  ])('of another chat is not shown by %s: it is as if there were none', (_how, ask) => {
    const owner = submitted(FIRST);
    const { reference = '' } = owner.submissions[0] ?? {};
    const stranger = new Chat(world, 'telegram:2');
    ask(stranger, reference);
    const none = stranger.messages;
    stranger.submissions.push(...owner.submissions);
    ask(stranger, reference);
    expect(stranger.messages).toEqual(none);
    expect(stranger.text()).toContain('这个编号在您这里没有查到');
  });

  it.each(['FC-26K7', 'nonsense', '12345', 'FC-26K7-XQ4Z'])(
    'of %s is not there, and it says how a reference looks',
    (typed) => {
      const chat = new Chat(world);
      chat.commands('status', typed);
      expect(chat.text()).toBe('这个编号对不上，可能有一位打错了。请照着回执右上角再打一遍。\nFC-26K7-XQ4M 这样的');
    },
  );
});

describe('what this chat has submitted', () => {
  it('is a list to choose from', () => {
    const chat = submitted(FIRST, 'migrant-certificate');
    const references = chat.submissions.map((one) => one.reference);
    chat.commands('status');
    expect(chat.text()).toBe('您在这里交过 2 件，点编号看进度。');
    expect(chat.buttons().map((button) => button.label)).toEqual([...references, '回到开头']);
    chat.taps(references[1] ?? '');
    expect(chat.messages).toMatchObject([{ entries: [{ title: '流动人口婚育证明' }] }]);
  });

  it('has nothing of other chats', () => {
    const owner = submitted(FIRST);
    const stranger = new Chat(world, 'telegram:2');
    stranger.submissions.push(...owner.submissions);
    stranger.commands('status');
    expect(stranger.messages).toMatchObject([{ kind: 'status', entries: [] }]);
  });

  it('can be looked at in the middle of an application, which waits', () => {
    const chat = submitted(FIRST);
    chat.commands('start', 'only-child-certificate');
    chat.says('同意');
    chat.commands('status');
    chat.taps('接着办');
    expect(chat.question().pointer).toBe('/childCount');
  });
});
