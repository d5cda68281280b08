/** What a document shows, already in words. The layout knows nothing of forms or languages. */

export interface DocumentRow {
  readonly label: string;
  readonly value: string;
}

export interface DocumentSection {
  readonly title: string;
  readonly rows: readonly DocumentRow[];
}

/** A repeated group: one line an item. Its columns are headed anew on every page. */
export interface DocumentTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

export interface MaterialLine {
  readonly name: string;
  readonly received: boolean;
  /** `已收`, or `待补，11 月 30 日前`: read aloud beside the box. */
  readonly note: string;
}

/** What all papers share. */
export interface PaperFrame {
  /** BCP 47. */
  readonly lang: 'zh-CN' | 'en';
  readonly title: string;
  /** The service's title, under the document's. */
  readonly service: string;
  readonly bureau: string;
  /** `编号 FC-26K7-XQ4M`. */
  readonly number: string;
  /** `FC-26K7-XQ4M`: stands large beside the QR code. */
  readonly reference: string;
  /** Epoch milliseconds, for the document's creation date. */
  readonly createdAt: number;
  /** Last line of every page, left. */
  readonly issued: string;
  /** Last line of every page, right: `第 1 页，共 2 页`. */
  readonly page: (page: number, pages: number) => string;
  /** Behind a heading that is repeated on a further page: `（续）`. */
  readonly continued: string;
}

/** What the receipt and the application form share. */
export interface PaperHead extends PaperFrame {
  readonly materialsTitle: string;
  readonly materials: readonly MaterialLine[];
  /** Facts that a clerk looks at, one sentence each. */
  readonly notices: readonly string[];
}

/** What stands at the foot of a paper that residents get. */
export interface PaperFoot {
  /** Left: office, place, received at, telephones. */
  readonly foot: readonly DocumentRow[];
  /** Content of the QR code, the status page's URL, and the words under it. */
  readonly url: string;
  readonly scan: string;
  readonly reference: string;
  /** Words inside the empty box for the seal. */
  readonly seal: string;
  readonly large?: boolean;
}

export interface ReceiptPaper extends PaperHead, PaperFoot {
  readonly sections: readonly DocumentSection[];
  /** `承诺办结`, and `2026年12月7日（星期一）`. */
  readonly promise: { readonly label: string; readonly value: string; readonly note?: string };
  readonly advice?: { readonly title: string; readonly lines: readonly string[] };
  /** 14 points instead of 11; two pages are allowed. */
  readonly large?: boolean;
}

/** What the office tells the applicant in writing: what to mend, what was decided and why, what it cannot take. */
export interface NoticePaper extends PaperFrame, PaperFoot {
  /** `张示梅、李例安：`. */
  readonly to: string;
  readonly opening: readonly string[];
  /** Ruled: single facts, items in columns, or sentences across the page. */
  readonly tables: readonly (DocumentSection | DocumentTable | DocumentText)[];
  /** The day until which something is to be done, in a box of its own. */
  readonly promise?: { readonly label: string; readonly value: string; readonly note?: string };
  /** How to go on: each a heading with sentences. */
  readonly advice: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** Sentences under a heading, across the whole table. */
interface DocumentText {
  readonly title: string;
  readonly texts: readonly string[];
}

export interface ApplicationPaper extends PaperHead {
  /** At the upper left of the first page: the desk's address of the case, so that a scanned form finds it. */
  readonly code: { readonly url: string; readonly alt: string };
  readonly sections: readonly (DocumentSection | DocumentTable)[];
  readonly noticesTitle: string;
  /** What the applicant declared and consented to, with the time; `signature` is the line to sign on. */
  readonly declaration: { readonly title: string; readonly lines: readonly string[]; readonly signature: string };
  /** Empty ruled boxes for a clerk's opinion: what it is about, and the line for signature and date. */
  readonly opinions: readonly { readonly title: string; readonly signature: string }[];
  readonly annex: { readonly title: string; readonly pictures: readonly AnnexPicture[] };
}

/** The annual table of the work report. */
export interface AnnualPaper extends PaperFrame {
  /** How the figures are meant. */
  readonly note: string;
  readonly tables: readonly {
    readonly title: string;
    /** The head of the lines' names, then those of their numbers. */
    readonly columns: readonly string[];
    readonly lines: readonly (readonly string[])[];
    readonly total: readonly string[];
  }[];
}

/** An attachment as the annex shows it. */
export interface AnnexPicture {
  readonly caption: string;
  /** Drawn when it is a JPEG or PNG; absent when it could not be read. `name`: how it lies beside the paper otherwise. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** Shown in place of a picture that is absent, damaged or of another kind: where to find the file. */
  readonly note: string;
}

/** Expected outcome of making a paper: bytes, or the characters that no font can show. */
export type Paper =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly missing: readonly string[] };

/** `left`: the attachments, counted from 0, that could not be drawn and must lie beside the paper as files. */
export type MadeApplication =
  (Paper & { readonly ok: false }) | (Paper & { readonly ok: true; readonly left: readonly number[] });
