/**
 * This program as it is shipped (compiled by `npm run build`, like the libraries of the peers), but for the pace that
 * Telegram itself asks for: the peers keep to none either.
 */
import path from 'node:path';
import type * as App from '../../src/app.ts';
import type * as ReadConfig from '../../src/config.ts';

async function compiled<T>(file: string): Promise<T> {
  return (await import(new URL(`../../dist/${file}`, import.meta.url).href)) as T;
}

const { startApp } = await compiled<typeof App>('app.js');
const { readConfig } = await compiled<typeof ReadConfig>('config.js');
const read = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
if (!read.ok) throw new Error(read.problems.join('\n'));
const started = await startApp(read.config, { pace: { perSecond: 1e6, perChatPerSecond: 1e6, chatBurst: 1e6 } });
if (started.kind === 'refused') throw new Error(started.problems.join('\n'));
process.on('SIGTERM', () => void started.stop());
process.stdout.write('ready\n');
