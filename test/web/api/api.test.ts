import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf, readContract, type Answer } from './contract.ts';
import { openHouse, posted, secret, type House } from './house.ts';
import { sampleForm } from './sample-form.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { makeMetrics } from '../../../src/web/api/metrics.ts';
import { makeWebhook } from '../../../src/web/api/webhook-key.ts';

const application = { answers: { name: '张示梅' }, consent: true };
let house: House;
let contract: Awaited<ReturnType<typeof readContract>>;

beforeAll(async () => {
  house = await openHouse();
  contract = await readContract(house.url);
});
afterAll(() => house.close());

const submit = (body: unknown, headers: Record<string, string> = {}, id = 'sample'): Promise<Answer> =>
  contract.call('createSubmission', { id }, { ...posted(body, headers), asDocumented: false });

function signed(body: string, { id = 'msg_1', at = new Date(), key = secret } = {}): RequestInit {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': makeWebhook(key).sign(id, at, body),
  };
  return { method: 'POST', headers, body };
}

describe('the catalogue', () => {
  it('lists what is on offer in the language asked for', async () => {
    const zh = await contract.call('listServices');
    const en = await contract.call('listServices', {}, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect([zh.json, en.json]).toMatchObject([
      { services: [{ id: 'sample', title: '样例证' }] },
      { services: [{ id: 'sample', title: 'Sample certificate' }] },
    ]);
  });

  it('describes one service so that a portal can show its form', async () => {
    const { json } = await contract.call('getService', { id: 'sample' }, { query: '?lang=en' });
    expect(json).toMatchObject({ lang: 'en', sections: [{ id: 'all', title: '全部' }], promiseDays: 9 });
    expect(json.documents).toEqual([{ at: '/materials/photo', label: 'en /materials/photo', original: true }]);
    expect(json.choices).toMatchObject({
      '/reason': { lost: 'en="lost"', damaged: 'en="damaged"' },
      '/hasChildren': { true: 'en=true', false: 'en=false' },
      '/children/*/sex': { female: 'en="female"' },
      '/children/2/sex': { male: 'en="male"' },
    });
  });

  it('names every field once, and those of a group at each place up to its limit', async () => {
    const { json } = await contract.call('getService', { id: 'sample' });
    const places = ['*', '0', '1', '2'].flatMap((index) => [`/children/${index}/name`, `/children/${index}/sex`]);
    const single = [
      '/name',
      '/reason',
      '/hasChildren',
      '/place',
      '/institution',
      '/slot',
      '/mother/name',
      '/materials/photo',
    ];
    expect(Object.keys(json.labels as object).sort()).toEqual([...single, '/children', ...places].sort());
  });

  it('says where to look when there is no such service', async () => {
    const { status, json } = await contract.call('getService', { id: 'nothing' });
    expect([status, json.detail]).toEqual([404, expect.stringContaining('/api/services')]);
  });

  it('names the places and times that answers refer to', async () => {
    expect((await contract.call('getDistrict')).json).toMatchObject({
      areas: [{ code: '000000001000', areas: [{ code: '000000001001', name: '示例' }] }],
    });
    const { json } = await contract.call('listSlots', { id: 'clinic' });
    expect((json.slots as object[])[0]).toEqual({ id: 'clinic@2026-11-25T08:30', places: 1 });
    expect((await contract.call('listSlots', { id: 'nowhere' })).status).toBe(404);
  });
});

describe('an application', () => {
  it('is stored, and answered with its number, its status and where the receipt is', async () => {
    const request = posted({ ...application, answers: { name: '张示梅', place: '000000001001' }, lang: 'en' });
    const { status, json, headers } = await contract.call('createSubmission', { id: 'sample' }, request);
    expect([status, json.status]).toEqual([201, 'submitted']);
    const stored = house.store.all.at(-1);
    expect(stored).toMatchObject({
      reference: json.reference,
      channel: 'api',
      lang: 'en',
      office: 'east',
      route: ['east'],
      due: '2026-12-07',
      missing: ['/materials/photo'],
      materialsDue: '2026-11-30',
      notices: ['clerk-decides'],
    });
    const receipt = await fetch((json.receipt as { url: string }).url);
    expect([receipt.status, await receipt.text()]).toEqual([200, `%PDF-1.7 ${String(json.reference)}`]);
    expect((await fetch(headers.get('location') ?? '')).status).toBe(200);
  });

  it('is answered with the receipt itself to a client that prefers a PDF', async () => {
    const { status, headers, bytes } = await submit(application, { accept: 'application/pdf' });
    expect([status, headers.get('content-type')]).toEqual([201, 'application/pdf']);
    expect(bytes.toString()).toBe(`%PDF-1.7 ${headers.get('x-submission-reference') ?? ''}`);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('受理回执');
  });

  it('with answers that cannot be taken is told which, in words of the language asked for', async () => {
    const zh = await submit({ ...application, answers: {} });
    const en = await submit({ ...application, answers: {}, lang: 'en' });
    expect([zh.status, zh.json.errors]).toEqual([
      422,
      [{ pointer: '/name', code: 'missing', detail: '请告诉我们姓名。' }],
    ]);
    expect([en.status, en.json.errors]).toEqual([
      422,
      [{ pointer: '/name', code: 'missing', detail: 'A name is needed.' }],
    ]);
    expect(en.headers.get('content-language')).toBe('en');
  });

  it('needs the consent of the applicant', async () => {
    for (const consent of [undefined, false, 'true', 1]) {
      const { status, json } = await submit({ ...application, consent });
      expect([status, json.type]).toEqual([422, 'urn:ezhan:problem:consent']);
    }
  });

  it('is refused when it is no application', async () => {
    const before = house.store.all.length;
    const statuses = await Promise.all(
      [[], 'x', {}, { consent: true }, { consent: true, answers: [] }, { consent: true, answers: null }].map(
        async (body) => (await submit(body)).status,
      ),
    );
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400]);
    expect((await submit(application, {}, 'nothing')).status).toBe(404);
    expect((await submit({ ...application, answers: { name: 'x'.repeat(1024 * 1024) } })).status).toBe(413);
    expect((await submit(application, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await submit(application, { 'content-type': 'application/json; charset=klingon' })).status).toBe(415);
    expect(house.store.all.length).toBe(before);
  });

  it('nested a hundred thousand levels deep is refused like any other that is none', async () => {
    const body = `{"consent":true,"answers":{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, asDocumented: false };
    expect((await contract.call('createSubmission', { id: 'sample' }, request)).status).toBe(400);
  });

  it('for a time that somebody else just took is refused', async () => {
    const answers = { name: '张示梅', institution: 'clinic', slot: 'clinic@2026-11-25T08:30' };
    const both = [await submit({ ...application, answers }), await submit({ ...application, answers })];
    expect(both.map(({ status }) => status)).toEqual([201, 409]);
    expect((await submit({ ...application, answers: { ...answers, slot: 'clinic@2026-11-28T08:30' } })).status).toBe(
      422,
    );
  });
});

describe('a repetition', () => {
  it('with the same key is answered the same and stored once', async () => {
    const before = house.store.all.length;
    const key = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit(application, key)));
    expect(new Set(answers.map(({ status, json }) => `${status} ${String(json.reference)}`)).size).toBe(1);
    expect(house.store.all.length).toBe(before + 1);
  });

  it('is known by its key with or without quotes, and with its fields in another order', async () => {
    const first = await submit(
      { consent: true, answers: { name: '张示梅', reason: 'lost' } },
      { 'idempotency-key': '"k-2"' },
    );
    const again = await submit(
      { answers: { reason: 'lost', name: '张示梅' }, consent: true },
      { 'idempotency-key': 'k-2' },
    );
    expect(again.json.reference).toBe(first.json.reference);
  });

  it('with other answers under the same key is refused', async () => {
    await submit(application, { 'idempotency-key': 'k-3' });
    const { status, json } = await submit(
      { ...application, answers: { name: '李例安' } },
      { 'idempotency-key': 'k-3' },
    );
    expect([status, json.type]).toEqual([422, 'urn:ezhan:problem:key-reused']);
  });

  it('that comes when the booked time is no longer offered is still the same application', async () => {
    let today = '2026-11-24' as PlainDate;
    const other = await openHouse({ today: () => today });
    const { call } = await readContract(other.url);
    const answers = { name: '张示梅', institution: 'clinic', slot: 'clinic@2026-11-25T08:30' };
    const request = posted({ ...application, answers }, { 'idempotency-key': 'k-4' });
    const first = await call('createSubmission', { id: 'sample' }, request);
    today = '2026-11-26' as PlainDate;
    const again = await call('createSubmission', { id: 'sample' }, request);
    expect([again.status, again.json.reference]).toEqual([201, first.json.reference]);
    await other.close();
  });

  it('without a key is a new application', async () => {
    const [first, second] = [await submit(application), await submit(application)];
    expect(first.json.reference).not.toBe(second.json.reference);
  });

  it('under a key that is none is refused', async () => {
    expect((await submit(application, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
    expect((await submit(application, { 'idempotency-key': 'a b' })).status).toBe(400);
  });
});

describe('answers to thousands of questions that nobody asked', () => {
  it('are counted whole, and the first hundreds of them named', async () => {
    const problems = Array.from({ length: 5000 }, (_, n) => ({ pointer: `/f${n}`, code: 'unknown-field' }) as const);
    const other = await openHouse({}, { forms: [{ ...sampleForm, check: () => ({ ok: false, problems }) }] });
    const { call } = await readContract(other.url);
    const { status, json } = await call('createSubmission', { id: 'sample' }, posted(application));
    expect([status, (json.errors as readonly unknown[]).length]).toEqual([422, 300]);
    expect(json.detail).toContain('5000');
    await other.close();
  });
});

describe('a case', () => {
  it('is shown to whoever holds its token, and to nobody else', async () => {
    const { json: created } = await submit({ ...application, lang: 'en' });
    const reference = String(created.reference);
    const token = house.store.all.at(-1)?.token ?? '';
    const { json } = await contract.call(
      'getSubmission',
      { reference: reference.toLowerCase() },
      { query: `?token=${token}&lang=en` },
    );
    expect(json).toMatchObject({
      reference,
      statusText: 'Submitted',
      service: { title: 'Sample certificate' },
      missing: [{ pointer: '/materials/photo', label: 'en /materials/photo' }],
      due: '2026-12-07',
      materialsDue: '2026-11-30',
      office: { name: 'Sample', phone: '000-1234 5678' },
      history: [{ at: '2026-11-24T02:00:00.000Z', status: 'submitted' }],
    });
    expect(JSON.stringify(json)).not.toContain('张示梅');
    for (const query of ['', '?token=', `?token=${'x'.repeat(22)}`, `?token=${token}&token=${token}`])
      for (const operation of ['getSubmission', 'getReceipt'])
        expect((await contract.call(operation, { reference }, { query })).status).toBe(404);
    expect(
      (await contract.call('getSubmission', { reference: 'FC-26K7-XQ4M' }, { query: `?token=${token}` })).status,
    ).toBe(404);
  });

  it('that is to be mended says what, that is decided says why, and its history speaks in words', async () => {
    const { json: created } = await submit({ ...application, lang: 'en' });
    const reference = String(created.reference);
    const index = house.store.all.findIndex((one) => one.reference === reference);
    const found = house.store.all[index];
    if (!found) throw new Error('not stored');
    const desk = { ticked: [], notes: [], verifications: [], opinions: [] };
    const day = '2026-12-04' as PlainDate;
    const items = [{ at: '/materials/photo', sentence: 'Too dark, please take it again.' }];
    const show = async () => {
      const { json } = await contract.call('getSubmission', { reference }, { query: `?token=${found.token}&lang=en` });
      return json;
    };
    const correction = { by: 'clerk-1', at: found.submittedAt, items, until: day };
    house.store.all[index] = { ...found, status: 'correction', desk: { ...desk, correction } };
    house.store.notes.set(reference, { key: 'cases:note.correction', params: { count: 1, until: day } });
    const waiting = await show();
    expect(waiting).toMatchObject({
      correction: { until: day, items: [{ pointer: '/materials/photo', label: 'en /materials/photo' }] },
      history: [{ note: expect.stringContaining('Friday 4 December') as string }],
    });
    const decision = { by: 'clerk-1', at: found.submittedAt, kind: 'refused', reason: 'Not our district.' } as const;
    house.store.all[index] = { ...found, status: 'refused', desk: { ...desk, correction, decision } };
    const refused = await show();
    expect(refused).toMatchObject({ decision: { kind: 'refused', reason: 'Not our district.' } });
    expect(refused).not.toHaveProperty('correction');
    expect(JSON.stringify([waiting, refused])).not.toContain('clerk-1');
  });

  it('whose receipt has a character that no font shows is stored, and says so', async () => {
    const other = await openHouse({ receipt: () => Promise.resolve({ ok: false, missing: ['𠮷'] }) });
    const { call } = await readContract(other.url);
    const created = await call(
      'createSubmission',
      { id: 'sample' },
      posted(application, { accept: 'application/pdf' }),
    );
    expect([created.status, created.json.status]).toEqual([201, 'submitted']);
    const url = new URL((created.json.receipt as { url: string }).url);
    const receipt = await call('getReceipt', { reference: String(created.json.reference) }, { query: url.search });
    expect([receipt.status, receipt.json.type]).toEqual([409, 'urn:ezhan:problem:no-receipt']);
    await other.close();
  });

  it('gets another number when its first one is taken', async () => {
    const clash = new Uint8Array(32);
    const draws = [clash, clash, new Uint8Array(32).fill(1)];
    const other = await openHouse({ entropy: () => draws.shift() ?? clash });
    const { call } = await readContract(other.url);
    const answers = [
      await call('createSubmission', { id: 'sample' }, posted(application)),
      await call('createSubmission', { id: 'sample' }, posted(application)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await call('createSubmission', { id: 'sample' }, posted(application))).status).toBe(500);
    await other.close();
  });
});

describe('an attachment', () => {
  const send = (body: Uint8Array): Promise<Answer> =>
    contract.call('createAttachment', {}, { body: Buffer.from(body), headers: { 'content-type': 'image/png' } });

  it('is kept under the id that answers refer to', async () => {
    expect(await send(Uint8Array.of(0xff, 0xd8, 0xff))).toMatchObject({
      status: 201,
      json: { id: 'a'.repeat(64), type: 'image/jpeg', size: 3 },
    });
  });

  it('of another kind, without bytes or too large is refused with a sentence', async () => {
    expect((await send(Uint8Array.of(1))).status).toBe(415);
    expect((await send(new Uint8Array())).status).toBe(422);
    expect((await send(new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await send(new Uint8Array(10 * 1024 * 1024).fill(0xff))).status).toBe(201);
  });
});

describe('a file that the store refuses for a reason of its own', () => {
  it('is still refused with a sentence', async () => {
    const other = await openHouse({ keepFile: () => Promise.resolve({ ok: false, code: 'another' }) });
    const { call } = await readContract(other.url);
    const { status, json } = await call(
      'createAttachment',
      {},
      { body: Buffer.of(1), headers: { 'content-type': 'a/b' } },
    );
    expect([status, json.type]).toEqual([422, 'urn:ezhan:problem:file-refused']);
    await other.close();
  });
});

describe('the submission webhook', () => {
  const call = (request: RequestInit, id = 'sample'): Promise<Answer> =>
    contract.call('receiveSubmission', { id }, { ...request, asDocumented: false });

  it('takes a signed application and answers with the receipt', async () => {
    const { status, headers, bytes } = await call(signed(JSON.stringify(application)));
    const reference = headers.get('x-submission-reference') ?? '';
    expect([status, headers.get('content-type'), bytes.toString()]).toEqual([
      201,
      'application/pdf',
      `%PDF-1.7 ${reference}`,
    ]);
    expect(house.store.all.at(-1)).toMatchObject({ reference, channel: 'webhook' });
  });

  it('takes it out of an envelope too, and stores the same message once', async () => {
    const body = JSON.stringify({ type: 'submission', timestamp: '2026-11-24T02:00:00Z', data: application });
    const answers = [await call(signed(body, { id: 'msg_2' })), await call(signed(body, { id: 'msg_2' }))];
    expect(new Set(answers.map(({ headers }) => headers.get('x-submission-reference'))).size).toBe(1);
  });

  it('answers with JSON to a portal that takes only that', async () => {
    const request = signed(JSON.stringify(application), { id: 'msg_3' });
    const { json } = await call({
      ...request,
      headers: { ...(request.headers as Record<string, string>), accept: 'application/json' },
    });
    expect(json.status).toBe('submitted');
  });

  it('refuses another key, an old or future time, a changed body, and no signature', async () => {
    const body = JSON.stringify(application);
    const minutes = (n: number): Date => new Date(Date.now() + n * 60_000);
    const wrong: RequestInit[] = [
      signed(body, { key: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }),
      signed(body, { at: minutes(-6) }),
      signed(body, { at: minutes(6) }),
      { ...signed(body), body: body.replace('张示梅', '李例安') },
      posted(application),
      posted(application, { 'webhook-id': 'msg_4', 'webhook-timestamp': 'soon', 'webhook-signature': 'v1' }),
    ];
    const before = house.store.all.length;
    for (const request of wrong) expect((await call(request)).status).toBe(401);
    expect(house.store.all.length).toBe(before);
  });

  it('refuses what is signed but no application', async () => {
    expect((await call(signed('{"data":'))).status).toBe(400);
    expect((await call(signed('[]'))).status).toBe(400);
    expect((await call(signed(JSON.stringify({ ...application, consent: false })))).status).toBe(422);
    expect((await call(signed(JSON.stringify({ ...application, answers: {} })))).status).toBe(422);
    expect((await call(signed(JSON.stringify(application)), 'nothing')).status).toBe(404);
  });

  it('says that it is not set up, and will not start with a secret that is none', async () => {
    const off = await openHouse({}, { webhookSecret: false });
    const { call: callOff } = await readContract(off.url);
    const { status, json } = await callOff('receiveSubmission', { id: 'sample' }, signed(JSON.stringify(application)));
    expect([status, json.type]).toEqual([404, 'urn:ezhan:problem:webhook-off']);
    await off.close();
    await expect(openHouse({ webhookSecret: '不是密钥' })).rejects.toThrow('SUBMISSION_WEBHOOK_SECRET');
  });
});

describe('whoever keeps the program running', () => {
  it('sees that it lives, whether it is ready, and its figures', async () => {
    expect((await contract.call('getHealth')).json).toEqual({ status: 'ok' });
    expect((await contract.call('getReadiness')).json).toEqual({ status: 'ready' });
    await submit(application);
    const text = (await contract.call('getMetrics')).bytes.toString();
    expect(text).toMatch(/ezhan_submissions_total\{service="sample",channel="api"\} \d+/);
    expect(text).toContain('ezhan_outbox_waiting 3');
    expect(text).toContain('route="/api/services/:id/submissions",status="201"');
  });

  it('sees that it is not ready, whether it says so or fails to', async () => {
    for (const ready of [() => Promise.resolve(false), () => Promise.reject(new Error('no database'))]) {
      const other = await openHouse({ ready });
      const { call } = await readContract(other.url);
      expect(await call('getReadiness')).toMatchObject({ status: 503, json: { status: 'not-ready' } });
      await other.close();
    }
  });

  it('finds each request by its id, and nothing of a person, in the log', async () => {
    const { headers } = await submit(application, { 'x-request-id': 'portal-7' });
    const token = house.store.all.at(-1)?.token ?? '';
    await contract.call(
      'getSubmission',
      { reference: headers.get('x-submission-reference') ?? '' },
      { query: `?token=${token}` },
    );
    const line = house.log.find(({ requestId }) => requestId === 'portal-7');
    expect(line).toMatchObject({ method: 'POST', route: '/api/services/:id/submissions', status: 201 });
    const text = JSON.stringify(house.log);
    for (const secretPart of [token, '张示梅', headers.get('x-submission-reference') ?? '?'])
      expect(text).not.toContain(secretPart);
    const odd = await fetch(`${house.url}/healthz`, { headers: { 'x-request-id': 'a b\t{}' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not name a case whose receipt cannot be printed', async () => {
    const other = await openHouse({ receipt: () => Promise.resolve({ ok: false, missing: ['𠮷'] }) });
    const { call } = await readContract(other.url);
    const { json } = await call(
      'createSubmission',
      { id: 'sample' },
      posted(application, { accept: 'application/pdf' }),
    );
    expect(other.log.find(({ msg }) => String(msg).startsWith('refused'))).toMatchObject({ characters: 1 });
    expect(JSON.stringify(other.log)).not.toContain(String(json.reference));
    await other.close();
  });

  it('is told of a fault without what a person sent; the client only hears that it is ours', async () => {
    const other = await openHouse({ takenPlaces: () => Promise.reject(new Error('张示梅 broke it')) });
    const { call } = await readContract(other.url);
    const { status, json } = await call('listSlots', { id: 'clinic' });
    expect([status, json.type]).toEqual([500, 'urn:ezhan:problem:broken']);
    expect(other.log.find(({ msg }) => msg === 'fault')).toMatchObject({ requestId: json.requestId, error: 'Error' });
    expect(JSON.stringify([json, other.log])).not.toContain('张示梅');
    await other.close();
  });
});

describe('the figures', () => {
  it('are there while the database is not: what waits in it is then unknown', async () => {
    const other = await openHouse({ metrics: makeMetrics(() => Promise.reject(new Error('away'))) });
    const { call } = await readContract(other.url);
    const { status, bytes } = await call('getMetrics');
    expect(status).toBe(200);
    expect(bytes.toString()).toMatch(/^ezhan_outbox_waiting Nan$/im);
    await other.close();
  });
});

describe('a client that asks too much', () => {
  it('sends only so many files at once: they are held in memory until they are kept', async () => {
    const slow = Array.from({ length: 8 }, () => {
      const request = rawRequest(`${house.url}/api/attachments`, {
        method: 'POST',
        headers: { 'content-length': '100' },
      });
      request.on('error', () => undefined);
      request.write('a');
      return request;
    });
    const send = () => contract.call('createAttachment', {}, { body: Buffer.from([0xff, 1]) });
    await expect.poll(async () => (await send()).status).toBe(429);
    for (const request of slow) request.destroy();
    await expect.poll(async () => (await send()).status).toBe(201);
  });

  it('is told how many seconds to wait, and is still told that the program lives', async () => {
    const other = await openHouse({ perMinute: 3 });
    const { call } = await readContract(other.url);
    expect([(await call('listServices')).status, (await call('listServices')).status]).toEqual([200, 200]);
    const { status, headers } = await call('listServices');
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await call('getHealth')).status).toBe(200);
    await other.close();
  });
});

describe('the document', () => {
  it('names no address that is not there, and an address that is not named gets a problem', async () => {
    const response = await fetch(`${house.url}/api/nothing`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await fetch(`${house.url}/api/services/%E0%A4%A`)).status).toBe(400);
  });

  it('has every operation called by these tests', async () => {
    await contract.call('getOpenApi');
    expect([...contract.called].sort()).toEqual(operationsOf(contract.document).sort());
  });
});
