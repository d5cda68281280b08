import type { Sheet } from './sheet.ts';
import { FULL, PAGE } from './units.ts';

/** Something with a height that is drawn at one place: a row, a box, a picture. Heights in points. */
export interface Block {
  readonly height: number;
  draw(sheet: Sheet, top: number): void;
  /** Parts for this page and the next; undefined when it cannot be divided so. */
  split?(room: number): readonly [Block, Block] | undefined;
  /** The same text in lines of another height and with other padding. */
  spaced?(lineHeight: number, pad: number): Block;
  /** Drawn again where the blocks that follow it go on upon a new page. */
  readonly head?: Block;
  /** A heading: never alone at the foot of a page. */
  readonly leads?: boolean;
  /** Inside a table: the run of such blocks gets an outer rule. */
  readonly framed?: boolean;
  /** Empty space, left out at the top of a page. */
  readonly gap?: boolean;
}

const OUTER_RULE = 0.8;
/** Heights that were fitted to a page add up to it but for the last digits. */
export const ROUNDING = 0.01;

/** Places blocks one under the other, over as many pages as they need. */
export class Flow {
  readonly #sheet: Sheet;
  readonly #bottom: number;
  readonly #begin: (sheet: Sheet) => number;
  #y: number;
  #top: number;
  #frame: number | undefined;

  /** `begin` draws what stands at the head of a further page and says where its content starts. */
  constructor(sheet: Sheet, top: number, bottom: number, begin: (sheet: Sheet) => number) {
    this.#sheet = sheet;
    this.#top = top;
    this.#y = top;
    this.#bottom = bottom;
    this.#begin = begin;
  }

  /** Room left on this page. */
  get room(): number {
    return this.#bottom - this.#y;
  }

  place(blocks: readonly Block[]): void {
    const queue = [...blocks];
    for (let block = queue.shift(); block; block = queue.shift()) {
      if (block.height + following(queue, block) <= this.room + ROUNDING) this.#put(block);
      else queue.unshift(...this.#overPages(block));
    }
    this.#closeFrame();
  }

  /** Places a block at the foot of the page, on a further page when there is no room for it and the space above it. */
  placeAtFoot(block: Block, space: number): void {
    if (block.height + space > this.room + ROUNDING) this.breakPage();
    block.draw(this.#sheet, this.#bottom - block.height);
    this.#y = this.#bottom;
  }

  breakPage(): void {
    this.#closeFrame();
    this.#sheet.newPage();
    this.#y = this.#top = this.#begin(this.#sheet);
  }

  /** What is still to be placed after the page was filled as far as the block allows. */
  #overPages(block: Block): readonly Block[] {
    const parts = block.split?.(this.room);
    if (parts) this.#put(parts[0]);
    else if (this.#y === this.#top) {
      // Higher than a page: nothing would be gained by another one.
      this.#put(block);
      return [];
    }
    this.breakPage();
    const head = block.leads ? undefined : block.head;
    if (head) this.#put(head);
    // A head is not counted as content: what follows it may start here whatever its height.
    if (head) this.#top = this.#y;
    return [parts ? parts[1] : block];
  }

  #put(block: Block): void {
    if (block.gap && this.#y === this.#top) return;
    if (block.framed) this.#frame ??= this.#y;
    else this.#closeFrame();
    block.draw(this.#sheet, this.#y);
    this.#y += block.height;
  }

  #closeFrame(): void {
    if (this.#frame === undefined) return;
    const top = this.#frame;
    this.#frame = undefined;
    this.#sheet.decoration(() => {
      this.#sheet.box(OUTER_RULE, PAGE.left, top, FULL, this.#y - top);
    });
  }
}

/** The height that must fit behind a heading: further headings and the first block (or its first lines) under them. */
function following(queue: readonly Block[], block: Block): number {
  let height = 0;
  for (const next of block.leads ? queue : []) {
    height += next.leads || !next.split ? next.height : smallestPart(next);
    if (!next.leads) break;
  }
  return height;
}

function smallestPart(block: Block): number {
  for (let room = 0; room < block.height; room += 12) {
    const parts = block.split?.(room);
    if (parts) return parts[0].height;
  }
  return block.height;
}

/** Empty space between blocks. */
export function gap(height: number): Block {
  return { height, gap: true, draw: () => undefined };
}

/** Blocks that always stand together, as one. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    framed: blocks.some((block) => block.framed),
    draw: (sheet, top) => {
      let y = top;
      for (const block of blocks) {
        block.draw(sheet, y);
        y += block.height;
      }
    },
  };
}
