import { openData } from '../bot/button.ts';
import { dayWords } from '../bot/day-words.ts';
import { appointmentOf, peopleOf } from '../bot/receipt.ts';
import { noteWords } from '../bot/note-words.ts';
import { maskName } from '../cases/mask.ts';
import { isExpected } from '../cases/move-booking.ts';
import { openCorrection } from '../cases/resident-moves.ts';
import type { CaseEvent, Status } from '../cases/types.ts';
import { workingDaysBetween } from '../cases/working-days.ts';
import { collectOf, correctionOf, isOwn, linksOf, outcomeOf, ratingOf, type PartDeps } from './status-parts.ts';
import type { StatusStep, StatusView } from '../web/status-view.ts';

/** The way of a case as a resident sees it: what is still to come is drawn ahead. */
const WAY: readonly Status[] = ['submitted', 'accepted', 'verifying', 'reviewed', 'approved', 'ready', 'delivered'];
const ENDED: ReadonlySet<Status> = new Set(['refused', 'rejected', 'withdrawn', 'delivered']);

export interface StatusPageDeps extends PartDeps {
  readonly history: readonly CaseEvent[];
}

/** What the status page shows of a case: finished words, with the applicants' names masked. */
export function statusView(deps: StatusPageDeps): StatusView {
  const { submission, form, district, t, lang } = deps;
  const texts = form.texts(lang);
  const office = district.offices.find((one) => one.id === submission.office);
  const forms = { today: deps.today, district };
  const appointment = isExpected(submission) ? appointmentOf(submission, form, { t, lang, forms }) : undefined;
  return {
    reference: submission.reference,
    title: texts.title,
    people: peopleOf(submission, form).map(maskName).join(t('bot:comma')),
    headline: t(`cases:headline.${submission.status}`),
    ...deadline(deps),
    steps: stepsOf(deps),
    ...missingOf(deps),
    ...(appointment === undefined ? {} : { appointment }),
    ...correctionOf(deps),
    ...outcomeOf(deps),
    ...collectOf(deps),
    ...ratingOf(deps),
    bring: texts.bring,
    advice: texts.advice,
    office: {
      name: office?.name[lang] ?? district.bureau[lang],
      address: office?.address[lang] ?? '',
      phone: office?.phone ?? district.hotline,
      hours: office?.hours[lang] ?? district.hours[lang],
    },
    links: linksOf(deps),
    quiet: form.service.quiet === true,
  };
}

function deadline({
  submission,
  district,
  today,
  t,
}: StatusPageDeps): Pick<StatusView, 'due' | 'daysLeft' | 'stopped'> {
  if (submission.closed || ENDED.has(submission.status) || submission.status === 'ready') return {};
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
    ...(note === undefined ? {} : { note: noteWords(note, { t, lang, district }) }),
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

/** What is missing; while the office waits for something to be mended, that is asked for in its place. */
function missingOf(deps: StatusPageDeps): Pick<StatusView, 'missing'> {
  const { submission, form, t, lang } = deps;
  if (submission.missing.length === 0 || submission.closed || ENDED.has(submission.status)) return {};
  const supply = { label: t('bot:receipt.supply'), data: openData('supply', submission.reference) };
  return {
    missing: {
      lines: submission.missing.map((at) => form.label(at, lang)),
      ...(submission.materialsDue
        ? { until: t('cases:materials-until', { day: dayWords(t, submission.materialsDue) }) }
        : {}),
      ...(isOwn(deps) && !openCorrection(submission) ? { supply } : {}),
    },
  };
}
