import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../src/desk/visit.ts';
import { parseViewQuery, readViewQuery, viewOf, viewText, wholeView } from '../../../src/desk/cases/view.ts';
import { startOfDay } from '../../../src/desk/cases/today.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { loadWorld } from '../../support/world.ts';

const { district } = await loadWorld();
const visit = (offices: readonly string[] | undefined) =>
  ({ clerk: { id: 'me-id' }, offices, house: { district } }) as Visit;

describe('A view', () => {
  it('is the same after it was written into an address and read again', () => {
    const query = {
      q: '张 示&梅',
      service: 'birth-permit',
      status: 'closed',
      clerk: 'me',
      from: '2026-11-01',
      sort: '-due',
      after: 'a|b',
    };
    expect(parseViewQuery(viewText(query))).toEqual(query);
    expect(viewText(wholeView(query))).not.toContain('after');
  });

  it('leaves out what an address cannot mean', () => {
    const odd = {
      status: 'nonsense',
      due: 'never',
      sort: 'up',
      from: '2026-02-30',
      office: '<b>',
      q: 'x'.repeat(61),
      returned: 'yes',
      other: '1',
      clerk: ['a', 'b'],
    };
    expect(readViewQuery(odd)).toEqual({});
    expect(readViewQuery('text')).toEqual({});
  });

  it('is what is open, unless it is searched or asked otherwise', () => {
    const statuses = [
      {},
      { status: 'all' },
      { q: '张' },
      { unhappy: '1' },
      { q: '张', status: 'open' },
      { status: 'ready' },
    ];
    expect(statuses.map((query) => viewOf(query, visit(undefined)).status)).toEqual([
      'open',
      undefined,
      undefined,
      undefined,
      'open',
      'ready',
    ]);
  });

  it('never reaches further than the person sees', () => {
    const own = visit(['dongshi', 'dongshi-1', 'dongshi-2']);
    expect(viewOf({}, own).offices).toEqual(own.offices);
    expect(viewOf({ office: 'dongshi-1' }, own).offices).toEqual(['dongshi-1']);
    expect(viewOf({ office: 'xishi' }, own).offices).toEqual([]);
    expect(viewOf({ office: 'district' }, own).offices).toEqual(expect.arrayContaining(['dongshi']));
    expect(viewOf({ office: 'district' }, own).offices).not.toContain('xishi');
    expect(viewOf({}, visit(undefined)).offices).toBeUndefined();
  });

  it('means oneself by `me`', () => {
    expect(viewOf({ clerk: 'me' }, visit(undefined)).clerk).toBe('me-id');
    expect(viewOf({ clerk: 'none' }, visit(undefined)).clerk).toBe('none');
  });
});

describe('The beginning of a day', () => {
  it.each([
    ['2026-11-24', 'Asia/Shanghai', '2026-11-23T16:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00Z'],
  ])('of %s in %s is %s', (day, zone, moment) => {
    expect(new Date(startOfDay(day as PlainDate, zone)).toISOString()).toBe(moment.replace('Z', '.000Z'));
  });
});
