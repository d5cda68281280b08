import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Faces } from '../../../src/pdf/fonts/load-fonts.ts';
import { ROOMY, sectionBlocks, SETTLED, type Density } from '../../../src/pdf/layout/answer-table.ts';
import { Sheet } from '../../../src/pdf/layout/sheet.ts';

let fonts: Faces;
beforeAll(async () => {
  fonts = (await loadFonts())['zh-CN'];
});

const short = { label: '姓名', value: '张示梅' };
const longValue = { label: '申请理由', value: '家里老人可以帮忙带，商量以后想再要一个。' };
const longLabel = { label: '这一胎用过免费检查吗', value: '没用过' };

/** Lines of text that each row of a section takes, the heading left out. */
function rowsOf(density: Density, rows: readonly { label: string; value: string }[]): readonly number[] {
  const sheet = new Sheet({ lang: 'zh-CN', title: '受理回执', createdAt: 0 });
  const setting = { sheet, fonts, density, continued: '' };
  const [, ...blocks] = sectionBlocks(setting, () => sheet.root, { title: '女方', rows });
  return blocks.map(({ height }) => Math.round((height - 2 * density.pad) / (density.value * density.leading)));
}

describe('A section of answers', () => {
  it('has a row for each answer', () => {
    expect(rowsOf(ROOMY, [short, short, longValue])).toEqual([1, 1, 1]);
  });

  it('has two short answers to a row when it is set in pairs', () => {
    expect(rowsOf(SETTLED, [short, short, short, short, short])).toEqual([1, 1, 1]);
  });

  it.each([
    ['between short ones', [short, longValue, short, short], [1, 1, 1]],
    ['that has line breaks', [short, { label: '说明', value: '一\n二' }, short], [1, 2, 1]],
  ])('gives a long answer a row of its own: %s', (_, rows, lines) => {
    expect(rowsOf(SETTLED, rows)).toEqual(lines);
  });

  it('lets a label take two lines beside a short answer', () => {
    expect(rowsOf(SETTLED, [longLabel, short])).toEqual([2]);
  });
});
