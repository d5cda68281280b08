import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isToken, makeToken } from '../../src/cases/token.ts';

it('a token is the base64url of its first 16 random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 40 }), (bytes) => {
      expect(makeToken(bytes)).toBe(Buffer.from(bytes.slice(0, 16)).toString('base64url'));
    }),
  );
});

it('a token is not made of fewer than 16 random bytes', () => {
  expect(() => makeToken(new Uint8Array(15))).toThrow(RangeError);
});

it('only the token itself opens a submission', () => {
  const token = makeToken(new Uint8Array(16).fill(7));
  const wrong = ['', token.slice(1), `${token}A`, token.toLowerCase(), `${token.slice(0, -1)}_`];
  expect(isToken(token, token)).toBe(true);
  expect(wrong.filter((given) => isToken(given, token))).toEqual([]);
});
