import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWords } from '../../src/catalogue/load-words.ts';

const zh = { hello: '您好，{{name}}', group: { inner: '里面' }, days_other: '{{count}} 天' };
const en = {
  hello: 'Hello {{name}}',
  group: { inner: 'Inside' },
  days_one: '{{count}} day',
  days_other: '{{count}} days',
};
const problems = {
  'too-long': { what: '最多 {{max}} 个字', right: ['张示梅', '共 {{max}} 个'] },
  other: { what: '再看一眼' },
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'words-'));
  for (const [lang, bot] of Object.entries({ 'zh-CN': zh, en })) {
    await mkdir(path.join(dir, lang));
    await writeFile(path.join(dir, lang, 'bot.json'), JSON.stringify(bot));
    await writeFile(path.join(dir, lang, 'problems.json'), JSON.stringify(problems));
  }
});
afterAll(() => rm(dir, { recursive: true }));

describe('words', () => {
  it('come in the language asked for, with their parameters', async () => {
    const { words } = await loadWords(dir);
    expect(words('zh-CN')('bot:hello', { name: '张示梅' })).toBe('您好，张示梅');
    expect(words('en')('bot:hello', { name: 'Li' })).toBe('Hello Li');
    expect(words('en')('bot:days', { count: 1 })).toBe('1 day');
    expect(words('zh-CN')('bot:days', { count: 1 })).toBe('1 天');
  });

  it('keep what a person typed exactly as it is', async () => {
    const { words } = await loadWords(dir);
    for (const name of ['<b>&"', '$t(bot:group.inner)', '{{name}}', '$&', '{{- count}}'])
      expect(words('en')('bot:hello', { name })).toBe(`Hello ${name}`);
  });

  it('that are missing throw unless told otherwise', async () => {
    const { words } = await loadWords(dir);
    const t = words('en');
    for (let again = 0; again < 2; again++) expect(() => t('bot:nowhere')).toThrow('locales/en has no bot:nowhere');
    expect(() => t('bot:group')).toThrow('locales/en');
    expect(() => t('bot:hello')).toThrow('{{name}}');
  });

  it('that are missing are reported once in production and show their key', async () => {
    const faults: string[] = [];
    const { words } = await loadWords(dir, { onMissing: ({ lang, what }) => void faults.push(`${lang} ${what}`) });
    expect([words('en')('bot:nowhere'), words('en')('bot:nowhere')]).toEqual(['bot:nowhere', 'bot:nowhere']);
    expect(faults).toEqual(['en bot:nowhere']);
  });

  it('say what is wrong with an answer and what a right one looks like', async () => {
    const { problem } = await loadWords(dir);
    expect(problem('zh-CN', { pointer: '/name', code: 'too-long', params: { max: 25 } })).toEqual({
      what: '最多 25 个字',
      right: ['张示梅', '共 25 个'],
    });
    expect(problem('zh-CN', { pointer: '/name', code: 'unheard-of' })).toEqual({ what: '再看一眼' });
  });
});
