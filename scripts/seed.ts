/**
 * Fills a store with plainly fictional cases over two statistical years, to try the desk with or to measure it: people who say
 * of themselves that they are made up, applications that the services' own forms have checked, lives by the real rules. The
 * program must not be running on the same SQLite folder.
 *
 *   npm run seed -- --submissions 100000 [--seed 1]
 *
 * Where it goes is said by DATA_DIR, DATABASE_URL and DATA_KEY, as for the program.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadDistrict } from '../src/catalogue/load-district.ts';
import { loadServices } from '../src/catalogue/load-services.ts';
import { readConfig, type Config } from '../src/config.ts';
import type { PlainDate } from '../src/forms/types.ts';
import { seedStore } from '../src/app/seed-store.ts';
import { holdFolder } from '../src/store/hold-folder.ts';
import { openStore } from '../src/store/open-store.ts';

/** Of the shipped services, by what such a district receives in a year; any other is as frequent as one of the rarest. */
const SHARES = {
  'first-child-certificate': 5672,
  'only-child-certificate': 3042,
  'birth-permit': 1482,
  'preconception-check': 1221,
  'migrant-certificate': 318,
};

const { values } = parseArgs({
  options: { submissions: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [count, seed] = [Number(values.submissions), Number(values.seed)];
const read = readConfig(process.env, path.resolve(import.meta.dirname, '..'));
const problems = [
  ...(read.ok ? [] : read.problems),
  ...(Number.isInteger(count) && count > 0 ? [] : ['--submissions must be a whole number, such as 100000.']),
  ...(Number.isInteger(seed) ? [] : ['--seed must be a whole number: another one makes other cases.']),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0 || !read.ok) process.exitCode = 1;
else await seedWith(read.config);

async function seedWith(config: Config): Promise<void> {
  const release = config.databaseUrl === undefined ? await holdFolder(config.dataDir) : undefined;
  const [sources, district] = await Promise.all([loadServices(config.servicesDir), loadDistrict(config.districtDir)]);
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.dataKey === undefined ? {} : { dataKey: config.dataKey }),
    capacityOf: () => 0,
  });
  try {
    const now = Date.now();
    await seedStore(store, {
      sources,
      district,
      count,
      seed,
      now,
      from: firstDay(now),
      shares: SHARES,
      forgottenOneIn: 150,
      onProgress: tell,
    });
  } finally {
    await store.close();
    await release?.();
  }
}

/** Two whole statistical years, which begin on 1 October, and what there is of this one. */
function firstDay(now: number): PlainDate {
  const today = new Date(now);
  const began = today.getUTCMonth() >= 9 ? today.getUTCFullYear() : today.getUTCFullYear() - 1;
  return `${began - 2}-10-01` as PlainDate;
}

function tell(done: number): void {
  if (done % 10_000 === 0 || done === count) console.log(`${done} of ${count} submissions`);
}
