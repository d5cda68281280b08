import { describe, expect, it } from 'vitest';
import { render } from '../../../../src/bot/channels/telegram/render.ts';
import { split } from '../../../../src/bot/channels/telegram/compose.ts';
import type { QuestionMessage, ReceiptMessage } from '../../../../src/bot/types.ts';
import { button, question, seen, words } from '../../../support/telegram-look.ts';

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

describe('a long list of answers', () => {
  const options = Array.from({ length: 57 }, (_, place) => button(`民族${'甲乙丙丁戊己庚辛'[place] ?? place}`));
  const long: QuestionMessage = { ...question, options };

  it('shows the first, with the numbers that can be typed, and a button for all', () => {
    const text = seen({ ...long, few: { count: 8, all: button('看全部 57 个') } });
    expect(text).toContain('先列 8 个，其他的直接打字，或点“看全部 57 个”。');
    expect(text).toContain('[7 民族庚] [8 民族辛]\n[看全部 57 个]\n[上一步]');
    expect(text).not.toContain('9 民族');
  });

  it('is shown whole once it was asked for', () => {
    expect(seen(long)).toContain('可以点，也可以回 1–57。');
    expect(seen(long)).toContain('[57 民族56]');
  });

  it('that is longer than Telegram takes leaves room for the moves; the rest can be typed', () => {
    const many = Array.from({ length: 150 }, (_, place) => button(`社区${place}`));
    const { rows } = render({ ...question, options: many }, words);
    expect(rows.flat().length).toBeLessThanOrEqual(100);
    expect(rows.flat().at(-1)?.text).toBe('转人工');
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
