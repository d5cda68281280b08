import { fullDayWords } from '../../bot/day-words.ts';
import type { Submission } from '../../cases/types.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { DocumentRow } from '../types.ts';
import { momentWords, type PaperDeps } from './paper-deps.ts';

/** The page on which whoever holds the receipt sees how far the case is. */
export function statusUrl({ reference, token }: Submission, publicUrl: string): string {
  return `${publicUrl}/s/${reference}?token=${token}`;
}

/** Who took the application, where and when, and whom to call. */
export function receivedBy(submission: Submission, deps: PaperDeps): readonly DocumentRow[] {
  const { words, district } = deps;
  const office = officeOf(submission, deps);
  return factRows(deps, {
    office: office.name,
    place: office.address,
    handler: words('pdf:foot.online'),
    received: momentWords(submission.submittedAt, deps),
    phone: office.phone,
    supervision: district.supervision,
  });
}

/** Who issues a notice, where, when it is open, and whom to call. */
export function issuedBy(submission: Submission, day: PlainDate, deps: PaperDeps): readonly DocumentRow[] {
  const office = officeOf(submission, deps);
  return factRows(deps, {
    'office-of': office.name,
    place: office.address,
    hours: office.hours,
    issued: fullDayWords(deps.words, day),
    phone: office.phone,
    supervision: deps.district.supervision,
  });
}

/** The office that has the case, in the paper's language; the bureau where the district no longer knows it. */
export function officeOf(
  submission: Submission,
  { lang, district }: PaperDeps,
): { readonly name: string; readonly address: string; readonly hours: string; readonly phone: string } {
  const office = district.offices.find(({ id }) => id === submission.office);
  return {
    name: office?.name[lang] ?? district.bureau[lang],
    address: office?.address[lang] ?? '',
    hours: office?.hours[lang] ?? district.hours[lang],
    phone: office?.phone ?? district.hotline,
  };
}

function factRows({ words }: PaperDeps, facts: Readonly<Record<string, string>>): readonly DocumentRow[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ label: words(`pdf:foot.${key}`), value }));
}
