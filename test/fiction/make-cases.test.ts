import { describe, expect, it } from 'vitest';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { dayOf } from '../../src/cases/day-of.ts';
import { peopleIn } from '../../src/cases/people.ts';
import { readReference } from '../../src/cases/reference.ts';
import type { Acting } from '../../src/cases/types.ts';
import { startOfDay } from '../../src/desk/cases/today.ts';
import { seededRandom } from '../../src/fiction/chance.ts';
import type { LivedCase } from '../../src/fiction/live-case.ts';
import { makeCases, type FictionDeps } from '../../src/fiction/make-cases.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { PlainDate } from '../../src/forms/types.ts';
import { slotParts } from '../../src/forms/slot-value.ts';

const NOW = Date.UTC(2026, 10, 24, 2);
const DAY = 86_400_000;
const [sources, district] = await Promise.all([loadServices('services'), loadDistrict('district')]);
const services = sources.map(compileForm);
const clerks: readonly Acting[] = (['clerk', 'reviewer', 'supervisor'] as const).map((role) => ({
  clerk: role,
  name: '示例员',
  role,
  office: 'district',
}));

function make(count: number, seed = 1, more: Partial<FictionDeps> = {}): readonly LivedCase[] {
  const startOf = (day: PlainDate) => startOfDay(day, district.timeZone);
  const random = seededRandom(seed);
  const from = '2024-10-01' as PlainDate;
  return [
    ...makeCases(
      { services, district, clerks, now: NOW, from, random, startOf, files: ['a'.repeat(64)], ...more },
      count,
    ),
  ];
}

const cases = make(300);

describe('Made-up cases', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(make(20)).toEqual(make(20));
    expect(make(20, 2)).not.toEqual(make(20));
  });

  it('hold what the form of their service takes on the day of their submission', () => {
    for (const { submission } of cases) {
      const form = services.find(({ id }) => id === submission.service);
      const today = dayOf(submission.submittedAt, district.timeZone);
      expect(form?.check(submission.answers, { today, district })).toEqual({ ok: true, answers: submission.answers });
    }
  });

  it('name people who say of themselves that they are made up, and telephones that nobody has', () => {
    for (const { submission } of cases) {
      const { names, phones } = peopleIn(submission.answers);
      for (const name of names) expect(name).toMatch(/^.[示例样范试模].?$/u);
      for (const phone of phones) expect(phone).toMatch(/^1[3-9]\d0000\d{4}$/);
    }
  });

  it('come in the order of their days over the whole time, each with a number of its own', () => {
    const days = cases.map(({ submission }) => dayOf(submission.submittedAt, district.timeZone));
    expect(days).toEqual(days.toSorted());
    expect([days[0], days.at(-1)?.slice(0, 7)]).toEqual(['2024-10-01', '2026-11']);
    expect(new Set(cases.map(({ submission }) => submission.reference)).size).toBe(cases.length);
    expect(cases.every(({ submission }) => readReference(submission.reference).ok)).toBe(true);
  });

  it('have a history in order, which ends as they stand, with nothing in the future', () => {
    for (const { submission, history, log } of cases) {
      const times = [...history, ...log].map(({ at }) => at);
      expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
      expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(history.at(-1)?.status).toBe(submission.status);
      expect(submission.revision).toBe(log.length - 1);
    }
  });

  it('show all that a desk meets: every end, what waits, corrections, ratings, late ones, missing ones', () => {
    const all = make(800, 3).map(({ submission }) => submission);
    const statuses = new Set(all.map(({ status }) => status));
    for (const status of ['submitted', 'refused', 'rejected', 'delivered', 'withdrawn'] as const)
      expect(statuses).toContain(status);
    expect(new Set(all.map(({ service }) => service)).size).toBe(services.length);
    expect(new Set(all.map(({ channel }) => channel)).size).toBe(4);
    expect(all.some(({ desk }) => desk?.correction?.answeredAt !== undefined)).toBe(true);
    expect(all.some(({ closed }) => closed?.onTime === false)).toBe(true);
    expect(all.some(({ rating }) => (rating?.score ?? 5) <= 2)).toBe(true);
    expect(all.some(({ missing }) => missing.length > 0) && all.some(({ missing }) => missing.length === 0)).toBe(true);
  });

  it('are finished when they are long past, unless somebody is said to forget one of so many', () => {
    const left = (forgottenOneIn?: number) =>
      make(200, 4, forgottenOneIn === undefined ? {} : { forgottenOneIn }).filter(
        ({ submission }) => !submission.closed && submission.submittedAt < NOW - 120 * DAY,
      );
    expect(left()).toEqual([]);
    expect(left(5).length).toBeGreaterThan(10);
  });

  it('lie open when they are fresh, in many states, and hardly any is late', () => {
    const fresh = make(50, 5, { fresh: { from: '2026-11-11' as PlainDate, count: 60 } })
      .slice(50)
      .map(({ submission }) => submission);
    const open = fresh.filter(({ closed }) => !closed);
    expect(fresh.every(({ submittedAt }) => submittedAt > NOW - 15 * DAY)).toBe(true);
    expect(open.length).toBeGreaterThan(20);
    expect(new Set(open.map(({ status }) => status)).size).toBeGreaterThanOrEqual(5);
    expect(open.filter(({ due }) => due < '2026-11-24').length).toBeLessThan(open.length / 4);
    expect(open.filter(({ due }) => due < '2026-11-18')).toEqual([]);
  });

  it('never book a place twice', () => {
    const booked = cases.flatMap(({ submission }) => submission.booking?.slot ?? []);
    for (const slot of new Set(booked)) {
      const place = district.institutions.find(({ id }) => id === slotParts(slot)?.institution);
      expect(booked.filter((one) => one === slot).length).toBeLessThanOrEqual(place?.slots.capacity ?? 0);
    }
    expect(booked.length).toBeGreaterThan(20);
  });
});
