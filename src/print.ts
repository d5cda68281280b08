import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printPapers, type PrintRequest } from './app/print-papers.ts';
import { readReference } from './cases/reference.ts';
import { readConfig } from './config.ts';

const USAGE = `Writes submissions as PDF files: the complete application form, or the receipt.

  npm run print -- FC-26K7-XQ4M [more numbers] [--receipt] [--out folder or file.pdf]
  npm run print -- --since 2026-11-01 [--receipt] [--out folder]
  npm run print -- --all [--receipt] [--out folder]

Reads the same settings as the program, which may be running. Ends with 1 when something was not printed.`;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const request = readRequest(process.argv.slice(2));
const read = readConfig(process.env, root);
if (request === undefined) refuse(USAGE);
else if (!read.ok) refuse(read.problems.join('\n'));
else
  try {
    for await (const printed of printPapers(read.config, request))
      if (printed.ok) process.stdout.write(`${printed.file}\n`);
      else refuse(printed.reason);
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'Nothing was printed, for a reason that cannot be named.');
  }

/** Undefined when it does not say clearly what to print. */
function readRequest(args: string[]): PrintRequest | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        receipt: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        since: { type: 'string' },
        out: { type: 'string', default: '.' },
      },
    });
    const { receipt, all, since, out } = values;
    const ways = [positionals.length > 0, all, since !== undefined].filter(Boolean).length;
    const isDay = since === undefined || /^\d{4}-\d{2}-\d{2}$/.test(since);
    if (ways !== 1 || !isDay || (out.endsWith('.pdf') && positionals.length !== 1)) return undefined;
    const what = positionals.length > 0 ? positionals.map(asReference) : { since: since ?? '' };
    return { what, paper: receipt ? 'receipt' : 'application', out };
  } catch {
    return undefined;
  }
}

/** As people type it; what is none stays as it is and will not be found. */
function asReference(text: string): string {
  const read = readReference(text);
  return read.ok ? read.reference : text;
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
