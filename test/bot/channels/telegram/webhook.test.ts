import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SECRET, startBench, type Bench, type Options } from '../../../support/telegram.ts';

let bench: Bench;
const start = async (options: Options = {}): Promise<void> => {
  bench = await startBench(options);
};
afterEach(() => bench.stop());

const update = (text: string, id = 7): object => ({
  update_id: id,
  message: { message_id: 3, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5, is_bot: false }, text },
});

async function post(body: string, secret: string | undefined = SECRET): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
  };
  const response = await fetch(bench.webhook, { method: 'POST', body, headers });
  return response.status;
}

describe('the webhook', () => {
  it('answers 200 once the update is stored, and not before', async () => {
    let commit: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (commit = resolve));
    await start({ turn: () => stored });
    const answer = post(JSON.stringify(update('您好')));
    expect(await Promise.race([answer, delay(60, 'waiting')])).toBe('waiting');
    commit();
    expect(await answer).toBe(200);
  });

  it('answers 500 when an update could not be stored, and takes it when it comes again', async () => {
    let attempts = 0;
    await start({ turn: () => (++attempts === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve()) });
    await bench.api.user(5).sends('您好');
    expect(bench.api.updates.answers).toEqual([500, 200]);
  });

  it.each([
    ['a wrong secret', 'x'.repeat(SECRET.length)],
    ['a shorter one', 'x'],
    ['none', ''],
  ])('answers 401 to %s and reads nothing', async (_, secret) => {
    await start();
    expect(await post(JSON.stringify(update('您好')), secret)).toBe(401);
    expect(bench.turns).toEqual([]);
  });

  it('lets nobody in when it has no secret', async () => {
    await start({ secret: undefined as never, mode: 'polling' });
    expect(await post(JSON.stringify(update('您好')), '')).toBe(401);
  });

  it.each(['{}', '[]', 'null', '"x"', 'no json', '', '{"update_id":"7"}', '{"update_id":1.5}'])(
    'answers 400 to %s',
    async (body) => {
      await start();
      expect(await post(body)).toBe(400);
    },
  );

  it('answers 413 to a body of more than a megabyte', async () => {
    await start();
    expect(await post(JSON.stringify(update('好'.repeat(400_000))))).toBe(413);
    expect(bench.turns).toEqual([]);
  });

  it('takes an update of almost a megabyte', async () => {
    await start();
    expect(await post(JSON.stringify(update('a'.repeat(990_000))))).toBe(200);
  });

  it('keeps a Chinese character whole that arrives in two packets', async () => {
    await start();
    const body = Buffer.from(JSON.stringify(update('张示梅𠮷')));
    const cut = body.indexOf(Buffer.from('示')) + 1;
    const socket = net.connect(Number(new URL(bench.webhook).port), '127.0.0.1');
    socket.setNoDelay(true);
    socket.write(
      `POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
        `X-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, cut));
    await delay(30);
    socket.write(body.subarray(cut));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    expect(bench.events()).toEqual([{ type: 'text', text: '张示梅𠮷', order: 3 }]);
  });

  it('acknowledges updates that mean nothing here', async () => {
    await start();
    expect(await post(JSON.stringify({ update_id: 1, channel_post: { text: 'x' } }))).toBe(200);
    expect(await post(JSON.stringify({ update_id: 2, message: { message_id: 1 } }))).toBe(200);
    expect(await post(JSON.stringify({ update_id: 3, callback_query: { id: '1', from: {} } }))).toBe(200);
    expect(bench.turns).toEqual([]);
  });

  it('answers nothing through the webhook itself', async () => {
    await start();
    const response = await fetch(bench.webhook, {
      method: 'POST',
      body: JSON.stringify(update('您好')),
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
    });
    expect(await response.text()).toBe('');
  });

  it('logs neither the secret nor what was written', async () => {
    const fault = Object.assign(new Error('张示梅 does not fit'), { code: 'SQLITE_FULL' });
    await start({ turn: () => Promise.reject(fault) });
    await post(JSON.stringify(update('张示梅')));
    expect(bench.log.join()).toContain('SQLITE_FULL');
    expect(bench.log.join()).not.toMatch(new RegExp(`${SECRET}|张示梅|${bench.api.token}`));
  });
});
