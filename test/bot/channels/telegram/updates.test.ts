import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import type { User } from '../../../support/bot-api/user.ts';
import { startBench, type Bench, type Options } from '../../../support/telegram.ts';

let bench: Bench;
let user: User;
const start = async (options: Options = {}): Promise<void> => {
  bench = await startBench(options);
  user = bench.api.user(5);
};
afterEach(() => bench.stop());

const inbounds = (): string[] => bench.turns.map(({ options }) => options.inbound);
const markup = (): string[] =>
  bench.api.calls.filter(({ method }) => /^(edit|answer)/.test(method)).map(({ method }) => method);

describe('an update becomes an event', () => {
  beforeEach(() => start());

  it('a text, with its order, its chat, its number and the language of the person', async () => {
    await user.sends('2026年5月20日');
    const [turn] = bench.turns;
    expect(turn?.event).toEqual({ type: 'text', text: '2026年5月20日', order: 1 });
    expect(turn?.chat).toBe('telegram:5');
    expect(turn?.options).toEqual({ inbound: expect.stringMatching(/^telegram:\d+$/) as string, langHint: 'zh-CN' });
  });

  it.each([
    ['/start', { name: 'start' }],
    ['/start first-child-certificate', { name: 'start', argument: 'first-child-certificate' }],
    ['/start a b', { name: 'start' }],
    [`/start ${'x'.repeat(65)}`, { name: 'start' }],
    ['/start <script>', { name: 'start' }],
    ['/START@ezhan_bot birth-permit', { name: 'start', argument: 'birth-permit' }],
    ['/status FC-26K7-XQ4M', { name: 'status', argument: 'FC-26K7-XQ4M' }],
    ['/language en', { name: 'language', argument: 'en' }],
    ['/menu@ezhan_bot', { name: 'menu' }],
    ['/first_child_certificate', { name: 'start', argument: 'first-child-certificate' }],
  ])('%s', async (text, command) => {
    await user.sends(text);
    expect(bench.events()).toEqual([{ type: 'command', ...command }]);
  });

  it('an own number and the number of somebody else', async () => {
    await user.sharesNumber('8613800000000');
    await user.sharesNumber('8613800000001', 6);
    await user.message({ contact: { phone_number: '8613800000002', first_name: '例' } });
    expect(bench.events()).toEqual([
      { type: 'contact', phone: '8613800000000', own: true },
      { type: 'contact', phone: '8613800000001', own: false },
      { type: 'contact', phone: '8613800000002', own: false },
    ]);
  });

  it('a place, an edit, and what no question takes', async () => {
    await user.sharesPlace(30.5, 104);
    await user.edits('别的');
    await user.message({ sticker: { file_id: 'x' } });
    await user.message({ voice: { file_id: 'x' } });
    await user.message({ animation: { file_id: 'x' }, document: { file_id: 'x' } });
    expect(bench.events()).toEqual([
      { type: 'location', latitude: 30.5, longitude: 104 },
      { type: 'edited' },
      { type: 'unsupported' },
      { type: 'unsupported' },
      { type: 'unsupported' },
    ]);
  });

  it('nothing for what another bot writes, for channels and for service messages', async () => {
    await user.message({ text: 'x', from: { id: 9, is_bot: true, first_name: 'b' } });
    await user.message({ pinned_message: {} });
    await user.update({ channel_post: { text: 'x' } });
    await user.update({ message_reaction: {} });
    expect(bench.turns).toEqual([]);
  });

  it('begins a chat in English for a person whose Telegram is in another language than Chinese', async () => {
    await bench.api.user(6, 'fr').sends('hello');
    expect(bench.turns[0]?.options.langHint).toBe('en');
  });
});

