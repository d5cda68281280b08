import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, visible } from '../../../src/pdf/layout/break-lines.ts';

/** Han characters two wide, all others one. */
const width = (codePoint: number): number => (codePoint >= 0x2e80 ? 2 : 1);
const widthOf = (text: string): number => Array.from(text).reduce((sum, c) => sum + width(c.codePointAt(0) ?? 0), 0);

describe('breaking lines', () => {
  it.each([
    ['between any two Han characters', '我们两人都来', 6, ['我们两', '人都来']],
    ['between words, not within', 'bring the original', 10, ['bring the', 'original']],
    ['between Han and Latin', '编号FC-26K7', 8, ['编号', 'FC-26K7']],
    ['not before closing punctuation', '带上身份证，两人都来', 10, ['带上身份', '证，两人都', '来']],
    ['not after opening punctuation', '户口簿（男方）', 8, ['户口簿', '（男方）']],
    ['at line breaks of every kind', '甲\r\n乙\n丙\u2028丁', 10, ['甲', '乙', '丙', '丁']],
    ['inside a word that is wider than the line', 'J000000-2026-000123', 8, ['J000000-', '2026-000', '123']],
  ])('breaks %s', (_, text, room, lines) => {
    expect(breakLines(text, room, width)).toEqual(lines);
  });

  it('has one empty line for an empty text', () => {
    expect(breakLines('', 10, width)).toEqual(['']);
  });

  it('leaves out what nobody can see', () => {
    expect(visible('张\u200d示\ufe0f\u0007梅\t')).toBe('张示梅 ');
  });

  it('loses nothing and never runs over the edge', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('张示（）。，ab1- \n𬭎￥%')), maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, room) => {
        const lines = breakLines(text, room, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room);
      }),
      { numRuns: 500 },
    );
  });
});
