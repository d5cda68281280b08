import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/forms/fold.ts';
import { readId, readInteger, readLine, readLongText, readMobile } from '../../src/forms/read-text.ts';
import { today } from './fixtures/district.ts';
import { answersOf, judged, says, shortly } from './support/draft.ts';
import { makeId } from './support/random-value.ts';

const id = makeId('1996-03-12', 3);
/** Its check character is an X. */
const withX = '00000019960312002X';

const short = (read: { readonly value: unknown } | { readonly fault: { readonly code: string } }) =>
  'fault' in read ? read.fault.code : read.value;

describe('An ID number', () => {
  it.each([
    id,
    `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
    `${id.slice(0, 6)}-${id.slice(6)}`,
    `身份证号：${id}。`,
    `我的号码是 ${id}`,
    Array.from(id, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ])('%s is understood', (text) => {
    expect(short(readId(text, today))).toBe(id);
  });

  it.each([withX, withX.toLowerCase(), '00000019960312002Ｘ', '000000 19960312 002 x', '00000019960312002*'])(
    '%s ends in an X',
    (text) => {
      expect(short(readId(text, today))).toBe(withX);
    },
  );

  it.each([
    ['000000960312002', 'id-fifteen'],
    [id.slice(0, 17), 'id-length'],
    [`${id}0`, 'id-length'],
    [id.slice(0, 17) + String((Number(id.slice(17)) + 1) % 10), 'id-check-digit'],
    [id.replace('19960312', '19961312'), 'id-birth-date'],
    [makeId('2026-11-25', 2), 'id-birth-date'],
    [id.replace('0', 'O'), 'id-characters'],
    ['没有', 'id-length'],
  ])('%s is refused: %s', (text, code) => {
    expect(short(readId(text, today))).toBe(code);
  });
});

describe('A mobile number', () => {
  it.each([
    '13800000000',
    '138 0000 0000',
    '138-0000-0000',
    '+86 138 0000 0000',
    '+86-13800000000',
    '(+86)13800000000',
    '0086 13800000000',
    '86 13800000000',
    '１３８００００００００',
    '手机：13800000000。',
    'tel: 138 0000 0000',
  ])('%s is understood', (text) => {
    expect(short(readMobile(text))).toBe('13800000000');
  });

  it.each(['1380000000', '138000000000', '12800000000', '010-12345678', '没有手机', '138000O0000'])(
    '%s is refused',
    (text) => {
      expect(short(readMobile(text))).toBe('mobile');
    },
  );
});

describe('A whole number', () => {
  it.each([
    ['3', 3],
    ['３', 3],
    ['三', 3],
    ['仨', 3],
    ['三个', 3],
    ['有3个孩子', 3],
    ['一共三个小孩', 3],
    ['3 kids', 3],
    ['three', 3],
    ['两个', 2],
    ['俩', 2],
    ['就一个', 1],
    ['第一次', 1],
    ['十', 10],
    ['十二', 12],
    ['二十三', 23],
    ['一百零五', 105],
    ['没有', 0],
    ['零', 0],
    ['none', 0],
    ['1,000', 1000],
    ['-1', -1],
  ])('%s is %i', (text, value) => {
    expect(short(readInteger(text))).toBe(value);
  });

  it.each(['两三个', '3.5', '几个', '3或4', '', '1e3'])('%s is none', (text) => {
    expect(short(readInteger(text))).toBe('number-unreadable');
  });
});

describe('Text', () => {
  it('loses what cannot be seen and keeps every character that can', () => {
    expect(cleanText('\u200b 张\u0000示\ufeff梅\u202e \ud800')).toBe('张示梅');
    expect(cleanText('𠮷野家 👨‍👩‍👧 a\u200db')).toBe('𠮷野家 👨‍👩‍👧 ab');
  });

  it('of one line has no spaces between Chinese characters, and single ones elsewhere', () => {
    expect(readLine('张　示 梅')).toBe('张示梅');
    expect(readLine('示例路  12 号\n３栋')).toBe('示例路 12 号 3栋');
    expect(readLine('Anna  Muster')).toBe('Anna Muster');
  });

  it('of several lines keeps its lines', () => {
    expect(readLongText('一  二 \n\n\n\n 三')).toBe('一 二\n\n三');
  });

  it('is measured in characters', () => {
    const names = answersOf({ '/here': 'wife' });
    expect(judged(names, '/wife/name', '𠮷'.repeat(25))).toEqual([]);
    expect(judged(names, '/wife/name', '𠮷'.repeat(26))).toEqual([
      { pointer: '/wife/name', code: 'text-too-long', params: { max: 25 } },
    ]);
    expect(judged(names, '/note', '😀'.repeat(200))).toEqual([]);
  });

  it('may be of any length that a person can type, and is refused beyond it', () => {
    expect(shortly(says(answersOf({}), '/note', '😀'.repeat(4000)))).toBe('😀'.repeat(4000));
    expect(shortly(says(answersOf({}), '/note', '好'.repeat(4001)))).toEqual({ code: 'text-too-long' });
    expect(shortly(says(answersOf({}), '/note', '😀'.repeat(100_000)))).toEqual({ code: 'text-too-long' });
  });
});
