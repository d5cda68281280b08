import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/forms/form.ts';
import {
  LANGS,
  type FormContext,
  type Input,
  type Item,
  type Json,
  type Lang,
  type Walk,
} from '../../src/forms/types.ts';
import { makeChance } from './support/chance.ts';
import { fillForm } from './support/fill-form.ts';
import { randomValue } from './support/random-value.ts';
import { loadForms } from './support/real-forms.ts';

const forms = await loadForms();

/** What people type, and what they could. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...'0 1 2 9 1990 一 二 十 廿 〇 两 年 月 日 号 . - / : ： 第 个 不 没 有 是 农历 今天 下周四 上午 点 半 May x X 女方 街道 社区 𠮷 👨‍👩‍👧'.split(
          ' ',
        ),
        ' ',
        '\n',
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join('')),
);

/** Every question of an application that is filled in at random, once for each kind. */
function questions(form: Form, context: FormContext, seed: number): { walk: Walk; items: readonly Item[] } {
  const { walk } = fillForm(form, context, makeChance(seed));
  return { walk, items: [...new Map(walk.items.map((item) => [item.question.pattern, item])).values()] };
}

describe.each(forms)('Reading at $id', ({ form, context }) => {
  const { walk, items } = questions(form, context, 7);

  function neverThrows(input: Input, lang: Lang, path?: string): void {
    for (const item of items) {
      const reading = form.read(item, input, walk, context, lang, path);
      expect(['value', 'narrow', 'unsure', 'problem']).toContain(reading.kind);
      const values = reading.kind === 'value' ? [reading.value] : reading.kind === 'unsure' ? reading.values : [];
      for (const value of values) {
        expect(Array.isArray(form.judge(item, value, walk, context))).toBe(true);
        expect(typeof form.show(item.question, value, context, lang)).toBe('string');
      }
    }
  }

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...LANGS),
        fc.constantFrom(undefined, 'elsewhere', 'odd'),
        (text, lang, path) => {
          neverThrows({ kind: 'text', text }, lang, path);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever is tapped or sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.string()), (value, files) => {
        neverThrows({ kind: 'value', value: value as Json }, 'en');
        neverThrows({ kind: 'files', files }, 'zh-CN');
      }),
      { numRuns: 40 },
    );
  });

  it('offers only what a tap takes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const item of items) {
          const reading = form.read(item, { kind: 'text', text }, walk, context, 'zh-CN');
          for (const value of reading.kind === 'unsure' ? reading.values : [])
            expect(['value', 'narrow']).toContain(
              form.read(item, { kind: 'value', value }, walk, context, 'zh-CN').kind,
            );
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Kinds whose values can be typed as they are shown. */
const TYPED = new Set([
  'choice',
  'yes-no',
  'date',
  'month',
  'integer',
  'resident-id',
  'mobile',
  'area',
  'institution',
  'slot',
]);

describe.each(forms)('What $id shows', ({ form, context }) => {
  it.each(LANGS)('reads as the same value when it is typed again: %s', (lang) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { walk, items } = questions(form, context, seed);
        for (const item of items.filter(({ question }) => TYPED.has(question.kind))) {
          const value = item.value ?? randomValue({ form, item, walk, context }, makeChance(seed));
          const text = form.show(item.question, value, context, lang);
          const reading = form.read(item, { kind: 'text', text }, walk, context, lang);
          expect({ pointer: item.question.pointer, text, reading }).toMatchObject({
            reading: { kind: 'value', value },
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('reads every label of a choice as its value', () => {
    const { walk, items } = questions(form, context, 11);
    for (const item of items.filter(({ question }) => question.kind === 'choice'))
      for (const value of item.question.values)
        for (const lang of LANGS) {
          const text = form.show(item.question, value, context, lang);
          const reading = form.read(item, { kind: 'text', text }, walk, context, lang);
          expect({ pointer: item.question.pointer, text, reading }).toMatchObject({
            reading: { kind: 'value', value },
          });
        }
  });

  it('reads every area by its full name', () => {
    const { walk, items } = questions(form, context, 11);
    const item = items.find(({ question }) => question.kind === 'area');
    const { areas, provinces } = context.district;
    const codes = [...areas.flatMap(({ areas: below = [] }) => below), ...provinces].map(({ code }) => code);
    for (const value of item ? codes : [])
      for (const lang of LANGS) {
        const text = item ? form.show(item.question, value, context, lang) : '';
        const reading = item && form.read(item, { kind: 'text', text }, walk, context, lang);
        expect({ text, reading }).toMatchObject({ reading: { kind: 'value', value } });
      }
  });
});
