import { describe, expect, it } from 'vitest';
import type { Json, Lang } from '../../src/forms/types.ts';
import { context } from './fixtures/district.ts';
import { answersOf, form, itemAt } from './support/draft.ts';

const start = answersOf({ '/here': 'wife', '/married': true, '/institution': 'hospital-1' });
const show = (pointer: string, value: Json, lang: Lang = 'zh-CN') =>
  form.show(itemAt(start, pointer).question, value, context, lang);
const options = (pointer: string, lang: Lang = 'zh-CN', path?: string, answers = start) =>
  form.options(itemAt(answers, pointer), form.walk(answers, context), context, lang, path);

describe('A value is shown', () => {
  it.each([
    ['/here', 'both', '两人都在', 'Both of us'],
    ['/married', false, '还没登记', 'No'],
    ['/marriage/date', '2020-05-20', '2020年5月20日', '20 May 2020'],
    ['/month', '2027-03', '2027年3月', 'March 2027'],
    ['/count', 2, '2', '2'],
    ['/mobile', '13800000000', '138 0000 0000', '138 0000 0000'],
    ['/wife/hukouArea', '000000001001', '东示街道样板社区', 'Yangban Community, Dongshi Subdistrict'],
    ['/wife/hukouArea', '310000000000', '上海市', 'Shanghai'],
    ['/institution', 'station-1', '东示街道服务站', 'Dongshi Station'],
    ['/slot', 'hospital-1@2026-11-26T08:30', '11月26日（星期四）8:30', 'Thursday 26 November, 8:30'],
    ['/materials/photo', ['a', 'b'], '2 张', '2 files'],
    ['/children/-', 2, '2 个', '2'],
    ['/children/-', 0, '没有', 'None'],
    ['/note', '一\n二', '一\n二', '一\n二'],
  ])('at %s %j as %s, %s', (pointer, value, zh, en) => {
    expect(show(pointer, value)).toBe(zh);
    expect(show(pointer, value, 'en')).toBe(en);
  });

  it.each([
    ['/here', 'gone', 'gone'],
    ['/marriage/date', 'soon', 'soon'],
    ['/month', '2027', '2027'],
    ['/wife/hukouArea', '999999999999', '999999999999'],
    ['/institution', 'closed', 'closed'],
    ['/slot', 'soon', 'soon'],
    ['/here', null, ''],
    ['/here', { odd: 1 }, ''],
  ])('as it is where it is none of the question: %s %j', (pointer, value, text) => {
    expect(show(pointer, value)).toBe(text);
  });
});

describe('What can be tapped', () => {
  it('is each value of a choice, with its hint', () => {
    expect(options('/here')).toEqual([
      { value: 'wife', label: '女方' },
      { value: 'husband', label: '男方' },
      { value: 'both', label: '两人都在' },
      { value: 'none', label: '都不在', hint: '我们告诉您该去哪里办' },
    ]);
    expect(options('/married').map(({ label }) => label)).toEqual(['登记了', '还没登记']);
    expect(options('/married', 'en').map(({ label }) => label)).toEqual(['Yes', 'No']);
  });

  it('is the streets, then the communities of one, or the provinces', () => {
    expect(options('/wife/hukouArea')).toEqual([
      { value: '000000001000', label: '东示街道', narrows: true },
      { value: '000000002000', label: '西示街道', narrows: true },
      { value: 'elsewhere', label: '不在本区', narrows: true },
    ]);
    expect(options('/wife/hukouArea', 'en', '000000001000')).toEqual([
      { value: '000000001001', label: 'Yangban Community' },
      { value: '000000001002', label: 'Liyuan Community' },
    ]);
    expect(options('/wife/hukouArea', 'zh-CN', 'elsewhere').map(({ label }) => label)).toEqual(['北京市', '上海市']);
  });

  it('is the days with places, then the times of one', () => {
    expect(options('/slot')).toEqual([
      { value: 'hospital-1@2026-11-26', label: '11月26日（星期四）', hint: '余 3 位', narrows: true },
      { value: 'hospital-1@2026-11-30', label: '11月30日（星期一）', hint: '余 1 位', narrows: true },
    ]);
    expect(options('/slot', 'en', 'hospital-1@2026-11-26')).toEqual([
      { value: 'hospital-1@2026-11-26T08:30', label: '8:30', hint: '2 places left' },
      { value: 'hospital-1@2026-11-26T09:30', label: '9:30', hint: '1 place left' },
    ]);
  });

  it('is yes or no for one more, in words for the first and for those behind it', () => {
    const one = answersOf({ '/children/0/name': '李小示' }, start);
    expect(options('/children/-').map(({ label }) => label)).toEqual(['有', '没有']);
    expect(options('/children/-', 'zh-CN', undefined, one).map(({ label }) => label)).toEqual(['还有', '没有了']);
  });

  it('is nothing where the answer is typed or sent', () => {
    for (const pointer of ['/wife/name', '/mobile', '/marriage/date', '/month', '/count', '/note', '/materials/photo'])
      expect(options(pointer)).toEqual([]);
  });
});
