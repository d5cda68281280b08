/**
 * Turns a second: this program with every turn on disk (SQLite, synchronous=FULL) beside telegraf's WizardScene and a
 * grammY conversation, both in memory, with the same ten questions; then this program with forty.
 * The rounds are interleaved, so that a slow minute of the machine is shared by all.
 * Run: npm run build && npx tsx bench/turns.ts
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openLoad, type Begin, type Load } from './turns/load.ts';
import { writeService } from './turns/service.ts';
import { median, table } from './report.ts';

const RESIDENTS = 400;
/** Before the clock runs: a program that serves a district has long been warm. */
const WARM_UP = 300;
const AT_ONCE = 50;
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const root = path.resolve(import.meta.dirname, '..');

interface Contender {
  readonly name: string;
  readonly questions: number;
  readonly begin: Begin;
  readonly start: (load: Load, port: number, dir: string) => Promise<ChildProcess>;
}

const typed: Begin = async (chat, talk) => {
  await talk.says(chat, '/start');
};

const consented: Begin = async (chat, talk) => {
  const intro = await talk.says(chat, '/start bench');
  const agree = (sent: typeof intro) =>
    sent.reply_markup?.inline_keyboard?.flat().find((button) => button.callback_data?.startsWith('begin.'));
  const button = agree(intro) ?? agree(await talk.hears(chat));
  if (!button?.callback_data) throw new Error('the consent has no button');
  await talk.taps(chat, button.callback_data);
};

const peer =
  (file: string, questions: number): Contender['start'] =>
  (load, port) =>
    launch(['--import', 'tsx', path.join(root, 'bench/turns', file)], {
      PORT: String(port),
      API_ROOT: load.apiRoot,
      QUESTIONS: String(questions),
    });

const ezhan =
  (questions: number): Contender['start'] =>
  async (load, port, dir) => {
    await writeService(path.join(dir, 'services'), questions);
    return launch(['--import', 'tsx', path.join(root, 'bench/turns/this-program.ts')], {
      PORT: String(port),
      DATA_DIR: path.join(dir, 'data'),
      SERVICES_DIR: path.join(dir, 'services'),
      LOG_LEVEL: 'silent',
      TELEGRAM_BOT_TOKEN: '1:T',
      TELEGRAM_API_ROOT: load.apiRoot,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'secret',
    });
  };

const contenders: readonly Contender[] = [
  { name: 'ezhan, 10 questions, every turn on disk', questions: 10, begin: consented, start: ezhan(10) },
  { name: 'telegraf WizardScene, in memory', questions: 10, begin: typed, start: peer('wizard.ts', 10) },
  { name: 'grammY conversation, in memory', questions: 10, begin: typed, start: peer('grammy.ts', 10) },
  { name: 'ezhan, 40 questions, every turn on disk', questions: 40, begin: consented, start: ezhan(40) },
];

async function launch(args: readonly string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`ended with ${String(code)}`));
    });
  });
  return child;
}

async function measure(contender: Contender, load: Load, port: number): Promise<number> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'ezhan-bench-'));
  const child = await contender.start(load, port, dir);
  try {
    const round = (firstChat: number, residents: number) =>
      load.run({ port, residents, questions: contender.questions, atOnce: AT_ONCE, firstChat, begin: contender.begin });
    // Nobody talks to two of them: a late message of one would be heard as the next one's.
    const first = port * 10_000;
    await round(first, WARM_UP);
    return await round(first + WARM_UP, Math.round((RESIDENTS * 10) / contender.questions));
  } finally {
    // Also after a failure: a peer that is left behind would answer for the next one.
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(dir, { recursive: true, force: true });
  }
}

const load = await openLoad();
const figures = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round++)
  for (const [index, contender] of contenders.entries())
    figures.get(contender.name)?.push(await measure(contender, load, 19_200 + round * 10 + index));
await load.close();
const wizard = median(figures.get('telegraf WizardScene, in memory') ?? []);
process.stdout.write(
  table(
    ['', 'turns/s (median)', 'lowest', 'highest', '× WizardScene'],
    [...figures].map(([name, runs]) => [
      name,
      median(runs).toFixed(0),
      Math.min(...runs).toFixed(0),
      Math.max(...runs).toFixed(0),
      (median(runs) / wizard).toFixed(2),
    ]),
  ),
);
