import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');

/** The program as it is shipped: `npm run build` made it, and it runs as a process of its own. */
export interface Program {
  readonly url: string;
  readonly dataDir: string;
  /** What it has written to standard error so far. */
  log(): string;
  /** The lines that it has written to standard output so far, in all its lives. */
  printed(): readonly string[];
  /** Ends it at once, in the middle of whatever it does, and starts it again on the same data and address. */
  crashAndStart(): Promise<void>;
  /** Asks it to stop; its exit code. */
  stop(): Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts the program on a free port and an empty folder, without any setting of the machine's own. */
export async function startProgram(env: Environment = {}): Promise<Program> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ezhan-test-'));
  const settings = { PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env };
  let log = '';
  const printed: string[] = [];
  const begin = async (): Promise<{ child: ChildProcess; url: string }> => {
    const child = launch(settings);
    child.stderr?.on('data', (bytes: Buffer) => (log += bytes.toString()));
    return { child, url: await firstLine(child, printed, () => log) };
  };
  let { child, url } = await begin();
  return {
    url,
    dataDir,
    log: () => log,
    printed: () => printed,
    crashAndStart: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      ({ child, url } = await begin());
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** Runs the program to its end: for settings with which it does not start. */
export async function runProgram(env: Environment): Promise<{ readonly code: number | null; readonly errors: string }> {
  const child = launch(env);
  let errors = '';
  child.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  await once(child, 'close');
  return { code: child.exitCode, errors };
}

function launch(env: Environment): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [path.join(root, 'dist/main.js')], {
    cwd: tmpdir(),
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The address, which the first line says; that and every further line is kept. */
async function firstLine(child: ChildProcess, printed: string[], log: () => string): Promise<string> {
  if (!child.stdout) throw new Error('The program has no standard output.');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => printed.push(line));
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    once(child, 'close').then(() => undefined),
  ]);
  const url = /https?:\/\/\S+/.exec(line ?? '')?.[0];
  if (url === undefined) throw new Error(`The program did not start: ${log()}`);
  return url;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
