import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from './config.ts';
import { verifyAudit, type AuditFault } from './store/audit-verify.ts';

const USAGE = `Checks the record of who did what from its first entry to its last.

  npm run audit:verify
  npm run audit:verify -- --expect <hash that an earlier run printed>

Reads the same settings as the program, which may be running. Keep the last hash elsewhere: only with it is it certain that
nobody has written the whole record anew. Ends with 1 when an entry was altered, removed or put in.`;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const request = readRequest(process.argv.slice(2));
const read = readConfig(process.env, root);
if (request === undefined) refuse(USAGE);
else if (!read.ok) refuse(read.problems.join('\n'));
else await verify(read.config, request.expect);

async function verify({ dataDir, databaseUrl, dataKey }: Config, expect: string | undefined): Promise<void> {
  try {
    const { count, hash, fault } = await verifyAudit({
      dataDir,
      ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
      ...(dataKey === undefined ? {} : { dataKey }),
      ...(expect === undefined ? {} : { expect }),
    });
    process.stdout.write(`${count} entries in order, the last hash is ${hash || '(none)'}\n`);
    if (fault) refuse(sentence(fault));
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'The record was not checked, for a reason that cannot be named.');
  }
}

function sentence(fault: AuditFault): string {
  switch (fault.kind) {
    case 'altered':
      return `Entry ${fault.seq} is not as it was written.`;
    case 'missing':
      return `Entry ${fault.seq} is missing.`;
    case 'added':
      return `The entry ${fault.id} was put in from outside.`;
    case 'cut':
      return `The record does not end where it was left: after entry ${fault.seq} something was removed or altered.`;
    case 'sealed':
      return `Entry ${fault.seq} was written with a DATA_KEY: set it to check the record.`;
    case 'unexpected':
      return 'The hash that was kept is nowhere in the record: it was written anew.';
  }
}

/** Undefined when it does not say clearly what to check. */
function readRequest(args: string[]): { readonly expect?: string } | undefined {
  try {
    const { expect } = parseArgs({ args, options: { expect: { type: 'string' } } }).values;
    return expect === undefined ? {} : { expect };
  } catch {
    return undefined;
  }
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
