/**
 * Starts the whole program with plainly fictional cases and one account a role, so that somebody new sees all of it in a
 * minute. Everything lies in a folder of its own, which goes when the program is stopped; PORT is the program's.
 *
 *   npm run demo
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startApp } from '../src/app.ts';
import { seedStore } from '../src/app/seed-store.ts';
import type { Acting, Role } from '../src/cases/types.ts';
import { loadDistrict } from '../src/catalogue/load-district.ts';
import { loadServices } from '../src/catalogue/load-services.ts';
import { readConfig, type Config } from '../src/config.ts';
import { hashPassword } from '../src/desk/accounts/password.ts';
import type { PlainDate } from '../src/forms/types.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { generate } from 'otplib';

const PASSWORD = 'just a demonstration';
const PEOPLE: readonly {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
}[] = [
  { login: 'clerk', name: '王示例', role: 'clerk', office: 'dongshi' },
  { login: 'reviewer', name: '钱样本', role: 'reviewer', office: 'dongshi' },
  { login: 'supervisor', name: '孙示范', role: 'supervisor', office: 'district' },
  { login: 'administrator', name: '周管理', role: 'administrator', office: 'district' },
];
/** They take the cases of the other offices, and nobody signs in as one of them. */
const COLLEAGUES = [
  { login: 'xili', name: '李样员', role: 'clerk', office: 'xili' },
  { login: 'nanyang', name: '赵例员', role: 'clerk', office: 'nanyang' },
  { login: 'beifan', name: '吴范员', role: 'clerk', office: 'beifan' },
  { login: 'shili', name: '郑试员', role: 'reviewer', office: 'district' },
] as const;
/** A year that is over, and what lies on the desks today. */
const [PAST, FRESH] = [250, 90];
const SHARES = {
  'first-child-certificate': 4,
  'only-child-certificate': 3,
  'birth-permit': 3,
  'preconception-check': 4,
  'migrant-certificate': 1,
};
const DAY = 24 * 60 * 60 * 1000;

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'ezhan-demo-'));
const read = readConfig(
  { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' },
  path.resolve(import.meta.dirname, '..'),
);
if (!read.ok) await refuse(read.problems);
else {
  const recovery = await furnish(read.config);
  const started = await startApp(read.config);
  if (started.kind === 'refused') await refuse(started.problems);
  else {
    tell(started.url, recovery);
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        void started.stop().then(clearAway);
      });
  }
}

/** @returns a recovery code of the administrator, who signs in with a code besides. */
async function furnish(config: Config): Promise<string> {
  const [sources, district] = await Promise.all([loadServices(config.servicesDir), loadDistrict(config.districtDir)]);
  const store = await openStore({ dataDir, capacityOf: () => 0 });
  try {
    const now = Date.now();
    const { clerks, recovery } = await addPeople(store, now);
    const fresh = { from: daysAgo(14), count: FRESH };
    const what = { count: PAST, from: daysAgo(365), fresh, shares: SHARES, seed: 3 };
    await seedStore(store, { sources, district, now, clerks, ...what });
    return recovery;
  } finally {
    await store.close();
  }
}

function daysAgo(days: number): PlainDate {
  return new Date(Date.now() - days * DAY).toISOString().slice(0, 10) as PlainDate;
}

async function addPeople(
  store: Store,
  now: number,
): Promise<{ readonly clerks: readonly Acting[]; readonly recovery: string }> {
  const passwordHash = await hashPassword(PASSWORD);
  const clerks: Acting[] = [];
  let recovery = '';
  for (const person of [...PEOPLE, ...COLLEAGUES]) {
    const added = await store.clerks.add({ ...person, lang: 'zh-CN', passwordHash }, now);
    if (!added.ok) continue;
    const { id, name, role, office } = added.clerk;
    clerks.push({ clerk: id, name, role, office });
    if (role === 'administrator') recovery = await setCodes(store, id, now);
  }
  return { clerks, recovery };
}

async function setCodes({ clerks }: Store, id: string, now: number): Promise<string> {
  const secret = clerks.newSecret();
  const code = await generate({ secret, epoch: Math.floor((now - DAY) / 1000) });
  return (await clerks.setCodes(id, secret, code, now - DAY))?.[0] ?? '';
}

function tell(url: string, recovery: string): void {
  console.log(`ezhan is at ${url}, its desk at ${url}/desk. Everybody in it is made up.`);
  for (const { login } of PEOPLE) console.log(`  ${login.padEnd(14)} password: ${PASSWORD}`);
  console.log(`The administrator is asked for a code besides: the recovery code ${recovery} does, once.`);
}

async function refuse(problems: readonly string[]): Promise<void> {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
  await clearAway();
}

function clearAway(): Promise<void> {
  return rm(dataDir, { recursive: true, force: true });
}
