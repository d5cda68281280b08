import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepAccounts, type AccountOrder } from './app/keep-accounts.ts';
import { readConfig } from './config.ts';

const USAGE = `Keeps the accounts of the clerks' desk.

  npm run desk -- add-clerk --login zhang --name 张示例 --role clerk --office dongshi-1 [--lang en]
  npm run desk -- reset-password --login zhang    a new one-time link, with which a new password is set
  npm run desk -- reset-codes --login zhang       the device with the codes is lost
  npm run desk -- disable --login zhang           signs out at once and for good; enable undoes it
  npm run desk -- list

Roles are clerk, reviewer, supervisor and administrator; offices are named as in district/offices.json.
Reads the same settings as the program, which may be running. Ends with 1 when it was not done.`;

const NAMES = ['add-clerk', 'reset-password', 'reset-codes', 'disable', 'enable', 'list'] as const;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const order = readOrder(process.argv.slice(2));
const read = readConfig(process.env, root);
if (order === undefined) refuse([USAGE]);
else if (!read.ok) refuse(read.problems);
else
  try {
    const done = await keepAccounts(read.config, order);
    if (done.ok) for (const line of done.lines) process.stdout.write(`${line}\n`);
    else refuse(done.problems);
  } catch (error) {
    refuse([error instanceof Error ? error.message : 'Nothing was done, for a reason that cannot be named.']);
  }

/** Undefined when it does not say clearly what to do. */
function readOrder(args: string[]): AccountOrder | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { login: text, name: text, role: text, office: text, lang: text },
    });
    const command = NAMES.find((name) => name === positionals[0]);
    if (command === undefined || positionals.length !== 1) return undefined;
    const { login = '', name = '', role = '', office = '', lang } = values;
    if (command !== 'list' && login === '') return undefined;
    return { command, login, name, role, office, lang: lang === 'en' ? 'en' : 'zh-CN' };
  } catch {
    return undefined;
  }
}

function refuse(reasons: readonly string[]): void {
  for (const reason of reasons) process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
