import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshSqlite, type House } from './support/databases.ts';
import { NOW } from './support/turns.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs the command as a person does, from the sources. */
function run({ dataDir }: House, ...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir };
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', path.join(root, 'src/audit-verify.ts'), ...args];
    const child = execFile(process.execPath, command, { env, cwd: root }, (_error, out, said) => {
      resolve({ code: child.exitCode ?? -1, out, said });
    });
  });
}

describe('npm run audit:verify', () => {
  it('prints count and last hash, takes the hash again, and ends with 1 where an entry was altered', async () => {
    const house = await freshSqlite();
    const store = await house.open();
    for (let n = 0; n < 3; n++) await store.desk.record({ at: NOW, actor: 'clerk:c1', action: 'viewed' });
    await store.close();
    const whole = await run(house);
    expect(whole).toMatchObject({ code: 0, said: '' });
    const hash = /^3 entries in order, the last hash is (s:\S{43})\n$/.exec(whole.out)?.[1] ?? '';
    expect(await run(house, '--expect', hash)).toMatchObject({ code: 0 });
    expect(await run(house, '--expect', 's:other')).toMatchObject({ code: 1 });
    await house.sql("update audit set actor = 'clerk:c2' where seq = 2");
    expect(await run(house)).toMatchObject({ code: 1, said: 'Entry 2 is not as it was written.\n' });
    expect((await run(house, '--nonsense')).said).toContain('npm run audit:verify');
  });
});
