import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { answering, done, next, NOW, START, text, turn, waitingWords, wordsOf } from '../support/turns.ts';

describe.each(databases)('Turns on %s', (_name, fresh) => {
  it('a chat begins without a state and goes on with the one that its last turn left', async () => {
    const store = await (await fresh()).open();
    const seen: unknown[] = [];
    const decide = (state: typeof START | undefined) => (seen.push(state), done('您好', state));
    expect(await store.chats.state('telegram:1')).toBeUndefined();
    await store.turns.run(turn({ inbound: 'a', decide }));
    await store.turns.run(turn({ inbound: 'b', decide }));
    expect(seen).toEqual([undefined, { ...START, revision: 1 }]);
    expect(await store.chats.state('telegram:1')).toEqual({ ...START, revision: 2 });
  });

  it('turns of one chat that come at once run in the order of the calls, each on the state of the one before', async () => {
    const store = await (await fresh()).open();
    const order: number[] = [];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.turns.run(
          turn({ inbound: `u${n}`, decide: (state) => (order.push(state?.revision ?? 0), done(`第 ${n} 句`, state)) }),
        ),
      ),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(outcomes.flatMap(wordsOf)).toEqual(Array.from({ length: 20 }, (_, n) => `第 ${n} 句`));
    expect(await waitingWords(store)).toEqual(Array.from({ length: 20 }, (_, n) => `第 ${n} 句`));
  });

  it('the same event is handled once, one after another and at once', async () => {
    const store = await (await fresh()).open();
    const run = () => store.turns.run(turn({ inbound: 'same' }));
    const kinds = await Promise.all([run(), run(), run()]).then((all) => all.map(({ kind }) => kind));
    expect(kinds.sort()).toEqual(['handled', 'repeated', 'repeated']);
    expect(await run()).toEqual({ kind: 'repeated' });
    expect(await store.chats.state('telegram:1')).toEqual({ ...START, revision: 1 });
    expect(await waitingWords(store)).toEqual(['您好']);
  });

  it('the same event is handled once even when it comes by way of two chats', async () => {
    const store = await (await fresh()).open();
    const outcomes = await Promise.all(
      ['telegram:1', 'telegram:2'].map((chat) => store.turns.run(turn({ chat, inbound: 'same' }))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['handled', 'repeated']);
    expect(await store.chats.state('telegram:2')).toBeUndefined();
  });

  it('an event is known after a restart', async () => {
    const house = await fresh();
    const before = await house.open();
    await before.turns.run(turn());
    await before.close();
    expect(await (await house.open()).turns.run(turn())).toEqual({ kind: 'repeated' });
  });

  it('many chats at once share few commits', async () => {
    const house = await fresh();
    const store = await house.open();
    const before = await house.commits();
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, n) => store.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}` }))),
    );
    expect(outcomes.every(({ kind }) => kind === 'handled')).toBe(true);
    expect(await house.sql('select count(*) as count from chats where state <> ?', [''])).toEqual([
      { count: expect.toSatisfy((count) => Number(count) === 300) as unknown },
    ]);
    expect((await house.commits()) - before).toBeLessThan(10);
  });

  it('a turn that throws fails alone, leaves nothing, and its event may come again', async () => {
    const store = await (await fresh()).open();
    const broken = () => {
      throw new Error('The step is broken.');
    };
    const settled = await Promise.allSettled([
      store.turns.run(turn({ chat: 'telegram:1', inbound: 'a' })),
      store.turns.run(turn({ chat: 'telegram:2', inbound: 'b', decide: broken })),
      store.turns.run(turn({ chat: 'telegram:3', inbound: 'c' })),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { message: 'The step is broken.' } });
    expect(await store.chats.state('telegram:2')).toBeUndefined();
    expect(await waitingWords(store)).toHaveLength(2);
    expect(await store.turns.run(turn({ chat: 'telegram:2', inbound: 'b' }))).toMatchObject({ kind: 'handled' });
  });

  it('a chat whose seal does not open fails alone: those that came with it are stored', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn({ chat: 'telegram:2', inbound: 'before' }));
    await house.sql('update chats set state = ? where chat = ?', ['e1:sealed elsewhere', 'telegram:2']);
    const settled = await Promise.allSettled(
      [1, 2, 3].map((n) => store.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}` }))),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.chats.state('telegram:3')).toEqual({ ...START, revision: 1 });
    await house.sql('update chats set state = ? where chat = ?', [JSON.stringify(START), 'telegram:2']);
    expect(await store.turns.run(turn({ chat: 'telegram:2', inbound: 'u2' }))).toMatchObject({ kind: 'handled' });
  });

  it('a chat whose stored state cannot be read begins anew', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn({ chat: 'telegram:2', inbound: 'before' }));
    await house.sql('update chats set state = ? where chat = ?', ['{', 'telegram:2']);
    expect(await store.chats.state('telegram:2')).toMatchObject({ place: { at: 'menu' }, drafts: [], mended: true });
    expect(await store.turns.run(turn({ chat: 'telegram:2', inbound: 'u2' }))).toMatchObject({ kind: 'handled' });
  });

  it('a step that asks is called again with what it asked for', async () => {
    const store = await (await fresh()).open();
    const known: unknown[] = [];
    await store.turns.run(
      turn({
        decide: (state, given) => {
          known.push(given);
          if (!given.booked) return { kind: 'needs', needs: [{ kind: 'booked', institution: 'east' }] };
          if (!given.ownSubmissions) return { kind: 'needs', needs: [{ kind: 'own-submissions' }] };
          if (given.submission === undefined)
            return { kind: 'needs', needs: [{ kind: 'submission', reference: 'FC-26K7-XQ4M' }] };
          return done('知道了', state);
        },
      }),
    );
    const booked = new Map([['east', new Map()]]);
    expect(known).toEqual([
      {},
      { booked },
      { booked, ownSubmissions: [] },
      { booked, ownSubmissions: [], submission: null },
    ]);
  });

  it('a step that asks for ever is refused', async () => {
    const store = await (await fresh()).open();
    const decide = () => ({ kind: 'needs', needs: [{ kind: 'own-submissions' }] }) as const;
    await expect(store.turns.run(turn({ decide }))).rejects.toThrow('must answer');
    expect(await store.turns.run(turn())).toMatchObject({ kind: 'handled' });
  });

  it('messages are numbered on, also after what was sent is deleted', async () => {
    const store = await (await fresh()).open();
    const decide = answering('一');
    const first = await store.turns.run(turn({ inbound: 'a', decide }));
    if (first.kind === 'handled') await store.outbox.done(first.messages.map(({ id }) => id));
    const second = await store.turns.run(
      turn({
        inbound: 'b',
        decide: (state) => ({ kind: 'done', state: next(state), messages: [text('二'), text('三')], effects: [] }),
      }),
    );
    const ids = [first, second].flatMap((outcome) =>
      outcome.kind === 'handled' ? outcome.messages.map(({ id }) => id) : [],
    );
    expect(ids).toEqual(['telegram:1#1', 'telegram:1#2', 'telegram:1#3']);
    expect(await waitingWords(store)).toEqual(['二', '三']);
  });

  it('what was sent is deleted even when no turn comes, and while a slow commit is under way', async () => {
    const store = await (await fresh()).open();
    const sent = await store.turns.run(turn({ inbound: 'a' }));
    const ids = sent.kind === 'handled' ? sent.messages.map(({ id }) => id) : [];
    const slow = store.turns.run(
      turn({
        chat: 'telegram:2',
        inbound: 'b',
        decide: (state) => {
          // Its share is taken: what is sent from now on must wait for the next one.
          void store.outbox.done(ids);
          const until = performance.now() + 60;
          while (performance.now() < until);
          return done('慢', state);
        },
      }),
    );
    await slow;
    await expect.poll(() => store.outbox.waiting()).toBe(1);
  });

  it('closing finishes what is under way', async () => {
    const house = await fresh();
    const store = await house.open();
    const running = Array.from({ length: 30 }, (_, n) => store.turns.run(turn({ inbound: `u${n}`, at: NOW + n })));
    await store.close();
    expect((await Promise.all(running)).every(({ kind }) => kind === 'handled')).toBe(true);
    expect(await (await house.open()).chats.state('telegram:1')).toEqual({ ...START, revision: 30 });
  });
});
