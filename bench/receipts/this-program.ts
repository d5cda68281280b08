import type * as LoadFonts from '../../src/pdf/fonts/load-fonts.ts';
import type * as MakeReceipt from '../../src/pdf/make-receipt.ts';
import type { ReceiptPaper } from '../../src/pdf/types.ts';

/** As it is shipped: compiled by `npm run build`, like the libraries beside it. */
async function compiled<T>(file: string): Promise<T> {
  return (await import(new URL(`../../dist/pdf/${file}`, import.meta.url).href)) as T;
}

const { loadFonts } = await compiled<typeof LoadFonts>('fonts/load-fonts.js');
const { makeReceipt } = await compiled<typeof MakeReceipt>('make-receipt.js');
const fonts = await loadFonts();

/** As the program makes it: tagged, and checked for characters that cannot be shown. */
export async function thisProgram(paper: ReceiptPaper): Promise<Uint8Array> {
  const made = await makeReceipt(paper, fonts);
  if (!made.ok) throw new Error(`not shown: ${made.missing.join(' ')}`);
  return made.bytes;
}
