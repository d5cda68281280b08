import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { render, type Shown } from '../../../../src/bot/channels/telegram/render.ts';
import { split } from '../../../../src/bot/channels/telegram/compose.ts';
import { loadWords } from '../../../../src/catalogue/load-words.ts';
import type { Button, QuestionMessage, ReceiptMessage, SummaryMessage } from '../../../../src/bot/types.ts';

const { words } = await loadWords(path.resolve(import.meta.dirname, '../../../../locales'));

/** A message as a person sees it: its text, `*bold*` and `code` marked, and its rows of buttons. */
function seen(message: Shown): string {
  const { text, entities, rows } = render(message, words);
  const marks = { bold: '*', code: '`' };
  const marked = [...entities].reverse().reduce((whole, { type, offset, length }) => {
    const mark = marks[type];
    return `${whole.slice(0, offset)}${mark}${whole.slice(offset, offset + length)}${mark}${whole.slice(offset + length)}`;
  }, text);
  const keys = rows.map((row) => row.map((key) => `[${key.text.replace('\u00a0', ' ')}]`).join(' '));
  return [marked, ...keys].join('\n');
}

const button = (label: string): Button => ({ label, data: `x.${label}`.slice(0, 20) });
const moves = ['上一步', '先停下', '转人工'].map(button);
const question: QuestionMessage = {
  kind: 'question',
  number: 3,
  total: 12,
  section: '结婚登记',
  label: '谁的户口在本区',
  ask: '两位当中，谁的户口在示例区？',
  why: '有一方在本区，就能在这里办。',
  input: 'choice',
  sensitive: false,
  options: ['女方', '男方', '两人都在', '都不在'].map(button),
  extras: [],
  moves,
  pointer: '/hukouHere',
  quiet: false,
};

