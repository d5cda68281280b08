import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { BotApi } from '../../../support/bot-api.ts';
import { SECRET, startBench, type Bench } from '../../../support/telegram.ts';
import { TelegramServer, type Emulator } from '../../../support/telegram-test-api.ts';

let bench: Bench;
afterEach(() => bench.stop());

describe('start', () => {
  it('puts up the commands in both languages and for everybody, services among them', async () => {
    bench = await startBench();
    await bench.api.until(() => bench.api.commands.size === 3, 'commands');
    expect(bench.api.commands.get('zh')).toEqual(bench.api.commands.get(''));
    expect(bench.api.commands.get('zh')).toContainEqual({
      command: 'status',
      description: '查进度，后面可以写受理编号',
    });
    expect(bench.api.commands.get('zh')).toContainEqual({
      command: 'first_child_certificate',
      description: '一孩生殖保健服务证',
    });
    expect(bench.api.commands.get('en')).toContainEqual({ command: 'help', description: 'How it works' });
  });

  it('sets the webhook with its secret and the updates that mean something', async () => {
    bench = await startBench();
    expect(bench.started).toEqual({ kind: 'started', username: 'ezhan_bot' });
    expect(bench.api.calls.find(({ method }) => method === 'setWebhook')?.payload).toEqual({
      url: bench.webhook,
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('asks again who the bot is until Telegram can say so', async () => {
    const api = await BotApi.start();
    api.troubles({ method: 'getMe', status: 502, body: 'no', times: 6 });
    bench = await startBench({ api });
    expect(bench.started.kind).toBe('started');
    await bench.api.user(5).sends('您好');
    expect(bench.turns).toHaveLength(1);
    await api.stop();
  });

  it('says that the token is refused, and does not repeat it', async () => {
    bench = await startBench({ token: '1:wrong-token' });
    expect(bench.started).toEqual({ kind: 'refused', reason: '401: Unauthorized' });
    expect(bench.log.join()).not.toContain('wrong-token');
  });
});

describe('polling', () => {
  it('takes updates in their order and confirms them', async () => {
    bench = await startBench({ mode: 'polling' });
    const user = bench.api.user(5);
    await Promise.all([user.sends('1'), user.sends('2'), user.sends('3')]);
    expect(bench.events().map((event) => event.type === 'text' && event.text)).toEqual(['1', '2', '3']);
  });

  it('confirms an update only once it is stored', async () => {
    let commit: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (commit = resolve));
    bench = await startBench({ mode: 'polling', turn: () => stored });
    const taken = bench.api.user(5).sends('1');
    expect(await Promise.race([taken, delay(80, 'waiting')])).toBe('waiting');
    commit();
    await taken;
  });

  it('fetches an update again that could not be stored, and what came after it', async () => {
    const seen: string[] = [];
    let failures = 2;
    bench = await startBench({
      mode: 'polling',
      turn: (_, event, { inbound }) => {
        seen.push(inbound);
        return event.type === 'text' && event.text === '1' && failures-- > 0
          ? Promise.reject(new Error('busy'))
          : Promise.resolve();
      },
    });
    const [one, two] = [bench.api.user(5), bench.api.user(6)];
    await Promise.all([one.sends('1'), two.sends('2')]);
    expect(new Set(seen).size).toBe(2);
    expect(failures).toBeLessThan(0);
  });

  it('gives up an update that never can be stored while others are, so that it holds up nobody', async () => {
    bench = await startBench({
      mode: 'polling',
      turn: (_, event) =>
        event.type === 'text' && event.text === 'poison' ? Promise.reject(new Error('bug')) : Promise.resolve(),
    });
    await Promise.all([bench.api.user(5).sends('poison'), bench.api.user(6).sends('2')]);
    expect(bench.log.join()).toContain('given up');
    expect(bench.log.join()).not.toContain('poison');
  }, 20_000);

  it('gathers an album of which the first picture came alone', async () => {
    bench = await startBench({ mode: 'polling' });
    const user = bench.api.user(5);
    const photo = (words: string): object => ({
      media_group_id: 'a',
      photo: [{ file_id: bench.api.file(Buffer.from(words)), width: 9, height: 9 }],
    });
    const first = user.message(photo('1'));
    await delay(20);
    await Promise.all([first, user.message(photo('22'))]);
    expect(bench.events()).toEqual([
      expect.objectContaining({ type: 'files', files: [expect.anything(), expect.anything()] }),
    ]);
  });

  it('goes on after Telegram was away', async () => {
    bench = await startBench({ mode: 'polling' });
    bench.api.troubles({ method: 'getUpdates', status: 502, body: 'no', times: 3 });
    bench.api.troubles({ method: 'getUpdates', status: 409, description: 'Conflict: terminated by other' });
    await bench.api.user(5).sends('1');
    await bench.api.user(5).sends('2');
    expect(bench.turns).toHaveLength(2);
  });

  it('stops at once and waits for the turn under way', async () => {
    let done = false;
    bench = await startBench({
      mode: 'polling',
      turn: async () => {
        await delay(60);
        done = true;
      },
    });
    void bench.api.user(5).sends('1');
    await delay(20);
    await bench.telegram.stop();
    expect(done).toBe(true);
  });
});

describe('by the word of another emulator (telegram-test-api)', () => {
  const token = '123456:a-second-opinion';
  let server: Emulator | undefined;
  let port = 20_000 + (process.pid % 20_000);

  afterEach(async () => {
    await server?.stop();
  });

  async function second(mode: 'polling' | 'webhook'): Promise<Emulator> {
    port += 1;
    server = new TelegramServer({ port, host: '127.0.0.1' });
    await server.start();
    bench = await startBench({ mode, token, apiRoot: server.config.apiURL, idle: true });
    void bench.telegram.start();
    return server;
  }

  it('polling: a text, a command and a tap come, and the answer is heard', async () => {
    const emulator = await second('polling');
    const client = emulator.getClient(token, { userId: 5, chatId: 5 });
    await client.sendMessage(client.makeMessage('您好'));
    await client.sendCommand(client.makeCommand('/start birth-permit'));
    await client.sendCallback(client.makeCallbackQuery('menu'));
    await bench.api.until(() => bench.turns.length === 3, 'three turns');
    expect(bench.events()).toEqual([
      { type: 'text', text: '您好', order: expect.any(Number) as number },
      { type: 'command', name: 'start', argument: 'birth-permit' },
      { type: 'tap', data: 'menu' },
    ]);
    const sent = await bench.telegram.send('telegram:5', {
      kind: 'text',
      text: '您想办什么？',
      buttons: [{ label: '办证', data: 'menu' }],
    });
    expect(sent).toEqual({ kind: 'sent' });
    const heard = await client.getUpdates();
    expect(JSON.stringify(heard.result)).toContain('您想办什么？');
  });

  it('webhook: with the secret that it does not send itself, a text and a tap come', async () => {
    const emulator = await second('webhook');
    await delay(100);
    emulator.setWebhook({ url: bench.webhook.replace('webhooks/telegram', 'with-secret') }, token);
    const client = emulator.getClient(token, { userId: 5, chatId: 5 });
    await client.sendMessage(client.makeMessage('您好'));
    await client.sendCallback(client.makeCallbackQuery('menu'));
    await bench.api.until(() => bench.turns.length === 2, 'two turns');
    expect(
      bench
        .events()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['tap', 'text']);
  });
});
