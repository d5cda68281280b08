/** What a document shows, already in words. The PDF module lays it out and knows nothing of forms or languages. */

export interface DocumentRow {
  readonly label: string;
  readonly value: string;
}

export interface DocumentSection {
  readonly title: string;
  readonly rows: readonly DocumentRow[];
}

export interface MaterialLine {
  readonly name: string;
  readonly received: boolean;
  /** `已收`, or `待补，11 月 30 日前`: read aloud beside the box. */
  readonly note: string;
}

/** What the receipt and the application form share. */
export interface PaperHead {
  /** BCP 47. */
  readonly lang: 'zh-CN' | 'en';
  readonly title: string;
  /** The service's title, under the document's. */
  readonly service: string;
  readonly bureau: string;
  /** `编号 FC-26K7-XQ4M`. */
  readonly number: string;
  /** Epoch milliseconds, for the document's creation date. */
  readonly createdAt: number;
  /** Content of the QR code: the status page's URL. */
  readonly url: string;
  readonly words: PaperWords;
}

/** Fixed words of a paper, from locales/<lang>/pdf.json. */
export interface PaperWords {
  readonly scan: string;
  readonly seal: string;
  readonly issued: string;
  readonly page: (page: number, pages: number) => string;
  readonly continued: string;
}

export interface ReceiptPaper extends PaperHead {
  readonly sections: readonly DocumentSection[];
  readonly materialsTitle: string;
  readonly materials: readonly MaterialLine[];
  /** `承诺办结`, and `2026年12月7日（星期一）`. */
  readonly promise: { readonly label: string; readonly value: string; readonly note?: string };
  readonly notices: readonly string[];
  readonly advice?: { readonly title: string; readonly lines: readonly string[] };
  /** Foot, left: office, place, received at, telephones. */
  readonly foot: readonly DocumentRow[];
  readonly large?: boolean;
}

export interface ApplicationPaper extends PaperHead {
  readonly sections: readonly (DocumentSection | DocumentTable)[];
  readonly materialsTitle: string;
  readonly materials: readonly MaterialLine[];
  readonly notices: readonly string[];
  /** What the applicant declared and consented to, with the time. */
  readonly declaration: readonly string[];
  /** Empty ruled boxes for opinions and signatures: title and height in millimetres. */
  readonly opinions: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Pictures for the annex. */
  readonly annex: { readonly title: string; readonly pictures: readonly AnnexPicture[] };
}

/** A repeated group: one row an item. */
export interface DocumentTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

export interface AnnexPicture {
  readonly caption: string;
  /** JPEG or PNG bytes; absent when the type cannot be drawn (the caption then says where it is). */
  readonly image?: Uint8Array;
  readonly note?: string;
}

/** Expected outcome of making a paper: bytes, or the characters that no font can show. */
export type Paper =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly missing: readonly string[] };