describe('a question', () => {
  it('has its number, its label word for word, the question in bold, the reason, numbered answers and the moves', () => {
    expect(seen(question)).toBe(
      [
        '🌒 第 3 项，共 12 项：谁的户口在本区',
        '*两位当中，谁的户口在示例区？*',
        '为什么要问：有一方在本区，就能在这里办。',
        '可以点，也可以回 1–4。',
        '[1 女方] [2 男方]',
        '[3 两人都在] [4 都不在]',
        '[上一步] [先停下]',
        '[转人工]',
      ].join('\n'),
    );
  });

  it('that was answered wrongly says what is wrong first, with right answers, and shows no numbers', () => {
    const problem = { what: '没有 13 月，请再看一眼。', right: ['2026年5月20日', '20260520', '26.5.20'] };
    expect(seen({ ...question, input: 'date', options: [], problem })).toBe(
      [
        '⚠️ 没有 13 月，请再看一眼。',
        '可以这样写：2026年5月20日、20260520、26.5.20',
        '🌒 第 3 项，共 12 项：谁的户口在本区',
        '*两位当中，谁的户口在示例区？*',
        '[上一步] [先停下]',
        '[转人工]',
      ].join('\n'),
    );
    expect(seen({ ...question, problem })).toContain('[女方] [男方]');
  });

  it('keeps whole sentences of help apart from examples', () => {
    const problem = { what: '这里办不了。', right: ['请到户口所在的街道办。'] };
    expect(seen({ ...question, problem })).toContain('⚠️ 这里办不了。\n请到户口所在的街道办。\n');
  });

  it('does not number labels that begin with digits, for a typed digit would be taken for one of them', () => {
    const options = ['08:30', '09:30'].map(button);
    expect(seen({ ...question, options })).toContain('\n[08:30] [09:30]\n');
    expect(seen({ ...question, options })).not.toContain('也可以回');
  });

  it('gives an answer of more than ten characters a row of its own', () => {
    const options = ['示例区第一街道便民服务中心', '东示街道', '西示街道'].map(button);
    expect(seen({ ...question, options })).toContain('[1 示例区第一街道便民服务中心]\n[2 东示街道] [3 西示街道]');
  });

  it('is in English when its words are', () => {
    const english = { ...question, label: 'Local household', ask: 'Who is registered here?', why: 'It decides.' };
    expect(seen(english)).toContain(
      '🌒 Item 3 of 12: Local household\n*Who is registered here?*\nWhy we ask: It decides.',
    );
  });

  it('shows what was understood and what was answered before', () => {
    const again = seen({ ...question, noted: '记下了：2026年5月20日。', current: '女方' });
    expect(again).toMatch(/^记下了：2026年5月20日。\n🌒/);
    expect(again).toContain('现在填的是：女方');
  });

  it('leaves the reason out rather than grow beyond three hundred characters, unless it is sensitive', () => {
    const long = { ...question, why: '因'.repeat(290) };
    expect(seen(long)).not.toContain('为什么要问');
    expect(seen({ ...long, sensitive: true })).toContain('为什么要问');
  });

  it('says what an answer means where its button has no room, as long as that stays readable', () => {
    const options = [button('女方'), { label: '都不在', data: 'n', hint: '我们告诉您该去哪里办' }];
    expect(seen({ ...question, options })).toContain('\n2\u00a0都不在：我们告诉您该去哪里办\n');
    const many = Array.from({ length: 20 }, (_, place) => ({
      ...button(`甲${place}`),
      hint: '示例路一号，工作日都开',
    }));
    expect(seen({ ...question, options: many })).not.toContain('示例路');
    expect(seen({ ...question, options: many })).toContain('为什么要问');
  });

  it.each([
    [1, 12, '🌒'],
    [3, 12, '🌒'],
    [4, 12, '🌓'],
    [7, 12, '🌔'],
    [10, 12, '🌕'],
    [12, 12, '🌕'],
  ])('at %i of %i shows %s', (number, total, moon) => {
    expect(seen({ ...question, number, total }).startsWith(`${moon} 第`)).toBe(true);
  });

  it('has no moon where there is nothing to be cheerful about', () => {
    expect(seen({ ...question, quiet: true })).toMatch(/^第 3 项/);
  });
});

describe('links', () => {
  const withUrl = (url: string): string =>
    seen({ kind: 'text', text: '看地图。', buttons: [{ label: '看地图', url }] });

  it('are buttons when anybody can reach them', () => {
    expect(withUrl('https://ezhan.example.org/s/1')).toBe('看地图。\n[看地图]');
  });

  it.each([
    'http://localhost:8080/x',
    'http://127.0.0.1:8080/x',
    'http://192.168.1.9/x',
    'http://desk/x',
    'http://[::1]/x',
  ])('%s stands in the text, for Telegram refuses it as a button', (url) => {
    expect(withUrl(url)).toBe(`看地图。\n看地图：${url}`);
  });

  it('that are no web address are not shown at all as buttons', () => {
    expect(withUrl('javascript:alert(1)')).not.toContain('[看地图]');
  });
});

