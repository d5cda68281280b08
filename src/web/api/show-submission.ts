import { noteWords } from '../../bot/note-words.ts';
import { openCorrection } from '../../cases/resident-moves.ts';
import type { Submission } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';
import type { ApiDeps } from './deps.ts';
import { linksOf } from './find-own.ts';

/** What the holder of a receipt may know: where the case stands, who has it, what is missing or decided. No answers. */
export async function showSubmission(deps: ApiDeps, submission: Submission, lang: Lang) {
  const { reference, service, version, status, due, dueProvisional, materialsDue, booking } = submission;
  const form = deps.catalogue.find(service, version);
  return {
    reference,
    service: { id: service, title: form?.texts(lang).title ?? service },
    status,
    statusText: deps.words(lang)(`cases:status.${status}`),
    submittedAt: new Date(submission.submittedAt).toISOString(),
    due,
    dueProvisional,
    office: officeOf(deps, submission, lang),
    missing: submission.missing.map((pointer) => ({ pointer, label: form?.label(pointer, lang) ?? pointer })),
    ...(materialsDue === undefined ? {} : { materialsDue }),
    ...(booking === undefined ? {} : { booking }),
    ...correctionOf(submission, (pointer) => form?.label(pointer, lang) ?? pointer),
    ...decisionOf(submission),
    history: await historyOf(deps, reference, lang),
    receipt: { url: linksOf(deps, submission).receipt },
  };
}

function officeOf({ district }: ApiDeps, { office }: Submission, lang: Lang) {
  const found = district.offices.find(({ id }) => id === office);
  return {
    name: found?.name[lang] ?? district.bureau[lang],
    address: found?.address[lang] ?? '',
    phone: found?.phone ?? district.hotline,
    hours: found?.hours[lang] ?? district.hours[lang],
  };
}

async function historyOf({ submissions, words, district }: ApiDeps, reference: string, lang: Lang) {
  const events = await submissions.history(reference);
  return events.map(({ at, status, note }) => ({
    at: new Date(at).toISOString(),
    status,
    text: words(lang)(`cases:status.${status}`),
    ...(note === undefined ? {} : { note: noteWords(note, { t: words(lang), lang, district }) }),
  }));
}

/** What is to be mended, and by when: a portal shows it, and the papers are brought to the counter. */
function correctionOf(submission: Submission, label: (pointer: string) => string) {
  const asked = openCorrection(submission);
  if (!asked) return {};
  const items = asked.items.map(({ at, sentence }) => ({ pointer: at, label: label(at), sentence }));
  return { correction: { until: asked.until, items } };
}

function decisionOf({ desk }: Submission) {
  if (!desk?.decision) return {};
  const { by: _by, at, ...decision } = desk.decision;
  return { decision: { ...decision, at: new Date(at).toISOString() } };
}
