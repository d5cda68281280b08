import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxItem, Store } from '../../src/store/store.ts';
import { databases, freshPostgres } from '../support/databases.ts';
import { next, NOW, text, turn, wordsIn } from '../support/turns.ts';

const MINUTE = 60_000;
let turns = 0;

/** The bot says these things in a chat; what waits is then leased to its process for a minute. */
async function say(store: Store, chat: string, words: readonly string[], at = NOW): Promise<readonly string[]> {
  const outcome = await store.turns.run(
    turn({
      chat,
      inbound: `said-${turns++}`,
      at,
      decide: (state) => ({ kind: 'done', state: next(state), messages: words.map(text), effects: [] }),
    }),
  );
  return outcome.kind === 'handled' ? outcome.messages.map(({ id }) => id) : [];
}

const claim = (store: Store, now: number, limit = 100, leaseMs = MINUTE) => store.outbox.claim({ now, leaseMs, limit });
const words = (items: readonly OutboxItem[]) => items.map(({ message }) => wordsIn(message));

describe.each(databases)('The outbox on %s', (_name, fresh) => {
  it('what a turn says belongs to its process for a minute, then to whoever claims', async () => {
    const store = await (await fresh()).open();
    await say(store, 'a', ['一', '二']);
    expect(await claim(store, NOW + MINUTE - 1)).toEqual([]);
    expect(await claim(store, NOW + MINUTE)).toEqual([
      { id: 'a#1', chat: 'a', message: text('一'), attempts: 0 },
      { id: 'a#2', chat: 'a', message: text('二'), attempts: 0 },
    ]);
  });

  it('what is claimed is nobody else’s until the lease ends', async () => {
    const store = await (await fresh()).open();
    await say(store, 'a', ['一']);
    const later = NOW + MINUTE;
    expect(await claim(store, later)).toHaveLength(1);
    expect(await claim(store, later + MINUTE - 1)).toEqual([]);
    expect(await claim(store, later + MINUTE)).toHaveLength(1);
  });

  it('the oldest comes first, and a chat’s messages keep their order', async () => {
    const store = await (await fresh()).open();
    await say(store, 'z', ['旧一'], NOW);
    await say(store, 'a', ['新一', '新二'], NOW + 1);
    await say(store, 'z', ['旧二'], NOW + 2);
    expect(words(await claim(store, NOW + MINUTE * 2))).toEqual(['旧一', '新一', '新二', '旧二']);
  });

  it('what many chats were told in the same instant keeps its order in each', async () => {
    const store = await (await fresh()).open();
    for (const line of ['一', '二', '三', '四']) for (let n = 0; n < 15; n++) await say(store, `chat-${n}`, [line]);
    const items = await claim(store, NOW + MINUTE);
    for (let n = 0; n < 15; n++)
      expect(words(items.filter(({ chat }) => chat === `chat-${n}`))).toEqual(['一', '二', '三', '四']);
  });

  it('a limit never lets a later message of a chat go before an earlier one, though the clock was set back', async () => {
    const store = await (await fresh()).open();
    await say(store, 'a', ['一'], NOW + 1000);
    await say(store, 'a', ['二'], NOW);
    expect(words(await claim(store, NOW + MINUTE * 2, 1))).toEqual(['一']);
  });

  it('what is put off holds back what follows it in its chat, and only there; it counts its attempts', async () => {
    const store = await (await fresh()).open();
    await say(store, 'a', ['一', '二']);
    await say(store, 'b', ['三']);
    const now = NOW + 2 * MINUTE;
    await claim(store, now, 100, 1);
    await store.outbox.later('a#1', now + MINUTE, 'status 429');
    expect(words(await claim(store, now + 1, 100, 1))).toEqual(['三']);
    expect((await claim(store, now + MINUTE)).filter(({ chat }) => chat === 'a')).toEqual([
      { id: 'a#1', chat: 'a', message: text('一'), attempts: 1 },
      { id: 'a#2', chat: 'a', message: text('二'), attempts: 0 },
    ]);
  });

  it('what follows a message that another process is sending waits', async () => {
    const store = await (await fresh()).open();
    await say(store, 'a', ['一', '二']);
    const now = NOW + MINUTE;
    expect(words(await claim(store, now, 1))).toEqual(['一']);
    expect(await claim(store, now + 1)).toEqual([]);
    await store.outbox.done(['a#1']);
    expect(words(await claim(store, now + 1))).toEqual(['二']);
  });

  it('what was sent or given up is gone, and is no longer counted', async () => {
    const house = await fresh();
    const store = await house.open();
    const ids = await say(store, 'a', ['一', '二', '三']);
    expect(await store.outbox.waiting()).toBe(3);
    await store.outbox.done(ids.slice(0, 1));
    await store.outbox.drop(ids.slice(1, 2));
    expect(await store.outbox.waiting()).toBe(1);
    expect(await house.sql('select seq from outbox')).toHaveLength(1);
    expect(words(await claim(store, NOW + MINUTE))).toEqual(['三']);
    await store.outbox.done([]);
    await store.outbox.drop(['a#99', 'nobody#1']);
    expect(await store.outbox.waiting()).toBe(1);
  });

  it('thousands are said, and deleted, at once', async () => {
    const store = await (await fresh()).open();
    const lines = Array.from({ length: 9000 }, (_, n) => `第 ${n} 句`);
    const ids = await say(store, 'a', lines);
    expect(words(await claim(store, NOW + MINUTE, 10_000))).toEqual(lines);
    await store.outbox.done(ids);
    expect(await store.outbox.waiting()).toBe(0);
  });

  it('two that claim at once never get the same, and neither splits a chat', async () => {
    const store = await (await fresh()).open();
    for (let n = 0; n < 12; n++) await say(store, `chat-${n}`, ['一', '二', '三']);
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(store, NOW + MINUTE, 3)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(36);
    for (const items of claims) expect(new Set(items.map(({ chat }) => chat)).size).toBe(1);
  });

  it('the messages of a chat whose key holds any letters come and go', async () => {
    const store = await (await fresh()).open();
    for (const chat of ['web:#1', 'web:a#b#3', '聊天 ?', "o'clock"]) {
      const ids = await say(store, chat, ['一']);
      expect((await claim(store, NOW + MINUTE)).map((item) => [item.chat, item.id])).toEqual([[chat, ids[0]]]);
      await store.outbox.done(ids);
    }
    expect(await store.outbox.waiting()).toBe(0);
  });

  it('whatever happens, each chat is sent everything in order', async () => {
    const step = fc.record({
      act: fc.constantFrom('say', 'say', 'send', 'fail', 'crash'),
      chat: fc.constantFrom('a', 'b', 'c'),
      limit: fc.integer({ min: 1, max: 4 }),
    });
    const house = await fresh();
    const store = await house.open();
    let run = 0;
    let clock = NOW;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        run++;
        const said = new Map<string, string[]>();
        const sent = new Map<string, string[]>();
        const send = async (limit: number, fails: boolean) => {
          for (const item of await claim(store, clock, limit, 1)) {
            if (fails) return store.outbox.later(item.id, clock + 5, 'status 500');
            const { chat } = item;
            sent.set(chat, [...(sent.get(chat) ?? []), wordsIn(item.message)]);
            await store.outbox.done([item.id]);
          }
        };
        for (const { act, chat: name, limit } of steps) {
          clock += 2 * MINUTE;
          const chat = `${name}-${run}`;
          const line = `${said.get(chat)?.length ?? 0}`;
          if (act === 'say') said.set(chat, [...(said.get(chat) ?? []), line]);
          if (act === 'say') await say(store, chat, [line], clock - MINUTE);
          if (act === 'send') await send(limit, false);
          if (act === 'fail') await send(limit, true);
          // Claimed, and then the process is gone.
          if (act === 'crash') await claim(store, clock, limit, 1);
        }
        clock += 2 * MINUTE;
        while ((await store.outbox.waiting()) > 0) await send(100, false);
        expect(sent).toEqual(said);
      }),
      { numRuns: 15 },
    );
  });
});

