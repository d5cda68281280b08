import { describe, expect, it } from 'vitest';
import { databases, freshPostgres, type House } from '../support/databases.ts';
import { START, turn } from '../support/turns.ts';

describe.each(databases)('Migrations on %s', (_name, fresh) => {
  it('run once: what is stored stays when the store is opened again', async () => {
    const house = await fresh();
    const first = await house.open();
    await first.turns.run(turn());
    await first.close();
    const second = await house.open();
    expect(await second.chats.state('telegram:1')).toEqual({ ...START, revision: 1 });
    await expectEachOnce(house);
  });
});

describe('Migrations of several processes that start together on PostgreSQL', () => {
  it('wait for each other and run once', async () => {
    for (let round = 0; round < 3; round++) {
      const house = await freshPostgres();
      const stores = await Promise.all(Array.from({ length: 5 }, () => house.open()));
      await expectEachOnce(house);
      expect(await Promise.all(stores.map((store) => store.ready()))).toEqual(Array(5).fill(true));
    }
  });
});

async function expectEachOnce(house: House): Promise<void> {
  const names = (await house.sql('select name from knex_migrations order by id')).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['001-first', '002-desk-cases']);
  expect(new Set(names).size).toBe(names.length);
}
