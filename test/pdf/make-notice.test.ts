import { beforeAll, describe, expect, it } from 'vitest';
import { createSubmission } from '../../src/cases/create-submission.ts';
import type { DeskRecord, Submission } from '../../src/cases/types.ts';
import { LANGS, type Lang, type PlainDate } from '../../src/forms/types.ts';
import { loadFonts, type Fonts } from '../../src/pdf/fonts/load-fonts.ts';
import { makeNotice } from '../../src/pdf/make-notice.ts';
import { noticeFileName, noticePaper, type Notice } from '../../src/pdf/papers/notice-paper.ts';
import type { NoticePaper } from '../../src/pdf/types.ts';
import { loadWorld } from '../support/world.ts';
import { readBack, withoutSpace } from './read-back.ts';

const { catalogue, district, words } = await loadWorld();
let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const AT = Date.parse('2026-11-26T10:24:00+08:00');
const DAY = '2026-11-23' as PlainDate;
const EMPTY: DeskRecord = { ticked: [], notes: [], verifications: [], opinions: [] };

const RECORDS: readonly (readonly [Notice, string, Partial<DeskRecord>])[] = [
  [
    'correction',
    'correction',
    {
      correction: {
        by: 'c',
        at: AT,
        until: '2026-12-03' as PlainDate,
        items: [
          { at: '/wife/name', sentence: '姓名和身份证照片上的不一样，请照着身份证再写一遍。' },
          { at: '/materials/marriageCertificate', sentence: '照片太暗，看不清登记日期。' },
        ],
      },
    },
  ],
  [
    'decision',
    'decision.approved',
    {
      decision: {
        by: 'c',
        at: AT,
        kind: 'approved',
        certificate: '示例证字第 0012 号',
        validUntil: '2029-11-25' as PlainDate,
      },
    },
  ],
  ['decision', 'decision.rejected', { decision: { by: 'c', at: AT, kind: 'rejected', reason: '户口已经迁出本区。' } }],
  ['refusal', 'refusal', { decision: { by: 'c', at: AT, kind: 'refused', reason: '请到户口所在地办。' } }],
];

function submissionOf(lang: Lang, desk: Partial<DeskRecord>, change: Partial<Submission> = {}): Submission {
  const form = catalogue.find('first-child-certificate');
  const checked = form?.check(form.examples.valid[0]?.answers ?? {}, { today: DAY, district });
  if (!form || !checked?.ok) throw new Error('There is no valid example.');
  const now = Date.parse('2026-11-23T10:24:00+08:00');
  const entropy = Uint8Array.from({ length: 64 }, (_, i) => i * 37);
  const made = createSubmission(form, checked.answers, {
    ...{ now, today: DAY, entropy, district, channel: 'web' as const, consentAt: now, lang },
  });
  return { ...made, desk: { ...EMPTY, ...desk }, ...change };
}

function paperOf(notice: Notice, lang: Lang, desk: Partial<DeskRecord>, change?: Partial<Submission>): NoticePaper {
  const submission = submissionOf(lang, desk, change);
  const form = catalogue.find(submission.service);
  const deps = { lang, words: words(lang), district, publicUrl: 'https://e.example.cn' };
  const paper = form && noticePaper(notice, submission, form, deps);
  if (!paper) throw new Error('There is no such notice.');
  return paper;
}

function wordsOf(paper: NoticePaper): readonly string[] {
  return [
    ...[paper.title, paper.service, paper.bureau, paper.number, paper.to, paper.scan, paper.reference, paper.seal],
    ...[...paper.opening, paper.issued, paper.promise?.label, paper.promise?.value, paper.promise?.note],
    ...paper.foot.flatMap(({ label, value }) => [label, value]),
    ...paper.advice.flatMap(({ title, lines }) => [title, ...lines]),
    ...paper.tables.flatMap((table) => {
      if ('texts' in table) return [table.title, ...table.texts];
      if ('columns' in table) return [table.title, ...table.columns, ...table.lines.flat()];
      return [table.title, ...table.rows.flatMap(({ label, value }) => [label, value])];
    }),
  ].filter((word) => word !== undefined);
}

describe.each(LANGS)('Every notice in %s', (lang) => {
  it.each(RECORDS)(
    '%s (%s) fits a page that holds all of its words, tagged, with a place for the seal',
    async (notice, _texts, desk) => {
      const paper = paperOf(notice, lang, desk);
      const made = await readBack(await makeNotice(paper, fonts));
      expect(made.pages).toHaveLength(1);
      for (const word of wordsOf(paper)) expect(made.text).toContain(withoutSpace(word));
      expect(made.roles[0]).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TR', 'Figure', 'Caption']));
      expect({ lang: made.lang, title: made.info.Title }).toEqual({ lang, title: paper.title });
      expect(paper.url).toMatch(new RegExp(`^https://e\\.example\\.cn/s/${paper.reference}\\?token=`));
    },
  );

  it.each(RECORDS)('%s (%s) has a name that can be read', (notice, texts, desk) => {
    const submission = submissionOf(lang, desk);
    const title = words(lang)(`pdf:${texts}.title`);
    expect(noticeFileName(notice, submission, { words: words(lang) })).toBe(`${title} ${submission.reference}.pdf`);
  });
});

describe('A notice', () => {
  it('is there only when the desk wrote it down', () => {
    const approved = RECORDS[1]?.[2] ?? {};
    for (const [notice, desk] of [
      ['correction', {}],
      ['decision', {}],
      ['refusal', approved],
    ] as const)
      expect(() => paperOf(notice, 'zh-CN', desk)).toThrow('no such notice');
  });

  it('says the chat as a way to send only to who has one', () => {
    const desk = RECORDS[0]?.[2] ?? {};
    const lines = (change: Partial<Submission>) => paperOf('correction', 'zh-CN', desk, change).advice[0]?.lines.length;
    expect([lines({ chat: 'telegram:1' }), lines({})]).toEqual([3, 2]);
  });

  it('goes over several pages with many long items, and the seal stays on the last', async () => {
    const items = Array.from({ length: 30 }, (_, i) => ({
      at: '/wife/name',
      sentence: `第 ${i} 处：${'请照着身份证再写一遍。'.repeat(6)}`,
    }));
    const desk = { correction: { by: 'c', at: AT, until: '2026-12-03' as PlainDate, items } };
    const { pages, text } = await readBack(await makeNotice(paperOf('correction', 'zh-CN', desk), fonts));
    expect(pages.length).toBeGreaterThan(2);
    expect(text.split('请照着身份证再写一遍。').length - 1).toBe(180);
    expect(pages.map((page) => page.includes('盖章处'))).toEqual(pages.map((_, i) => i === pages.length - 1));
  });

  it('is refused, with the characters, when what a clerk wrote cannot be shown', async () => {
    const desk: Partial<DeskRecord> = { decision: { by: 'c', at: AT, kind: 'refused', reason: '张ꙮ' } };
    expect(await makeNotice(paperOf('refusal', 'zh-CN', desk), fonts)).toEqual({ ok: false, missing: ['ꙮ'] });
  });
});
