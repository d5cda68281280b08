import type { Submission } from '../../src/cases/types.ts';
import type { PlainDate } from '../../src/forms/types.ts';

/** A plainly fictional submission. */
export function makeSubmission(change: Partial<Submission> = {}): Submission {
  return {
    reference: 'FC-26K7-XQ4M',
    token: 'AAAAAAAAAAAAAAAAAAAAAA',
    service: 'first-child-certificate',
    version: '0123456789abcdef',
    status: 'submitted',
    revision: 0,
    channel: 'api',
    lang: 'zh-CN',
    answers: { wife: { name: '张示梅' }, husband: { name: '李例安' } },
    office: 'east',
    route: ['east'],
    submittedAt: Date.UTC(2026, 10, 24, 2),
    consentAt: Date.UTC(2026, 10, 24, 2),
    due: '2026-12-07' as PlainDate,
    dueProvisional: false,
    missing: [],
    notices: [],
    ...change,
  };
}
