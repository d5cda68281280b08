import { describe, expect, it } from 'vitest';
import { arabicNumerals } from '../../src/forms/chinese-number.ts';
import {
  bindPattern,
  getPointer,
  indicesOf,
  joinPointer,
  matchesPattern,
  parentOf,
  patternOf,
  setPointer,
  splitPointer,
} from '../../src/forms/pointer.ts';

describe('A pointer', () => {
  it('escapes what RFC 6901 escapes', () => {
    expect(joinPointer(['a/b', 'm~n', ''])).toBe('/a~1b/m~0n/');
    expect(splitPointer('/a~1b/m~0n/')).toEqual(['a/b', 'm~n', '']);
    expect(splitPointer('/~01')).toEqual(['~1']);
    expect(splitPointer('')).toEqual([]);
  });

  it('finds own values only', () => {
    const document = { list: [{ name: '示' }], 'a/b': 1 };
    expect(getPointer(document, '')).toBe(document);
    expect(getPointer(document, '/list/0/name')).toBe('示');
    expect(getPointer(document, '/a~1b')).toBe(1);
    expect(getPointer(document, '/list/length')).toBeUndefined();
    expect(getPointer(document, '/list/00')).toBeUndefined();
    expect(getPointer(document, '/toString')).toBeUndefined();
    expect(getPointer(document, '/list/0/name/0')).toBeUndefined();
  });

  it('sets a value in a copy', () => {
    const document = { list: [{ name: '示' }] };
    expect(setPointer(document, '/list/0/age', 1)).toEqual({ list: [{ name: '示', age: 1 }] });
    expect(setPointer(document, '/a/b', 1)).toEqual({ list: [{ name: '示' }], a: { b: 1 } });
    expect(document).toEqual({ list: [{ name: '示' }] });
  });

  it('has a pattern, indices and a parent', () => {
    expect(patternOf('/children/0/papers/12/name')).toBe('/children/*/papers/*/name');
    expect(indicesOf('/children/0/papers/12/name')).toEqual([0, 12]);
    expect(bindPattern('/children/*/papers/*/name', [0, 12])).toBe('/children/0/papers/12/name');
    expect(bindPattern('/children/*/papers/*', [1])).toBe('/children/1/papers/*');
    expect(matchesPattern('/children/*/name', '/children/3/name')).toBe(true);
    expect(matchesPattern('/children/*/name', '/children/-/name')).toBe(false);
    expect(parentOf('/wife/name')).toBe('/wife');
    expect(parentOf('/wife')).toBe('');
  });
});

describe('Chinese numerals', () => {
  it.each([
    ['一九九〇年', '1990年'],
    ['二十三日', '23日'],
    ['十月', '10月'],
    ['廿五', '25'],
    ['卅一', '31'],
    ['两百', '200'],
    ['一千零五', '1005'],
    ['贰零贰陆', '2026'],
    ['没有', '没有'],
  ])('%s is %s', (text, digits) => {
    expect(arabicNumerals(text)).toBe(digits);
  });
});
