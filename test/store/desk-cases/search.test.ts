import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../src/store/seal.ts';
import { tokensOf } from '../../../src/store/search-tokens.ts';
import { databases } from '../../support/databases.ts';
import { makeSubmission } from '../../support/submission.ts';
import { ALL, storeCases, TODAY } from './fixtures.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const couple = makeSubmission({
  answers: {
    wife: { name: '张示梅', idNumber: '00000019960312002X', mobile: '13800000003' },
    husband: { name: '阿依·示例', idType: 'passport', idNumber: 'E12345678' },
    children: [{ name: '乐' }],
  },
});
const { reference } = couple;
const other = makeSubmission({
  reference: 'BP-26K7-AC37',
  submittedAt: couple.submittedAt + 1,
  answers: { holder: { name: "Li Li'an", idNumber: '00000019960312002X', mobile: '13900001234' } },
});

const SEARCHES: readonly (readonly [string, string, readonly string[]])[] = [
  ['two characters of a name', '示梅', [reference]],
  ['a whole name', '张示梅', [reference]],
  ['a name in traditional characters', '張示梅', [reference]],
  ['a name without its dot', '阿依示例', [reference]],
  ['both names', '张示梅 阿依', [reference]],
  ['the name of a child, of one character', '乐', [reference]],
  ['one character of a longer name', '梅', []],
  ['two names that do not belong together', '张示梅 Li', []],
  ['characters that do not stand side by side', '张梅', []],
  ['a Latin name, as one types it', "li li'an", [other.reference]],
  ['a part of a Latin name', 'li', [other.reference]],
  ['a telephone number', '13800000003', [reference]],
  ['a telephone number with the country’s code and spaces', '+86 138 0000 0003', [reference]],
  ['the last four digits of a telephone number', '1234', [other.reference]],
  ['an ID number, whoever has it', '00000019960312002x', [reference, other.reference]],
  ['the last four characters of an ID number', '002X', [reference, other.reference]],
  ['the same, in small letters and full-width', '００２ｘ', [reference, other.reference]],
  ['the number of a passport', 'e12345678', [reference]],
  ['a reference', 'FC-26K7-XQ4M', [reference]],
  ['a reference as it is read aloud', 'fc26k7 xq4m', [reference]],
  ['the beginning of a reference', 'FC-26', [reference]],
  ['the beginning of a reference without its dash', 'fc26k', [reference]],
  ['two letters of a reference', 'BP', [other.reference]],
  ['the end of a reference', 'AC37', [other.reference]],
  ['the end of a reference in small letters', 'xq4m', [reference]],
  ['three digits', '003', []],
  ['a part of a telephone number', '138000', []],
  ['nothing but dots', '···', []],
  ['what is no name and no number', "'; drop table submissions; --", []],
  ['a percent sign', '%', []],
];

describe.each(databases)('A search on %s', (_name, fresh) => {
  it.each([
    ['with', KEY],
    ['without', undefined],
  ])('%s a key finds by each thing that people type', async (_which, dataKey) => {
    const store = await (await fresh()).open(dataKey === undefined ? {} : { dataKey });
    await storeCases(store, [couple, other]);
    for (const [what, text, expected] of SEARCHES) {
      const found = await store.desk.list({ ...ALL, text }, TODAY);
      expect([what, found.cases.map((one) => one.reference)]).toEqual([what, expected]);
    }
  });

  it('finds the other cases of the same people by the numbers of their papers, newest first', async () => {
    const store = await (await fresh()).open({ dataKey: KEY });
    const stranger = makeSubmission({
      reference: 'FC-0003',
      answers: { wife: { name: '张示梅', mobile: '13800000003' } },
    });
    const many = Array.from({ length: 25 }, (_, n) => ({
      ...other,
      reference: `FC-1${String(n).padStart(2, '0')}`,
      submittedAt: couple.submittedAt + 10 + n,
    }));
    await storeCases(store, [couple, other, stranger]);
    expect((await store.desk.alike(couple)).map((one) => one.reference)).toEqual([other.reference]);
    expect(await store.desk.alike(stranger)).toEqual([]);
    await storeCases(store, many);
    expect(await store.desk.alike(couple)).toEqual(many.toReversed().slice(0, 20));
  });

  it('finds nothing by an ID number where a telephone number would be the same', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, [couple]);
    const phone = makeSubmission({ reference: 'FC-0004', answers: { wife: { idNumber: '13800000003' } } });
    expect(await store.desk.alike(phone)).toEqual([]);
  });

  it('with DATA_KEY leaves tokens that nobody can make without the key', async () => {
    const house = await fresh();
    await storeCases(await house.open({ dataKey: KEY }), [couple]);
    const stored = (await house.sql('select token from search_tokens')).map(({ token }) => String(token));
    const guessed = tokensOf(createSealer(undefined), couple);
    expect(stored).toHaveLength(guessed.size);
    expect(stored.filter((token) => guessed.has(token))).toEqual([]);
    expect(stored.every((token) => /^[\w-]{16}$/.test(token))).toBe(true);
    expect(new Set(stored)).toEqual(tokensOf(createSealer(KEY), couple));
  });
});
