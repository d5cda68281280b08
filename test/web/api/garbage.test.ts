import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWebhook } from '../../../src/web/api/webhook-key.ts';
import { openHouse, secret, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const paths = fc.constantFrom(
  '/api/services/sample/submissions',
  '/webhooks/submissions/sample',
  '/api/attachments',
  '/api/services',
  '/api/nothing',
);
const types = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'application/json; charset=x',
    'text/plain',
    'a/b;c',
  ),
  fc.stringMatching(/^[!-~]{1,20}$/),
);
const odd = fc.constantFrom<unknown>(null, '', '__proto__', -0, 1e308, [], {}, '\u0000', '\ud800', { __proto__: null });
const json = fc.oneof(
  fc.json(),
  fc.jsonValue({ maxDepth: 6 }).map((answers) => JSON.stringify({ consent: true, answers })),
  fc
    .dictionary(
      fc.oneof(fc.string(), fc.constantFrom('name', '__proto__', 'constructor', 'institution', 'slot', 'children')),
      odd,
    )
    .map((answers) => JSON.stringify({ consent: true, answers })),
);
const body = fc.oneof(
  json,
  fc.string({ unit: 'binary' }),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const header = fc.stringMatching(/^[!-~]([ -~]{0,60}[!-~])?$/);

describe('garbage', () => {
  it('sent anywhere is refused in words and never breaks the program', async () => {
    await fc.assert(
      fc.asyncProperty(paths, types, body, header, header, async (path, type, content, key, accept) => {
        const headers = { 'content-type': type, 'idempotency-key': key, accept, 'accept-language': accept };
        const response = await fetch(house.url + path, { method: 'POST', headers, body: content });
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status >= 400) expect((JSON.parse(text) as { detail: string }).detail).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('that is properly signed is refused alike', async () => {
    const webhook = makeWebhook(secret);
    await fc.assert(
      fc.asyncProperty(json, fc.uuid(), async (content, id) => {
        const at = new Date();
        const headers = {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': webhook.sign(id, at, content),
        };
        const response = await fetch(`${house.url}/webhooks/submissions/sample`, {
          method: 'POST',
          headers,
          body: content,
        });
        expect([201, 400, 422]).toContain(response.status);
        await response.arrayBuffer();
      }),
      { numRuns: 150 },
    );
  });

  it('in an address is refused alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[!-"$-~]{0,40}$/), async (tail) => {
        for (const path of ['/api/submissions/', '/api/services/', '/api/institutions/', '/api/services?lang=']) {
          const response = await fetch(house.url + path + tail);
          expect(response.status).toBeLessThan(500);
          await response.arrayBuffer();
        }
      }),
    );
  });
});
