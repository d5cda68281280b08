import type { Fonts } from '../fonts/load-fonts.ts';
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

/** The annex: every picture with its caption; a sentence in place of what cannot be drawn. */
export async function annexBlocks(
  sheet: Sheet,
  fonts: Fonts,
  annex: ApplicationPaper['annex'],
): Promise<readonly Block[]> {
  if (annex.pictures.length === 0) return [];
  const blocks: Block[] = [paragraph(sheet, { face: fonts.bold, size: 14 }, annex.title, 'H2', true), gap(mm(2))];
  let bytes = 0;
  for (const entry of annex.pictures) {
    bytes += entry.image?.length ?? 0;
    const picture = entry.image && bytes <= MOST_BYTES ? await readPicture(entry.image) : undefined;
    blocks.push(entryBlock(sheet, fonts, entry, picture), gap(mm(4)));
  }
  return blocks;
}

function entryBlock(sheet: Sheet, fonts: Fonts, entry: AnnexPicture, picture: Picture | undefined): Block {
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
