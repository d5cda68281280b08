import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApp } from './app.ts';
import { readConfig, type Config } from './config.ts';

/** The folder of the package: its services, locales and assets lie there, whether this runs from src or from dist. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** npm hands on the signal of a terminal, which the program had from the terminal already. Milliseconds. */
const SAME_WISH = 1000;

const read = readConfig(process.env, root);
if (!read.ok) refuse(read.problems);
else
  await run(read.config).catch((error: unknown) => {
    refuse([faultOf(error, read.config)]);
  });

async function run(config: Config): Promise<void> {
  const started = await startApp(config);
  if (started.kind === 'refused') {
    refuse(started.problems);
    return;
  }
  console.log(`ezhan is at ${started.url}`);
  if (started.firstLink !== undefined)
    console.log(
      `The desk has no account yet. Make the first administrator, once and within 24 hours: ${started.firstLink}`,
    );
  let stopping: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      const asked = Date.now();
      // Asked again, somebody is in a hurry: what is in flight comes again or is sent after the next start.
      if (stopping !== undefined && asked - stopping > SAME_WISH) process.exit(130);
      if (stopping !== undefined) return;
      stopping = asked;
      void started.stop().catch((error: unknown) => {
        refuse([faultOf(error, config)]);
      });
    });
}

/** Whatever keeps the program from starting, as a sentence. Files that are missing or wrong name themselves. */
function faultOf(error: unknown, { host, port }: Config): string {
  if (!(error instanceof Error)) return 'The program did not start, for a reason that it cannot name.';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Another program listens on ${host}:${port}: stop it, or set PORT to another number.`;
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
    return `This user may not listen on ${host}:${port}: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}: set HOST to one that it has.`;
  return error.message;
}

/** Says each fault on a line of its own and ends with an error. */
function refuse(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
