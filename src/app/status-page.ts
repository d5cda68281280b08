import type { Form } from '../forms/form.ts';
import type { District, Lang, PlainDate } from '../forms/types.ts';
import { openData } from '../bot/button.ts';
import { dayWords } from '../bot/day-words.ts';
import { appointmentOf, peopleOf } from '../bot/receipt.ts';
import type { Words } from '../bot/types.ts';
import { maskName } from '../cases/mask.ts';
import type { CaseEvent, Status, Submission } from '../cases/types.ts';
import { workingDaysBetween } from '../cases/working-days.ts';
import type { StatusStep, StatusView } from '../web/status-view.ts';

/** The way of a case as a resident sees it: what is still to come is drawn ahead. */
const WAY: readonly Status[] = ['submitted', 'accepted', 'verifying', 'reviewed', 'ready', 'delivered'];
const ENDED: ReadonlySet<Status> = new Set(['refused', 'rejected', 'withdrawn', 'delivered']);

export interface StatusPageDeps {
  readonly submission: Submission;
  readonly history: readonly CaseEvent[];
  readonly form: Form;
  readonly district: District;
  readonly today: PlainDate;
  readonly t: Words;
  readonly lang: Lang;
  /** The browser's own chat: only it may supply what is missing. */
  readonly chat?: string;
}

/** What the status page shows of a case: finished words, with the applicants' names masked. */
export function statusView(deps: StatusPageDeps): StatusView {
  const { submission, form, district, t, lang } = deps;
  const texts = form.texts(lang);
  const office = district.offices.find((one) => one.id === submission.office);
  const appointment = appointmentOf(submission, form, { t, lang, forms: { today: deps.today, district } });
  return {
    reference: submission.reference,
    title: texts.title,
    people: peopleOf(submission, form).map(maskName).join(t('bot:comma')),
    headline: t(`cases:headline.${submission.status}`),
    ...deadline(deps),
    steps: stepsOf(deps),
    ...missingOf(deps),
    ...(appointment === undefined ? {} : { appointment }),
    bring: texts.bring,
    advice: texts.advice,
    office: {
      name: office?.name[lang] ?? district.bureau[lang],
      address: office?.address[lang] ?? '',
      phone: office?.phone ?? district.hotline,
      hours: office?.hours[lang] ?? district.hours[lang],
    },
    links: [],
    quiet: form.service.quiet === true,
  };
}

function deadline({
  submission,
  district,
  today,
  t,
}: StatusPageDeps): Pick<StatusView, 'due' | 'daysLeft' | 'stopped'> {
  if (ENDED.has(submission.status) || submission.status === 'ready') return {};
  if (submission.status === 'correction') return { stopped: true };
  const daysLeft = workingDaysBetween(today, submission.due, district.calendar);
  const day = dayWords(t, submission.due);
  const key = daysLeft > 0 ? 'cases:due.left' : daysLeft === 0 ? 'cases:due.today' : 'cases:due.over';
  return { due: t(key, { day, count: Math.abs(daysLeft) }), daysLeft };
}

function stepsOf({ submission, history, district, t, lang }: StatusPageDeps): StatusStep[] {
  const moment = new Intl.DateTimeFormat(lang, {
    timeZone: district.timeZone,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const past = history.map(({ at, status, note }, index): StatusStep => ({
    title: t(`cases:status.${status}`),
    state: stateOf(status, index === history.length - 1 && !ENDED.has(submission.status)),
    time: { iso: new Date(at).toISOString(), words: moment.format(at) },
    ...(note === undefined ? {} : { note: t(note.key, textParams(note.params)) }),
  }));
  if (ENDED.has(submission.status)) return past;
  const reached = new Set(history.map((event) => event.status));
  const from = WAY.indexOf(submission.status);
  const later = WAY.slice(from + 1).filter((status) => !reached.has(status));
  return [...past, ...later.map((status): StatusStep => ({ title: t(`cases:status.${status}`), state: 'later' }))];
}

function stateOf(status: Status, latest: boolean): StatusStep['state'] {
  if (status === 'refused' || status === 'rejected') return 'refused';
  if (status === 'withdrawn') return 'withdrawn';
  return latest ? 'now' : 'done';
}

function textParams(params: NonNullable<CaseEvent['note']>['params'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function missingOf({ submission, form, t, lang, chat }: StatusPageDeps): Pick<StatusView, 'missing'> {
  if (submission.missing.length === 0 || ENDED.has(submission.status)) return {};
  const own = chat !== undefined && submission.chat === chat;
  return {
    missing: {
      lines: submission.missing.map((at) => form.label(at, lang)),
      ...(submission.materialsDue
        ? { until: t('cases:materials-until', { day: dayWords(t, submission.materialsDue) }) }
        : {}),
      ...(own ? { supply: { label: t('bot:receipt.supply'), data: openData('supply', submission.reference) } } : {}),
    },
  };
}
