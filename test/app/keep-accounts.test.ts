import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepAccounts, type AccountOrder, type AccountsKept } from '../../src/app/keep-accounts.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { databases, freshSqlite, type House } from '../support/databases.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NOBODY: Omit<AccountOrder, 'command'> = { login: '', name: '', role: '', office: '', lang: 'zh-CN' };
const WANG = { login: 'Wang', name: '王示例', role: 'administrator', office: 'district' };

function configOf({ dataDir, url }: House): Config {
  const read = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://desk.example.org', DATABASE_URL: url }, root);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

const keeperOf =
  (house: House) =>
  (command: AccountOrder['command'], typed: Partial<AccountOrder> = {}): Promise<AccountsKept> =>
    keepAccounts(configOf(house), { ...NOBODY, command, ...typed });

describe.each(databases)('Accounts kept from the command line on %s', (_name, fresh) => {
  it('are there for the running program, and the record names the console', async () => {
    const house = await fresh();
    const store = await house.open();
    const keep = keeperOf(house);
    const added = await keep('add-clerk', WANG);
    expect(added).toEqual({
      ok: true,
      lines: [expect.stringMatching(/^https:\/\/desk\.example\.org\/desk\/welcome\//)],
    });
    const token = added.ok ? (added.lines[0]?.split('/').at(-1) ?? '') : '';
    expect(await store.clerks.findLink(token, Date.now())).toMatchObject({ kind: 'clerk', clerk: { login: 'wang' } });
    const audit = await house.sql('select actor, action from audit');
    expect(audit).toEqual([{ actor: 'console', action: 'account.added' }]);
  });
});

describe('Accounts kept from the command line', () => {
  it('may come before the first start', async () => {
    const house = await freshSqlite();
    const keep = keeperOf(house);
    expect(await keep('list')).toEqual({ ok: true, lines: [] });
    await keep('add-clerk', WANG);
    expect(await keep('list')).toEqual({ ok: true, lines: ['wang\t王示例\tadministrator\tdistrict\tno password'] });
    expect(await (await house.open()).clerks.list()).toHaveLength(1);
  });

  it('are disabled and given back, but never the last administrator', async () => {
    const house = await freshSqlite();
    const keep = keeperOf(house);
    await keep('add-clerk', WANG);
    await keep('add-clerk', { ...WANG, login: 'zhao', role: 'clerk', office: 'dongshi' });
    expect(await keep('disable', { login: 'ZHAO' })).toEqual({ ok: true, lines: [] });
    expect((await keep('list')).ok ? await keep('list') : undefined).toMatchObject({
      lines: [expect.stringMatching(/^wang/), expect.stringMatching(/^zhao.*\tdisabled\t/)],
    });
    expect(await keep('enable', { login: 'zhao' })).toEqual({ ok: true, lines: [] });
    expect(await keep('disable', { login: 'wang' })).toEqual({
      ok: false,
      problems: ['This is the last administrator: make another one first.'],
    });
    expect(await keep('reset-codes', { login: 'wang' })).toEqual({ ok: true, lines: [] });
    expect(await keep('reset-password', { login: 'nobody' })).toEqual({
      ok: false,
      problems: ['Nobody has this login.'],
    });
    expect(await keep('reset-password', { login: 'wang' })).toMatchObject({ ok: true, lines: [expect.any(String)] });
  });

  it('say in a sentence what is wrong', async () => {
    const keep = keeperOf(await freshSqlite());
    const refused = await keep('add-clerk', { login: 'two words', name: '', role: 'king', office: 'x' });
    expect(refused).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(/^--login may have letters/),
        '--name is missing.',
        '--role must be one of clerk, reviewer, supervisor, administrator.',
        expect.stringMatching(/^--office must be one of district, dongshi, dongshi-1/),
      ],
    });
    await keep('add-clerk', WANG);
    expect(await keep('add-clerk', WANG)).toEqual({ ok: false, problems: ['Somebody has this login already.'] });
  });
});
