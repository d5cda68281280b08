import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the script as `npm run check:services` does, on other folders. */
function check(env: Readonly<Record<string, string>>): Promise<Run> {
  const script = path.join(root, 'scripts/check-services.ts');
  const options = { cwd: tmpdir(), env: { PATH: process.env['PATH'] ?? '', ...env } };
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsx, script], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'check-services-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** A copy of the real services in which one file is another. */
async function broken(name: string, file: string, change: (text: string) => string | undefined): Promise<string> {
  const copy = path.join(dir, name);
  await cp(path.join(root, 'services'), copy, { recursive: true });
  const target = path.join(copy, file);
  const text = change(await readFile(target, 'utf8'));
  await (text === undefined ? rm(target) : writeFile(target, text));
  return copy;
}

describe('npm run check:services', () => {
  it('says in a line that nothing is wrong', async () => {
    const { code, out, err } = await check({});
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^5 services, \d+ questions, \d+ examples: no fault\.\n$/);
  });

  it('says each fault in a line: file, pointer, sentence', async () => {
    const services = await broken('prefix', 'birth-permit/service.json', (text) =>
      text.replace('"BP"', '"FC"').replace('"minutes": 9', '"minutes": "nine"'),
    );
    const { code, out, err } = await check({ SERVICES_DIR: services });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'services/birth-permit/service.json /minutes: "nine" is not right here: it must be a whole number of minutes, 1 or more.\n',
    );
  });

  it('names a file that is no JSON, with its line', async () => {
    const services = await broken('syntax', 'birth-permit/en.json', (text) => text.replace(',\n', '\n'));
    const { code, err } = await check({ SERVICES_DIR: services });
    expect(code).toBe(1);
    expect(err).toMatch(/birth-permit\/en\.json:3 is not JSON: .+\n$/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names a file that is missing, and what is wrong with the district beside it', async () => {
    const services = await broken('missing', 'birth-permit/examples.json', () => undefined);
    const { code, err } = await check({ SERVICES_DIR: services, DISTRICT_DIR: path.join(dir, 'nowhere') });
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/birth-permit\/examples\.json is missing\.$/),
      expect.stringMatching(/nowhere\/\w+\.json is missing\.$/),
    ]);
  });

  it('names a folder that is missing', async () => {
    const { code, err } = await check({ SERVICES_DIR: path.join(dir, 'nowhere') });
    expect(code).toBe(1);
    expect(err).toMatch(/^The folder .*nowhere cannot be read/);
  });
});
