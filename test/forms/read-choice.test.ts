import { describe, expect, it } from 'vitest';
import { emptyAnswers } from '../../src/forms/answers.ts';
import { findMeant, readYesNo } from '../../src/forms/read-choice.ts';
import { answersOf, says, shortly } from './support/draft.ts';

const start = answersOf({ '/here': 'wife' });
const choice = (text: string) => shortly(says(emptyAnswers, '/here', text));

describe('A choice among 女方, 男方, 两人都在 and 都不在', () => {
  it.each([
    ...['女方', '女', '女方。', '女 方', '女方吧', '我是女方', '女方的户口在', '1、女方', 'wife', 'The wife'].map(
      (text) => [text, 'wife'],
    ),
    ...['1', '１', '一', '①', '第一', '第一个', '选1', '1.'].map((text) => [text, 'wife']),
    ...['男方', '就是男方', '第2个', '二', 'husband', '男方，谢谢'].map((text) => [text, 'husband']),
    ...['两人都在', '都在', '两个人都在', '我选第三个', 'both', 'both of us'].map((text) => [text, 'both']),
    ...['都不在', '4', '第四', 'neither', '都不在吧', '兩人都不在'].map((text) => [text, 'none']),
  ])('%s means %s', (text, value) => {
    expect(choice(text)).toBe(value);
  });

  it.each(['方', '女方和男方'])('%s may be either, and both are offered', (text) => {
    expect(choice(text)).toEqual({ unsure: ['wife', 'husband'] });
  });

  it.each(['不是女方', '5', '0', '都没有', 'A', '？', '随便'])('%s is asked again', (text) => {
    expect(choice(text)).toEqual({ code: 'choice-unknown' });
  });
});

describe('A number that is also in a name', () => {
  const children = [
    { value: 'none', names: ['还没有', 'None'] },
    { value: 'one', names: ['1 个', 'One'] },
    { value: 'two', names: ['2 个', 'Two'] },
    { value: 'more', names: ['3 个或更多', 'Three or more'] },
  ];

  it.each([
    ['2个', ['two']],
    ['两个', ['two']],
    ['三个', ['more']],
    ['3个以上', ['more']],
    ['还没有', ['none']],
    ['第二个', ['one']],
  ])('%s', (text, values) => {
    expect(findMeant(text, children)).toEqual(values);
  });

  it('offers both the amount and the place when a bare number may be either', () => {
    expect(findMeant('2', children)).toEqual(['two', 'one']);
  });
});

describe('A part of a name', () => {
  it('is no name of what denies it', () => {
    const names = [
      { value: 'out', names: ['不在本区'] },
      { value: 'off', names: ['未登记'] },
    ];
    expect(findMeant('在本区', names)).toEqual([]);
    expect(findMeant('不在本', names)).toEqual(['out']);
  });

  it('does not begin or end within a number', () => {
    expect(findMeant('1月6日', [{ value: 1, names: ['11月6日'] }])).toEqual([]);
  });

  it('may leave characters out, but not the one that denies', () => {
    expect(findMeant('妇幼院', [{ value: 1, names: ['妇幼保健院'] }])).toEqual([1]);
    expect(findMeant('两人在', [{ value: 1, names: ['两人都不在'] }])).toEqual([]);
  });
});

describe('Yes and no', () => {
  it.each(
    '是 是的 是滴 是呀 有 有呢 有的 都有 对 对的 對 对呀 嗯 好 可以 没错 没问题 ✓ 👍 ✅ yes Yes. y ok YES,please ｙｅｓ 1 １ 一'.split(
      ' ',
    ),
  )('%s is a yes', (text) => {
    expect(readYesNo(text)).toBe(true);
  });

  it.each(
    '否 不 不是 不是的 没 没有 沒有 没有呢 没有哦 还没 还没有 都没有 没得 不对 不要 不用了 无 × 👎 no NO! n nope 2 ２ 二'.split(
      ' ',
    ),
  )('%s is a no', (text) => {
    expect(readYesNo(text)).toBe(false);
  });

  it.each('不知道 不晓得 是不是 有没有 已婚 maybe 3 0 也许'.split(' '))('%s is neither', (text) => {
    expect(readYesNo(text)).toBeUndefined();
  });

  it.each([
    ['登记了', true],
    ['已登记', true],
    ['登记过', true],
    ['登记', true],
    ['还没登记', false],
    ['没登记', false],
    ['没有登记', false],
    ['未登记', false],
    ['第二个', false],
  ])('where the buttons say 登记了 and 还没登记, %s is %s', (text, value) => {
    expect(shortly(says(start, '/married', text))).toBe(value);
  });
});

describe('One more?', () => {
  it.each(['有', '还有', '还有一个', '一个', '两个', '有3个', '1', '再加一个', 'yes'])('%s begins one', (text) => {
    expect(shortly(says(start, '/children/-', text))).toBe(true);
  });

  it.each(['没有', '没有了', '没了', '不用了', '就这些', '0', '0个', 'no more'])('%s ends them', (text) => {
    expect(shortly(says(start, '/children/-', text))).toBe(false);
  });

  it('asks again when 2 may be two children or the second button', () => {
    expect(shortly(says(start, '/children/-', '2'))).toEqual({ code: 'yes-no-unknown' });
  });
});
