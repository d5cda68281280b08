import { peopleOf } from '../bot/receipt.ts';
import type { Catalogue } from '../bot/types.ts';
import { calendarEntry, type CalendarEntry } from '../cases/calendar-entry.ts';
import { filesIn } from '../cases/files-in.ts';
import type { PaperKind } from '../cases/papers.ts';
import type { Submission } from '../cases/types.ts';
import type { LoadedWords } from '../catalogue/load-words.ts';
import type { Form } from '../forms/form.ts';
import type { District } from '../forms/types.ts';
import type { Fonts } from '../pdf/fonts/load-fonts.ts';
import { makeApplication } from '../pdf/make-application.ts';
import { makeNotice } from '../pdf/make-notice.ts';
import { makeReceipt } from '../pdf/make-receipt.ts';
import { applicationFileName, applicationPaper, type AttachedFile } from '../pdf/papers/application-paper.ts';
import { noticeFileName, noticePaper, type Notice } from '../pdf/papers/notice-paper.ts';
import { statusUrl } from '../pdf/papers/paper-foot.ts';
import { receiptFileName, receiptPaper } from '../pdf/papers/receipt-paper.ts';
import type { Paper } from '../pdf/types.ts';

export interface PapersDeps {
  readonly find: (reference: string) => Promise<Submission | undefined>;
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly texts: LoadedWords;
  readonly fonts: Promise<Fonts>;
  readonly publicUrl: string;
}

export type Papers = ReturnType<typeof createPapers>;

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A paper with its name, and the attachments that it cannot show, to lie beside it; or what no font shows. */
export type PrintedPaper =
  | (NamedFile & { readonly ok: true; readonly beside: readonly NamedFile[] })
  | { readonly ok: false; readonly missing: readonly string[] };

/** Minutes that a booked visit takes in a calendar. */
const VISIT_MINUTES = 120;
/** Reminds at nine in the morning of the day before a visit or a promised day. */
const REMIND_MINUTES = 15 * 60;

