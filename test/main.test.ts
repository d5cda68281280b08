import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runProgram, startProgram } from './support/program.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'ezhan-test-'));

const BODY = JSON.stringify({ answers: {}, consent: true });

/** A submission of which the program has the beginning. */
async function halfARequest(url: string): Promise<http.ClientRequest> {
  const { hostname, port } = new URL(url);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': BODY.length };
  const path = '/api/services/birth-permit/submissions';
  const request = http.request({ method: 'POST', hostname, port, path, headers });
  await new Promise((resolve) => request.write(BODY.slice(0, 5), resolve));
  await fetch(`${url}/healthz`);
  return request;
}

describe('The program', () => {
  it('needs no setting: its first line names the address, where the chat greets at once', async () => {
    const program = await startProgram();
    const page = await fetch(program.url);
    expect(await page.text()).toContain('您好，我是 e站');
    expect(await program.stop()).toBe(0);
    expect(program.log()).toBe('');
  });

  it('stops when it is asked to, after it has finished what is in flight, also when npm asks along with the terminal', async () => {
    const program = await startProgram();
    const request = await halfARequest(program.url);
    const stopping = Promise.all([program.stop(), program.stop()]);
    await wait(300);
    request.end(BODY.slice(5));
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(answer.statusCode).toBe(422);
    answer.resume();
    expect(await stopping).toEqual([0, 0]);
  });

  it('is told a second time, later, and ends at once', async () => {
    const program = await startProgram();
    const request = await halfARequest(program.url);
    request.on('error', () => undefined);
    const stopping = program.stop();
    await wait(1200);
    expect(await program.stop()).toBe(130);
    expect(await stopping).toBe(130);
    await expect(fetch(program.url)).rejects.toThrow();
  });

  it('gives each request of Telegram an id too, and describes its webhook', async () => {
    // Nothing listens on port 9 of this machine: Telegram is not reached, and is waited for.
    const program = await startProgram({
      TELEGRAM_BOT_TOKEN: '1:abc',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      TELEGRAM_WEBHOOK_SECRET: 'right',
    });
    const send = (secret: string) =>
      fetch(`${program.url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify({ update_id: 1 }),
      });
    const [right, wrong] = [await send('right'), await send('wrong')];
    expect([right.status, wrong.status]).toEqual([200, 401]);
    expect(right.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const document = (await (await fetch(`${program.url}/api/openapi.json`)).json()) as object;
    expect(document).toHaveProperty(['paths', '/webhooks/telegram', 'post', 'responses', '401']);
    expect(await program.stop()).toBe(0);
  });

  it('lets nobody else use its data folder, until it ends, however it ends', async () => {
    const program = await startProgram();
    const { code, errors } = await runProgram({ DATA_DIR: program.dataDir, PORT: '0' });
    expect(errors).toBe('The database in DATA_DIR is held by another program: only one may use it.\n');
    expect(code).toBe(1);
    await program.crashAndStart();
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(await program.stop()).toBe(0);
  });
});

describe('The program does not start, and says why in a sentence', () => {
  it('with a setting that cannot be', async () => {
    const { code, errors } = await runProgram({ PORT: 'many' });
    expect(errors).toBe('PORT must be a whole number from 0 to 65535, such as 8080.\n');
    expect(code).toBe(1);
  });

  it('with a secret that cannot be, found only once the database is open', async () => {
    const { code, errors } = await runProgram({
      SUBMISSION_WEBHOOK_SECRET: '!!!',
      DATA_DIR: await folder(),
      PORT: '0',
    });
    expect(errors).toMatch(/^SUBMISSION_WEBHOOK_SECRET must be base64, .*\n$/);
    expect(code).toBe(1);
  });

  it('with a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await runProgram({ PORT: String(port), DATA_DIR: await folder() });
    other.close();
    expect(errors).toContain(`Another program listens on 127.0.0.1:${port}`);
    expect(code).toBe(1);
  });

  it('with a service that is not as it should be, naming file and place', async () => {
    const servicesDir = await folder();
    await cp(path.join(root, 'services'), servicesDir, { recursive: true });
    const file = path.join(servicesDir, 'birth-permit/en.json');
    const { title: _title, ...texts } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify(texts));
    const { code, errors } = await runProgram({ SERVICES_DIR: servicesDir, DATA_DIR: await folder(), PORT: '0' });
    expect(errors).toMatch(/^services\/birth-permit\/en\.json: .*title.*\n$/);
    expect(code).toBe(1);
  });

  it('without any service', async () => {
    const { code, errors } = await runProgram({ SERVICES_DIR: await folder(), DATA_DIR: await folder(), PORT: '0' });
    expect(errors).toMatch(/^services: There is no service here/);
    expect(code).toBe(1);
  });

  it('with a data folder that is a file', async () => {
    const file = path.join(await folder(), 'data');
    await writeFile(file, '');
    const { code, errors } = await runProgram({ DATA_DIR: file, PORT: '0' });
    expect(errors).toBe('DATA_DIR is not a folder.\n');
    expect(code).toBe(1);
  });
});
