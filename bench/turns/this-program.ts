/** This program as it is, but for the pace that Telegram itself asks for: the peers keep to none either. */
import path from 'node:path';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const read = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
if (!read.ok) throw new Error(read.problems.join('\n'));
const started = await startApp(read.config, { pace: { perSecond: 1e6, perChatPerSecond: 1e6, chatBurst: 1e6 } });
if (started.kind === 'refused') throw new Error(started.problems.join('\n'));
process.on('SIGTERM', () => void started.stop());
process.stdout.write('ready\n');
