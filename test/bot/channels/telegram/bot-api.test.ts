import { TelegramError } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotApi as Wrapper } from '../../../../src/bot/channels/telegram/bot-api.ts';
import { createCall, redact, type Call } from '../../../../src/bot/channels/telegram/call.ts';
import { createHttpClient } from '../../../../src/bot/channels/telegram/http-client.ts';
import { withRetry } from '../../../../src/bot/channels/telegram/retry.ts';
import { BotApi } from '../../../support/bot-api.ts';

let api: BotApi;
let once: Call;
let client: ReturnType<typeof createHttpClient>;
const waits: number[] = [];
const sleep = (ms: number): Promise<void> => {
  waits.push(ms);
  return Promise.resolve();
};

beforeEach(async () => {
  api = await BotApi.start();
  api.user(5);
  waits.length = 0;
  client = createHttpClient(new URL(api.root));
  once = createCall({ token: api.token, root: new URL(api.root), client });
});
afterEach(async () => {
  client.close();
  await api.stop();
});

const hello = { chat_id: 5, text: '您好' };
const patient = (): Call => withRetry(once, { attempts: 4, longestMs: 60_000, sleep });

describe('a call', () => {
  it('keeps the path of the API root, with or without a slash at its end', async () => {
    expect((await once('getMe', {})).ok).toBe(true);
    const slashed = createCall({ token: api.token, root: new URL(`${api.root}/`), client });
    expect((await slashed('getMe', {})).ok).toBe(true);
  });

  it('is the transport under telegraf and gives back what its types promise', async () => {
    const telegraf = new Wrapper(api.token, patient());
    expect((await telegraf.getMe()).username).toBe('ezhan_bot');
    expect((await telegraf.sendMessage(5, '您好')).text).toBe('您好');
  });

  it('fails through telegraf with the method and without the payload', async () => {
    const telegraf = new Wrapper(api.token, once);
    const failure = await telegraf.sendMessage(77, '张示梅').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TelegramError);
    expect(JSON.stringify(failure)).not.toContain('张示梅');
    expect((failure as TelegramError).description).toBe('Bad Request: chat not found');
  });

  it.each([
    ['a 429 after the time that Telegram names', { status: 429, retryAfter: 3 }, [3000]],
    ['a 500', { status: 500 }, [500]],
    ['a bad gateway of HTML', { status: 502, body: '<html>bad gateway</html>' }, [500]],
    ['a 200 that is not JSON', { body: '<html>a portal</html>' }, [500]],
    ['a connection that is cut', { cut: true, times: 2 }, [500]],
  ])('is made again after %s', async (_, trouble, waited) => {
    await once('getMe', {});
    api.troubles({ method: 'sendMessage', ...trouble });
    expect((await patient()('sendMessage', hello)).ok).toBe(true);
    expect(waits).toEqual(waited);
  });

  it('is given up after four attempts, half a second, one and two seconds apart', async () => {
    api.troubles({ method: 'sendMessage', status: 503, times: 9 });
    expect(await patient()('sendMessage', hello)).toMatchObject({ ok: false, code: 503 });
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('does not wait longer than it may', async () => {
    api.troubles({ method: 'sendMessage', status: 429, retryAfter: 3600 });
    expect(await patient()('sendMessage', hello)).toMatchObject({ code: 429, retryAfterMs: 3_600_000 });
    expect(waits).toEqual([]);
  });

  it('is not made again when it is wrong', async () => {
    expect(await patient()('sendMessage', { chat_id: 77, text: 'x' })).toMatchObject({ code: 400 });
    expect(waits).toEqual([]);
  });

  it('ends after its time, though the answer trickles', async () => {
    api.troubles({ method: 'sendMessage', delayMs: 2000 });
    const begun = Date.now();
    expect(await once('sendMessage', hello, { timeoutMs: 60 })).toEqual({ ok: false, code: 0, description: 'timeout' });
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('ends when it is stopped', async () => {
    const stopping = new AbortController();
    const polling = once('getUpdates', { timeout: 20 }, { signal: stopping.signal });
    setTimeout(() => {
      stopping.abort();
    }, 20);
    expect(await polling).toEqual({ ok: false, code: 0, description: 'stopped' });
  });

  it('says that nobody is there, without the address', async () => {
    const nowhere = new URL('http://127.0.0.1:9/tg');
    const lost = createCall({ token: api.token, root: nowhere, client: createHttpClient(nowhere) });
    expect(await lost('getMe', {})).toEqual({ ok: false, code: 0, description: 'network' });
  });

  it('never repeats the token, however an answer holds it', async () => {
    const words = `no https://api.telegram.org/bot${api.token}/getMe nor ${encodeURIComponent(api.token)}`;
    api.troubles({ status: 400, description: words });
    expect(JSON.stringify(await once('getMe', {}))).not.toContain('AAfictional');
    api.troubles({ status: 502, body: words });
    expect(JSON.stringify(await once('getMe', {}))).not.toContain('AAfictional');
    expect(redact(words, api.token)).toBe('no https://api.telegram.org/bot[token]/getMe nor [token]');
  });

  it('takes "not modified" and "too old" as done', async () => {
    const sent = await once('sendMessage', hello);
    const id = sent.ok ? (sent.result as { message_id: number }).message_id : 0;
    expect(await once('editMessageText', { ...hello, message_id: id })).toEqual({ ok: true, result: true });
    expect(await once('answerCallbackQuery', { callback_query_id: 'gone' })).toEqual({ ok: true, result: true });
    expect(api.refused).toHaveLength(2);
  });

  it('survives a server that closes its idle connections', async () => {
    await once('getMe', {});
    api.troubles({ method: 'sendMessage', cut: true });
    expect((await once('sendMessage', hello)).ok).toBe(true);
  });
});

describe('misuse fails loudly and before it is sent', () => {
  const button = (more: object): object => ({
    ...hello,
    reply_markup: { inline_keyboard: [[{ text: 'x', ...more }]] },
  });

  it.each([
    ['an empty text', { chat_id: 5, text: ' ' }, 'sendMessage with a text of 1 characters'],
    ['a text of 4097', { chat_id: 5, text: 'x'.repeat(4097) }, 'a text of 4097 characters'],
    ['no text', { chat_id: 5 }, 'no text'],
    ['callback data of 66 bytes', button({ callback_data: '女'.repeat(22) }), 'callback data of 66 bytes'],
    ['empty callback data', button({ callback_data: '' }), 'callback data of 0 bytes'],
    ['a button without an action', button({}), 'a button with 0 actions'],
    ['a button with two', button({ callback_data: 'x', url: 'https://a.cn' }), 'a button with 2 actions'],
    ['a button without words', button({ text: '', callback_data: 'x' }), 'a button text of 0 characters'],
    ['a caption of 1025', { ...hello, caption: 'x'.repeat(1025) }, 'a caption of 1025 characters'],
  ])('%s', async (_, payload, words) => {
    await expect(once('sendMessage', payload)).rejects.toThrow(words);
    expect(api.calls).toEqual([]);
  });

  it('64 bytes of callback data are taken', async () => {
    expect((await once('sendMessage', button({ callback_data: 'x'.repeat(64) }))).ok).toBe(true);
  });
});

describe('a document', () => {
  it.each([
    ['受理回执 FC-26K7-XQ4M.pdf', '受理回执 FC-26K7-XQ4M.pdf'],
    ['a "b"; c\\d.pdf', 'a ＂b＂； c＼d.pdf'],
    ['a\r\nX: y.pdf', 'a X: y.pdf'],
  ])('named %j arrives whole, as %j', async (name, shown) => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 10]);
    expect((await once('sendDocument', { chat_id: 5, document: { source: bytes, filename: name } })).ok).toBe(true);
    const document = api.chat(5).at(-1)?.document;
    expect(document).toEqual({ name: shown, type: 'application/pdf', bytes });
  });
});
