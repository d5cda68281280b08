import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message, QuestionMessage } from '../../../../src/bot/types.ts';
import type { User } from '../../../support/bot-api/user.ts';
import { startBench, type Bench } from '../../../support/telegram.ts';

let bench: Bench;
let user: User;
beforeEach(async () => {
  bench = await startBench();
  user = bench.api.user(5);
});
afterEach(() => bench.stop());

const send = (message: Message): ReturnType<Bench['telegram']['send']> => bench.telegram.send('telegram:5', message);
const hello: Message = { kind: 'text', text: '您好', buttons: [{ label: '转人工', data: 'human' }] };
const mobile: QuestionMessage = {
  kind: 'question',
  number: 5,
  total: 12,
  section: '女方',
  label: '手机号',
  ask: '女方的手机号是多少？',
  input: 'mobile',
  sensitive: true,
  options: [],
  extras: [],
  moves: [{ label: '转人工', data: 'human' }],
  pointer: '/wife/mobile',
  quiet: false,
};

describe('send', () => {
  it('says that it was sent', async () => {
    expect(await send(hello)).toEqual({ kind: 'sent' });
    expect(bench.api.transcript(5)).toBe('  您好 [转人工]');
  });

  it('makes several messages of a long one, the buttons under the last', async () => {
    expect(await send({ ...hello, text: `${'甲'.repeat(4000)}\n${'乙'.repeat(4000)}` })).toEqual({ kind: 'sent' });
    expect(user.messages.map(({ text }) => text?.length)).toEqual([4000, 4000]);
    expect(user.messages.map(({ reply_markup: markup }) => markup !== undefined)).toEqual([false, true]);
  });

  it('does not show previews of links', async () => {
    await send({ kind: 'text', text: 'https://e.example.org' });
    const call = bench.api.calls.find(({ method }) => method === 'sendMessage');
    expect(call?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  it('sends a receipt as a document with a Chinese name', async () => {
    const document = { kind: 'document', document: 'receipt', reference: 'FC-26K7-XQ4M' } as const;
    expect(await send({ ...document, name: '受理回执 FC-26K7-XQ4M.pdf' })).toEqual({ kind: 'sent' });
    expect(user.last?.document).toMatchObject({ name: '受理回执 FC-26K7-XQ4M.pdf', bytes: Buffer.from('%PDF-1.7') });
  });

  it.each([
    [
      'a 429 is for later, after the time that Telegram names',
      { status: 429, retryAfter: 7 },
      { kind: 'later', afterMs: 7000 },
    ],
    ['a 500 is for later', { status: 500 }, { kind: 'later' }],
    ['a bad gateway is for later', { status: 502, body: '<html>' }, { kind: 'later' }],
    ['a refused token is for later, much later', { status: 401 }, { kind: 'later', afterMs: 60_000 }],
    ['a deactivated person is gone', { status: 403, description: 'Forbidden: user is deactivated' }, { kind: 'gone' }],
    ['anything else has failed', { status: 400, description: 'Bad Request: BUTTON_URL_INVALID' }, { kind: 'failed' }],
  ])('%s', async (_, trouble, outcome) => {
    bench.api.troubles({ method: 'sendMessage', ...trouble });
    expect(await send(hello)).toMatchObject(outcome);
  });

  it('knows that nobody is there: blocked, or never met', async () => {
    await user.blocks();
    expect(await send(hello)).toMatchObject({ kind: 'gone', reason: '403 Forbidden: bot was blocked by the user' });
    expect(await bench.telegram.send('telegram:99', hello)).toMatchObject({ kind: 'gone' });
  });

  it('fails loudly with callback data that Telegram would cut', async () => {
    const long: Message = { kind: 'text', text: '您好', buttons: [{ label: 'x', data: '女'.repeat(30) }] };
    await expect(send(long)).rejects.toThrow('callback data of 90 bytes');
    await expect(bench.telegram.send('web:5', hello)).rejects.toThrow('not a chat of Telegram');
  });
});

describe('a question for a mobile number', () => {
  it('offers to send the own number, and takes the offer away before what comes next', async () => {
    await send(mobile);
    expect(user.last?.reply_markup?.keyboard).toEqual([[{ text: '发送我的手机号', request_contact: true }]]);
    await send(hello);
    expect(user.messages.map(({ reply_markup: markup }) => Object.keys(markup ?? {})[0])).toEqual([
      'inline_keyboard',
      'keyboard',
      'remove_keyboard',
      'inline_keyboard',
    ]);
    await send(hello);
    expect(user.messages).toHaveLength(5);
  });

  it('that is asked again does not offer it again', async () => {
    await send(mobile);
    await send({ ...mobile, problem: { what: '少一位。', right: ['13800000000'] } });
    expect(user.messages.filter(({ reply_markup: markup }) => markup?.keyboard)).toHaveLength(1);
  });

  it('stands without the offer when that cannot be sent, and is not asked twice for it', async () => {
    await send(hello);
    bench.api.troubles({ method: 'sendMessage', status: 200, body: '{"ok":true,"result":{"message_id":90}}' });
    bench.api.troubles({ method: 'sendMessage', status: 429, retryAfter: 1 });
    expect(await send(mobile)).toEqual({ kind: 'sent' });
    await send(hello);
    expect(user.messages.filter(({ reply_markup: markup }) => markup?.remove_keyboard)).toEqual([]);
  });

  it('offers it in English to those who are asked in English', async () => {
    await send({ ...mobile, label: 'Mobile', ask: 'What is the mobile number?' });
    expect(user.last?.text).toContain('Send my number');
  });
});
