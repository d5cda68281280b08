import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReference, readReference, referenceIn } from '../../src/cases/reference.ts';

const ALPHABET = Array.from('234679ACEFGHJKMNPQRTWXY');
const prefix = fc.stringMatching(/^[A-Z]{2}$/);
const entropy = fc.uint8Array({ minLength: 8, maxLength: 16 });
const reference = fc.tuple(prefix, entropy).map(([letters, bytes]) => makeReference(letters, bytes));

describe('a reference', () => {
  it('has the service, seven random characters and a check character, none of them a look-alike', () => {
    fc.assert(
      fc.property(reference, (made) => {
        expect(made).toMatch(/^[A-Z]{2}-[234679ACEFGHJKMNPQRTWXY]{4}-[234679ACEFGHJKMNPQRTWXY]{4}$/);
      }),
    );
  });

  it('is read back as it was made', () => {
    fc.assert(
      fc.property(reference, (made) => {
        expect(readReference(made)).toEqual({ ok: true, reference: made });
      }),
    );
  });

  it('differs with the random bytes', () => {
    const made = Array.from({ length: 2000 }, (_, i) =>
      makeReference(
        'FC',
        Uint8Array.from({ length: 8 }, (_, j) => (Math.imul(i + 1, 2654435761 + j * 40503) >>> 24) ^ (i >> j)),
      ),
    );
    expect(new Set(made).size).toBeGreaterThan(1990);
  });

  it('is not made of fewer than 8 random bytes', () => {
    expect(() => makeReference('FC', new Uint8Array(7))).toThrow(RangeError);
  });

  it.each([
    ['FC-26K7-XQ4M', 'FC-26K7-XQ4M'],
    ['fc26k7xq4m', 'FC-26K7-XQ4M'],
    [' ＦＣ－２６Ｋ７－ＸＱ４Ｍ ', 'FC-26K7-XQ4M'],
    ['FC 26K7 — XQ4M', 'FC-26K7-XQ4M'],
    ['FC‑26K7‑XQ4M', 'FC-26K7-XQ4M'],
    ['FC-Z6K1-X04M', 'FC-26K7-XQ4M'],
    ['8P-26K7-XO4M', 'BP-26K7-XQ4M'],
  ])('typed as %s is %s', (typed, meant) => {
    expect(readReference(typed)).toEqual({ ok: true, reference: meant });
  });

  it.each(['', 'FC', 'FC-26K7', 'FC-26K7-XQ4M-2', '33-26K7-XQ4M', '一孩证', '00000019960312002X'])(
    'is not %s',
    (typed) => {
      expect(readReference(typed)).toEqual({ ok: false, why: 'shape' });
    },
  );

  it('with any one character changed is refused', () => {
    const change = fc.record({
      made: reference,
      at: fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11),
      to: fc.constantFrom(...ALPHABET),
    });
    fc.assert(
      fc.property(change, ({ made, at, to }) => {
        fc.pre(made.charAt(at) !== to);
        expect(readReference(made.slice(0, at) + to + made.slice(at + 1))).toEqual({ ok: false, why: 'check' });
      }),
    );
  });

  it('with two characters swapped is refused', () => {
    const places = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11);
    fc.assert(
      fc.property(reference, places, places, (made, a, b) => {
        const letters = Array.from(made);
        fc.pre(letters[a] !== letters[b]);
        [letters[a], letters[b]] = [made.charAt(b), made.charAt(a)];
        expect(readReference(letters.join(''))).toEqual({ ok: false, why: 'check' });
      }),
    );
  });

  it('never makes reading throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(typeof readReference(typed).ok).toBe('boolean');
      }),
    );
  });
});

describe('a scanned paper', () => {
  it.each([
    'https://e.example.cn/s/FC-26K7-XQ4M?token=q3J0bW9vbi1icmlkZ2UtMTI',
    'https://e.example.cn/desk/cases/FC-26K7-XQ4M',
    'https://another.example.org/e/desk/cases/FC-26K7-XQ4M/\n',
    'ＨＴＴＰＳ：／／E.EXAMPLE.CN／DESK／CASES／ＦＣ－２６Ｋ７－ＸＱ４Ｍ',
    ' fc26k7xq4m ',
    'FC-26K7-XQ4M',
  ])('names its case: %j', (text) => {
    expect(referenceIn(text)).toBe('FC-26K7-XQ4M');
  });

  it.each([
    '',
    '张示梅',
    'https://e.example.cn/s/FC-26K7-XQ4N?token=x',
    'https://e.example.cn/files/FC-26K7-XQ4M',
    'https://e.example.cn/?next=FC-26K7-XQ4M',
  ])('is none when there is no reference, or a wrong one: %j', (text) => {
    expect(referenceIn(text)).toBeUndefined();
  });

  it('is read for every reference that is made', () => {
    fc.assert(
      fc.property(reference, fc.webUrl({ withQueryParameters: false }), (made, house) => {
        expect(referenceIn(`${new URL(house).origin}/s/${made}?token=abc`)).toBe(made);
        expect(referenceIn(`${new URL(house).origin}/desk/cases/${made}`)).toBe(made);
      }),
    );
  });
});
