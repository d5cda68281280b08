import path from 'node:path';
import { render, type Shown } from '../../src/bot/channels/telegram/render.ts';
import { loadWords } from '../../src/catalogue/load-words.ts';
import type { Button, QuestionMessage } from '../../src/bot/types.ts';

export const { words } = await loadWords(path.resolve(import.meta.dirname, '../../locales'));

/** A message as a person sees it: its text, `*bold*` and `code` marked, and its rows of buttons. */
export function seen(message: Shown): string {
  const { text, entities, rows } = render(message, words);
  const marks = { bold: '*', code: '`' };
  const marked = [...entities].reverse().reduce((whole, { type, offset, length }) => {
    const mark = marks[type];
    return `${whole.slice(0, offset)}${mark}${whole.slice(offset, offset + length)}${mark}${whole.slice(offset + length)}`;
  }, text);
  const keys = rows.map((row) => row.map((key) => `[${key.text.replace('\u00a0', ' ')}]`).join(' '));
  return [marked, ...keys].join('\n');
}

export const button = (label: string): Button => ({ label, data: `x.${label}`.slice(0, 20) });
export const moves = ['上一步', '先停下', '转人工'].map(button);
export const question: QuestionMessage = {
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
