import { describe, expect, it } from 'vitest';
import type { SummaryMessage } from '../../../../src/bot/types.ts';
import { button, moves, seen } from '../../../support/telegram-look.ts';

describe('a summary', () => {
  const summary: SummaryMessage = {
    kind: 'summary',
    title: '一孩生殖保健服务证',
    text: '都答完了，请看一遍。',
    groups: [
      {
        title: '女方',
        edit: button('改“女方”'),
        rows: [
          { label: '姓名', value: '张示梅', state: 'answered', of: 'name' },
          { label: '证件号码', value: '00000019960312002X', state: 'answered', of: 'id-number' },
          { label: '性别', value: '女', state: 'derived' },
          { label: '出生日期', value: '1996年3月12日', state: 'derived' },
          { label: '民族', value: '汉族', state: 'answered' },
          { label: '户籍地', value: '东示街道', state: 'answered' },
          { label: '居住地', value: '东示街道', state: 'answered' },
          { label: '工作单位', value: '没填，可以不填', state: 'skipped' },
          { label: '手机号', value: '138 0000 0000', state: 'answered', of: 'phone' },
          { label: '学历', value: '没填，可以不填', state: 'skipped' },
        ],
      },
      {
        title: '材料',
        edit: button('改“材料”'),
        rows: [
          { label: '户口簿（女方）', value: '还没有，可以后补', state: 'missing', material: true },
          { label: '结婚证', value: '1 份', state: 'answered', material: true },
          { label: '合影', value: '1 份', state: 'answered', material: true },
          { label: '户口簿（男方）', value: '还没有，可以后补', state: 'missing', material: true },
        ],
      },
    ],
    notices: ['工作人员会看一下。'],
    declaration: '我填的都是真的。',
    submit: button('没错，提交'),
    moves,
    total: 12,
    quiet: false,
  };

  it('has a paragraph for each section, numbers by their ends, materials ticked, and ways to change them', () => {
    expect(seen(summary)).toBe(
      [
        '🌕 都答完了，请看一遍。',
        '*一孩生殖保健服务证*',
        '',
        '女方：张示梅，证件号码尾号 002X（女、1996年3月12日），民族 汉族，户籍地、居住地 东示街道，手机号尾号 0000，没填：工作单位、学历',
        '',
        '材料：☑ 结婚证 ☑ 合影',
        '☐ 户口簿（女方） ☐ 户口簿（男方）：还没有，可以后补',
        '',
        '工作人员会看一下。',
        '',
        '我填的都是真的。',
        '[改“女方”] [改“材料”]',
        '[没错，提交]',
        '[上一步] [先停下]',
        '[转人工]',
      ].join('\n'),
    );
  });
});

describe('a section of a summary', () => {
  type Rows = SummaryMessage['groups'][number]['rows'];
  const child = (index: number, number: string, birthday: string): Rows => [
    { label: '姓名', value: `李小${index}`, state: 'answered', item: `/children/${index}` },
    { label: '证件号码', value: number, state: 'answered', of: 'id-number', item: `/children/${index}` },
    { label: '出生日期', value: birthday, state: 'derived', item: `/children/${index}` },
  ];
  const shown = (title: string, rows: Rows): string =>
    seen({
      kind: 'summary',
      title: '生育证',
      text: '请看一遍。',
      groups: [{ title, edit: button('改'), rows }],
      notices: [],
      declaration: '都是真的。',
      submit: button('提交'),
      moves: [],
      total: 3,
      quiet: true,
    });

  it('has a line for each child, and what is asked of all of them on its own', () => {
    const rows: Rows = [
      ...child(1, '000000201403120017', '2014年3月12日'),
      ...child(2, '000000201706200022', '2017年6月20日'),
      { label: '孩子', value: '2 个', state: 'answered' },
    ];
    expect(shown('孩子', rows)).toContain(
      [
        '孩子：姓名 李小1，证件号码尾号 0017（2014年3月12日）',
        '姓名 李小2，证件号码尾号 0022（2017年6月20日）',
        '孩子 2 个',
      ].join('\n'),
    );
  });

  it('shows nothing of a number that is too short to hide the rest', () => {
    const rows: Rows = [{ label: '证件号码', value: 'E12345', state: 'answered', of: 'id-number' }];
    expect(shown('本人', rows)).toContain('本人：证件号码 已填\n');
  });

  it('never puts the birthday of one person behind the number of another', () => {
    const rows: Rows = [
      { label: '证件号码', value: 'E12345678', state: 'answered', of: 'id-number' },
      ...child(1, '000000201403120017', '2014年3月12日').map(({ item: _item, ...row }) => row),
    ];
    expect(shown('家人', rows)).toContain('证件号码尾号 5678，姓名 李小1，证件号码尾号 0017（2014年3月12日）');
  });

  it('says a label once where the section is called the same', () => {
    const rows: Rows = [{ label: '申请理由', value: '想再要一个。', state: 'answered' }];
    expect(shown('申请理由', rows)).toContain('\n申请理由：想再要一个。\n');
  });
});
