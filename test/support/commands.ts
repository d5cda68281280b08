import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Program } from './program.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Ran {
  readonly code: number;
  readonly out: string;
  /** What it wrote to standard error. */
  readonly said: string;
}

/** `npm run audit:verify` over the data of a program, as it was built. */
export const verifyRecord = (program: Program): Promise<Ran> => run(program, 'audit-verify.js');

interface Newcomer {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
  readonly lang?: string;
}

/** `npm run desk -- add-clerk` beside the program, which runs; the one-time link that it prints. */
export async function addClerkByCommand(program: Program, newcomer: Newcomer): Promise<string> {
  const args = Object.entries(newcomer).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { out, said } = await run(program, 'desk-command.js', 'add-clerk', ...args);
  const link = /http\S+/.exec(out)?.[0];
  if (link === undefined) throw new Error(`${newcomer.login} was not added: ${said}`);
  return link;
}

function run({ dataDir, url }: Program, command: string, ...args: readonly string[]): Promise<Ran> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PUBLIC_URL: url };
  return new Promise((resolve) => {
    const file = path.join(root, 'dist', command);
    const child = execFile(process.execPath, [file, ...args], { env, cwd: root }, (_error, out, said) => {
      resolve({ code: child.exitCode ?? -1, out, said });
    });
  });
}