describe('a group', () => {
  it('is told once that the bot works in private chats', async () => {
    await start();
    const group = { chat: { id: -100, type: 'supergroup', title: 'g' } };
    await user.message({ text: '您好', ...group });
    await user.message({ text: '/menu', ...group });
    await user.update({
      my_chat_member: { ...group, from: { id: 5, is_bot: false }, date: 1, new_chat_member: { status: 'member' } },
    });
    await bench.api.until(() => bench.api.chat(-100).length > 0, 'the group is told');
    await delay(30);
    expect(bench.api.chat(-100).map(({ text }) => text)).toEqual([expect.stringContaining('一对一')]);
    expect(bench.turns).toEqual([]);
  });
});

describe('a person who blocks the bot', () => {
  it('is not answered, and is known to be away until they come back', async () => {
    const seen: [string, boolean][] = [];
    await start({ reachable: (chat, there) => Promise.resolve(seen.push([chat, there])) });
    await user.blocks();
    await user.unblocks();
    expect(seen).toEqual([
      ['telegram:5', false],
      ['telegram:5', true],
    ]);
    expect(bench.turns).toEqual([]);
  });
});

describe('updates of one chat', () => {
  it('are handled one after another, those of different chats side by side', async () => {
    const log: string[] = [];
    await start({
      turn: async (chat, event) => {
        const text = event.type === 'text' ? event.text : '';
        log.push(`${chat} begins ${text}`);
        await delay(40);
        log.push(`${chat} ends ${text}`);
      },
    });
    await Promise.all([user.sends('1'), user.sends('2'), bench.api.user(6).sends('3')]);
    expect(log.filter((line) => line.startsWith('telegram:5'))).toEqual([
      'telegram:5 begins 1',
      'telegram:5 ends 1',
      'telegram:5 begins 2',
      'telegram:5 ends 2',
    ]);
    expect(log.indexOf('telegram:6 begins 3')).toBeLessThan(log.indexOf('telegram:5 ends 1'));
  });

  it('go on after one that failed', async () => {
    let failing = true;
    await start({
      turn: () => (failing ? Promise.reject(new Error('once')) : Promise.resolve()),
    });
    const first = user.sends('1');
    const second = user.sends('2');
    await delay(20);
    failing = false;
    await Promise.all([first, second]);
    expect(bench.api.updates.answers.filter((status) => status === 200)).toHaveLength(2);
  });

  it('are all handled, also when their numbers begin again at a lower one', async () => {
    await start();
    const text = (id: number): object => ({
      update_id: id,
      message: { message_id: id, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5, is_bot: false }, text: 'x' },
    });
    for (const id of [900, 901, 3]) await bench.telegram.handleUpdate(text(id));
    expect(inbounds()).toEqual(['telegram:900', 'telegram:901', 'telegram:3']);
  });

  it('of thirty chats, doubled and in any order, never overlap within a chat', async () => {
    const busy = new Set<string>();
    let overlaps = 0;
    await start({
      turn: async (chat) => {
        if (busy.has(chat)) overlaps++;
        busy.add(chat);
        await delay(1);
        busy.delete(chat);
        bench.turns.push({ chat, event: { type: 'edited' }, options: { inbound: '' } });
      },
    });
    bench.api.updates.delivery.copies = 2;
    bench.api.updates.delivery.pick = (waiting) => (waiting * 7) % Math.max(1, waiting - 1);
    const chats = Array.from({ length: 30 }, (_, index) => bench.api.user(100 + index));
    await Promise.all(chats.flatMap((one) => ['1', '2', '3', '4'].map((words) => one.sends(words))));
    expect(overlaps).toBe(0);
    expect(bench.turns).toHaveLength(240);
  });

  it('carry the same inbound id when they come twice', async () => {
    await start();
    bench.api.updates.delivery.copies = 3;
    await user.sends('1');
    expect(new Set(inbounds()).size).toBe(1);
    expect(inbounds()).toHaveLength(3);
  });
});

