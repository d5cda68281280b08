import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DeskRecord, Submission } from '../../../src/cases/types.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { readBack, withoutSpace } from '../../pdf/read-back.ts';
import { deferred } from '../../support/deferred.ts';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { readZip } from '../../support/read-zip.ts';
import { NOW } from '../../support/turns.ts';
import { loadWorld } from '../../support/world.ts';
import { until } from '../../support/until.ts';
import { caseOf, openPaperDesk, type Change, type PaperDesk } from './paper-desk.ts';

const world = await loadWorld();
const SERVICE = 'first-child-certificate';
const make = (n: number, change: Change = {}): Submission => caseOf(world, SERVICE, n, change);
const record = (change: Partial<DeskRecord>): DeskRecord => ({
  ticked: [],
  notes: [],
  verifications: [],
  opinions: [],
  ...change,
});
const named = (name: string): Change => ({
  answer: (answers) => ({ ...answers, wife: { ...(answers['wife'] as object), name } }),
});

describe('One paper of a case', () => {
  it('is shown in the browser under a name that can be read, and the look is recorded', async () => {
    const one = make(1);
    const desk = await openPaperDesk([one]);
    const clerk = await desk.as('clerk');
    const { response, bytes } = await fetchBytes(desk, clerk, `/desk/cases/${one.reference}/papers/application.pdf`);
    expect(response.status).toBe(200);
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(disposition)).toContain(`申请表 ${one.reference}.pdf`);
    expect(disposition).toMatch(/^inline;/);
    const { text } = await readBack({ ok: true, bytes });
    expect(text).toContain('00000019960312002X');
    const log = await desk.store.desk.log(one.reference);
    expect(log.map(({ action, detail }) => [action, detail])).toContainEqual(['paper.open', 'application']);
  });

  it('is not there before the desk has written it', async () => {
    const one = make(1);
    const desk = await openPaperDesk([one]);
    const clerk = await desk.as('clerk');
    for (const paper of ['correction', 'decision', 'refusal', 'anything'])
      expect((await clerk.get(`/desk/cases/${one.reference}/papers/${paper}.pdf`)).status).toBe(404);
  });

  it.each([
    [
      'correction',
      record({
        correction: {
          by: 'c',
          at: NOW,
          until: '2026-12-01' as PlainDate,
          items: [{ at: '/wife/name', sentence: '请照着身份证再写一遍。' }],
        },
      }),
      ['补正告知书', '女方姓名', '请照着身份证再写一遍。', '2026年12月1日'],
    ],
    [
      'decision',
      record({ decision: { by: 'c', at: NOW, kind: 'approved', certificate: '示例证字 0000012 号' } }),
      ['准予决定书', '示例证字0000012号'],
    ],
    [
      'decision',
      record({ decision: { by: 'c', at: NOW, kind: 'rejected', reason: '户口已经迁出本区。' } }),
      ['不予决定书', '户口已经迁出本区。', '60天'],
    ],
    [
      'refusal',
      record({ decision: { by: 'c', at: NOW, kind: 'refused', reason: '请到户口所在地办。' } }),
      ['不予受理通知书', '请到户口所在地办。'],
    ],
  ] as const)('tells what the desk wrote down: %s', async (paper, written, words) => {
    const one = make(1, { desk: written });
    const desk = await openPaperDesk([one]);
    const { bytes } = await fetchBytes(
      desk,
      await desk.as('clerk'),
      `/desk/cases/${one.reference}/papers/${paper}.pdf`,
    );
    const { text } = await readBack({ ok: true, bytes });
    for (const word of [...words, one.reference]) expect(text).toContain(withoutSpace(word));
  });

  it('of another office is as if it were not there', async () => {
    const [one, other] = [make(1), make(2, { office: 'dongshi', route: ['dongshi'] })];
    const desk = await openPaperDesk([one, other]);
    const clerk = await desk.as('clerk');
    expect((await clerk.get(`/desk/cases/${other.reference}/papers/receipt.pdf`)).status).toBe(404);
    expect((await clerk.get(`/desk/cases/${one.reference}/papers/receipt.pdf`)).status).toBe(200);
  });

  it('names the characters that no font shows', async () => {
    const one = make(1, named('张ꙮ'));
    const desk = await openPaperDesk([one]);
    const answer = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}/papers/application.pdf`);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('ꙮ (U+A66E)');
  });
});

describe('Many papers at once', () => {
  it('are one PDF in the order of the page, each with its bookmark and its structure, and are recorded', async () => {
    const cases = [3, 1, 2].map((n) => make(n));
    const references = cases.map(({ reference }) => reference);
    const desk = await openPaperDesk(cases);
    const clerk = await desk.as('clerk');
    const { bytes } = await printed(desk, clerk, { pick: references, do: 'print' });
    const { pages, roles, lang, text } = await readBack({ ok: true, bytes });
    const order = references.map((reference) => pages.findIndex((page) => page.includes(reference)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(roles[order[2] ?? 0]).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TD']));
    expect(lang).toBe('zh-CN');
    expect(text.split('00000019960312002X')).toHaveLength(4);
    const [first = ''] = references;
    expect((await desk.store.desk.log(first)).map(({ action }) => action)).toContain('paper.print');
    const { records } = await desk.store.audit.read({ action: 'papers.print', limit: 10 });
    expect(records.map(({ detail }) => detail)).toEqual(['application 3']);
  });

  it('are a ZIP with a file each, numbered in that order, and what no paper shows beside them', async () => {
    const pdf = Buffer.from('%PDF-1.7 a scan');
    const desk = await openPaperDesk([]);
    const kept = await desk.store.attachments.keep(pdf, '结婚证.pdf', NOW);
    if (!kept.ok) throw new Error(kept.code);
    const withFile: Change = {
      answer: (answers) => ({
        ...answers,
        materials: { ...(answers['materials'] as object), marriageCertificate: [kept.attachment.id] },
      }),
    };
    const cases = [make(1, withFile), make(2)];
    await desk.store.takeIn(cases.map((submission) => ({ submission, history: [], log: [] })));
    const [first = '', second = ''] = cases.map(({ reference }) => reference);
    const clerk = await desk.as('clerk');
    const { bytes } = await printed(desk, clerk, { pick: [second, first], do: 'zip' });
    const files = readZip(bytes);
    const names = [...files.keys()];
    expect(names[0]).toBe(`1 申请表 ${second}.pdf`);
    expect(names).toContain(`2 申请表 ${first}.pdf`);
    const beside = names.find((name) => name.startsWith(`2 附件 ${first}`)) ?? '';
    expect(files.get(beside)).toEqual(pdf);
    const { text } = await readBack({ ok: true, bytes: files.get(`1 申请表 ${second}.pdf`) ?? new Uint8Array() });
    expect(text).toContain(second);
  });

  it('can be all of a view, by the query of the queue', async () => {
    const cases = [make(1), make(2, { status: 'accepted' }), make(3)];
    const desk = await openPaperDesk(cases);
    const clerk = await desk.as('clerk');
    const { bytes } = await printed(desk, clerk, {
      all: '1',
      view: 'status=submitted&sort=received',
      paper: 'receipt',
      do: 'zip',
    });
    const [first, , third] = cases.map(({ reference }) => reference);
    expect([...readZip(bytes).keys()]).toEqual([`1 受理回执 ${first}.pdf`, `2 受理回执 ${third}.pdf`]);
  });

  it('go on past what cannot be made, and name it with its reason', async () => {
    const cases = [make(1), make(2, named('张ꙮ')), make(3, { office: 'dongshi', route: ['dongshi'] })];
    const [good = '', odd = '', foreign = ''] = cases.map(({ reference }) => reference);
    const desk = await openPaperDesk(cases);
    const clerk = await desk.as('clerk');
    const started = await clerk.post('/desk/papers', { pick: [odd, foreign, good], do: 'zip' });
    const page = await clerk.get(started.to);
    expect(page.text).toContain('ꙮ (U+A66E)');
    expect(page.text).toContain(`${foreign}: 没有这一件`);
    expect(page.text).toContain('共 1 件');
    const { bytes } = await fetchBytes(desk, clerk, `${started.to}/file`);
    expect([...readZip(bytes).keys()]).toEqual([`1 申请表 ${good}.pdf`, '没有做出来的.txt']);
    expect(readZip(bytes).get('没有做出来的.txt')?.toString()).toContain(odd);
  });

  it('one that breaks does not stop the others, and the fault is reported', async () => {
    const cases = [make(1), make(2)];
    const [bad = '', good = ''] = cases.map(({ reference }) => reference);
    const desk = await openPaperDesk(cases, {
      around: (port) => ({
        ...port,
        paper: (reference, kind) =>
          reference === bad ? Promise.reject(new Error('disk')) : port.paper(reference, kind),
      }),
    });
    const clerk = await desk.as('clerk');
    const started = await clerk.post('/desk/papers', { pick: [bad, good], do: 'print' });
    expect((await clerk.get(started.to)).text).toContain(`${bad}</a>: 我们这边出了点问题`);
    expect((await fetchBytes(desk, clerk, `${started.to}/file`)).response.status).toBe(200);
    expect(desk.reported).toHaveLength(1);
  });

  it('show how far they are, and the page looks again without script until they are there', async () => {
    const gate = deferred();
    const cases = [make(1), make(2), make(3)];
    const desk = await openPaperDesk(cases, {
      around: (port) => ({
        ...port,
        paper: async (reference, kind) => {
          if (reference === cases[1]?.reference) await gate.promise;
          return port.paper(reference, kind);
        },
      }),
    });
    const clerk = await desk.as('clerk');
    const started = await clerk.post('/desk/papers', { pick: cases.map(({ reference }) => reference), do: 'print' });
    const before = await clerk.get(started.to);
    expect(before.headers.get('refresh')).toBe('2');
    expect(before.text).toContain('1 / 3');
    expect((await clerk.get(`${started.to}/file`)).status).toBe(404);
    gate.resolve();
    const after = await until(
      () => clerk.get(started.to),
      ({ headers }) => headers.get('refresh') === null,
    );
    expect(after.text).toContain('打开打印件');
    expect((await fetchBytes(desk, clerk, `${started.to}/file`)).response.status).toBe(200);
  });

  it('are only for who ordered them, and only for an hour; then nothing is left on the disk', async () => {
    const one = make(1);
    const desk = await openPaperDesk([one]);
    const clerk = await desk.as('clerk');
    const started = await clerk.post('/desk/papers', { pick: one.reference, do: 'zip' });
    const file = `${started.to}/file`;
    const sealed = await readdir(desk.folder);
    expect(sealed).toHaveLength(1);
    expect((await (await desk.as('supervisor')).get(file)).status).toBe(404);
    expect((await clerk.get(file)).status).toBe(200);
    desk.pass(61 * 60 * 1000);
    const later = await desk.as('clerk');
    expect((await later.get(file)).status).toBe(404);
    await until(
      () => readdir(desk.folder),
      (names) => names.length === 0,
    );
  });

  it('are refused when nothing is picked, and when there are more than two thousand', async () => {
    const desk = await openPaperDesk([]);
    const clerk = await desk.as('clerk');
    const nothing = await clerk.post('/desk/papers', { do: 'print' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('一件也没选中');
    const many = Array.from({ length: 2001 }, (_, n) => make(n));
    await desk.store.takeIn(many.map((submission) => ({ submission, history: [], log: [] })));
    const all = await clerk.post('/desk/papers', { all: '1', do: 'print' });
    expect(all.status).toBe(422);
    expect(all.text).toContain('一次最多 2000 件');
  });

  it('are not for an administrator, who decides no case', async () => {
    const one = make(1);
    const desk = await openPaperDesk([one]);
    const answer = await (await desk.as('administrator')).post('/desk/papers', { pick: one.reference, do: 'print' });
    expect(answer.status).toBe(403);
  });

  it('are found by what is scanned from them', async () => {
    const [one, other] = [make(1), make(2)];
    const desk = await openPaperDesk([one, other]);
    const clerk = await desk.as('clerk');
    const house = 'https://a-long-name-of-a-house.示例区.example.cn/office';
    for (const scanned of [`${house}/s/${one.reference}?token=${one.token}`, `${house}/desk/cases/${one.reference}`]) {
      const list = await clerk.get(`/desk/exports.csv?${new URLSearchParams({ q: scanned }).toString()}`);
      expect(list.text).toContain(one.reference);
      expect(list.text).not.toContain(other.reference);
    }
  });

  it('are not started by a form of somebody else', async () => {
    const desk = await openPaperDesk([make(1)]);
    const clerk = await desk.as('clerk');
    expect((await clerk.post('/desk/papers', { all: '1', do: 'zip' }, { csrf: null })).status).toBe(403);
  });
});

async function printed(
  desk: PaperDesk,
  browser: DeskBrowser,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<{ readonly bytes: Uint8Array }> {
  const started = await browser.post('/desk/papers', fields);
  expect(started.status).toBe(303);
  const job = started.to.replace(/\/file$/, '');
  await until(
    () => browser.get(job),
    ({ headers }) => headers.get('refresh') === null,
  );
  return fetchBytes(desk, browser, `${job}/file`);
}

/** As bytes: a browser of the tests reads text only. */
async function fetchBytes(
  desk: PaperDesk,
  browser: DeskBrowser,
  path: string,
): Promise<{ readonly response: Response; readonly bytes: Uint8Array }> {
  const response = await fetch(new URL(path, desk.url), { headers: { cookie: browser.cookieHeader } });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}
