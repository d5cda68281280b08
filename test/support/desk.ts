import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashSync } from '@node-rs/argon2';
import express, { type RequestHandler } from 'express';
import { generate } from 'otplib';
import { onTestFinished } from 'vitest';
import { dayIn } from '../../src/app/clock.ts';
import type { Clerk } from '../../src/cases/clerk.ts';
import type { OidcSettings } from '../../src/desk/accounts/oidc.ts';
import { loadDeskAssets } from '../../src/desk/assets.ts';
import { deskRoutes } from '../../src/desk/desk-routes.ts';
import type { DeskHouse } from '../../src/desk/house.ts';
import type { District } from '../../src/forms/types.ts';
import type { AuditEntry } from '../../src/store/audit-chain.ts';
import type { StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { freshSqlite, type House } from './databases.ts';
import { DeskBrowser } from './desk-browser.ts';
import { NOW } from './turns.ts';
import { loadWorld } from './world.ts';

/** One account a role; two clerks, one above the other. */
const PEOPLE = {
  clerk: { name: '王示例', role: 'clerk', office: 'dongshi-1' },
  'street-clerk': { name: '赵例文', role: 'clerk', office: 'dongshi' },
  reviewer: { name: '钱样本', role: 'reviewer', office: 'dongshi' },
  supervisor: { name: '孙示范', role: 'supervisor', office: 'district' },
  administrator: { name: '周管理', role: 'administrator', office: 'district' },
} as const;

/** Also their logins. */
export type Person = keyof typeof PEOPLE;

export const PASSWORD = 'four plain words here';
/** Of the same kind as the program's own, but quick: it is compared with each time that somebody signs in. */
const passwordHash = hashSync(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });

export interface TestDesk {
  readonly url: string;
  readonly store: Store;
  readonly house: DeskHouse;
  readonly stored: House;
  /** The accounts by login, as they were made. */
  readonly clerks: Readonly<Record<Person, Clerk>>;
  /** The secret of the administrator's codes (base32). */
  readonly secret: string;
  /** What was reported as a fault of our own. */
  readonly faults: unknown[];
  /** The clock goes on by so many milliseconds. */
  pass(milliseconds: number): void;
  /** The code that a device shows now. */
  code(secret?: string): Promise<string>;
  /** A browser in which nobody has signed in. */
  browser(): DeskBrowser;
  /** A browser in which this person is signed in; each call signs in anew. */
  as(person: Person): Promise<DeskBrowser>;
}

export interface DeskOptions {
  /** The rooms behind the sign-in: `({ store, house }) => [casesRoutes(house, store.desk)]`. */
  readonly rooms?: (parts: { readonly store: Store; readonly house: DeskHouse }) => readonly RequestHandler[];
  /** SQLite unless another is given. */
  readonly fresh?: () => Promise<House>;
  readonly open?: Partial<StoreOptions>;
  /** Instead of the sample district as it is in the files. */
  readonly district?: District;
  readonly secure?: boolean;
  readonly now?: number;
  /** Another house that signs clerks in; it may want to know where the desk is. */
  readonly oidc?: (url: string) => Promise<OidcSettings>;
}

/** Opens a whole desk on a real store and a port of 127.0.0.1; it is closed with the test. */
export async function openDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const stored = await (options.fresh ?? freshSqlite)();
  const store = await stored.open(options.open);
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const clock = { now: options.now ?? NOW };
  const faults: unknown[] = [];
  const assets = loadDeskAssets();
  const made = await makeHouse(url, clock, faults, options.secure ?? false, assets.links);
  const house = { ...made, district: options.district ?? made.district };
  const { clerks, secret } = await addPeople(store, clock.now);
  const accounts = {
    ...store,
    secret: await store.deskSecret(),
    record: (entry: AuditEntry) => store.desk.record(entry),
  };
  const rooms = options.rooms?.({ store, house }) ?? [];
  const app = express().set('trust proxy', 'loopback');
  app.get('/desk/assets/:name', assets.serve);
  const oidc = await options.oidc?.(url);
  app.use('/desk', deskRoutes(house, { accounts, rooms, ...(oidc === undefined ? {} : { oidc }) }));
  server.on('request', app);
  const desk: TestDesk = {
    url,
    store,
    house,
    stored,
    clerks,
    secret,
    faults,
    pass: (milliseconds) => (clock.now += milliseconds),
    code: (of = secret) => generate({ secret: of, epoch: Math.floor(clock.now / 1000) }),
    browser: () => new DeskBrowser(url),
    as: (person) => signInAs(desk, person),
  };
  return desk;
}

async function makeHouse(
  publicUrl: string,
  clock: { readonly now: number },
  faults: unknown[],
  secure: boolean,
  assets: DeskHouse['assets'],
): Promise<DeskHouse> {
  const { catalogue, district, words } = await loadWorld();
  const day = dayIn(district.timeZone);
  return {
    catalogue,
    district,
    words,
    publicUrl,
    secure,
    now: () => clock.now,
    today: () => day(clock.now),
    random: () => randomBytes(24).toString('base64url'),
    assets,
    stopping: new AbortController().signal,
    report: (error) => faults.push(error),
  };
}

async function addPeople(store: Store, now: number): Promise<Pick<TestDesk, 'clerks' | 'secret'>> {
  const clerks: Record<string, Clerk> = {};
  for (const [login, person] of Object.entries(PEOPLE)) {
    const added = await store.clerks.add({ login, lang: 'zh-CN', passwordHash, ...person }, now);
    if (added.ok) clerks[login] = added.clerk;
  }
  const { administrator } = clerks as TestDesk['clerks'];
  const secret = store.clerks.newSecret();
  // With a code of long ago: today's is still to be used.
  const before = now - 24 * 60 * 60 * 1000;
  const code = await generate({ secret, epoch: Math.floor(before / 1000) });
  await store.clerks.setCodes(administrator.id, secret, code, before);
  return { clerks: { ...clerks, administrator: { ...administrator, hasCodes: true } } as TestDesk['clerks'], secret };
}

async function signInAs(desk: TestDesk, person: Person): Promise<DeskBrowser> {
  const browser = desk.browser();
  await browser.get('/desk/sign-in');
  const signedIn = await browser.post('/desk/sign-in', { login: person, password: PASSWORD });
  if (signedIn.to === '/desk/code') {
    await browser.get('/desk/code');
    // A code counts once: for who signs in again within half a minute the clock goes on.
    if ((await browser.post('/desk/code', { code: await desk.code() })).status === 401) {
      desk.pass(30_000);
      await browser.post('/desk/code', { code: await desk.code() });
    }
  }
  await browser.get('/desk/me');
  return browser;
}
