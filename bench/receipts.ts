/**
 * Receipts: the same one of 24 Chinese answers by this program, by pdfkit, pdfmake and @react-pdf/renderer, all with the same font files,
 * each in a process of its own. They take turns, so that a slow moment of the machine is shared by all.
 * Run: npm run build && npx tsx bench/receipts.ts
 *
 * This program's receipt is the only one that is tagged and was checked for characters that cannot be shown.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Round } from './receipts/worker.ts';
import { median, table } from './report.ts';

const CONTENDERS = ['this program', 'pdfkit, fonts parsed once', 'pdfkit, naive', 'pdfmake', '@react-pdf/renderer'];
const WARM_UP = 300;
const ROUNDS = 12;
const RECEIPTS = 25;
const worker = path.join(import.meta.dirname, 'receipts/worker.ts');

interface Contender {
  readonly name: string;
  readonly process: ChildProcess;
  readonly times: number[];
  bytes: number;
}

const contenders: Contender[] = [];
for (const name of CONTENDERS) contenders.push(await start(name));
for (let round = 0; round < ROUNDS; round++) for (const contender of contenders) await take(contender, RECEIPTS);
for (const contender of contenders) contender.process.disconnect();
print();

async function start(name: string): Promise<Contender> {
  const child = fork(worker, [name], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  const contender: Contender = { name, process: child, times: [], bytes: 0 };
  await take(contender, WARM_UP);
  contender.times.length = 0;
  return contender;
}

async function take(contender: Contender, count: number): Promise<void> {
  contender.process.send(count);
  const [round] = (await once(contender.process, 'message')) as [Round];
  contender.times.push(...round.times);
  contender.bytes = round.bytes;
}

function print(): void {
  const own = median(contenders[0]?.times ?? []);
  const rows = contenders.map(({ name, times, bytes }) => {
    const middle = median(times);
    const quick = [...times].sort((a, b) => a - b)[Math.floor(times.length / 10)] ?? Number.NaN;
    return [name, middle.toFixed(2), (middle / own).toFixed(1), quick.toFixed(2), (bytes / 1000).toFixed(0)];
  });
  console.log(table(['receipt by', 'median ms', 'times this program', 'quickest tenth below, ms', 'kB'], rows));
}