describe('a summary', () => {
  const summary: SummaryMessage = {
    kind: 'summary',
    title: '一孩生殖保健服务证',
    text: '都答完了，请看一遍。',
    groups: [
      { title: '女方', edit: button('改女方'), rows: [{ label: '姓名', value: '张示梅', state: 'answered' }] },
      {
        title: '材料',
        edit: button('改材料'),
        rows: [
          { label: '结婚证', value: '1 份', state: 'answered', material: true },
          { label: '户口簿（男方）', value: '还没有', state: 'missing', material: true },
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

  it('lists the answers by section, materials ticked, with ways to change them', () => {
    expect(seen(summary)).toBe(
      [
        '🌕 都答完了，请看一遍。',
        '*一孩生殖保健服务证*',
        '',
        '女方',
        '· 姓名：张示梅',
        '',
        '材料',
        '☑ 结婚证：1 份',
        '☐ 户口簿（男方）：还没有',
        '',
        '工作人员会看一下。',
        '',
        '我填的都是真的。',
        '[改女方] [改材料]',
        '[没错，提交]',
        '[上一步] [先停下]',
        '[转人工]',
      ].join('\n'),
    );
  });
});

describe('a receipt', () => {
  const receipt: ReceiptMessage = {
    kind: 'receipt',
    reference: 'FC-26K7-XQ4M',
    token: 't',
    title: '一孩生殖保健服务证',
    people: '张示梅、李例安',
    due: '2026年12月7日（星期一）前',
    office: { name: '东示街道便民服务中心', address: '示例路 1 号', phone: '000-1234 5678' },
    missing: ['男方户口簿'],
    materialsDue: '11 月 30 日（星期一）',
    advice: [],
    next: ['办好了我们告诉您。'],
    text: '提交好了。',
    buttons: ['现在补上', '查进度'].map(button),
    quiet: false,
  };

  it('begins with the number to copy and says who takes care of it, by when, and what is missing', () => {
    expect(seen(receipt)).toBe(
      [
        '提交好了。编号 `FC-26K7-XQ4M`',
        '一孩生殖保健服务证：张示梅、李例安',
        '2026年12月7日（星期一）前办好，每走一步都告诉您。',
        '谁来办：东示街道便民服务中心，000-1234 5678，示例路 1 号',
        '还差 1 样：男方户口簿，11 月 30 日（星期一）前拍照发来就行。',
        '办好了我们告诉您。',
        '[现在补上] [查进度]',
      ].join('\n'),
    );
  });
});

describe('the rest', () => {
  it('a menu has its cards two to a row, then the moves', () => {
    const cards = ['办证', '孕前检查', '其他服务'].map((label) => ({ id: label, label, summary: '…', data: label }));
    const menu = {
      kind: 'menu' as const,
      text: '您想办什么？',
      cards,
      buttons: ['查进度', '怎么用', '转人工'].map(button),
    };
    expect(seen(menu)).toBe('您想办什么？\n[办证] [孕前检查]\n[其他服务] [查进度]\n[怎么用] [转人工]');
  });

  it('a problem without a question and a status', () => {
    expect(seen({ kind: 'problem', what: '没有查到。', right: ['FC-26K7-XQ4M'], buttons: [button('转人工')] })).toBe(
      '⚠️ 没有查到。\n可以这样写：FC-26K7-XQ4M\n[转人工]',
    );
    const entry = {
      reference: 'FC-26K7-XQ4M',
      title: '一孩证',
      status: '已受理',
      due: '12 月 7 日前',
      url: 'https://e.cn/s',
    };
    expect(seen({ kind: 'status', text: '进度：', entries: [entry], buttons: [] })).toBe(
      '进度：\nFC-26K7-XQ4M 一孩证\n已受理 · 12 月 7 日前\nhttps://e.cn/s',
    );
  });
});

describe('a text that is too long', () => {
  it('is cut between lines, entities with it', () => {
    const text = `${'甲'.repeat(6)}\n${'乙'.repeat(6)}\n丙`;
    const parts = split({ text, entities: [{ type: 'bold', offset: 4, length: 6 }] }, 8);
    expect(parts.map((part) => part.text)).toEqual(['甲'.repeat(6), `${'乙'.repeat(6)}\n丙`]);
    expect(parts.map((part) => part.entities)).toEqual([
      [{ type: 'bold', offset: 4, length: 2 }],
      [{ type: 'bold', offset: 0, length: 3 }],
    ]);
  });

  it('without lines is cut between characters, never within one', () => {
    const parts = split({ text: '𠮷'.repeat(10), entities: [] }, 5);
    expect(parts.map((part) => part.text).join('')).toBe('𠮷'.repeat(10));
    for (const { text } of parts) expect(text).toMatch(/^(𠮷)+$/u);
  });
});
