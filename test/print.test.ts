import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubmission } from '../src/cases/create-submission.ts';
import type { Submission } from '../src/cases/types.ts';
import { loadDistrict } from '../src/catalogue/load-district.ts';
import { loadServices } from '../src/catalogue/load-services.ts';
import { compileForm } from '../src/forms/compile-form.ts';
import type { PlainDate } from '../src/forms/types.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { png } from './pdf/annex/pictures.ts';
import { readBack, withoutSpace } from './pdf/read-back.ts';

const root = path.resolve(import.meta.dirname, '..');
const dataKey = Buffer.alloc(32, 7).toString('base64');
const photo = png(300, 200, 2, Buffer.alloc((300 * 3 + 1) * 200, 0));
const scan = Buffer.from('%PDF-1.7 a scan of the certificate');
const days = ['2026-10-30', '2026-11-23'] as const;

let dataDir: string;
let out: string;
let submissions: readonly Submission[];
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ezhan-test-'));
  const store = await openStore({ dataDir, dataKey, capacityOf: () => 8 });
  submissions = [await submit(store, days[0], 1), await submit(store, days[1], 2)];
  await store.close();
});
afterAll(() => rm(dataDir, { recursive: true }));

describe('A clerk prints', () => {
  it('an application form by its number, however it is typed, with its pictures', async () => {
    const { code, lines } = await print([numberOf(1).toLowerCase().replaceAll('-', '')]);
    expect({ code, names: lines.map((line) => path.basename(line)) }).toEqual({
      code: 0,
      names: [`申请表 ${numberOf(1)}.pdf`, `附件 ${numberOf(1)}-2.pdf`],
    });
    const bytes = await readFile(path.join(out, `申请表 ${numberOf(1)}.pdf`));
    const { text } = await readBack({ ok: true, bytes });
    for (const word of ['00000019960312002X', '138 0000 0000', '附件1：', `附件 ${numberOf(1)}-2.pdf`])
      expect(text).toContain(withoutSpace(word));
    expect(bytes.toString('latin1')).toContain('/Subtype /Image');
    expect(await readFile(path.join(out, `附件 ${numberOf(1)}-2.pdf`))).toEqual(scan);
  });

  it('for their own eyes: nobody else on the machine may read the files', async () => {
    const { lines } = await print([numberOf(0)]);
    for (const line of lines) expect((await stat(path.resolve(out, line))).mode & 0o077).toBe(0);
  });

  it('a receipt, under a name of their own', async () => {
    const { code } = await print([numberOf(0), '--receipt', '--out', 'mine.pdf']);
    expect(code).toBe(0);
    const { text } = await readBack({ ok: true, bytes: await readFile(path.join(out, 'mine.pdf')) });
    expect(text).toContain('受理回执');
    expect(text).not.toContain('00000019960312002X');
  });

  it.each([
    ['all there are', ['--all'], [0, 1]],
    ['those since a day', ['--since', days[1]], [1]],
  ])('many at once into a folder: %s', async (_, args, which) => {
    const { code } = await print([...args, '--receipt', '--out', 'folder']);
    expect(code).toBe(0);
    const names = await readdir(path.join(out, 'folder'));
    expect(names.sort()).toEqual(which.map((i) => `受理回执 ${numberOf(i)}.pdf`).sort());
  });

  it('what can be printed, and hears of the rest', async () => {
    const { code, lines, errors } = await print(['FC-2222-2222', numberOf(0)]);
    expect(code).toBe(1);
    expect(errors).toBe('FC-2222-2222: no submission has this number.\n');
    expect(lines).toContain(`申请表 ${numberOf(0)}.pdf`);
  });
});

describe('Nothing is printed, and a sentence says why', () => {
  it.each([
    ['without a number', [], {}, /^Writes submissions as PDF files/],
    ['with two ways to choose', ['--all', '--since', '2026-11-01'], {}, /^Writes submissions as PDF files/],
    ['with a day that is none', ['--since', 'yesterday'], {}, /^Writes submissions as PDF files/],
    ['without the key', ['--all'], { DATA_KEY: '' }, /^What is stored is sealed: set DATA_KEY/],
    ['with a setting that cannot be', ['--all'], { PORT: 'many' }, /^PORT must be a whole number/],
    ['where there is no data', ['--all'], { DATA_DIR: '/nowhere' }, /^DATA_DIR holds no database/],
  ])('%s', async (_, args, env, sentence) => {
    const { code, lines, errors } = await print(args, env);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(errors).toMatch(sentence);
    expect(await readdir(out)).toEqual([]);
  });
});

function numberOf(i: number): string {
  return submissions[i]?.reference ?? '';
}

/** The first valid example of the first-child certificate, with a photo and a scan among its materials. */
async function submit(store: Store, today: string, seed: number): Promise<Submission> {
  const now = Date.parse(`${today}T10:24:00+08:00`);
  const [district, sources] = await Promise.all([
    loadDistrict(path.join(root, 'district')),
    loadServices(path.join(root, 'services')),
  ]);
  const source = sources.find(({ id }) => id === 'first-child-certificate');
  if (!source) throw new Error('The service is not there.');
  await store.forms.keep(source, now);
  const form = compileForm(source);
  const [example] = form.examples.valid;
  const files = [await keep(store, photo, now), await keep(store, scan, now)];
  const answers = { ...example?.answers, materials: { wifeId: files } };
  const checked = form.check(answers, { today: today as PlainDate, district });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const entropy = new Uint8Array(64).fill(seed);
  const rest = { now, today: today as PlainDate, entropy, district, channel: 'api', lang: 'zh-CN' } as const;
  const submission = createSubmission(form, checked.answers, { ...rest, consentAt: now });
  await store.submissions.create(submission, { client: 'test', fingerprint: String(seed) });
  return submission;
}

async function keep(store: Store, bytes: Uint8Array, now: number): Promise<string> {
  const kept = await store.attachments.keep(bytes, 'IMG_0001.jpg', now);
  if (!kept.ok) throw new Error(kept.code);
  return kept.attachment.id;
}

interface Outcome {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs the command as it is shipped, in an empty folder: `npm run build` made it. */
async function print(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  out = await mkdtemp(path.join(tmpdir(), 'ezhan-test-'));
  const child = spawn(process.execPath, [path.join(root, 'dist/print.js'), ...args], {
    cwd: out,
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, DATA_KEY: dataKey, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [written, errors] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (written += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  await once(child, 'close');
  return { code: child.exitCode, lines: written.split('\n').filter((line) => line !== ''), errors };
}
