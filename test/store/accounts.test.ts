import { generate } from 'otplib';
import { describe, expect, it } from 'vitest';
import type { NewClerk } from '../../src/store/accounts/types.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { NOW } from '../support/turns.ts';

const MINUTE = 60_000;

const person = (login: string, change: Partial<NewClerk> = {}): NewClerk => ({
  login,
  name: '王示例',
  role: 'clerk',
  office: 'dongshi',
  lang: 'zh-CN',
  ...change,
});

async function add(store: Store, login: string, change: Partial<NewClerk> = {}): Promise<string> {
  const added = await store.clerks.add(person(login, change), NOW);
  if (!added.ok) throw new Error(added.code);
  return added.clerk.id;
}

/** Two at once, as two people or two processes would. */
const both = <T>(one: () => Promise<T>, other: () => Promise<T>): Promise<[T, T]> => Promise.all([one(), other()]);

describe.each(databases)('Accounts on %s', (_name, fresh) => {
  it('are kept, by name, those who are disabled last', async () => {
    const store = await (await fresh()).open();
    const zhao = await add(store, 'zhao', { name: 'B', role: 'reviewer', passwordHash: 'a hash' });
    const wang = await add(store, 'wang', { name: 'A' });
    expect(await store.clerks.setDisabled(wang, true)).toBe('changed');
    expect((await store.clerks.list()).map(({ login, disabled }) => [login, disabled])).toEqual([
      ['zhao', false],
      ['wang', true],
    ]);
    expect(await store.clerks.find(zhao)).toEqual({
      ...person('zhao', { name: 'B', role: 'reviewer' }),
      id: zhao,
      disabled: false,
      hasPassword: true,
      hasCodes: false,
      createdAt: NOW,
    });
    expect(await store.clerks.byLogin('zhao')).toMatchObject({ clerk: { id: zhao }, passwordHash: 'a hash' });
    expect(await store.clerks.byLogin('nobody')).toBeUndefined();
  });

  it('never give one login to two people', async () => {
    const store = await (await fresh()).open();
    const added = await both(
      () => store.clerks.add(person('wang'), NOW),
      () => store.clerks.add(person('wang'), NOW),
    );
    expect(added.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('have one first administrator, though two come at once', async () => {
    const house = await fresh();
    const store = await house.open();
    const first = (login: string) => store.clerks.addFirst(person(login, { role: 'administrator' }), NOW);
    const made = await both(
      () => first('wang'),
      () => first('zhao'),
    );
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await first('sun')).toBeUndefined();
  });

  it('keep an administrator, though two take each other’s role away at once', async () => {
    const store = await (await fresh()).open();
    const [wang, zhao] = [
      await add(store, 'wang', { role: 'administrator' }),
      await add(store, 'zhao', { role: 'administrator' }),
    ];
    const taken = await both(
      () => store.clerks.change(wang, { role: 'clerk' }),
      () => store.clerks.setDisabled(zhao, true),
    );
    expect(taken.sort()).toEqual(['changed', 'last-administrator']);
  });

  it('give every code and every recovery code once, though two come at once', async () => {
    const store = await (await fresh()).open({ dataKey: Buffer.alloc(32, 3).toString('base64') });
    const wang = await add(store, 'wang');
    const secret = store.clerks.newSecret();
    const code = (at: number) => generate({ secret, epoch: Math.floor(at / 1000) });
    const recovery = (await store.clerks.setCodes(wang, secret, await code(NOW - 5 * MINUTE), NOW - 5 * MINUTE)) ?? [];
    const now = await code(NOW);
    expect(
      (
        await both(
          () => store.clerks.takeCode(wang, now, NOW),
          () => store.clerks.takeCode(wang, now, NOW),
        )
      ).sort(),
    ).toEqual([false, true]);
    const [first = ''] = recovery;
    expect(
      (
        await both(
          () => store.clerks.takeRecoveryCode(wang, first),
          () => store.clerks.takeRecoveryCode(wang, first),
        )
      ).sort(),
    ).toEqual([false, true]);
    expect(await store.clerks.recoveryLeft(wang)).toBe(9);
    expect(await store.clerks.takeCode(wang, '12345', NOW)).toBe(false);
    expect(await store.clerks.takeCode(await add(store, 'zhao'), now, NOW)).toBe(false);
  });

  it('use a link once, though two come at once', async () => {
    const store = await (await fresh()).open();
    const wang = await add(store, 'wang');
    const token = await store.clerks.makeLink(wang, NOW + MINUTE);
    expect(await store.clerks.findLink(token, NOW)).toMatchObject({ kind: 'clerk', clerk: { login: 'wang' } });
    const used = await both(
      () => store.clerks.useLink(token, 'one', NOW),
      () => store.clerks.useLink(token, 'other', NOW),
    );
    expect(used.sort()).toEqual([false, true]);
    const first = await store.clerks.makeLink(undefined, NOW + MINUTE);
    expect(await store.clerks.useLink(first, 'one', NOW)).toBe(false);
    expect(await store.clerks.useFirstLink(first, person('sun', { role: 'administrator' }), NOW)).toBeUndefined();
  });

  it('keep one secret for all processes', async () => {
    const house = await fresh();
    const store = await house.open();
    const [one, two] = await both(
      () => store.deskSecret(),
      () => store.deskSecret(),
    );
    expect(one).toBe(two);
    expect(one.length).toBeGreaterThanOrEqual(43);
    await store.close();
    expect(await (await house.open()).deskSecret()).toBe(one);
  });
});

describe.each(databases)('Sessions on %s', (_name, fresh) => {
  it('live until they are idle for half an hour', async () => {
    const store = await (await fresh()).open();
    await store.sessions.write('an id', { fresh: true, data: '{"a":1}' }, NOW);
    expect(await store.sessions.read('an id', NOW + 30 * MINUTE - 1)).toEqual({
      data: '{"a":1}',
      began: NOW,
      used: NOW,
    });
    await store.sessions.used('an id', NOW + 10 * MINUTE);
    expect(await store.sessions.read('an id', NOW + 39 * MINUTE)).toBeDefined();
    expect(await store.sessions.read('an id', NOW + 40 * MINUTE)).toBeUndefined();
    expect(await store.sessions.read('another id', NOW)).toBeUndefined();
  });

  it('that were ended are not brought back by a request that was under way', async () => {
    const store = await (await fresh()).open();
    const wang = await add(store, 'wang');
    await store.sessions.write('an id', { fresh: true, clerk: wang, data: '{}' }, NOW);
    await store.clerks.setPassword(wang, 'a new hash');
    await store.sessions.write('an id', { fresh: false, clerk: wang, data: '{"late":true}' }, NOW);
    await store.sessions.used('an id', NOW + MINUTE);
    expect(await store.sessions.read('an id', NOW)).toBeUndefined();
  });

  it('of one clerk end together, but for the one that goes on', async () => {
    const store = await (await fresh()).open();
    const [wang, zhao] = [await add(store, 'wang'), await add(store, 'zhao')];
    for (const [id, clerk] of [
      ['w1', wang],
      ['w2', wang],
      ['z1', zhao],
    ] as const)
      await store.sessions.write(id, { fresh: true, clerk, data: '{}' }, NOW);
    expect(
      (await store.sessions.ofClerk(wang, NOW))
        .map(({ is }) => ['w1', 'w2', 'z1'].filter(is))
        .flat()
        .sort(),
    ).toEqual(['w1', 'w2']);
    await store.sessions.endOfClerk(wang, 'w1');
    expect(await store.sessions.ofClerk(wang, NOW)).toHaveLength(1);
    expect(await store.sessions.read('w1', NOW)).toBeDefined();
    expect(await store.sessions.read('w2', NOW)).toBeUndefined();
    expect(await store.sessions.read('z1', NOW)).toBeDefined();
    await store.sessions.endOfClerk(wang);
    expect(await store.sessions.ofClerk(wang, NOW)).toEqual([]);
  });

  it('go with links and counts once they have served their time', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.sessions.write('old', { fresh: true, data: '{}' }, NOW - 30 * MINUTE);
    await store.sessions.write('young', { fresh: true, data: '{}' }, NOW - 29 * MINUTE);
    await store.clerks.makeLink(undefined, NOW);
    await store.tries.begin([{ key: 'old', free: 5, wait: 1, longest: 1 }], NOW - 60 * MINUTE);
    await store.tries.begin([{ key: 'young', free: 5, wait: 1, longest: 1 }], NOW - 59 * MINUTE);
    await store.tidy(NOW);
    expect(await house.sql('select id from sessions')).toHaveLength(1);
    expect(await house.sql('select hash from clerk_links')).toEqual([]);
    expect(await house.sql('select key from sign_in_tries')).toEqual([{ key: 'young' }]);
  });
});

describe.each(databases)('Counts of tries on %s', (_name, fresh) => {
  const limit = { key: 'a key', free: 3, wait: 1000, longest: 3000 };

  it('grow by doubling up to the longest wait, and begin anew an hour later', async () => {
    const store = await (await fresh()).open();
    let now = NOW;
    const waits = [];
    for (let time = 0; time < 8; time++) {
      const wait = await store.tries.begin([limit], now);
      waits.push(wait);
      now += wait;
      if (wait > 0) expect(await store.tries.begin([limit], now)).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 1000, 2000, 3000, 3000, 3000]);
    now += 61 * MINUTE;
    expect(await store.tries.begin([limit], now)).toBe(0);
    expect(await store.tries.begin([limit], now)).toBe(0);
  });

  it('let through together no more than one after the other', async () => {
    const store = await (await fresh()).open();
    const other = { ...limit, key: 'b key' };
    const waits = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.tries.begin(n % 2 === 0 ? [limit, other] : [other, limit], NOW)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('count nothing while one has to wait, and are taken back one by one where they are shared', async () => {
    const house = await fresh();
    const store = await house.open();
    const shared = { ...limit, key: 'shared', free: 9 };
    for (let time = 0; time < 5; time++) await store.tries.begin([limit, shared], NOW);
    const tries = () => house.sql('select key, tries from sign_in_tries order by key');
    expect((await tries()).map(({ key, tries: count }) => [key, Number(count)])).toEqual([
      ['a key', 3],
      ['shared', 3],
    ]);
    await store.tries.succeed({ forget: ['a key'], takeBack: ['shared'] });
    expect((await tries()).map(({ key, tries: count }) => [key, Number(count)])).toEqual([['shared', 2]]);
  });
});
