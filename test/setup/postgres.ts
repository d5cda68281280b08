import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a real PostgreSQL in which tests make databases of their own. */
    postgres: string;
  }
}

interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('./postgres-server.ts', import.meta.url));
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Once for the whole run, before the first test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgres', server.url);
  return () => server.stop();
}

/** A PostgreSQL out of a package, on a free port, with its data in a folder that goes when it stops. */
export async function startPostgres(): Promise<PostgresServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line').then(([first]) => String(first)), gone.then(() => undefined)]);
  if (line === undefined) throw new Error('PostgreSQL does not start: see above.');
  return {
    url: line,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
