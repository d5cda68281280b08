import { expect, it } from 'vitest';
import { FONT_FILES, loadFonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { loadWords } from '../../../src/catalogue/load-words.ts';
import { LANGS } from '../../../src/forms/types.ts';

const TITLES = [
  'pdf:receipt.title',
  'pdf:application.title',
  'pdf:correction.title',
  'pdf:decision.approved.title',
  'pdf:decision.rejected.title',
  'pdf:refusal.title',
];

it('has a Song face for every title', async () => {
  const [fonts, { words }] = await Promise.all([loadFonts(), loadWords('locales')]);
  for (const lang of LANGS) for (const key of TITLES) expect(fonts[lang].title.shows(words(lang)(key))).toBe(true);
});

it('goes without the optional fonts', async () => {
  const fonts = (await loadFonts({ ...FONT_FILES, rare: '/nowhere', title: '/nowhere' }))['zh-CN'];
  expect(fonts.title).toBe(fonts.bold);
  expect(fonts.regular.shows('𠮷')).toBe(false);
});

it('says so when a font that must be there is not', async () => {
  await expect(loadFonts({ ...FONT_FILES, bold: '/nowhere' })).rejects.toThrow(/nowhere/);
});

it('shows all characters of the sentences that it prints', async () => {
  const { regular } = (await loadFonts())['zh-CN'];
  expect(regular.shows('☑☐（）《》「」·—…％')).toBe(true);
});

it('sets quotation marks wide in Chinese and narrow in English', async () => {
  const { en, 'zh-CN': chinese } = await loadFonts();
  expect(chinese.regular.widthOf('“”‘’')).toBe(4);
  for (const face of [en.regular, en.bold]) expect(face.widthOf('“”‘’')).toBeLessThan(2);
  expect(en.regular.widthOf('张示梅')).toBe(3);
});
