import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { CaseEvent, Submission } from '../../../src/cases/types.ts';
import { loadWords } from '../../../src/catalogue/load-words.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { District, PlainDate } from '../../../src/forms/types.ts';
import { apiFallback, apiRoutes } from '../../../src/web/api/api-routes.ts';
import type { ApiDeps } from '../../../src/web/api/deps.ts';
import type { Created, Idempotency, Repeated } from '../../../src/cases/idempotency.ts';
import { makeMetrics } from '../../../src/web/api/metrics.ts';
import { sampleForm } from './sample-form.ts';

const name = { 'zh-CN': '示例', en: 'Sample' };
const office = { name, address: name, phone: '000-1234 5678', hours: name };
export const sampleDistrict: District = {
  id: 'sample',
  name,
  bureau: name,
  timeZone: 'Asia/Shanghai',
  hotline: '000-1234 5678',
  supervision: '000-1234 5679',
  hours: name,
  areas: [{ code: '000000001000', name, areas: [{ code: '000000001001', name }] }],
  provinces: [{ code: '330000000000', name }],
  offices: [
    { id: 'bureau', level: 'district', area: '000000000000', ...office },
    { id: 'east', level: 'street', parent: 'bureau', area: '000000001000', ...office },
  ],
  institutions: [
    { id: 'clinic', kind: 'hospital', ...office, slots: { weekdays: [1, 2, 3, 4, 5], times: ['08:30'], capacity: 1 } },
  ],
  calendar: { published: [2026], holidays: [], workdays: [] },
};

const locales = path.resolve(import.meta.dirname, '../../../locales');
export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

type Note = NonNullable<CaseEvent['note']>;

interface MemoryStoreParts {
  readonly all: Submission[];
  /** What the history says beside the status, by reference. */
  readonly notes: Map<string, Note>;
}
type MemoryStore = ApiDeps['submissions'] & MemoryStoreParts;

/** A submission store that keeps its promises (one per key, one per place) and forgets everything at the end. */
function memoryStore({ institutions }: District): MemoryStore {
  const all: Submission[] = [];
  const keys = new Map<string, { fingerprint: string; submission: Submission }>();
  const findRepeated = ({ idempotencyKey, fingerprint, client }: Idempotency): Repeated | undefined => {
    const before = idempotencyKey === undefined ? undefined : keys.get(`${client} ${idempotencyKey}`);
    if (!before) return undefined;
    return before.fingerprint === fingerprint
      ? { kind: 'repeated', submission: before.submission }
      : { kind: 'key-reused' };
  };
  const create = (submission: Submission, idempotency: Idempotency): Created => {
    const { idempotencyKey, fingerprint, client } = idempotency;
    const repeated = findRepeated(idempotency);
    if (repeated) return repeated;
    const slot = submission.booking?.slot;
    const places = institutions.find(({ id }) => id === submission.booking?.institution)?.slots.capacity ?? 0;
    if (slot !== undefined && all.filter((one) => one.booking?.slot === slot).length >= places)
      return { kind: 'slot-full' };
    if (all.some(({ reference }) => reference === submission.reference)) return { kind: 'reference-taken' };
    all.push(submission);
    if (idempotencyKey !== undefined) keys.set(`${client} ${idempotencyKey}`, { fingerprint, submission });
    return { kind: 'created', submission };
  };
  const notes = new Map<string, Note>();
  const noteOf = (reference: string): { readonly note?: Note } => {
    const note = notes.get(reference);
    return note === undefined ? {} : { note };
  };
  return {
    all,
    notes,
    findRepeated: (idempotency) => Promise.resolve(findRepeated(idempotency)),
    create: (submission, idempotency) => Promise.resolve(create(submission, idempotency)),
    find: (reference) => Promise.resolve(all.find((one) => one.reference === reference)),
    history: (reference) =>
      Promise.resolve(
        all
          .filter((one) => one.reference === reference)
          .map(({ submittedAt, status }) => ({ at: submittedAt, status, ...noteOf(reference) })),
      ),
  };
}

export interface House {
  readonly url: string;
  readonly deps: ApiDeps;
  readonly store: ReturnType<typeof memoryStore>;
  /** Lines of the log, parsed. */
  readonly log: Record<string, unknown>[];
  close(): Promise<void>;
}

/** The API on a port of its own, with real words and an in-memory store. */
export async function openHouse(
  change: Partial<ApiDeps> = {},
  { forms = [sampleForm], webhookSecret = true }: { forms?: readonly Form[]; webhookSecret?: boolean } = {},
): Promise<House> {
  const store = memoryStore(change.district ?? sampleDistrict);
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (text: string) => void log.push(JSON.parse(text) as Record<string, unknown>) },
  );
  const { words, problem } = await loadWords(locales);
  const app = express();
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps: ApiDeps = {
    catalogue: { services: forms, find: (id) => forms.find((form) => form.id === id) },
    district: sampleDistrict,
    today: () => '2026-11-24' as PlainDate,
    now: () => Date.UTC(2026, 10, 24, 2),
    entropy: () => randomBytes(32),
    words,
    problemWords: problem,
    submissions: store,
    takenPlaces: () => Promise.resolve(new Map()),
    receipt: (reference) => Promise.resolve({ ok: true, bytes: Buffer.from(`%PDF-1.7 ${reference}`) }),
    keepFile: (bytes) =>
      Promise.resolve(
        bytes.length === 0
          ? { ok: false, code: 'file-empty' }
          : bytes[0] === 0xff
            ? { ok: true, attachment: { id: 'a'.repeat(64), name: '', type: 'image/jpeg', size: bytes.length } }
            : { ok: false, code: 'file-type' },
      ),
    ready: () => Promise.resolve(true),
    publicUrl: url,
    ...(webhookSecret ? { webhookSecret: secret } : {}),
    logger,
    metrics: makeMetrics(() => Promise.resolve(3)),
    perMinute: 1_000_000,
    ...change,
  };
  app.disable('x-powered-by').use(apiRoutes(deps)).use(apiFallback(deps));
  return { url, deps, store, log, close: () => closeServer(server) };
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) =>
    server.close(() => {
      closed();
    }),
  );
}

/** Options of `fetch` for a JSON body. */
export function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
