import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeOutbound, type SubmissionEvent } from '../../../src/web/api/outbound.ts';
import { makeWebhook } from '../../../src/web/api/webhook-key.ts';
import { closeServer, openHouse, posted, secret } from './house.ts';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}
const opened: Server[] = [];
afterEach(() => Promise.all(opened.splice(0).map(closeServer)));

/** A receiver that keeps what it gets and answers with a status, or never. */
async function openReceiver(status: number | 'never'): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString() });
      if (status !== 'never') response.writeHead(status, { location: '/elsewhere' }).end('thank you');
    });
  });
  opened.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function someEvent(): Promise<SubmissionEvent> {
  const house = await openHouse();
  await fetch(`${house.url}/api/services/sample/submissions`, posted({ answers: { name: '张示梅' }, consent: true }));
  const submission = house.store.all[0];
  await house.close();
  if (!submission) throw new Error('Nothing was stored.');
  return { type: 'submission.created', at: submission.submittedAt, submission };
}

describe('another system', () => {
  it('is told of a submission with a signature that it can verify, and without any answer', async () => {
    const { url, received } = await openReceiver(204);
    const event = await someEvent();
    const send = makeOutbound({ url, secret, now: Date.now });
    expect(await send('evt_1', event)).toEqual({ kind: 'delivered' });
    const [got] = received;
    expect(makeWebhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual({
      type: 'submission.created',
      timestamp: '2026-11-24T02:00:00.000Z',
      data: {
        reference: event.submission.reference,
        service: 'sample',
        status: 'submitted',
        office: 'bureau',
        due: '2026-12-07',
        missing: 1,
      },
    });
    expect(got?.headers['webhook-id']).toBe('evt_1');
    expect(() =>
      makeWebhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(got?.body ?? '', got?.headers ?? {}),
    ).toThrow();
    expect(got?.body).not.toContain('张示梅');
    expect(got?.body).not.toContain(event.submission.token);
  });

  it.each([
    [500, { kind: 'retry', reason: 'status 500' }],
    [302, { kind: 'retry', reason: 'status 302' }],
    [410, { kind: 'gone', reason: 'status 410' }],
  ])('that answers %i is asked again, or no more', async (status, posted) => {
    const { url, received } = await openReceiver(status);
    const event = await someEvent();
    expect(await makeOutbound({ url, secret, now: Date.now })('evt_2', event)).toEqual(posted);
    expect(received).toHaveLength(1);
  });

  it('that does not answer in time, or is not there, is asked again', async () => {
    const event = await someEvent();
    const { url } = await openReceiver('never');
    expect(await makeOutbound({ url, secret, now: Date.now, timeout: 50 })('evt_3', event)).toEqual({
      kind: 'retry',
      reason: 'TimeoutError',
    });
    expect(await makeOutbound({ url: 'http://127.0.0.1:1/', secret, now: Date.now })('evt_4', event)).toMatchObject({
      kind: 'retry',
    });
  });
});
