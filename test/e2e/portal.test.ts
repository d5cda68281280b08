import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { getPointer } from '../../src/forms/pointer.ts';
import { checkCharacter } from '../../src/forms/resident-id.ts';
import type { JsonObject } from '../../src/forms/types.ts';
import { readBack } from '../pdf/read-back.ts';
import { startProgram, type Program } from '../support/program.ts';
import { SERVICES } from '../support/services.ts';
import { published } from '../support/web-resident.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const portal = new Webhook(SECRET);

let program: Program;
afterEach(async () => {
  expect(await program.stop()).toBe(0);
});

/** A delivery as another portal makes it. */
function deliver(id: string, service: string, answers: JsonObject): Promise<Response> {
  const body = JSON.stringify({ answers, consent: true, lang: 'zh-CN' });
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': portal.sign(id, at, body),
  };
  return fetch(`${program.url}/webhooks/submissions/${service}`, { method: 'POST', headers, body });
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

async function exampleOf(service: string, which = 0): Promise<JsonObject> {
  const { examples } = await published(program.url, service, 'zh-CN');
  const example = examples.valid[which];
  if (!example) throw new Error(`${service} has no example ${which}`);
  return example.answers;
}

/** Another system that is told of submissions: it is away at first. */
async function listener(): Promise<{ url: string; heard: unknown[]; close: () => void }> {
  const heard: unknown[] = [];
  let calls = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (++calls === 1) return response.writeHead(503).end();
      heard.push(portal.verify(Buffer.concat(chunks).toString(), request.headers as Record<string, string>));
      return response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, close: () => server.close() };
}

describe.each(['SQLite', 'PostgreSQL'])('Another portal submits, kept in %s', (database) => {
  const settings = (): Record<string, string> => ({
    SUBMISSION_WEBHOOK_SECRET: SECRET,
    ...(database === 'PostgreSQL' ? { DATABASE_URL: inject('postgres') } : {}),
  });

  it('and gets the receipt in the answer, for every service; a repeated delivery gets the same one', async () => {
    program = await startProgram(settings());
    for (const service of SERVICES) {
      const answers = await exampleOf(service, database === 'SQLite' ? 2 : 3);
      const id = `msg_${randomBytes(8).toString('hex')}`;
      const first = await deliver(id, service, answers);
      expect([service, first.status, first.headers.get('content-type')]).toEqual([service, 201, 'application/pdf']);
      const { text } = await readBack({ ok: true, bytes: await bytesOf(first) });
      const names = ['/wife/name', '/mother/name', '/father/name', '/holder/name'].map((at) => getPointer(answers, at));
      expect(text).toContain(names.find((name) => typeof name === 'string'));
      const again = await readBack({ ok: true, bytes: await bytesOf(await deliver(id, service, answers)) });
      expect(/[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(again.text)?.[0]).toBe(
        /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0],
      );
    }
    const metrics = await (await fetch(`${program.url}/metrics`)).text();
    expect(metrics).toContain('ezhan_submissions_total{service="birth-permit",channel="webhook"} 1');
    expect(program.log()).toBe('');
  });

  it('and the system that wants to know hears of each one once, though it was away at first', async () => {
    const other = await listener();
    program = await startProgram({ ...settings(), SUBMISSION_WEBHOOK_URL: other.url });
    await deliver(
      `msg_${randomBytes(8).toString('hex')}`,
      'only-child-certificate',
      await exampleOf('only-child-certificate'),
    );
    await expect.poll(() => other.heard.length, { timeout: 20_000 }).toBe(1);
    expect(other.heard).toMatchObject([{ type: 'submission.created', data: { service: 'only-child-certificate' } }]);
    other.close();
  });
});

it('with a data key, nothing that a person said can be read from the disk or from the log', async () => {
  const key = randomBytes(32).toString('base64');
  program = await startProgram({ DATA_KEY: key, SUBMISSION_WEBHOOK_SECRET: SECRET, LOG_LEVEL: 'trace' });
  // The examples themselves are data of the service and lie open.
  const secrets = {
    张示梅: '欧阳示宁',
    '00000019960312002X': idNumber('00000019960312886'),
    '13800000000': '13900000123',
  };
  const example = JSON.stringify(await exampleOf('first-child-certificate'));
  const answers = Object.entries(secrets).reduce((text, [from, to]) => text.replaceAll(from, to), example);
  const receipt = await deliver('msg_sealed', 'first-child-certificate', JSON.parse(answers) as JsonObject);
  const { text } = await readBack({ ok: true, bytes: await bytesOf(receipt) });
  expect(text).toContain('欧阳示宁');
  const files = await readdir(program.dataDir, { recursive: true, withFileTypes: true });
  const kept = await Promise.all(
    files.filter((one) => one.isFile()).map((one) => readFile(path.join(one.parentPath, one.name))),
  );
  const written = `${Buffer.concat(kept).toString('utf8')}${program.log()}`;
  expect(written).toContain('first-child-certificate');
  expect(Object.values(secrets).filter((secret) => written.includes(secret))).toEqual([]);
  expect(Object.values(secrets).filter((secret) => !answers.includes(secret))).toEqual([]);
});

const idNumber = (body: string): string => body + checkCharacter(body);
