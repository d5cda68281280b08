import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit-verify.ts';
import { databases, freshSqlite, type House } from '../support/databases.ts';
import { NOW } from '../support/turns.ts';

const dataKey = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 8).toString('base64');

/** A record of some entries, with the store closed again. */
async function written(house: House, count: number, key?: string): Promise<void> {
  const store = await house.open(key === undefined ? {} : { dataKey: key });
  for (let n = 1; n <= count; n++)
    await store.desk.record({
      at: NOW + n,
      actor: 'clerk:c1',
      action: 'viewed',
      reference: `FC-${n}`,
      detail: `/at/${n}`,
    });
  await store.close();
}

const verify = ({ dataDir, url }: House, more: { dataKey?: string; expect?: string; step?: number } = {}) =>
  verifyAudit({ dataDir, ...(url === undefined ? {} : { url }), ...more });

describe.each(databases)('The record of who did what on %s', (_name, fresh) => {
  it.each([undefined, dataKey])('is whole as it was written, and ends with its last hash (key: %s)', async (key) => {
    const house = await fresh();
    await written(house, 5, key);
    const verdict = await verify(house, key === undefined ? {} : { dataKey: key });
    const [last] = await house.sql('select hash from audit where seq = 5');
    expect(verdict).toEqual({ count: 5, hash: last?.['hash'] });
    expect(verdict.hash).toMatch(/^[ks]:.{43}$/);
  });

  it('of nothing is whole', async () => {
    const house = await fresh();
    await written(house, 0);
    expect(await verify(house)).toEqual({ count: 0, hash: '' });
  });

  it.each([
    ['actor', 'clerk:c2'],
    ['action', 'printed'],
    ['reference', 'FC-9'],
    ['detail', '/other'],
    ['at', 1],
    ['id', 'another'],
  ])('shows the entry whose %s was altered', async (column, value) => {
    const house = await fresh();
    await written(house, 5);
    await house.sql(`update audit set ${column} = ? where seq = 3`, [value]);
    expect(await verify(house)).toMatchObject({ count: 2, fault: { kind: 'altered', seq: 3 } });
  });

  it('shows the first entry that was removed', async () => {
    const house = await fresh();
    await written(house, 5);
    await house.sql('delete from audit where seq in (2, 4)');
    expect(await verify(house)).toMatchObject({ count: 1, fault: { kind: 'missing', seq: 2 } });
  });

  it('shows that its end was cut off, also with the note of where it ended', async () => {
    const house = await fresh();
    await written(house, 5);
    await house.sql('delete from audit where seq > 3');
    expect(await verify(house)).toMatchObject({ count: 3, fault: { kind: 'missing', seq: 4 } });
    const [kept] = await house.sql('select hash from audit where seq = 2');
    await house.sql('update audit_head set seq = 3');
    expect(await verify(house)).toMatchObject({ count: 3, fault: { kind: 'cut', seq: 3 } });
    await house.sql('update audit_head set hash = ?', [String(kept?.['hash'])]);
    expect(await verify(house)).toMatchObject({ fault: { kind: 'cut', seq: 3 } });
  });

  it('shows entries that changed places', async () => {
    const house = await fresh();
    await written(house, 5);
    await house.sql('update audit set seq = 100 where seq = 2');
    await house.sql('update audit set seq = 2 where seq = 3');
    await house.sql('update audit set seq = 3 where seq = 100');
    expect(await verify(house)).toMatchObject({ count: 1, fault: { kind: 'altered', seq: 2 } });
  });

  it('shows an entry that was put in, at the end or without a place', async () => {
    const house = await fresh();
    await written(house, 3);
    const put = "insert into audit (id, at, actor, action, seq, hash) values (?, 1, 'clerk:c1', 'viewed', ?, 's:x')";
    await house.sql(put, ['put-in', 4]);
    expect(await verify(house)).toMatchObject({ count: 3, fault: { kind: 'added', id: 'put-in' } });
    await house.sql('delete from audit where seq = 4');
    await house.sql("insert into audit (id, at, actor, action) values ('stray', 1, 'clerk:c1', 'viewed')");
    expect(await verify(house)).toMatchObject({ fault: { kind: 'added', id: 'stray' } });
  });

  it('written anew by somebody who owns everything is found by a hash that was kept elsewhere', async () => {
    const house = await fresh();
    await written(house, 3);
    const kept = (await verify(house)).hash;
    await written(house, 2);
    expect(await verify(house, { expect: kept })).toMatchObject({ count: 5 });
    expect(await verify(house, { expect: kept })).not.toHaveProperty('fault');
    await house.sql('delete from audit');
    await house.sql("update audit_head set seq = 0, hash = ''");
    await written(house, 5);
    expect(await verify(house)).not.toHaveProperty('fault');
    expect(await verify(house, { expect: kept })).toMatchObject({ count: 5, fault: { kind: 'unexpected' } });
  });

  it('goes on when a key comes, and is checked with that key alone; without it nobody adds to it', async () => {
    const house = await fresh();
    await written(house, 2);
    await written(house, 2, dataKey);
    expect(await verify(house, { dataKey })).toMatchObject({ count: 4 });
    expect(await verify(house, { dataKey })).not.toHaveProperty('fault');
    expect(await verify(house)).toMatchObject({ count: 2, fault: { kind: 'sealed', seq: 3 } });
    expect(await verify(house, { dataKey: otherKey })).toMatchObject({ count: 2, fault: { kind: 'altered', seq: 3 } });
    await house.sql("update audit set hash = 's:forged' where seq = 4");
    expect(await verify(house, { dataKey })).toMatchObject({ count: 3, fault: { kind: 'altered', seq: 4 } });
  });

  it('goes over more entries than one reading takes', async () => {
    const house = await fresh();
    await written(house, 9);
    for (const step of [1, 2, 9, 10]) expect(await verify(house, { step })).not.toHaveProperty('fault');
    await house.sql("update audit set action = 'printed' where seq = 8");
    for (const step of [1, 2, 9, 10]) expect(await verify(house, { step })).toMatchObject({ fault: { seq: 8 } });
  });
});

describe('Where there is no database', () => {
  it('that is said', async () => {
    const { dataDir } = await freshSqlite();
    await expect(verifyAudit({ dataDir: `${dataDir}/none` })).rejects.toThrow(/DATA_DIR holds no database/);
  });
});
