import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { FONT_FILES, loadFonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { loadWords } from '../../../src/catalogue/load-words.ts';
import { LANGS } from '../../../src/forms/types.ts';

it('loads well within a second', async () => {
  const start = performance.now();
  await loadFonts();
  expect(performance.now() - start).toBeLessThan(800);
});

it('has a Song face for every title', async () => {
  const [{ title }, { words }] = await Promise.all([loadFonts(), loadWords('locales')]);
  for (const lang of LANGS)
    for (const key of ['pdf:receipt.title', 'pdf:application.title']) expect(title.shows(words(lang)(key))).toBe(true);
});

it('goes without the optional fonts', async () => {
  const fonts = await loadFonts({ ...FONT_FILES, rare: '/nowhere', title: '/nowhere' });
  expect(fonts.title).toBe(fonts.bold);
  expect(fonts.regular.shows('𠮷')).toBe(false);
});

it('says so when a font that must be there is not', async () => {
  await expect(loadFonts({ ...FONT_FILES, bold: '/nowhere' })).rejects.toThrow(/nowhere/);
});

it('shows all characters of the sentences that it prints', async () => {
  const [{ regular }] = [await loadFonts()];
  expect(regular.shows('☑☐（）《》「」·—…％')).toBe(true);
});
