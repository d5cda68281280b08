import { describe, expect, it } from 'vitest';
import { LANGS, type Answers, type Json, type JsonObject, type Pointer, type Problem } from '../../src/forms/types.ts';
import { loadWorld } from '../support/world.ts';
import { context } from './fixtures/district.ts';
import { complete } from './support/complete.ts';
import { answersOf, form, itemAt, judged, says } from './support/draft.ts';
import { makeId } from './support/random-value.ts';
import en from '../../locales/en/problems.json' with { type: 'json' };
import zh from '../../locales/zh-CN/problems.json' with { type: 'json' };

const { problem: wordsOf } = await loadWorld();

const married = answersOf({ '/here': 'wife', '/married': true, '/wife/idType': 'resident-id' });
const booked = answersOf({ '/institution': 'hospital-1' }, married);
const id = makeId('1990-05-01', 2);

/** The problems of what is typed: in reading it, or in judging what was read. */
function typed(pointer: Pointer, text: string, answers: Answers = married): readonly Problem[] {
  const reading = says(answers, pointer, text);
  if (reading.kind === 'value') return judged(answers, pointer, reading.value);
  return reading.kind === 'narrow' ? [] : [reading.problem];
}

function tapped(pointer: Pointer, value: Json): readonly Problem[] {
  const reading = form.read(
    itemAt(booked, pointer),
    { kind: 'value', value },
    form.walk(booked, context),
    context,
    'en',
  );
  return reading.kind === 'problem' ? [reading.problem] : [];
}

function sent(pointer: Pointer, ...files: string[]): readonly Problem[] {
  const reading = form.read(
    itemAt(married, pointer),
    { kind: 'files', files },
    form.walk(married, context),
    context,
    'en',
  );
  return reading.kind === 'problem' ? [reading.problem] : [];
}

function checked(changes: JsonObject): readonly Problem[] {
  const result = form.check({ ...complete, ...changes }, context);
  return result.ok ? [] : result.problems;
}

const child = { name: '李小示', birthDate: '2022-08-01', living: true };

/** Everything that can be wrong, each by doing it. */
const happened: readonly Problem[] = [
  typed('/wife/name', ' '),
  typed('/wife/name', '长'.repeat(26)),
  judged(married, '/wife/name', ''),
  typed('/here', '他们'),
  typed('/here', '方'),
  typed('/married', '不知道'),
  ...['某天', '5月1日', '农历五月初一', '1990年13月1日', '1990年2月30日'].map((day) => typed('/marriage/date', day)),
  typed('/wife/birthDate', '90.5.1', answersOf({ '/wife/idType': 'passport' })),
  typed('/marriage/date', '06/07/2026'),
  typed('/month', '某月'),
  typed('/count', '几份'),
  typed('/count', '0'),
  typed('/count', '10'),
  ...['1234', '000000900501001', 'abc', id.replace('1990', '1800'), `${id.slice(0, 16)}00`].map((number) =>
    typed('/wife/idNumber', number),
  ),
  typed('/wife/idNumber', 'a', answersOf({ '/wife/idType': 'passport' })),
  typed('/mobile', '110'),
  typed('/wife/hukouArea', '火星'),
  judged(married, '/institution', 'gone'),
  typed('/slot', '半夜', booked),
  tapped('/slot', 'hospital-1@2026-11-30T08:30'),
  tapped('/mobile', null),
  typed('/materials/photo', '没有'),
  sent('/mobile', 'a'),
  sent('/materials/photo', 'a', 'b', 'c'),
  judged(married, '/materials/photo', []),
  judged(married, '/materials/photo', ['x']),
  judged(married, '/materials/photo', ['a'.repeat(64), 'a'.repeat(64)]),
  checked({ extra: 1 }),
  checked({ reason: 'work' }),
  checked({ children: [child, child, child, child] }),
  checked({ married: false, witnesses: [] }),
  checked({ wife: { ...(complete['wife'] as JsonObject), sex: 'male' } }),
].flat();

const codes = [...new Set(happened.map(({ code }) => code))];
const explained = (words: JsonObject) => Object.keys(words).filter((code) => code !== 'api');

describe('Every problem of the form engine', () => {
  it('has words in both languages', () => {
    expect(codes.filter((code) => !explained(zh).includes(code))).toEqual([]);
    expect(explained(en)).toEqual(explained(zh));
    expect(codes.length).toBeGreaterThan(35);
  });

  it.each(LANGS)('says what is wrong, with all that it speaks of put in: %s', (lang) => {
    for (const one of happened) {
      const { what } = wordsOf(lang, one);
      expect(what).not.toContain('{{');
      expect(what.length).toBeGreaterThan(8);
      expect(what).not.toBe(wordsOf(lang, { pointer: '', code: 'other' }).what);
    }
  });
});
