import type { Words } from '../../bot/types.ts';
import type { Attachment, Submission } from '../../cases/types.ts';
import type { Form } from '../../forms/form.ts';
import type { AnnexPicture, ApplicationPaper } from '../types.ts';
import { applicationSections, type Answered } from './answer-rows.ts';
import { fileItems, filesOf, materialLines } from './material-lines.ts';
import { contextOf, headOf, momentWords, type PaperDeps } from './paper-deps.ts';

/** An attachment with its bytes, as the store gives it back. */
export interface AttachedFile {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array;
}

export interface ApplicationDeps extends PaperDeps {
  /** The submission's attachments, by id. One that is not here is named in the annex all the same. */
  readonly files: ReadonlyMap<string, AttachedFile>;
}

/** The words and pictures of the complete application form of a submission, numbers in full: for the bureau's file. */
export function applicationPaper(submission: Submission, form: Form, deps: ApplicationDeps): ApplicationPaper {
  const { lang, words } = deps;
  const context = contextOf(submission, deps);
  const answered: Answered = { form, context, deps, walk: form.walk(form.flatten(submission.answers), context) };
  const texts = form.texts(lang);
  const title = words('pdf:application.title');
  return {
    ...headOf(submission, title, texts.title, deps),
    issued: words('pdf:issued-form', { title }),
    code: { url: deskUrl(submission, deps.publicUrl), alt: words('pdf:application.scan') },
    materialsTitle: words('pdf:materials.title'),
    sections: applicationSections(answered),
    materials: materialLines(answered, submission),
    noticesTitle: words('pdf:application.notices'),
    notices: submission.notices.flatMap((code) => texts.notices[code] ?? []),
    declaration: declarationOf(submission, texts.consent, deps),
    opinions: opinionsOf(submission, deps),
    annex: { title: words('pdf:application.annex'), pictures: picturesOf(answered, submission, deps) },
  };
}

/** The case's page at the desk. */
function deskUrl({ reference }: Submission, publicUrl: string): string {
  return `${publicUrl}/desk/cases/${reference}`;
}

/** `申请表 FC-26K7-XQ4M.pdf`. */
export function applicationFileName({ reference }: Submission, { words }: Pick<PaperDeps, 'words'>): string {
  return words('pdf:application.file', { reference });
}

function declarationOf(submission: Submission, consent: string, deps: PaperDeps): ApplicationPaper['declaration'] {
  const { words } = deps;
  return {
    title: words('pdf:application.declaration'),
    lines: [consent, words('pdf:application.declared', { moment: momentWords(submission.consentAt, deps) })],
    signature: words('pdf:application.signature'),
  };
}

/** One box for each office that the case passes, lowest first. */
function opinionsOf({ route }: Submission, { lang, words, district }: PaperDeps): ApplicationPaper['opinions'] {
  return route.map((id) => ({
    title: words('pdf:application.opinion', {
      office: district.offices.find((office) => office.id === id)?.name[lang] ?? district.bureau[lang],
    }),
    signature: words('pdf:application.opinion-signature'),
  }));
}

/** Captions name the material, never the file: its name is whatever somebody's phone made of it. */
function picturesOf(
  answered: Answered,
  submission: Submission,
  { lang, words, files }: ApplicationDeps,
): readonly AnnexPicture[] {
  const pages = fileItems(answered).flatMap((item) => {
    const name = answered.form.label(item.question.pointer, lang);
    const ids = filesOf(item);
    return ids.map((id, i) => ({
      id,
      name: ids.length > 1 ? words('pdf:application.annex-page', { name, page: i + 1, pages: ids.length }) : name,
    }));
  });
  return pages.map(({ id, name }, i) => {
    const caption = words('pdf:application.annex-caption', { number: i + 1, name });
    const found = files.get(id);
    if (!found) return { caption, note: words('pdf:application.annex-lost') };
    return { caption, ...elsewhere(found, i + 1, submission, words) };
  });
}

/** Endings of the files that a resident can send, and what the kinds are called. */
const KINDS: Readonly<Record<Attachment['type'], { readonly kind: string; readonly ending: string }>> = {
  'image/jpeg': { kind: 'JPEG', ending: 'jpg' },
  'image/png': { kind: 'PNG', ending: 'png' },
  'image/webp': { kind: 'WebP', ending: 'webp' },
  'image/heic': { kind: 'HEIC', ending: 'heic' },
  'application/pdf': { kind: 'PDF', ending: 'pdf' },
};

/** The file, and what is said of it where it cannot be drawn: what it is and under which name it lies beside the form. */
function elsewhere(
  { attachment, bytes }: AttachedFile,
  number: number,
  { reference }: Submission,
  words: Words,
): Pick<AnnexPicture, 'file' | 'note'> {
  const { kind, ending } = KINDS[attachment.type];
  const name = words('pdf:application.annex-file', { reference, number, ending });
  return {
    file: { name, bytes },
    note: words('pdf:application.annex-note', { kind, size: sizeWords(attachment.size), name }),
  };
}

/** `350 KB`, `1.2 MB`. */
function sizeWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
