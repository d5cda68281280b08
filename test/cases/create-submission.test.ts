import { describe, expect, it } from 'vitest';
import { createSubmission, type SubmissionDeps } from '../../src/cases/create-submission.ts';
import { readReference } from '../../src/cases/reference.ts';
import type { Form } from '../../src/forms/form.ts';
import type { JsonObject, PlainDate } from '../../src/forms/types.ts';
import { sampleDistrict } from '../web/api/house.ts';
import { sampleForm } from '../web/api/sample-form.ts';

const entropy = Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1);
const portal: SubmissionDeps = {
  now: Date.UTC(2026, 10, 24, 2),
  today: '2026-11-24' as PlainDate,
  entropy,
  district: sampleDistrict,
  channel: 'api',
  lang: 'zh-CN',
  consentAt: Date.UTC(2026, 10, 24, 1),
};
const deps: SubmissionDeps = { ...portal, channel: 'telegram', chat: 'telegram:1' };
const photo = { photo: ['a'.repeat(64)] };
const make = (answers: JsonObject, change: Partial<SubmissionDeps> = {}, form: Form = sampleForm) =>
  createSubmission(form, answers, { ...deps, ...change });
const promising = (promiseDays: number): Form => ({ ...sampleForm, service: { ...sampleForm.service, promiseDays } });

describe('a submission', () => {
  it('carries the answers, the form’s version, who to tell, and when it was agreed to', () => {
    const answers = { name: '张示梅', place: '000000001001', materials: photo };
    expect(make(answers)).toMatchObject({
      service: 'sample',
      version: 'v1',
      status: 'submitted',
      channel: 'telegram',
      chat: 'telegram:1',
      lang: 'zh-CN',
      answers,
      office: 'east',
      route: ['east'],
      submittedAt: deps.now,
      consentAt: deps.consentAt,
      notices: ['clerk-decides'],
    });
  });

  it('has a readable number and a secret that share no random byte', () => {
    const { reference, token } = make({});
    expect(readReference(reference)).toEqual({ ok: true, reference });
    expect(token).toMatch(/^[\w-]{22}$/);
    const otherNumber = make({}, { entropy: entropy.map((byte, i) => (i < 16 ? byte : 255 - byte)) });
    expect([otherNumber.token === token, otherNumber.reference === reference]).toEqual([true, false]);
    const otherToken = make({}, { entropy: entropy.map((byte, i) => (i < 16 ? 255 - byte : byte)) });
    expect([otherToken.token === token, otherToken.reference === reference]).toEqual([false, true]);
  });

  it('names what is missing and by when, and nothing when all is there', () => {
    expect(make({ name: '张示梅' })).toMatchObject({ missing: ['/materials/photo'], materialsDue: '2026-11-30' });
    expect(make({ name: '张示梅', materials: { photo: [] } }).missing).toEqual(['/materials/photo']);
    const complete = make({ name: '张示梅', materials: photo });
    expect(complete.missing).toEqual([]);
    expect(complete).not.toHaveProperty('materialsDue');
  });

  it('does not miss a document that these answers do not call for', () => {
    const form: Form = { ...sampleForm, walk: () => ({ items: [], answers: {} }) };
    expect(make({ name: '张示梅' }, {}, form).missing).toEqual([]);
  });

  it('promises a working day; at once means today, or the next working day', () => {
    const complete = { materials: photo };
    expect(make(complete, {}, promising(9)).due).toBe('2026-12-07');
    expect(make(complete, {}, promising(0)).due).toBe('2026-11-24');
    expect(make(complete, { today: '2026-11-28' as PlainDate }, promising(0)).due).toBe('2026-11-30');
  });

  it('promises nothing for a day before the last one for what is missing', () => {
    expect(make({}, {}, promising(0))).toMatchObject({ due: '2026-11-30', materialsDue: '2026-11-30' });
    expect(make({}, {}, promising(9))).toMatchObject({ due: '2026-12-07', materialsDue: '2026-11-30' });
  });

  it('marks a promise that reaches into a year without published holidays', () => {
    expect(make({}).dueProvisional).toBe(false);
    expect(make({}, { today: '2026-12-30' as PlainDate }).dueProvisional).toBe(true);
    // Done this year, but the missing photo may come in the next one.
    expect(make({}, { today: '2026-12-30' as PlainDate }, promising(1)).dueProvisional).toBe(true);
    expect(make({ materials: photo }, { today: '2026-12-30' as PlainDate }, promising(1)).dueProvisional).toBe(false);
  });

  it('books the chosen time', () => {
    const booking = { institution: 'clinic', slot: 'clinic@2026-11-25T08:30' };
    expect(make(booking).booking).toEqual(booking);
    expect(make({})).not.toHaveProperty('booking');
  });

  it('of a portal has no chat', () => {
    expect(createSubmission(sampleForm, {}, portal)).not.toHaveProperty('chat');
  });

  it('cannot be made in a district without an office of its own', () => {
    expect(() => make({}, { district: { ...sampleDistrict, offices: [] } })).toThrow('no office');
  });
});
