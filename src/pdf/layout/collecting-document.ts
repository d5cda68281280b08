import PDFDocument from 'pdfkit';

/**
 * A pdfkit document that keeps its bytes in memory. A paper is small and is wanted whole: passing some thousand short chunks
 * through the machinery of a stream would take a fifth of its time.
 */
export class CollectingDocument extends PDFDocument {
  // Only declared: pdfkit writes its first bytes inside its own constructor, before fields of this class would be set.
  declare private chunks: Uint8Array[] | undefined;
  declare private complete: boolean | undefined;

  /** Takes the place of the stream's own; null ends the document. */
  override push(chunk: Uint8Array | null): boolean {
    if (chunk === null) this.complete = true;
    else (this.chunks ??= []).push(chunk);
    return true;
  }

  /** All bytes, after `end()`. Throws when some part was never finished: that is a fault of the caller. */
  bytes(): Uint8Array {
    if (!this.complete) throw new Error('The document is not complete.');
    return Buffer.concat(this.chunks ?? []);
  }
}