/** What is made of a submission: for the resident a receipt and an entry for the calendar, for the clerk the application form. */
export function createPapers(deps: PapersDeps) {
  async function found(reference: string): Promise<{ submission: Submission; form: Form } | undefined> {
    const submission = await deps.find(reference);
    const form = submission && deps.catalogue.find(submission.service, submission.version);
    return submission && form ? { submission, form } : undefined;
  }

  function paperDeps({ lang }: Submission) {
    return { lang, words: deps.texts.words(lang), district: deps.district, publicUrl: deps.publicUrl };
  }

  async function receipt(reference: string): Promise<Paper | undefined> {
    const one = await found(reference);
    return one && makeReceipt(receiptPaper(one.submission, one.form, paperDeps(one.submission)), await deps.fonts);
  }

  /**
   * The receipt of an application that nobody submitted: it says so, and has neither a number nor a case behind its code.
   * Undefined where no font shows what is on it.
   */
  async function sample(submission: Submission): Promise<NamedFile | undefined> {
    const form = deps.catalogue.find(submission.service, submission.version);
    if (!form) return undefined;
    const own = paperDeps(submission);
    const mark = own.words('desk-admin:preview.sample');
    const marked = { title: mark, number: mark, reference: '', url: deps.publicUrl, scan: mark };
    const made = await makeReceipt({ ...receiptPaper(submission, form, own), ...marked }, await deps.fonts);
    return made.ok ? { name: `${mark}.pdf`, bytes: made.bytes } : undefined;
  }

  /** The receipt under its name. */
  async function printReceipt(reference: string): Promise<PrintedPaper | undefined> {
    const one = await found(reference);
    const made = await receipt(reference);
    if (!one || !made) return undefined;
    if (!made.ok) return made;
    return { ...made, name: receiptFileName(one.submission, paperDeps(one.submission)), beside: [] };
  }

  /** The complete application form, numbers in full: for clerks only. `read` gives an attachment by its id. */
  async function application(
    reference: string,
    read: (id: string) => Promise<AttachedFile | undefined>,
  ): Promise<PrintedPaper | undefined> {
    const one = await found(reference);
    if (!one) return undefined;
    const { submission, form } = one;
    const files = new Map<string, AttachedFile>();
    for (const id of filesIn(submission.answers)) {
      const file = await read(id);
      if (file) files.set(id, file);
    }
    const paper = applicationPaper(submission, form, { ...paperDeps(submission), files });
    const made = await makeApplication(paper, await deps.fonts);
    if (!made.ok) return made;
    const beside = made.left.flatMap((i) => paper.annex.pictures[i]?.file ?? []);
    return { ok: true, bytes: made.bytes, name: applicationFileName(submission, paperDeps(submission)), beside };
  }

  /** What the office told in writing; undefined where it did not. */
  async function notice(reference: string, kind: Notice): Promise<PrintedPaper | undefined> {
    const one = await found(reference);
    const paper = one && noticePaper(kind, one.submission, one.form, paperDeps(one.submission));
    if (!one || !paper) return undefined;
    const made = await makeNotice(paper, await deps.fonts);
    if (!made.ok) return made;
    return { ...made, name: noticeFileName(kind, one.submission, paperDeps(one.submission)), beside: [] };
  }

  /** Any paper of a case under its name; undefined where there is none of that kind. `read` gives an attachment by its id. */
  async function print(
    reference: string,
    kind: PaperKind,
    read: (id: string) => Promise<AttachedFile | undefined>,
  ): Promise<PrintedPaper | undefined> {
    if (kind === 'application') return application(reference, read);
    return kind === 'receipt' ? printReceipt(reference) : notice(reference, kind);
  }

  async function calendar(reference: string): Promise<string | undefined> {
    const one = await found(reference);
    return one && calendarEntry(entryOf(one.submission, one.form, deps));
  }

  /** A document as a channel sends it: its bytes under a name that can be read. */
  async function file(
    reference: string,
    document: 'receipt' | 'calendar',
  ): Promise<{ bytes: Buffer; name: string } | undefined> {
    const one = await found(reference);
    if (!one) return undefined;
    const { words } = paperDeps(one.submission);
    if (document === 'calendar') {
      const text = calendarEntry(entryOf(one.submission, one.form, deps));
      return { bytes: Buffer.from(text), name: words('bot:receipt.calendar-file', { reference }) };
    }
    const paper = await receipt(reference);
    return paper?.ok
      ? { bytes: Buffer.from(paper.bytes), name: receiptFileName(one.submission, { words }) }
      : undefined;
  }

  return { receipt, sample, print, calendar, file };
}

function entryOf(submission: Submission, form: Form, deps: PapersDeps): CalendarEntry {
  const t = deps.texts.words(submission.lang);
  const { reference, booking } = submission;
  const { title } = form.texts(submission.lang);
  const shared = {
    uid: `${reference}@${new URL(deps.publicUrl).hostname}`,
    createdAt: submission.submittedAt,
    url: statusUrl(submission, deps.publicUrl),
    remind: REMIND_MINUTES,
  };
  if (!booking) {
    const summary = t('bot:calendar.due', { title, reference });
    return { ...shared, summary, when: { kind: 'day', day: submission.due } };
  }
  const institution = deps.district.institutions.find(({ id }) => id === booking.institution);
  const location = institution
    ? `${institution.name[submission.lang]} ${institution.address[submission.lang]}`
    : booking.institution;
  return {
    ...shared,
    summary: t('bot:calendar.visit', { title, people: peopleOf(submission, form).join(t('bot:comma')) }),
    description: form.texts(submission.lang).advice.join('\n'),
    location,
    when: { kind: 'time', start: booking.slot.slice(-16), minutes: VISIT_MINUTES, timeZone: deps.district.timeZone },
  };
}
