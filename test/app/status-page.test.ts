import { describe, expect, it } from 'vitest';
import { statusView } from '../../src/app/status-page.ts';
import { act } from '../../src/cases/act.ts';
import type { Action } from '../../src/cases/action.ts';
import { createSubmission } from '../../src/cases/create-submission.ts';
import { rate, withdraw } from '../../src/cases/resident-moves.ts';
import type { CaseEvent, Submission } from '../../src/cases/types.ts';
import type { Lang } from '../../src/forms/types.ts';
import type { StatusView } from '../../src/web/status-view.ts';
import { day, SUPERVISOR } from '../support/desk-acts.ts';
import { loadWorld } from '../support/world.ts';

const { catalogue, district, words } = await loadWorld();
const NOW = Date.UTC(2026, 10, 24, 2);
const TODAY = day('2026-11-24');
const form = catalogue.find('birth-permit');
const checked = form?.check(form.examples.valid[0]?.answers ?? {}, { today: TODAY, district });
if (!form || checked?.ok !== true) throw new Error('no example');
const deps = { now: NOW, today: TODAY, entropy: new Uint8Array(64), district, channel: 'web', lang: 'zh-CN' } as const;
const fresh = createSubmission(form, checked.answers, { ...deps, chat: 'web:own', consentAt: NOW });

interface Case {
  readonly submission: Submission;
  readonly history: readonly CaseEvent[];
}

/** A case after the desk did these. */
function after(...actions: readonly Action[]): Case {
  const begun: Case = { submission: fresh, history: [{ at: NOW, status: 'submitted' }] };
  return actions.reduce(({ submission, history }, action) => {
    const acted = act(submission, action, { acting: SUPERVISOR, at: NOW, today: TODAY, district, form: formOf() });
    if (!acted.ok) throw new Error(`${action.type}: ${JSON.stringify(acted.problems)}`);
    return { submission: acted.submission, history: [...history, ...(acted.event ? [acted.event] : [])] };
  }, begun);
}

function formOf(): NonNullable<typeof form> {
  if (!form) throw new Error('no form');
  return form;
}

function view(one: Case, lang: Lang = 'zh-CN', chat?: string): StatusView {
  const shown = { ...one, form: formOf(), district, today: TODAY, t: words(lang), lang };
  return statusView(chat === undefined ? shown : { ...shown, chat });
}

const ask: Action = {
  type: 'ask-correction',
  items: [{ at: '/wife/name', sentence: '和身份证差一个字' }],
  until: day('2026-12-04'),
};
const passOn: Action = { type: 'pass-on', opinion: '情况属实，同意上报' };
const reviewed: readonly Action[] = [{ type: 'accept' }, passOn, passOn, passOn];
const approved: readonly Action[] = [
  ...reviewed,
  { type: 'approve', certificate: '示例0001', validUntil: day('2029-11-23') },
];

describe('the page behind the receipt', () => {
  it('says in words what happened, offices by their names and days with their weekdays', () => {
    const handed = after({ type: 'hand-over', office: 'dongshi', reason: '归东示街道办理' }, ask);
    const notes = (lang: Lang) => view(handed, lang).steps.flatMap(({ note }) => note ?? []);
    expect(notes('zh-CN')[0]).toContain('东示街道便民服务中心');
    expect(notes('zh-CN')[1]).toContain('12 月 4 日（星期五）');
    expect(notes('en')[0]).toContain('Dongshi Subdistrict service centre');
    expect(notes('en')[1]).toContain('Friday 4 December');
  });

  it('lists what is to be mended while the clock stands; only the own chat leads on', () => {
    const shown = view(after(ask));
    expect(shown).toMatchObject({
      stopped: true,
      correction: { items: [{ what: '女方姓名', sentence: '和身份证差一个字' }] },
    });
    expect([shown.due, shown.correction?.mend]).toEqual([undefined, undefined]);
    expect(view(after(ask), 'zh-CN', 'web:own').correction?.mend).toEqual({
      label: '现在改',
      data: `correct.${fresh.reference}`,
    });
  });

  it('says why it was turned down and what can be done about it', () => {
    for (const turned of [
      after({ type: 'refuse', reason: '户口都不在本区' }),
      after(...reviewed, { type: 'reject', reason: '户口都不在本区' }),
    ]) {
      const { outcome, due, rating } = view(turned);
      expect(outcome).toEqual({
        good: false,
        lines: ['原因：户口都不在本区', '不同意的话，60 日内可以申请行政复议，6 个月内可以到法院起诉。'],
      });
      expect([due, rating && 'levels' in rating]).toEqual([undefined, true]);
    }
  });

  it('says the number and validity, and where it can be fetched once it is ready', () => {
    expect(view(after(...approved))).toMatchObject({
      outcome: { good: true, lines: ['证号：示例0001', '有效期到2029年11月23日（星期五）。'] },
    });
    expect(view(after(...approved)).collect).toBeUndefined();
    const { collect } = view(after(...approved, { type: 'ready' }));
    expect(collect?.place).toContain('示例区例政路 1 号');
    expect(collect?.map).toEqual({
      label: '看地图',
      url: expect.stringContaining(encodeURIComponent('例政路')) as string,
    });
  });

  it('asks for one rating once it is handed out, and shows it', () => {
    const out = after(...approved, { type: 'deliver', way: 'post' });
    const { rating } = view(out);
    expect(rating && 'levels' in rating && rating.levels.map(({ score }) => score)).toEqual([5, 4, 3, 2, 1]);
    const rated = rate(out.submission, 2, NOW);
    if (!rated.ok) throw new Error('refused');
    expect(view({ ...out, submission: rated.submission }).rating).toEqual({ given: '不满意' });
  });

  it('offers to withdraw only in the own chat, and only while it can be', () => {
    expect(view(after(), 'zh-CN', 'web:own').links).toEqual([{ label: '撤回', data: `withdraw.${fresh.reference}` }]);
    expect(view(after(), 'zh-CN', 'web:other').links).toEqual([]);
    expect(view(after(...approved), 'zh-CN', 'web:own').links).toEqual([]);
    const gone = withdraw(fresh, { at: NOW, today: TODAY, district });
    if (!gone.ok) throw new Error('refused');
    const shown = view({
      submission: gone.submission,
      history: [...after().history, ...(gone.event ? [gone.event] : [])],
    });
    expect(shown.steps.at(-1)).toMatchObject({ state: 'withdrawn', note: '您撤回了，这件事不再办。' });
  });
});
