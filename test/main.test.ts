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

describe('The program', () => {
  it('needs no setting: its first line names the address, where the chat greets at once', async () => {
    const program = await startProgram();
    const page = await fetch(program.url);
    expect(await page.text()).toContain('您好，我是 e站');
    expect(await program.stop()).toBe(0);
    expect(program.log()).toBe('');
  });

  it('stops when it is asked to, after it has finished what is in flight', async () => {
    const program = await startProgram();
    const body = JSON.stringify({ answers: {}, consent: true });
    const { hostname, port } = new URL(program.url);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const path = '/api/services/birth-permit/submissions';
    const request = http.request({ method: 'POST', hostname, port, path, headers });
    await new Promise((resolve) => request.write(body.slice(0, 5), resolve));
    await fetch(`${program.url}/healthz`);
    const stopping = program.stop();
    await wait(300);
    request.end(body.slice(5));
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(answer.statusCode).toBe(422);
    answer.resume();
    expect(await stopping).toBe(0);
  });

  it('is told a second time and ends at once', async () => {
    const program = await startProgram();
    await Promise.all([program.stop(), program.stop()]);
    await expect(fetch(program.url)).rejects.toThrow();
  });
});

describe('The program does not start, and says why in a sentence', () => {
  it('with a setting that cannot be', async () => {
    const { code, errors } = await runProgram({ PORT: 'many' });
    expect(errors).toBe('PORT must be a whole number from 0 to 65535, such as 8080.\n');
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
