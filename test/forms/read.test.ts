import { describe, expect, it } from 'vitest';
import type { Input, Json } from '../../src/forms/types.ts';
import { context } from './fixtures/district.ts';
import { answersOf, form, itemAt, says, shortly } from './support/draft.ts';
import { makeId } from './support/random-value.ts';

const start = answersOf({
  '/here': 'wife',
  '/married': true,
  '/wife/idType': 'resident-id',
  '/wife/idNumber': makeId('1996-03-12', 2),
  '/institution': 'hospital-1',
});

function does(pointer: string, input: Input, path?: string): Json {
  return shortly(form.read(itemAt(start, pointer), input, form.walk(start, context), context, 'zh-CN', path));
}

const taps = (pointer: string, value: Json, path?: string) => does(pointer, { kind: 'value', value }, path);
const sends = (pointer: string, ...files: string[]) => does(pointer, { kind: 'files', files });

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const c = 'c'.repeat(64);

describe('A tap', () => {
  it.each([
    ['/here', 'wife', 'wife'],
    ['/here', 'nobody', { code: 'choice-unknown' }],
    ['/married', true, true],
    ['/married', 'false', false],
    ['/children/-', false, false],
    ['/count', 3, 3],
    ['/count', '3', 3],
    ['/institution', 'station-1', 'station-1'],
    ['/institution', '妇幼', { code: 'choice-unknown' }],
    ['/wife/hukouArea', '000000001001', '000000001001'],
    ['/wife/hukouArea', '000000001000', 'narrow:000000001000'],
    ['/wife/hukouArea', 'elsewhere', 'narrow:elsewhere'],
    ['/wife/hukouArea', '000000009999', { code: 'area-unknown' }],
    ['/slot', 'hospital-1@2026-11-26', 'narrow:hospital-1@2026-11-26'],
    ['/slot', 'hospital-1@2026-11-26T09:30', 'hospital-1@2026-11-26T09:30'],
    ['/slot', 'hospital-1@2026-11-30T08:30', { code: 'slot-taken' }],
    ['/slot', 'station-1@2026-12-01T14:00', { code: 'slot-unknown' }],
    ['/slot', 'hospital-1@2030-01-01', { code: 'slot-unknown' }],
    ['/marriage/date', '2020-05-20', '2020-05-20'],
    ['/mobile', '13800000000', '13800000000'],
    ['/mobile', null, { code: 'wrong-type' }],
    ['/mobile', { number: 1 }, { code: 'wrong-type' }],
  ])('at %s on %j', (pointer, value, reading) => {
    expect(taps(pointer, value)).toEqual(reading);
  });
});

describe('Files', () => {
  it('are taken up to their number, each once', () => {
    expect(sends('/materials/photo', a, b)).toEqual([a, b]);
    expect(sends('/materials/photo', a, a, b)).toEqual([a, b]);
    expect(sends('/materials/photo', a, b, c)).toEqual({ code: 'too-many-files' });
    expect(sends('/materials/photo')).toEqual({ code: 'file-expected' });
  });

  it('are taken where files are asked for only, and words are not', () => {
    expect(sends('/mobile', a)).toEqual({ code: 'file-unexpected' });
    expect(shortly(says(start, '/materials/photo', '照片'))).toEqual({ code: 'file-expected' });
  });
});

describe('Words', () => {
  it('that are none are an answer that is missing', () => {
    expect(shortly(says(start, '/wife/name', ' \u200b\n '))).toEqual({ code: 'required' });
  });

  it('about a day are settled by the rules where they can be', () => {
    // Of 1919 and 2019, the bride lived in one only; of 6 July and 7 June 2026 both are possible.
    expect(shortly(says(start, '/marriage/date', '19.5.20'))).toBe('2019-05-20');
    expect(shortly(says(start, '/marriage/date', '06/07/2026'))).toEqual({ unsure: ['2026-06-07', '2026-07-06'] });
    expect(shortly(says(start, '/marriage/date', '11/12/2026'))).toBe('2026-11-12');
  });

  it('about a day that cannot be are judged by the latest past day that was meant', () => {
    expect(shortly(says(start, '/marriage/date', '10.5.20'))).toBe('2010-05-20');
  });

  it('ask which century it is where both can be', () => {
    const child = answersOf({ '/children/0/name': '李小示' });
    const reading = says(child, '/children/0/birthDate', '20.5.1');
    expect(reading).toMatchObject({ kind: 'unsure', values: ['1920-05-01', '2020-05-01'] });
    expect(reading).toMatchObject({ problem: { code: 'date-century', pointer: '/children/0/birthDate' } });
  });
});