const question = {
  kind: 'question' as const,
  number: 3,
  total: 12,
  section: 's',
  label: '谁的户口在本区',
  ask: '两位当中，谁的户口在示例区？',
  input: 'choice' as const,
  sensitive: false,
  options: [
    { label: '女方', data: 'd.abcdefgh.3.1.a.wife' },
    { label: '男方', data: 'd.abcdefgh.3.1.a.husband' },
  ],
  extras: [],
  moves: [{ label: '转人工', data: 'human' }],
  pointer: '/hukouHere',
  quiet: false,
};

describe('a tap', () => {
  it('is answered once it is stored, its keyboard goes and the question ends in a tick', async () => {
    await start();
    await bench.telegram.send('telegram:5', question);
    await user.taps('女方');
    await bench.api.until(() => markup().length === 2, 'the keyboard goes');
    expect(bench.events()).toEqual([{ type: 'tap', data: 'd.abcdefgh.3.1.a.wife' }]);
    expect(user.last?.reply_markup).toBeUndefined();
    expect(user.last?.text).toMatch(/谁的户口在示例区？[^]*\n✓ 女方$/);
    expect(user.last?.entities).toHaveLength(1);
    expect(markup().sort()).toEqual(['answerCallbackQuery', 'editMessageText']);
  });

  it('leaves the keyboard when it could not be stored', async () => {
    await start({ turn: () => Promise.reject(new Error('disk full')) });
    await bench.telegram.send('telegram:5', question);
    void user.taps('女方');
    await bench.api.until(() => bench.api.updates.answers.length > 1, 'it comes again');
    expect(markup()).toEqual([]);
  });

  it('ticks one answer only, however often and wherever it is tapped', async () => {
    await start();
    await bench.telegram.send('telegram:5', question);
    const shown = user.last;
    await Promise.all([
      user.tapsData('d.abcdefgh.3.1.a.wife', shown),
      user.tapsData('d.abcdefgh.3.1.a.husband', shown),
      user.tapsData('d.abcdefgh.3.1.a.wife', shown),
    ]);
    await bench.telegram.stop();
    expect(user.last?.text?.match(/✓/g)).toHaveLength(1);
    expect(user.last?.text).toMatch(/✓ 女方$/);
    expect(bench.turns).toHaveLength(3);
  });

  it('on an older question takes its buttons away without a tick', async () => {
    await start();
    await bench.telegram.send('telegram:5', question);
    const old = user.last;
    await bench.telegram.send('telegram:5', { ...question, number: 4 });
    await user.tapsData('d.abcdefgh.3.1.a.wife', old);
    await bench.telegram.stop();
    expect(user.messages[0]?.reply_markup).toBeUndefined();
    expect(user.messages[0]?.text).not.toContain('✓');
    expect(user.messages[1]?.reply_markup).toBeDefined();
  });

  it('that only looks something up leaves the keyboard', async () => {
    await start();
    await bench.telegram.send('telegram:5', question);
    await user.taps('转人工');
    await bench.telegram.stop();
    expect(markup()).toEqual(['answerCallbackQuery']);
  });

  it('on a message that Telegram no longer shows is stored all the same', async () => {
    await start();
    await user.update({
      callback_query: {
        id: bench.api.query(),
        from: { id: 5, is_bot: false },
        data: 'menu',
        message: { chat: { id: 5, type: 'private' }, message_id: 1, date: 0 },
      },
    });
    expect(bench.events()).toEqual([{ type: 'tap', data: 'menu' }]);
  });

  it('that is too old to be answered is no trouble', async () => {
    await start();
    await user.update({
      callback_query: {
        id: 'unknown',
        from: { id: 5, is_bot: false },
        data: 'menu',
        message: { chat: { id: 5, type: 'private' }, message_id: 1, date: 1 },
      },
    });
    await bench.api.until(() => bench.api.refused.length > 0, 'refused');
    await bench.telegram.stop();
    expect(bench.api.refused).toHaveLength(1);
    expect(bench.log).toEqual([]);
  });
});