describe('The outbox after a crash', () => {
  it('on SQLite what was leased is sent at once by the process that comes after, at least once', async () => {
    const [sqlite] = databases;
    const house = await (sqlite?.[1] ?? freshPostgres)();
    const before = await house.open();
    await say(before, 'a', ['一', '二']);
    await claim(before, NOW + MINUTE, 1);
    await before.close();
    const after = await house.open();
    expect(words(await claim(after, NOW))).toEqual(['一', '二']);
  });

  it('on PostgreSQL it is sent by another process once the lease has ended', async () => {
    const house = await freshPostgres();
    const [before, other] = [await house.open(), await house.open()];
    await say(before, 'a', ['一', '二']);
    await before.close();
    expect(await claim(other, NOW)).toEqual([]);
    expect(words(await claim(other, NOW + MINUTE))).toEqual(['一', '二']);
  });

  it('claims by two processes on PostgreSQL never overlap and never split a chat', async () => {
    const house = await freshPostgres();
    const stores = [await house.open(), await house.open()];
    for (let n = 0; n < 20; n++) await say(stores[n % 2] as Store, `chat-${n}`, ['一', '二', '三']);
    const claims = await Promise.all(
      Array.from({ length: 30 }, (_, n) => claim(stores[n % 2] as Store, NOW + MINUTE, 2)),
    );
    const items = claims.flat();
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    // A chat that one claimant began is not gone on with by another one while the lease holds.
    const claimants = new Map<string, Set<number>>();
    claims.forEach((some, n) => {
      for (const { chat } of some) claimants.set(chat, (claimants.get(chat) ?? new Set()).add(n));
    });
    expect([...claimants.values()].every((some) => some.size === 1)).toBe(true);
  });
});
