import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../src/pdf/fonts/load-fonts.ts';
import { makeApplication } from '../../src/pdf/make-application.ts';
import { jpeg, png } from './annex/pictures.ts';
import { bytesOf, readBack, withoutSpace } from './read-back.ts';
import { sampleApplication } from './samples.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const note = '请打开原件看。';
const photo = png(300, 200, 2, Buffer.alloc((300 * 3 + 1) * 200, 0));

describe('an application form', () => {
  it('holds every answer, every line of a group and every box for an opinion', async () => {
    const paper = sampleApplication();
    const { text } = await readBack(await makeApplication(paper, fonts));
    const words = paper.sections.flatMap((section) =>
      'columns' in section
        ? [section.columns.join(''), ...section.lines.map((line) => line.join(''))]
        : section.rows.filter(({ value }) => value.length < 100).map(({ label, value }) => label + value),
    );
    const rest = [
      ...paper.notices,
      ...paper.declaration.lines,
      ...paper.opinions.map(({ title, signature }) => title + signature),
    ];
    for (const word of [...words, ...rest]) expect(text).toContain(withoutSpace(word));
  });

  it('carries a long answer over pages without losing a word', async () => {
    const paper = sampleApplication();
    const long = paper.sections
      .flatMap((section) => ('rows' in section ? section.rows : []))
      .find(({ label }) => label === '说明');
    const { pages } = await readBack(await makeApplication(paper, fonts));
    const sentence = '我们两人都希望尽快领到证件。';
    const found = pages
      .map((page) =>
        withoutSpace(page).replace(/申请表编号FC-26K7-XQ4M|申请理由（续）|本申请表由e站出具第\d页，共\d页/g, ''),
      )
      .join('')
      .split(sentence).length;
    expect(found - 1).toBe((long?.value.length ?? 0) / sentence.length);
  });

  it('heads a group and its columns again on every page, and counts the pages', async () => {
    const { pages } = await readBack(await makeApplication(sampleApplication(), fonts));
    const [first = '', second = ''] = pages.map(withoutSpace);
    expect(first).toContain('孩子姓名性别出生日期出生医学证明编号与申请人关系张样1女');
    expect(second).toContain('孩子（续）姓名性别出生日期出生医学证明编号与申请人关系张样');
    pages.forEach((page, i) => {
      expect(page).toContain(`第 ${i + 1} 页，共 ${pages.length} 页`);
    });
  });

  it('draws pictures as an annex, and says so of those that it cannot draw', async () => {
    const pictures = [
      { caption: '附件 1：结婚证', note, file: { name: '1.png', bytes: photo } },
      { caption: '附件 2：户口簿', note, file: { name: '2.jpg', bytes: jpeg(640, 480, 6) } },
      { caption: '附件 3：身份证', note, file: { name: '3.png', bytes: photo.subarray(0, 60) } },
      { caption: '附件 4：判决书', note, file: { name: '4.pdf', bytes: Buffer.from('%PDF-1.7') } },
      { caption: '附件 5：照片', note },
    ];
    const made = await makeApplication(sampleApplication({ annex: { title: '附件', pictures } }), fonts);
    expect(made).toMatchObject({ ok: true, left: [2, 3, 4] });
    const pdf = Buffer.from(bytesOf(made)).toString('latin1');
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(2);
    const { pages, text } = await readBack(made);
    for (const { caption } of pictures) expect(text).toContain(withoutSpace(caption));
    expect(text.split(note)).toHaveLength(4);
    expect(pages.length).toBe((await readBack(await makeApplication(sampleApplication(), fonts))).pages.length + 1);
  });

  it('leaves pictures to their files once they are too many to print', async () => {
    const large = Buffer.concat([jpeg(640, 480).subarray(0, -2), Buffer.alloc(40e6, 0x55), Buffer.from([0xff, 0xd9])]);
    const pictures = [1, 2].map((n) => ({ caption: `附件 ${n}`, note, file: { name: `${n}.jpg`, bytes: large } }));
    const made = await makeApplication(sampleApplication({ annex: { title: '附件', pictures } }), fonts);
    expect(bytesOf(made).length).toBeLessThan(60e6);
    expect(made).toMatchObject({ left: [1] });
    expect((await readBack(made)).text.split(note)).toHaveLength(2);
  });

  it('is refused when a character of it cannot be shown', async () => {
    const made = await makeApplication(sampleApplication({ notices: ['ꙮ'] }), fonts);
    expect(made).toEqual({ ok: false, missing: ['ꙮ'] });
  });
});
