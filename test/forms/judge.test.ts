import { describe, expect, it } from 'vitest';
import { answersOf, judged, openIn } from './support/draft.ts';
import { makeId } from './support/random-value.ts';

const wife = makeId('1996-03-12', 2);
const couple = answersOf({
  '/here': 'wife',
  '/married': true,
  '/wife/idType': 'resident-id',
  '/wife/idNumber': wife,
  '/husband/idType': 'resident-id',
});
const codes = (pointer: string, value: Parameters<typeof judged>[2], answers = couple) =>
  judged(answers, pointer, value).map(({ code }) => code);

describe('One value', () => {
  it.each([
    ['/here', 'wife', []],
    ['/here', 'nobody', ['choice-unknown']],
    ['/here', 1, ['choice-unknown']],
    ['/married', 'yes', ['wrong-type']],
    ['/wife/name', '', ['text-too-short']],
    ['/wife/name', null, ['wrong-type']],
    ['/wife/birthDate', '1996-02-30', ['date-unreadable']],
    ['/month', '2027-13', ['month-unreadable']],
    ['/mobile', '12345', ['mobile']],
    ['/count', 9, []],
    ['/count', 10, ['number-too-large']],
    ['/count', 0, ['number-too-small']],
    ['/count', 1.5, ['wrong-type']],
    ['/wife/hukouArea', '000000001001', []],
    ['/wife/hukouArea', '000000001000', ['area-unknown']],
    ['/wife/hukouArea', '999999999999', ['area-unknown']],
    ['/wife/hukouArea', '样板社区', ['area-unknown']],
    ['/institution', 'hospital-9', ['institution-unknown']],
    ['/slot', 'hospital-1@2026-11-26T08:30', []],
    ['/slot', 'hospital-1@2026-11-30T08:30', ['slot-taken']],
    ['/slot', 'hospital-1@2026-11-27T08:30', ['slot-unknown']],
    ['/slot', 'tomorrow', ['slot-unknown']],
    ['/materials/photo', ['a'.repeat(64)], []],
    ['/materials/photo', ['x'], ['file-unknown']],
    ['/materials/photo', [], ['too-few-files']],
    ['/materials/photo', ['a'.repeat(64), 'a'.repeat(64)], ['file-twice']],
    ['/materials/photo', ['a', 'b', 'c'].map((one) => one.repeat(64)), ['too-many-files']],
    ['/children/-', true, []],
    ['/children/-', 'yes', ['wrong-type']],
  ])('at %s: %j', (pointer, value, expected) => {
    expect(codes(pointer, value)).toEqual(expected);
  });

  it('of a time must belong to the chosen institution', () => {
    const station = answersOf({ '/institution': 'station-1' }, couple);
    expect(codes('/slot', 'hospital-1@2026-11-26T08:30', station)).toEqual(['slot-unknown']);
    expect(codes('/slot', 'station-1@2026-12-01T14:00', station)).toEqual([]);
  });

  it('says what it should be, and never what was typed', () => {
    expect(judged(couple, '/count', 123)).toEqual([
      { pointer: '/count', code: 'number-too-large', params: { max: 9 } },
    ]);
  });
});

describe('An ID number', () => {
  it.each([
    [makeId('1990-05-01', 11), []],
    [makeId('1990-05-01', 11).slice(0, 17), ['id-length']],
    ['000000900501001', ['id-fifteen']],
    [wife, ['same-person']],
  ])('%s', (value, expected) => {
    expect(codes('/husband/idNumber', value)).toEqual(expected);
  });

  it('is judged together with what it tells, where that is never asked', () => {
    const man = makeId('1996-03-12', 5);
    expect(judged(couple, '/wife/idNumber', man)).toEqual([{ pointer: '/wife/sex', code: 'wife-not-female' }]);
    expect(openIn(couple)).not.toContain('/wife/sex');
  });
});

describe('A rule across answers', () => {
  it('holds from the day on that the law names, and names that day', () => {
    expect(codes('/marriage/date', '2016-03-12')).toEqual([]);
    expect(judged(couple, '/marriage/date', '2016-03-11')).toEqual([
      { pointer: '/marriage/date', code: 'wife-too-young', params: { date: '2016-03-12' } },
    ]);
  });

  it('counts from the last day of February for someone born on the 29th', () => {
    const leap = answersOf({ '/wife/idNumber': makeId('1996-02-29', 2), '/marriage/kind': 'first' }, couple);
    expect(codes('/marriage/date', '2016-02-28', leap)).toEqual(['wife-too-young']);
    expect(codes('/marriage/date', '2016-02-29', leap)).toEqual([]);
  });

  it('refuses a day that is still to come', () => {
    expect(codes('/marriage/date', '2026-11-24')).toEqual([]);
    expect(codes('/marriage/date', '2026-11-25')).toEqual(['marriage-in-future']);
  });

  it('is silent while one of its answers is not known', () => {
    expect(codes('/marriage/date', '2010-01-01', answersOf({ '/married': true }))).toEqual([]);
  });

  it('is bound to the same item of a group', () => {
    const children = answersOf(
      {
        '/children/0/birthDate': '2020-01-01',
        '/children/1/birthDate': '2010-01-01',
        '/children/1/living': false,
      },
      couple,
    );
    expect(codes('/children/1/deathDate', '2015-01-01', children)).toEqual([]);
    expect(judged(children, '/children/1/deathDate', '2009-12-31')).toEqual([
      { pointer: '/children/1/deathDate', code: 'death-before-birth', params: { date: '2010-01-01' } },
    ]);
    expect(codes('/children/0/birthDate', '2026-12-01', children)).toEqual(['birth-in-future']);
  });

  it('compares a month as a month', () => {
    expect(codes('/month', '2026-11')).toEqual([]);
    expect(codes('/month', '2026-10')).toEqual(['month-past']);
  });

  it('speaks only under its condition', () => {
    const study = answersOf({ '/here': 'none', '/reason': 'study' });
    expect(codes('/count', 3, study)).toEqual(['too-many-for-study']);
    expect(codes('/count', 2, study)).toEqual([]);
    expect(codes('/count', 3, answersOf({ '/here': 'none', '/reason': 'work' }))).toEqual([]);
    expect(codes('/count', 3, answersOf({ '/reason': 'study', '/here': 'wife' }))).toEqual([]);
  });
});
