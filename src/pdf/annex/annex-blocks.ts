import type { Faces } from '../fonts/load-fonts.ts';
import { breakLines } from '../layout/break-lines.ts';
import { gap, type Block } from '../layout/flow.ts';
import { measure } from '../layout/head-and-foot.ts';
import { paragraph } from '../layout/prose.ts';
import { stack } from '../layout/flow.ts';
import type { Sheet, Style } from '../layout/sheet.ts';
import { FULL, mm, PAGE } from '../layout/units.ts';
import type { AnnexPicture, ApplicationPaper } from '../types.ts';
import { readPicture, type Picture } from './picture.ts';

/** Two pictures to a page: large enough to read a certificate, and no page for each. */
const MOST_HEIGHT = mm(104);
const CAPTION_SIZE = 10.5;
/** Pictures beyond this many bytes in all are left to their files: a paper is to be opened and printed. */
const MOST_BYTES = 64e6;

export interface Annex {
  readonly blocks: readonly Block[];
  /** Which entries, counted from 0, are left to their files. */
  readonly left: readonly number[];
}

/** The annex: every picture with its caption; a sentence in place of what cannot be drawn. */
export async function annexOf(sheet: Sheet, fonts: Faces, annex: ApplicationPaper['annex']): Promise<Annex> {
  if (annex.pictures.length === 0) return { blocks: [], left: [] };
  const blocks: Block[] = [paragraph(sheet, { face: fonts.bold, size: 14 }, annex.title, 'H2', true), gap(mm(2))];
  const left: number[] = [];
  let drawn = 0;
  for (const [i, entry] of annex.pictures.entries()) {
    const bytes = entry.file?.bytes ?? new Uint8Array();
    const picture = drawn + bytes.length <= MOST_BYTES ? await readPicture(bytes) : undefined;
    if (picture) drawn += bytes.length;
    else left.push(i);
    blocks.push(entryBlock(sheet, fonts, entry, picture), gap(mm(4)));
  }
  return { blocks, left };
}

function entryBlock(sheet: Sheet, fonts: Faces, entry: AnnexPicture, picture: Picture | undefined): Block {
  const style: Style = { face: fonts.regular, size: CAPTION_SIZE };
  const caption = paragraph(sheet, { ...style, face: fonts.bold }, entry.caption);
  if (picture) return stack([caption, gap(mm(1)), pictureBlock(sheet, picture, entry.caption)]);
  const note = breakLines(entry.note, FULL, measure(style)).map((line) => paragraph(sheet, style, line));
  return stack([caption, ...note]);
}

/** Drawn as large as the page allows, but a small picture is not blown up beyond 96 dots to the inch. */
function pictureBlock(sheet: Sheet, picture: Picture, alt: string): Block {
  const scale = Math.min(FULL / picture.width, MOST_HEIGHT / picture.height, 72 / 96);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    height,
    draw: (_sheet, top) => {
      const pixels = picture.embed(sheet);
      sheet.tag(sheet.element(sheet.root, 'Figure', alt), 'Figure', () => {
        sheet.picture(pixels, picture.turn, PAGE.left, top, width, height);
      });
    },
  };
}
