/** Makes receipts with one library in a process of its own: `worker.ts <contender>`; told how many, answers with the times. */
import { performance } from 'node:perf_hooks';
import type { ReceiptPaper } from '../../src/pdf/types.ts';
import { sampleReceipt } from '../../test/pdf/samples.ts';

export interface Round {
  /** Milliseconds of each receipt. */
  readonly times: readonly number[];
  /** Size of the last one. */
  readonly bytes: number;
}

type Make = (paper: ReceiptPaper) => Promise<Uint8Array>;

/** Loaded only when it is this process's turn, so that no library pays for another's garbage. */
const CONTENDERS: Readonly<Record<string, () => Promise<Make>>> = {
  'this program': async () => (await import('./this-program.ts')).thisProgram,
  'pdfkit, fonts parsed once': async () => (await import('./pdfkit.ts')).pdfkitWithParsedFonts,
  'pdfkit, naive': async () => (await import('./pdfkit.ts')).naivePdfkit,
  pdfmake: async () => (await import('./pdfmake.ts')).withPdfmake,
  '@react-pdf/renderer': async () => (await import('./react-pdf.ts')).withReactPdf,
};

const make = await CONTENDERS[process.argv[2] ?? '']?.();
if (!make) throw new Error(`Name one of: ${Object.keys(CONTENDERS).join('; ')}`);

let made = 0;
process.on('message', (count: number) => {
  void run(make, count).then((round) => process.send?.(round));
});
process.send?.('ready');

async function run(make: Make, count: number): Promise<Round> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const paper = differentReceipt(made++);
    const start = performance.now();
    bytes = (await make(paper)).length;
    times.push(performance.now() - start);
  }
  return { times, bytes };
}

/** Another number and address each time: no contender may keep what it drew before. */
function differentReceipt(n: number): ReceiptPaper {
  const paper = sampleReceipt();
  return { ...paper, number: `${paper.number}${n}`, url: `${paper.url}${n}` };
}
