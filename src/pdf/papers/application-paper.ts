import type { Attachment, Submission } from '../../cases/types.ts';
import type { Form } from '../../forms/form.ts';
import type { AnnexPicture, ApplicationPaper } from '../types.ts';
import { applicationSections, type Answered } from './answer-rows.ts';
import { fileItems, filesOf, materialLines } from './material-lines.ts';
import { contextOf, headOf, momentWords, type PaperDeps } from './paper-deps.ts';

/** An attachment with its bytes, where they are a JPEG or PNG and could be read. */
export interface AttachedFile extends Pick<Attachment, 'id' | 'type'> {
  readonly bytes?: Uint8Array;
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
    sections: applicationSections(answered),
    materials: materialLines(answered, submission),
    noticesTitle: words('pdf:application.notices'),
    notices: submission.notices.flatMap((code) => texts.notices[code] ?? []),
    declaration: declarationOf(submission, texts.consent, deps),
    opinions: opinionsOf(submission, deps),
    annex: { title: words('pdf:application.annex'), pictures: picturesOf(answered, deps) },
  };
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
function picturesOf(answered: Answered, { lang, words, files }: ApplicationDeps): readonly AnnexPicture[] {
  const pages = fileItems(answered).flatMap((item) => {
    const name = answered.form.label(item.question.pointer, lang);
    const ids = filesOf(item);
    return ids.map((id, i) => ({
      id,
      name: ids.length > 1 ? words('pdf:application.annex-page', { name, page: i + 1, pages: ids.length }) : name,
    }));
  });
  return pages.map(({ id, name }, i) => {
    const bytes = files.get(id)?.bytes;
    return {
      caption: words('pdf:application.annex-caption', { number: i + 1, name }),
      note: words('pdf:application.annex-note'),
      ...(bytes ? { image: bytes } : {}),
    };
  });
}
