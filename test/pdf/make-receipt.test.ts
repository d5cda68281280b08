import { existsSync } from 'node:fs';
import fc from 'fast-check';
import * as fontkit from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { FONT_FILES, loadFonts, type Fonts } from '../../src/pdf/fonts/load-fonts.ts';
import { visible } from '../../src/pdf/layout/break-lines.ts';
import { makeReceipt } from '../../src/pdf/make-receipt.ts';
import { bytesOf, embeddedFonts, readBack, withoutSpace } from './read-back.ts';
import { rareNames, sampleReceipt, withValue } from './samples.ts';

let fonts: Fonts;
let withoutRare: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
  withoutRare = await loadFonts({ ...FONT_FILES, rare: '/nowhere.ttf' });
});

describe('a receipt', () => {
  it('holds every answer, read back by another library', async () => {
    const paper = sampleReceipt();
    const { text } = await readBack(await makeReceipt(paper, fonts));
    const words = [
      ...[paper.title, paper.service, paper.bureau, paper.number, paper.scan, paper.seal, paper.issued],
      ...paper.sections.flatMap(({ title, rows }) => [title, ...rows.flatMap(({ label, value }) => [label + value])]),
      ...paper.materials.map(({ name, note }) => name + note),
      ...paper.foot.map(({ label, value }) => label + value),
      ...[paper.promise.label + paper.promise.value, paper.promise.note ?? ''],
    ];
    for (const word of words) expect(text).toContain(withoutSpace(word));
  });

  it('fits one page up to 24 answers', async () => {
    const paper = sampleReceipt();
    expect(paper.sections.flatMap(({ rows }) => rows)).toHaveLength(24);
    const { pages } = await readBack(await makeReceipt(paper, fonts));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('第 1 页，共 1 页');
  });

  it.each([4, 12, 20, 24, 28, 32, 36])(
    'fits one page with %i short answers, whose promise and seal stand on it',
    async (n) => {
      const rows = Array.from({ length: n }, (_, i) => ({ label: `第 ${i} 项`, value: `示例 ${i}` }));
      const { pages, text } = await readBack(
        await makeReceipt(sampleReceipt({ sections: [{ title: '甲', rows }] }), fonts),
      );
      expect(pages).toHaveLength(1);
      for (const { label, value } of rows) expect(text).toContain(withoutSpace(label + value));
    },
  );

  it.each([14, 16, 20, 24, 28, 40])('keeps the promise and the seal on one page (%i lines above)', async (lines) => {
    const rows = [{ label: '说明', value: Array(lines).fill('一行').join('\n') }];
    const advice = { title: '来之前请看一眼', lines: Array<string>(10).fill('请早点到。') };
    const { pages } = await readBack(
      await makeReceipt(sampleReceipt({ sections: [{ title: '甲', rows }], advice }), fonts),
    );
    expect(pages.at(-1)).toMatch(/承诺办结.*受理专用章/);
  });

  it('takes two pages in large text, with the section named again on the second', async () => {
    const { pages } = await readBack(await makeReceipt(sampleReceipt({ large: true }), fonts));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('男方（续）');
    expect(pages[1]).toContain('受理回执 编号 FC-26K7-XQ4M');
    expect(pages[1]).toContain('第 2 页，共 2 页');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'never leaves a heading alone at the foot of a page (%i rows more)',
    async (more) => {
      const rows = Array.from({ length: 14 + more }, (_, i) => ({ label: `第 ${i} 项`, value: '示例' }));
      const sections = [
        { title: '甲', rows },
        { title: '末段', rows: rows.slice(0, 20) },
      ];
      const { pages } = await readBack(await makeReceipt(sampleReceipt({ large: true, sections }), fonts));
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page).not.toMatch(/末段本回执/);
    },
  );

  it('shows rare names, or refuses before it is issued', async () => {
    const paper = withValue(rareNames);
    expect((await readBack(await makeReceipt(paper, withoutRare))).text).toContain(rareNames);
    expect(await makeReceipt(withValue('张𠮷'), withoutRare)).toEqual({ ok: false, missing: ['𠮷'] });
  });

  it.runIf(fontIsThere())('shows 𠮷 where the font of rare characters is installed', async () => {
    expect((await readBack(await makeReceipt(withValue('张𠮷'), fonts))).text).toContain('张𠮷');
  });

  it('sets apostrophes narrow in English, and keeps them as they were written', async () => {
    const value = 'the wife’s “name”';
    const { text } = await readBack(await makeReceipt({ ...withValue(value), lang: 'en' }, fonts));
    expect(text).toContain(withoutSpace(value));
  });

  it('keeps apart characters that look the same', async () => {
    // U+2F0A and U+5165 share a glyph in the font, but not a meaning for who searches or copies.
    const { text } = await readBack(await makeReceipt(withValue('⼊入'), fonts));
    expect(text).toContain('⼊入');
  });

  it('names every character that cannot be shown, wherever it stands', async () => {
    const paper = sampleReceipt({ issued: 'ꙮ', notices: ['\u{1F476}ꙮ'] });
    expect(await makeReceipt(paper, fonts)).toEqual({ ok: false, missing: ['\u{1F476}', 'ꙮ'] });
  });

  it('is tagged, in its language, with a title that says nothing about people', async () => {
    const { lang, info, marked, roles } = await readBack(await makeReceipt(sampleReceipt(), fonts));
    expect({ lang, marked, title: info.Title }).toEqual({ lang: 'zh-CN', marked: true, title: '受理回执' });
    expect(JSON.stringify(info)).not.toMatch(/张示梅|李例安|002X/);
    expect(roles[0]).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'Figure']));
  });

  it('embeds subsets that another library can read, with right checksums', async () => {
    const files = embeddedFonts(bytesOf(await makeReceipt(sampleReceipt(), fonts)));
    expect(files).toHaveLength(3);
    for (const file of files) {
      const font = fontkit.create(Buffer.from(file)) as fontkit.Font;
      expect(font.numGlyphs).toBeGreaterThan(4);
      for (let glyph = 1; glyph < font.numGlyphs; glyph++)
        expect(font.getGlyph(glyph).path.toSVG().length).toBeGreaterThanOrEqual(0);
      expect(sumOf(file)).toBe(0xb1b0afba);
    }
  });

  it('is the same, byte for byte, for the same paper', async () => {
    const [first, second] = [await makeReceipt(sampleReceipt(), fonts), await makeReceipt(sampleReceipt(), fonts)];
    expect(Buffer.compare(bytesOf(first), bytesOf(second))).toBe(0);
  });

  it('takes any text: refused for what cannot be shown, or read back whole', { timeout: 60_000 }, async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...Array.from('张示梅abc 1，。（）\n\t\u200d𬭎')), maxLength: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (value, large) => {
        const made = await makeReceipt({ ...withValue(value), large }, fonts);
        if (!made.ok) expect(made.missing.every((character) => value.includes(character))).toBe(true);
        else expect((await readBack(made)).text).toContain(withoutSpace(visible(value)));
      }),
      { numRuns: 60 },
    );
  });
});

function fontIsThere(): boolean {
  return existsSync(FONT_FILES.rare);
}

/** A right font sums up to a known number: 0xB1B0AFBA less its own adjustment is what the adjustment holds. */
function sumOf(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let sum = 0;
  for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
