import { PDFDocument } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { makeApplication } from '../../../src/pdf/make-application.ts';
import { makeReceipt } from '../../../src/pdf/make-receipt.ts';
import { Binder } from '../../../src/pdf/merge/binder.ts';
import { withReferences } from '../../../src/pdf/merge/read-objects.ts';
import { jpeg } from '../annex/pictures.ts';
import { bytesOf, readBack, withoutSpace } from '../read-back.ts';
import { sampleApplication, sampleReceipt, withValue } from '../samples.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

/** Binds papers and gives back the whole. */
async function bound(papers: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const write = (bytes: Uint8Array) => Promise.resolve(void chunks.push(bytes));
  const binder = new Binder({ lang: 'zh-CN', title: '申请表', write });
  for (const [name, bytes] of papers) await binder.add(bytes, name);
  await binder.finish();
  return Buffer.concat(chunks);
}

async function receipt(value: string): Promise<Uint8Array> {
  return bytesOf(await makeReceipt(withValue(value), fonts));
}

describe('papers bound into one PDF', () => {
  it('keep their order, their words and their structure, read back by another library', async () => {
    const pictures = [{ caption: '附件 1：结婚证', note: '', file: { name: '1.jpg', bytes: jpeg(640, 480) } }];
    const application = bytesOf(
      await makeApplication(sampleApplication({ annex: { title: '附件', pictures } }), fonts),
    );
    const papers = [await receipt('张示梅'), application, bytesOf(await makeReceipt(sampleReceipt(), fonts))];
    const alone = await Promise.all(papers.map((bytes) => readBack({ ok: true, bytes })));
    const whole = await bound(papers.map((bytes, i) => [`FC-${i}`, bytes]));
    const together = await readBack({ ok: true, bytes: whole });
    expect(together.pages).toEqual(alone.flatMap(({ pages }) => pages));
    expect(together.roles).toEqual(alone.flatMap(({ roles }) => roles));
    expect({ marked: together.marked, lang: together.lang, title: together.info.Title }).toEqual({
      marked: true,
      lang: 'zh-CN',
      title: '申请表',
    });
    expect(
      Buffer.from(whole)
        .toString('latin1')
        .match(/\/Subtype \/Image/g),
    ).toHaveLength(1);
  });

  it('can be opened by a library that reads every object', async () => {
    const whole = await bound([
      ['一', await receipt('甲')],
      ['二', await receipt('乙')],
    ]);
    const read = await PDFDocument.load(whole, { throwOnInvalidObject: true });
    expect(read.getPageCount()).toBe(2);
  });

  it('have a bookmark each that leads to its first page', async () => {
    const whole = await bound([
      ['FC-26K7-XQ4M', bytesOf(await makeApplication(sampleApplication(), fonts))],
      ['BP-二', await receipt('乙')],
    ]);
    const task = getDocument({ data: new Uint8Array(whole), verbosity: 0 });
    const document = await task.promise;
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(['FC-26K7-XQ4M', 'BP-二']);
    const targets = await Promise.all(
      outline.map(({ dest }) => document.getPageIndex((dest as [Parameters<typeof document.getPageIndex>[0]])[0])),
    );
    expect(targets).toEqual([0, document.numPages - 1]);
    await task.destroy();
  });

  it('never share the name of a font, for each holds other glyphs', async () => {
    const whole = Buffer.from(
      await bound([
        ['1', await receipt('张示梅')],
        ['2', await receipt('李例安')],
      ]),
    ).toString('latin1');
    const names = Array.from(whole.matchAll(/\/FontName \/([\w+-]+)/g), ([, name]) => name);
    expect(names.length).toBeGreaterThan(4);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are two hundred as well as two', async () => {
    const one = await receipt('张示梅');
    const whole = await bound(Array.from({ length: 200 }, (_, i) => [String(i), one]));
    const { pages } = await readBack({ ok: true, bytes: whole });
    expect(pages).toHaveLength(200);
    for (const page of pages) expect(withoutSpace(page)).toContain('张示梅');
  });

  it('are refused when they are none of this program, and when there is none', async () => {
    await expect(bound([['1', Buffer.from('%PDF-1.7\nstartxref\n5\n%%EOF\n')]])).rejects.toThrow('no paper');
    await expect(bound([])).rejects.toThrow('no paper');
  });
});

it('numbers in strings are no references', () => {
  const text = '/Title (see 1 0 R \\) 2 0 R) /P 3 0 R /K [4 0 R 5 0 R] /W [1 0 2]';
  expect(withReferences(text, (old) => old + 10)).toBe(
    '/Title (see 1 0 R \\) 2 0 R) /P 13 0 R /K [14 0 R 15 0 R] /W [1 0 2]',
  );
});
