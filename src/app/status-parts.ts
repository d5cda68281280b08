import type { Form } from '../forms/form.ts';
import type { District, Lang, PlainDate } from '../forms/types.ts';
import { openData } from '../bot/button.ts';
import { mapUrl, SCORES } from '../bot/case-buttons.ts';
import { dayWords, fullDayWords } from '../bot/day-words.ts';
import type { Button, Words } from '../bot/types.ts';
import { mayRate, openCorrection } from '../cases/resident-moves.ts';
import { residentMay } from '../cases/status.ts';
import type { Submission } from '../cases/types.ts';
import type { StatusView } from '../web/status-view.ts';

export interface PartDeps {
  readonly submission: Submission;
  readonly form: Form;
  readonly district: District;
  readonly today: PlainDate;
  readonly t: Words;
  readonly lang: Lang;
  /** The browser's own chat: only it may supply, mend and withdraw. */
  readonly chat?: string;
}

/** What the office wants mended, item by item; the browser's own chat leads on to it. */
export function correctionOf(deps: PartDeps): Pick<StatusView, 'correction'> {
  const { submission, form, today, t, lang } = deps;
  const asked = openCorrection(submission);
  if (!asked) return {};
  const isLate = asked.until < today;
  const mend = { label: t('bot:correct.now'), data: openData('correct', submission.reference) };
  return {
    correction: {
      items: asked.items.map(({ at, sentence }) => ({ what: form.label(at, lang), sentence })),
      until: t(isLate ? 'bot:case.mend-late' : 'bot:case.mend-by', { day: dayWords(t, asked.until) }),
      ...(isOwn(deps) ? { mend } : {}),
    },
  };
}

/** What was decided: the reason and what can be done about it, or the paper's number and validity. */
export function outcomeOf({ submission, t }: PartDeps): Pick<StatusView, 'outcome'> {
  const decision = submission.desk?.decision;
  if (!decision) return {};
  if (decision.kind !== 'approved') {
    const reason = t('bot:case.reason', { text: decision.reason });
    return { outcome: { good: false, lines: [reason, t('bot:case.appeal')] } };
  }
  const { certificate, validUntil } = decision;
  const lines = [
    ...(certificate === undefined ? [] : [t('bot:case.certificate', { certificate })]),
    ...(validUntil === undefined ? [] : [t('bot:case.valid', { day: fullDayWords(t, validUntil) })]),
  ];
  return lines.length === 0 ? {} : { outcome: { good: true, lines } };
}

/** Where it lies once it can be fetched, and how somebody else may fetch it. */
export function collectOf({ submission, district, t, lang }: PartDeps): Pick<StatusView, 'collect'> {
  if (submission.status !== 'ready') return {};
  const found = district.offices.find(({ id }) => id === submission.office);
  const office = found?.name[lang] ?? district.bureau[lang];
  const address = found?.address[lang] ?? '';
  const phone = found?.phone ?? district.hotline;
  const hours = found?.hours[lang] ?? district.hours[lang];
  const where = address === '' ? office : t('bot:case.at', { office, address });
  return {
    collect: {
      place: t('bot:case.place', { where, hours, phone }),
      agent: t('bot:case.agent-how', { office, phone }),
      map: { label: t('bot:case.map'), url: mapUrl(`${office} ${address}`) },
    },
  };
}

/** The rating: asked for once the case is finished, and shown once it is given. */
export function ratingOf({ submission, t }: PartDeps): Pick<StatusView, 'rating'> {
  const { rating } = submission;
  if (rating) return { rating: { given: t(`bot:rate.level.${rating.score}`) } };
  if (!mayRate(submission)) return {};
  return { rating: { levels: SCORES.map((score) => ({ score, label: t(`bot:rate.level.${score}`) })) } };
}

/** Taking it back, from the browser that it was submitted in. */
export function linksOf(deps: PartDeps): readonly Button[] {
  const { submission, t } = deps;
  if (!isOwn(deps) || !residentMay('withdraw', submission)) return [];
  return [{ label: t('bot:withdraw.button'), data: openData('withdraw', submission.reference) }];
}

export function isOwn({ submission, chat }: PartDeps): boolean {
  return chat !== undefined && submission.chat === chat;
}
