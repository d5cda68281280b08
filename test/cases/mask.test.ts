import { describe, expect, it } from 'vitest';
import { idTail, maskName, phoneTail } from '../../src/cases/mask.ts';

describe('masking', () => {
  it.each([
    ['张示梅', '张*梅'],
    ['李例', '李*'],
    ['样', '样'],
    ['欧阳示例', '欧**例'],
    ['𠮷示𬭎', '𠮷*𬭎'],
    ["Li Li'an", 'L* L****'],
    ['', ''],
  ])('shows the name %s as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it('keeps the last four of an ID number', () => {
    expect(idTail('00000019960312002X')).toBe('002X');
  });

  it('keeps the last four digits of a telephone number, however it is written', () => {
    expect(phoneTail('138 0000 1234')).toBe('1234');
  });

  it('shows nothing of a number that is too short to hide the rest', () => {
    expect([idTail('002X'), phoneTail('1234')]).toEqual(['', '']);
  });
});
