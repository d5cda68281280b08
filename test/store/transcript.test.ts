import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { answering, NOW, text, turn } from '../support/turns.ts';

const web = (n: number, chat = 'web:1') =>
  turn({
    chat,
    channel: 'web',
    inbound: `${chat}-${n}`,
    at: NOW + n,
    echo: { text: `我说 ${n}` },
    decide: answering(`答 ${n}`),
  });

describe.each(databases)('The transcript on %s', (_name, fresh) => {
  it('shows what the resident did and what the bot said, oldest first', async () => {
    const store = await (await fresh()).open();
    for (const n of [1, 2]) await store.turns.run(web(n));
    expect(await store.transcript.read('web:1', { limit: 10 })).toEqual([
      { id: 1, from: 'resident', at: NOW + 1, echo: { text: '我说 1' } },
      { id: 2, from: 'bot', at: NOW + 1, message: text('答 1') },
      { id: 3, from: 'resident', at: NOW + 2, echo: { text: '我说 2' } },
      { id: 4, from: 'bot', at: NOW + 2, message: text('答 2') },
    ]);
  });

  it('gives the last lines, or those after a line', async () => {
    const store = await (await fresh()).open();
    for (const n of [1, 2, 3]) await store.turns.run(web(n));
    const ids = async (options: { after?: number; limit: number }) =>
      (await store.transcript.read('web:1', options)).map(({ id }) => id);
    expect(await ids({ limit: 2 })).toEqual([5, 6]);
    expect(await ids({ after: 2, limit: 3 })).toEqual([3, 4, 5]);
    expect(await ids({ after: 6, limit: 3 })).toEqual([]);
    expect(await ids({ after: 0, limit: 100 })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is the chat’s own, and a page’s chat has no outbox', async () => {
    const store = await (await fresh()).open();
    await Promise.all([store.turns.run(web(1)), store.turns.run(web(1, 'web:2'))]);
    expect(await store.transcript.read('web:2', { limit: 10 })).toHaveLength(2);
    expect(await store.transcript.read('web:3', { limit: 10 })).toEqual([]);
    expect(await store.outbox.waiting()).toBe(0);
  });

  it('is not kept for Telegram, which keeps its own', async () => {
    const store = await (await fresh()).open();
    await store.turns.run(turn({ echo: { text: '我说' } }));
    expect(await store.transcript.read('telegram:1', { limit: 10 })).toEqual([]);
  });

  it('is as it was after a restart', async () => {
    const house = await fresh();
    const before = await house.open();
    await before.turns.run(web(1));
    await before.close();
    const after = await house.open();
    await after.turns.run(web(2));
    expect((await after.transcript.read('web:1', { limit: 10 })).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });
});
