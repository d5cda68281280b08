import { arabicNumerals } from './chinese-number.ts';
import { foldWords } from './fold.ts';

/** One thing that can be meant, with every name that it has. */
export interface Candidate<T> {
  readonly value: T;
  readonly names: readonly string[];
}

/** Words around an answer that change nothing. */
const POLITE =
  /^(我们?(?:现在)?(?:是|选择?|住在?|户口在|在|来自)|选择?|应该是|就是|是|办|第|住在?|户口在|在|来自|已经?|the|i am|im|i live in|i choose|option|number|no)\s*(?=.)|(吧|呢|啊|呀|哦|过|了|的|个|项|号|please|thanks|谢谢)$/g;

/** A word that turns an answer into its opposite. `No. 3` is a number. */
const NEGATION = /不|没|非|无|别|除|\b(not|no(?! ?\d)|none|neither|except|don ?t|isn ?t)\b/;

/**
 * Which candidates typed words mean: a name as it is; else a number in a name or of the place in the list; else a part of a
 * name, or words that hold a name, or a name made shorter. Several when it is not clear, none when nothing fits.
 */
export function findMeant<T>(typed: string, candidates: readonly Candidate<T>[]): readonly T[] {
  const said = foldWords(typed);
  if (said === '') return [];
  const named = candidates.map(({ value, names }) => ({
    value,
    names: names.map(foldName).filter((name) => name !== ''),
  }));
  const bare = withoutPoliteness(said);
  const ways: readonly (() => readonly T[])[] = [
    () => meant(named, (name) => name === said),
    () => meant(named, (name) => countIn(name) !== undefined && countIn(name) === countIn(said)),
    () => numbered(said, named),
    () => meant(named, (name) => name === bare),
    () => (said.startsWith('第') ? atPlace(bare, named) : numbered(bare, named)),
    () => meant(named, (name) => hasPart(name, bare)),
    () => holding(said, named),
    () => meant(named, (name) => isShortFor(bare, name) || (bare.length === name.length + 1 && isShortFor(name, bare))),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** Names as they were folded before: they come from the service and the district, and folding is the slow part. */
const foldedNames = new Map<string, string>();
const MOST_NAMES = 20_000;

function foldName(name: string): string {
  const known = foldedNames.get(name);
  if (known !== undefined) return known;
  if (foldedNames.size >= MOST_NAMES) foldedNames.clear();
  const folded = foldWords(name);
  foldedNames.set(name, folded);
  return folded;
}

function withoutPoliteness(said: string): string {
  let bare = said;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(POLITE, '').trim();
  }
  return bare === '' ? said : bare;
}

function meant<T>(named: readonly Candidate<T>[], fits: (name: string) => boolean): readonly T[] {
  return named.filter(({ names }) => names.some(fits)).map(({ value }) => value);
}

/**
 * `2`, `二`, `第二个`: the place in the list as it is shown, or the number that a name begins with. Both are meant where they
 * differ: of `没有`, `1 个`, `2 个`, a 2 is the third to one person and the second to another.
 */
function numbered<T>(said: string, named: readonly Candidate<T>[]): readonly T[] {
  const digits = arabicNumerals(said);
  if (!/^\d{1,3}$/.test(digits)) return [];
  const counted = meant(named, (name) => countIn(name) === Number(digits));
  return [...new Set([...counted, ...atPlace(said, named)])];
}

function atPlace<T>(said: string, named: readonly Candidate<T>[]): readonly T[] {
  const digits = arabicNumerals(said);
  const found = /^\d{1,3}$/.test(digits) ? named[Number(digits) - 1] : undefined;
  return found === undefined ? [] : [found.value];
}

/** The number of things that a name is about: 2 for `2 个`, 3 for `3 个或更多`; none for `两人都在`. */
function countIn(name: string): number | undefined {
  const [, count] =
    /^(\d{1,3}) ?(?:个|次|胎|孩|份|岁|年|天)(?:孩子|小孩)?(?:或更多|及?以上)?$/.exec(arabicNumerals(name)) ?? [];
  return count === undefined ? undefined : Number(count);
}

/**
 * A part of a name: anywhere in Chinese, from the beginning of a word in Latin letters. A digit is no part of a name, and
 * what denies the part is no name of it: `在本区` is not `不在本区`.
 */
function hasPart(name: string, part: string): boolean {
  if (/^[\p{N} ]*$/u.test(part)) return false;
  const at = /^[a-z]/.test(part) ? ` ${name}`.indexOf(` ${part}`) : name.indexOf(part);
  if (at < 0 || isWithinNumber(name, at, part)) return false;
  return !NEGATION.test(`${name.slice(0, at)} ${name.slice(at + part.length)}`);
}

/** `1月6日` does not stand in `11月6日`. */
function isWithinNumber(text: string, at: number, part: string): boolean {
  const begins = /^\d/.test(part) && /\d$/.test(text.slice(0, at));
  return begins || (/\d$/.test(part) && /^\d/.test(text.slice(at + part.length)));
}

/** `妇幼院` for `妇幼保健院`: three characters or more of a Chinese name in their order, the first among them. */
function isShortFor(short: string, name: string): boolean {
  if (!/^\p{Script=Han}{3,}$/u.test(short) || !name.startsWith(short.slice(0, 1))) return false;
  let rest = '';
  let next = 0;
  for (const character of name) {
    if (short.startsWith(character, next)) next += character.length;
    else rest += character;
  }
  return next === short.length && !NEGATION.test(rest);
}

/** Candidates whose name is part of what was said, the longest names only, unless what else was said denies it. */
function holding<T>(said: string, named: readonly Candidate<T>[]): readonly T[] {
  const held = named.flatMap(({ value, names }) =>
    names.filter((name) => name.length > 1 && isIn(said, name)).map((name) => ({ value, name })),
  );
  const longest = held.filter(({ name }) => !held.some((other) => other.name !== name && other.name.includes(name)));
  const rest = longest.reduce((words, { name }) => words.replace(name, ' '), said);
  return NEGATION.test(rest) ? [] : [...new Set(longest.map(({ value }) => value))];
}

/** Whether a name stands in what was said; in Latin letters as whole words. */
function isIn(said: string, name: string): boolean {
  if (/^[\p{N} ]*$/u.test(name)) return false;
  if (/^[a-z]/.test(name)) return ` ${said} `.includes(` ${name} `);
  const at = said.indexOf(name);
  return at >= 0 && !isWithinNumber(said, at, name);
}

const YES = new Set(
  '是 有 对 好 嗯 恩 行 可以 同意 要 需要 会 在 没错 没问题 还有 继续 再加 再填 再加一个 再填一个 还有一个 当然 yes y yeah yep yup ok okay sure true correct 1 一'.split(
    ' ',
  ),
);
const NO = new Set(
  '否 不 未 不是 没 没有 没得 木有 无 不对 不要 不用 不需要 不会 不同意 不行 不可以 不在 不好 就这些 no n not nope none false 2 二'.split(
    ' ',
  ),
);

/** What people put around a yes or a no. */
const AROUND =
  /^(都|还|也|已经|嗯|恩)+(?=.)|(的|滴|啊|呀|呢|哦|噢|哈|吧|嘛|啦|了|哟| ?please| ?thanks| ?thank you| ?yet| ?more)+$/g;

/** Whether typed words say yes or no; undefined when they say neither. */
export function readYesNo(typed: string): boolean | undefined {
  const said = foldWords(typed.replace(/[✓✔√👍✅👌]/gu, '是').replace(/[✗✘×❌👎]/gu, '否'));
  for (const word of [said, said.replace(AROUND, '')]) {
    if (YES.has(word)) return true;
    if (NO.has(word)) return false;
  }
  return undefined;
}
