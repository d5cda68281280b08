import { describe, expect, it } from 'vitest';
import { dayWords, fullDayWords } from '../../src/bot/day-words.ts';
import { ACTION_TYPES, type Action } from '../../src/cases/action.ts';
import { noteParams } from '../../src/cases/note-params.ts';
import type { CaseEvent, Submission } from '../../src/cases/types.ts';
import type { Lang } from '../../src/forms/types.ts';
import { after, caseOf, day, district, toldOf, today, waitingCase, words } from './act/desk.ts';

type Note = NonNullable<CaseEvent['note']>;

/** A note as a resident reads it. */
function said(note: Note, lang: Lang): string {
  const t = words(lang);
  const office = (id: string): string => district.offices.find((one) => one.id === id)?.name[lang] ?? id;
  const speech = { office, day: dayWords.bind(undefined, t), fullDay: fullDayWords.bind(undefined, t) };
  return t(note.key, noteParams(note, speech));
}

const lacking = caseOf({ without: ['couplePhoto'] });
const reviewed = caseOf({ status: 'reviewed' });
const first = caseOf({ status: 'reviewed', service: 'first-child-certificate' });
const approved = caseOf({ status: 'approved', office: 'dongshi' });
const reason = '两位的户口都不在本区';
const extension = { type: 'ask-extension', days: 3, reason: '要等民政局回函' } as const;
const items = [{ at: '/wife/name', sentence: '姓名和证件上的不一样' }];
const until = day('2026-12-04');

/** Every note that an action can bring about. */
const TOLD: readonly (readonly [Submission, Action, zh: string, en: string])[] = [
  [caseOf(), { type: 'accept' }, '已经受理，接着往下办。', 'Accepted; we go on from here.'],
  [
    lacking,
    { type: 'accept', materialsDue: until },
    '先给您受理，缺的 1 样后补，12 月 4 日（星期五）前拍照发来就行。',
    'Accepted for now. 1 document can follow: a photo by Friday 4 December is enough.',
  ],
  [caseOf(), { type: 'refuse', reason }, `这件事我们这里办不了：${reason}`, `We cannot do this here: ${reason}`],
  [
    caseOf(),
    { type: 'ask-correction', items, until },
    '有 1 处要改一改或补一补，12 月 4 日（星期五）前发来就行。等您的这几天不算在办理时间里。',
    '1 thing needs to be changed or added; send it by Friday 4 December. The days until then do not count as ours.',
  ],
  [
    waitingCase(),
    { type: 'remind' },
    '还有 1 处等您改一改或补一补，12 月 4 日（星期五）前发来就行。',
    '1 thing is still waiting for you to change or add; send it by Friday 4 December.',
  ],
  [
    lacking,
    { type: 'remind' },
    '还差 1 样材料，12 月 1 日（星期二）前拍照发来就行。',
    '1 document is still missing; a photo by Tuesday 1 December is enough.',
  ],
  [
    caseOf({ status: 'accepted' }),
    { type: 'verify', way: 'phone', on: today, found: '核对无误' },
    '工作人员在核实您填的内容。',
    'A clerk is checking what you filled in.',
  ],
  [
    caseOf({ status: 'accepted' }),
    { type: 'pass-on', opinion: '情况属实，同意上报' },
    '这一步核实好了，转到东示街道便民服务中心接着办。',
    'Checked here; Dongshi Subdistrict service centre goes on with it.',
  ],
  [
    caseOf({ status: 'accepted', office: 'district' }),
    { type: 'pass-on', opinion: '情况属实，同意上报' },
    '核实好了，正在审核。',
    'Checked; now it is being decided.',
  ],
  [
    reviewed,
    { type: 'send-back', reason },
    '有地方还要再核实一下，您不用做什么。',
    'Something is checked once more; there is nothing for you to do.',
  ],
  [reviewed, { type: 'approve', certificate: 'BP-1' }, '批下来了。', 'Approved.'],
  [
    first,
    { type: 'approve', certificate: 'FC-1' },
    '批下来了，有效期到2029年11月23日（星期五）。',
    'Approved; valid until Friday 23 November 2029.',
  ],
  [reviewed, { type: 'reject', reason }, `没有批准：${reason}`, `Not approved: ${reason}`],
  [
    approved,
    { type: 'ready' },
    '可以来领了，在东示街道便民服务中心。',
    'Ready to collect at Dongshi Subdistrict service centre.',
  ],
  [approved, { type: 'deliver', way: 'counter' }, '您已经领走了。', 'You collected it.'],
  [approved, { type: 'deliver', way: 'post' }, '已经寄给您了。', 'We posted it to you.'],
  [
    approved,
    { type: 'deliver', way: 'agent' },
    '您请的人已经代您领走了。',
    'The person you sent collected it for you.',
  ],
  [
    caseOf(),
    { type: 'hand-over', office: 'dongshi', reason: '两位现在住在这边' },
    '转到东示街道便民服务中心接着办：两位现在住在这边',
    'Dongshi Subdistrict service centre goes on with it: 两位现在住在这边',
  ],
  [
    after(caseOf({ status: 'accepted' }), extension),
    { type: 'answer-extension', granted: true },
    '要多几天，12 月 25 日（星期五）前办好：要等民政局回函',
    'It takes some days more; done by Friday 25 December: 要等民政局回函',
  ],
];

