/**
 * How long the desk's lists, searches, counts and neighbours take in the server: the questions to the database, opening what is
 * sealed, and making JSON of it. The processor's time is that of this process, SQLite's work in it. Fills the databases first,
 * unless DATA_DIR names a folder that `npm run seed` has filled with the key of this bench.
 *
 *   SUBMISSIONS=100000 DATABASES=sqlite,postgres npx tsx bench/desk.ts
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedStore } from '../src/app/seed-store.ts';
import { loadDistrict } from '../src/catalogue/load-district.ts';
import { loadServices } from '../src/catalogue/load-services.ts';
import type { PlainDate } from '../src/forms/types.ts';
import { openStore, type StoreOptions } from '../src/store/open-store.ts';
import { startPostgres } from '../test/setup/postgres.ts';
import { DATA_KEY, NOW } from './desk/setting.ts';
import { questionsOf } from './desk/questions.ts';
import { percentile, table } from './report.ts';

const count = Number(process.env.SUBMISSIONS ?? '100000');
const rounds = Number(process.env.ROUNDS ?? '40');
const kinds = (process.env.DATABASES ?? 'sqlite,postgres').split(',');
const root = path.resolve(import.meta.dirname, '..');
const [sources, district] = await Promise.all([
  loadServices(path.join(root, 'services')),
  loadDistrict(path.join(root, 'district')),
]);

for (const kind of kinds) {
  const given = kind === 'sqlite' ? process.env.DATA_DIR : undefined;
  const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'ezhan-bench-')));
  const server = kind === 'postgres' ? await startPostgres() : undefined;
  try {
    const options = { dataDir, dataKey: DATA_KEY, ...(server ? { url: server.url } : {}) };
    await measure(kind, { ...options, capacityOf: () => 0 }, given === undefined);
  } finally {
    await server?.stop();
    if (given === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(kind: string, options: StoreOptions, isEmpty: boolean): Promise<void> {
  const store = await openStore(options);
  try {
    if (isEmpty)
      await seedStore(store, { sources, district, count, seed: 1, now: NOW, from: '2024-10-01' as PlainDate });
    const rows: string[][] = [];
    for (const { name, ask } of await questionsOf(store, district)) {
      await ask(0);
      const times: number[] = [];
      const work: number[] = [];
      let size = 0;
      for (let round = 1; round <= rounds; round++) {
        const before = process.cpuUsage();
        const start = performance.now();
        size = JSON.stringify(await ask(round)).length;
        times.push(performance.now() - start);
        const { user, system } = process.cpuUsage(before);
        work.push((user + system) / 1000);
      }
      const shown = [times, work].flatMap((list) => [50, 95].map((percent) => percentile(list, percent).toFixed(1)));
      rows.push([name, ...shown, (size / 1000).toFixed(0)]);
    }
    console.log(table([kind, 'p50 ms', 'p95 ms', 'processor p50 ms', 'processor p95 ms', 'kB of JSON'], rows));
  } finally {
    await store.close();
  }
}
