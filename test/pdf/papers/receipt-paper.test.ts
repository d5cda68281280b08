import { describe, expect, it } from 'vitest';
import { createSubmission } from '../../../src/cases/create-submission.ts';
import type { Submission } from '../../../src/cases/types.ts';
import { referenceIn } from '../../../src/cases/reference.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { applicationPaper } from '../../../src/pdf/papers/application-paper.ts';
import { receiptPaper } from '../../../src/pdf/papers/receipt-paper.ts';
import { loadWorld } from '../../support/world.ts';

const { catalogue, district, words } = await loadWorld();
const deps = { lang: 'zh-CN', words: words('zh-CN'), district, publicUrl: 'https://e.example.cn' } as const;
const form = catalogue.find('first-child-certificate');
if (!form) throw new Error('There is no first-child certificate.');

function submissionOf(change: Partial<Submission>): Submission {
  const today = '2026-11-23' as PlainDate;
  const checked = form?.check(form.examples.valid[0]?.answers ?? {}, { today, district });
  if (!form || !checked?.ok) throw new Error('There is no valid example.');
  const now = Date.parse('2026-11-23T10:24:00+08:00');
  const entropy = Uint8Array.from({ length: 64 }, (_, i) => i * 37);
  const made = createSubmission(form, checked.answers, {
    ...{ now, today, entropy, district, channel: 'web' as const, consentAt: now, lang: 'zh-CN' as const },
  });
  return { ...made, ...change };
}

const missing = { missing: ['/materials/marriageCertificate'], materialsDue: '2026-11-30' as PlainDate };

describe('What a receipt says of missing materials', () => {
  it.each([
    ['submitted', '还差 1 样：结婚证照片，11 月 30 日前补上就行。'],
    ['accepted', '已经先给您受理了。还差 1 样：结婚证照片，11 月 30 日前补上就行。'],
    ['verifying', '已经先给您受理了。还差 1 样：结婚证照片，11 月 30 日前补上就行。'],
  ] as const)('%s: %s', (status, note) => {
    expect(receiptPaper(submissionOf({ status, ...missing }), form, deps).promise.note).toBe(note);
  });

  it('is nothing when nothing is missing', () => {
    expect(receiptPaper(submissionOf({ status: 'accepted' }), form, deps).promise.note).toBeUndefined();
  });
});

describe('The QR code', () => {
  const submission = submissionOf({});

  it('of what residents get leads to their page, that of the form to the desk; both name the case', () => {
    const receipt = receiptPaper(submission, form, deps);
    const application = applicationPaper(submission, form, { ...deps, files: new Map() });
    expect(receipt.url).toBe(`https://e.example.cn/s/${submission.reference}?token=${submission.token}`);
    expect(application.code.url).toBe(`https://e.example.cn/desk/cases/${submission.reference}`);
    for (const url of [receipt.url, application.code.url]) expect(referenceIn(url)).toBe(submission.reference);
  });
});
