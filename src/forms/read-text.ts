import { arabicNumerals } from './chinese-number.ts';
import { narrow, narrowLetters, toSimplified } from './fold.ts';
import type { ReadFault } from './read-date.ts';
import { idProblem } from './resident-id.ts';
import type { PlainDate } from './types.ts';

type Read<T> = { readonly value: T } | { readonly fault: ReadFault };

/** One line: runs of spaces and line ends become one space, none between two Chinese characters: `张 示梅` is `张示梅`. */
export function readLine(text: string): string {
  return narrowLetters(text)
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();
}

/** Several lines: spaces at line ends go, at most one empty line stays between two. */
export function readLongText(text: string): string {
  return narrowLetters(text)
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const BEFORE = /^(我|就|只|才|一共|总共|共|有|大约|大概|约|第|i have|about|only|\s)+(?=.)/;
const BEHIND =
  /(\s|个|岁|人|次|年|月|天|名|位|口|孩子|小孩|娃|周岁|多|吧|的|了|years?( old)?|child(ren)?|kids?|people|persons?|times?|copy|copies)+$/;

/** A whole number, in digits, Chinese numerals or English words up to ten, with the words that usually stand around one. */
export function readInteger(text: string): Read<number> {
  const said = toSimplified(narrow(text))
    .toLowerCase()
    .replace(/[\s,。.]+$|(?<=\d),(?=\d{3})/g, '')
    .replace(BEFORE, '');
  if (/^(没有|没|无|none|no)$/.test(said)) return { value: 0 };
  const bare = said.replace(BEHIND, '').replace('仨', '三');
  const word = ENGLISH.indexOf(bare);
  if (word >= 0) return { value: word };
  // `两三个` is not 23.
  const digits = /^[一两二三四五六七八九]{2}$/.test(bare) ? '' : arabicNumerals(bare);
  return /^[-+]?\d{1,9}$/.test(digits) ? { value: Number(digits) } : { fault: { code: 'number-unreadable' } };
}

/**
 * An ID number without the words, spaces and marks around it, a small x made large. Where a keypad has no X, a star at the
 * end stands for it.
 */
export function readId(text: string, today: PlainDate): Read<string> {
  const id = bareNumber(text)
    .toUpperCase()
    .replace(/[*×Х]$/, 'X');
  const problem = idProblem(id, today);
  return problem ? { fault: problem } : { value: id };
}

/** A mobile number of mainland China, with or without its country code. */
export function readMobile(text: string): Read<string> {
  const digits = bareNumber(text)
    .replace(/^(tel(ephone)?|mobile|cell|phone|mynumberis)+/i, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? { value: digits } : { fault: { code: 'mobile' } };
}

/** A number without spaces, marks and the Chinese words around it: `我的手机是 138 0000 0000。`. */
function bareNumber(text: string): string {
  return narrow(text).replace(/[\s\p{Script=Han}]|(?![*+])\p{P}/gu, '');
}
