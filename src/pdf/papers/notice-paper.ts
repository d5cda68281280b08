import { fullDayWords } from '../../bot/day-words.ts';
import { peopleOf } from '../../bot/receipt.ts';
import type { Submission } from '../../cases/types.ts';
import type { Form } from '../../forms/form.ts';
import type { DocumentRow, NoticePaper } from '../types.ts';
import { dayOf, headOf, type PaperDeps } from './paper-deps.ts';
import { issuedBy, officeOf, statusUrl } from './paper-foot.ts';

/** What the office may tell in writing. */
export type Notice = 'correction' | 'decision' | 'refusal';

export type NoticeDeps = PaperDeps;

/**
 * The words of a notice, by what the desk wrote down about the case.
 * @returns undefined where there is none: nothing to mend was asked for, or nothing was decided.
 */
export function noticePaper(
  notice: Notice,
  submission: Submission,
  form: Form,
  deps: NoticeDeps,
): NoticePaper | undefined {
  const making: Making = { submission, form, deps };
  if (notice === 'correction') return correctionPaper(making);
  if (notice === 'refusal') return refusalPaper(making);
  return approvedPaper(making) ?? rejectedPaper(making);
}

/** `补正告知书 FC-26K7-XQ4M.pdf`. */
export function noticeFileName(
  notice: Notice,
  { reference, desk }: Submission,
  { words }: Pick<PaperDeps, 'words'>,
): string {
  const kind = desk?.decision?.kind === 'approved' ? 'approved' : 'rejected';
  return words(notice === 'decision' ? `pdf:decision.${kind}.file` : `pdf:${notice}.file`, { reference });
}

interface Making {
  readonly submission: Submission;
  readonly form: Form;
  readonly deps: NoticeDeps;
}

function correctionPaper(making: Making): NoticePaper | undefined {
  const { submission, form, deps } = making;
  const { lang, words } = deps;
  const correction = submission.desk?.correction;
  if (!correction) return undefined;
  return {
    ...frameOf(making, 'pdf:correction', correction.at, { number: correction.items.length }),
    tables: [
      {
        title: words('pdf:correction.items'),
        columns: ['n', 'what', 'how'].map((column) => words(`pdf:correction.${column}`)),
        lines: correction.items.map(({ at, sentence }, i) => [String(i + 1), form.label(at, lang), sentence]),
      },
    ],
    promise: {
      label: words('pdf:correction.until'),
      value: fullDayWords(words, correction.until),
      note: words('pdf:correction.clock'),
    },
    advice: [{ title: words('pdf:correction.send-title'), lines: howToSend(making) }],
  };
}

/** One line a way: the chat where there is one, the office's counter, and whom to ask. */
function howToSend({ submission, deps }: Making): readonly string[] {
  const { words } = deps;
  const { name, address, hours, phone } = officeOf(submission, deps);
  return [
    ...(submission.chat === undefined ? [] : [words('pdf:correction.by-chat')]),
    words('pdf:correction.by-hand', { office: name, address, hours }),
    words('pdf:notice.ask', { phone, reference: submission.reference }),
  ];
}

function approvedPaper(making: Making): NoticePaper | undefined {
  const { submission, form, deps } = making;
  const { lang, words } = deps;
  const decision = submission.desk?.decision;
  if (decision?.kind !== 'approved') return undefined;
  const { bring } = form.texts(lang);
  return {
    ...frameOf(making, 'pdf:decision.approved', decision.at),
    tables: [
      {
        title: words('pdf:decision.facts'),
        rows: [
          ...peopleRows(making),
          ...rowOf(making, 'certificate', decision.certificate),
          ...rowOf(making, 'valid-until', decision.validUntil && fullDayWords(words, decision.validUntil)),
          ...rowOf(making, 'on', fullDayWords(words, dayOf(decision.at, deps))),
        ],
      },
    ],
    advice: bring.length > 0 ? [{ title: words('pdf:decision.approved.bring'), lines: bring }] : [],
  };
}

function rejectedPaper(making: Making): NoticePaper | undefined {
  const { submission, deps } = making;
  const { words } = deps;
  const decision = submission.desk?.decision;
  if (decision?.kind !== 'rejected') return undefined;
  return {
    ...frameOf(making, 'pdf:decision.rejected', decision.at),
    tables: [
      {
        title: words('pdf:decision.facts'),
        rows: [...peopleRows(making), ...rowOf(making, 'on', fullDayWords(words, dayOf(decision.at, deps)))],
      },
      { title: words('pdf:decision.reason'), texts: [decision.reason] },
    ],
    advice: [appeal(deps)],
  };
}

function refusalPaper(making: Making): NoticePaper | undefined {
  const { submission, deps } = making;
  const { words, district } = deps;
  const decision = submission.desk?.decision;
  if (decision?.kind !== 'refused') return undefined;
  const turn = words('pdf:refusal.turn', { hotline: district.hotline, reference: submission.reference });
  return {
    ...frameOf(making, 'pdf:refusal', decision.at),
    tables: [{ title: words('pdf:refusal.reason'), texts: [decision.reason] }],
    advice: [{ title: words('pdf:refusal.turn-title'), lines: [turn, words('pdf:refusal.again')] }, appeal(deps)],
  };
}

/** `texts`: the notice's own words, with title and opening. `at`: when it was decided, in epoch milliseconds. */
function frameOf(
  { submission, form, deps }: Making,
  texts: string,
  at: number,
  params: Readonly<Record<string, number>> = {},
): Omit<NoticePaper, 'tables' | 'advice'> {
  const { lang, words, publicUrl } = deps;
  const title = words(`${texts}.title`);
  const service = form.texts(lang).title;
  const names = peopleOf(submission, form).join(words('pdf:and'));
  const day = fullDayWords(words, dayOf(submission.submittedAt, deps));
  return {
    ...headOf(submission, title, service, deps),
    createdAt: at,
    issued: words('pdf:issued', { title }),
    to: names === '' ? words('pdf:notice.to-unnamed') : words('pdf:notice.to', { names }),
    opening: [words(`${texts}.opening`, { service, day, ...params })],
    foot: issuedBy(submission, dayOf(at, deps), deps),
    url: statusUrl(submission, publicUrl),
    scan: words('pdf:receipt.scan'),
    seal: words('pdf:notice.seal'),
  };
}

function peopleRows(making: Making): readonly DocumentRow[] {
  const { submission, form, deps } = making;
  const names = peopleOf(submission, form).join(deps.words('pdf:and'));
  return rowOf(making, 'people', names === '' ? undefined : names);
}

function rowOf({ deps }: Making, key: string, value: string | undefined): readonly DocumentRow[] {
  return value === undefined ? [] : [{ label: deps.words(`pdf:decision.${key}`), value }];
}

function appeal({ lang, words, district }: PaperDeps): NoticePaper['advice'][number] {
  return {
    title: words('pdf:notice.appeal-title'),
    lines: [
      words('pdf:notice.appeal', { district: district.name[lang] }),
      words('pdf:notice.appeal-ask', { supervision: district.supervision }),
    ],
  };
}