/** Between colleagues. */
const INTERNAL = ['take', 'assign', 'tick', 'note', 'ask-extension'];

describe('what a resident reads of an action', () => {
  it.each(TOLD)('%#: $1.type', (submission, action, zh, en) => {
    const note = toldOf(submission, action);
    if (!note) throw new Error('The resident is not told.');
    expect(said(note, 'zh-CN')).toBe(zh);
    expect(said(note, 'en')).toBe(en);
  });

  it('is there for every action that is not between colleagues', () => {
    const told = new Set<string>(TOLD.map(([, { type }]) => type));
    expect(ACTION_TYPES.filter((type) => !told.has(type))).toEqual(INTERNAL);
  });

  it('names no day that is over, and one or several', () => {
    const on = day('2026-12-10');
    const overdue = (submission: Submission, lang: Lang): string => {
      const note = toldOf(submission, { type: 'remind' }, { on });
      return note ? said(note, lang) : '';
    };
    const lackingTwo = caseOf({ without: ['couplePhoto', 'wifeId'] });
    expect(overdue(lackingTwo, 'zh-CN')).toBe('还差 2 样材料，拍照发来就行。');
    expect(overdue(lackingTwo, 'en')).toBe('2 documents are still missing; photos are enough.');
    expect(overdue(waitingCase(), 'zh-CN')).toBe('还有 1 处等您改一改或补一补。');
    expect(overdue(waitingCase(), 'en')).toBe('1 thing is still waiting for you to change or add.');
  });

  it('uses none of the trade’s words', () => {
    for (const [submission, action] of TOLD) {
      const note = toldOf(submission, action);
      expect(note && said(note, 'zh-CN')).not.toMatch(/容缺|补正|逾期|告知承诺|请勿|必须|严禁|不予/);
    }
  });
});

describe('what goes into the words of a note', () => {
  const speech = {
    office: (id: string) => `<${id}>`,
    day: (date: string) => `d ${date}`,
    fullDay: (date: string) => `D ${date}`,
  };
  const params = (given: NonNullable<Note['params']>) => noteParams({ key: 'cases:note.any', params: given }, speech);

  it('is the office’s name, days in words, and anything else as it is', () => {
    expect(
      params({ office: 'xili', until: '2026-12-01', validUntil: '2029-12-01', reason: '2026-12-01', count: 2 }),
    ).toEqual({
      office: '<xili>',
      until: 'd 2026-12-01',
      validUntil: 'D 2029-12-01',
      reason: '2026-12-01',
      count: 2,
    });
  });

  it('is what was stored, where a day is none', () => {
    expect(params({ until: 'soon', other: [1] })).toEqual({ until: 'soon', other: '[1]' });
    expect(noteParams({ key: 'cases:note.accepted' }, speech)).toEqual({});
  });
});
