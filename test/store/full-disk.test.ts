import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StepResult } from '../../src/bot/types.ts';
import { rows, type Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createTurnRunner, type TurnRunner } from '../../src/store/run-turns.ts';
import { createSealer } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { START, text, turn } from '../support/turns.ts';

const LONG = '长'.repeat(1_000_000);
const SHORT = '短';

/** A turn that leaves these words in the chat's state and says those. */
const saying = (kept: string, said: string) => (): StepResult => ({
  kind: 'done',
  state: { ...START, place: { at: 'intro', service: kept } },
  messages: [text(said)],
  effects: [],
});

/** The runner of turns on a database that has room for little more than it holds. */
async function fullHouse(): Promise<{ turns: TurnRunner; database: Database; makeRoom: () => Promise<unknown> }> {
  const dataDir = await mkdtemp(`${tmpdir()}/ezhan-store-`);
  const database = await openSqlite(dataDir);
  onTestFinished(async () => {
    await database.close();
    await rm(dataDir, { recursive: true });
  });
  await migrate(database);
  const [pages] = await rows(database.write, 'pragma page_count');
  await database.write.raw(`pragma max_page_count = ${Number(pages?.page_count) + 20}`);
  const turns = createTurnRunner({ database, sealer: createSealer(undefined), capacityOf: () => 2, announce: false });
  return { turns, database, makeRoom: () => database.write.raw('pragma max_page_count = 1000000') };
}

describe('When the disk is full, on SQLite', () => {
  it.each([
    ['the state', LONG, SHORT],
    ['a message', SHORT, LONG],
  ])('a turn for whose %s there is no room is refused whole, and stored once there is', async (_what, kept, said) => {
    const { turns, database, makeRoom } = await fullHouse();
    const run = () => turns.run(turn({ decide: saying(kept, said) }));
    await expect(run()).rejects.toMatchObject({ name: 'StoreError', code: 'SQLITE_FULL' });
    await expect(run()).rejects.toThrow('The disk is full: nothing can be stored in DATA_DIR until there is room.');
    for (const table of ['inbound', 'chats', 'outbox'])
      expect(await rows(database.write, `select * from ${table}`)).toEqual([]);
    await makeRoom();
    expect(await run()).toMatchObject({ kind: 'handled' });
    expect(await rows(database.write, 'select lane, seq from outbox')).toEqual([{ lane: 'telegram:1', seq: 1 }]);
  });

  it('a small turn that comes after a large one still finds its room', async () => {
    const { turns } = await fullHouse();
    await expect(turns.run(turn({ inbound: 'a', decide: saying(LONG, SHORT) }))).rejects.toThrow('full');
    expect(await turns.run(turn({ inbound: 'b', decide: saying(SHORT, SHORT) }))).toMatchObject({ kind: 'handled' });
  });
});
