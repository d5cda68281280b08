import type { Form } from '../forms/form.ts';
import { isExpected } from '../cases/move-booking.ts';
import { openCorrection } from '../cases/resident-moves.ts';
import type { CaseEvent, DeskRecord, Submission } from '../cases/types.ts';
import type { CaseKind } from './case-kind.ts';
import { dayWords, fullDayWords } from './day-words.ts';
import type { FitLine } from './fit.ts';
import { appointmentOf, officeOf } from './receipt.ts';
import type { Turn } from './turn.ts';

/** One case in a turn, with all that its words need. */
export interface CaseScene {
  readonly submission: Submission;
  /** Undefined where the service is gone altogether. */
  readonly form: Form | undefined;
  readonly kind: CaseKind;
  /** The entry of the history that is told of. */
  readonly event?: CaseEvent;
}

type Lines = (turn: Turn, scene: CaseScene) => readonly FitLine[];

/** What follows from it for the resident: what to do, by when, and who is asked. */
const LINES: Readonly<Record<CaseKind, Lines>> = {
  waiting: (turn, scene) => [goesOn(turn, scene)],
  accepted: (turn, scene) => [goesOn(turn, scene)],
  lacking: (turn, scene) => [...missing(turn, scene), goesOn(turn, scene)],
  refused: (turn, scene) => [...reason(turn, scene), say(turn, scene, 'where'), turn.t('bot:case.appeal')],
  correction: (turn, scene) => correction(turn, scene),
  'remind-correction': (turn, scene) => correction(turn, scene),
  'remind-missing': (turn, scene) => [...missing(turn, scene), say(turn, scene, 'ask')],
  verifying: (turn, scene) => [say(turn, scene, 'call'), say(turn, scene, 'by')],
  'passed-on': (turn, scene) => [say(turn, scene, 'now-at'), say(turn, scene, 'by')],
  'sent-back': (turn, scene) => [say(turn, scene, 'call'), say(turn, scene, 'by')],
  reviewed: (turn, scene) => [turn.t('bot:case.nothing-to-do'), goesOn(turn, scene)],
  approved: (turn, scene) => [...paper(turn, scene), ...afterwards(turn, scene), say(turn, scene, 'ask')],
  rejected: (turn, scene) => [...reason(turn, scene), turn.t('bot:case.appeal'), say(turn, scene, 'ask')],
  ready: (turn, scene) => [...bring(turn, scene), say(turn, scene, 'place')],
  'delivered-counter': (turn, scene) => [...paper(turn, scene), ...rating(turn, scene)],
  'delivered-post': (turn, scene) => [...paper(turn, scene), say(turn, scene, 'not-arrived'), ...rating(turn, scene)],
  'delivered-agent': (turn, scene) => [...paper(turn, scene), say(turn, scene, 'not-yours'), ...rating(turn, scene)],
  extended: (turn, scene) => [
    ...elastic(turn, 'reason', scene.submission.desk?.extension?.reason),
    say(turn, scene, 'latest'),
    say(turn, scene, 'ask'),
  ],
  'handed-over': (turn, scene) => [
    say(turn, scene, 'now-at'),
    ...elastic(turn, 'reason', noted(scene, 'reason')),
    say(turn, scene, 'same-day'),
  ],
  moved: (turn, scene) => [...visit(turn, scene), ...bring(turn, scene)],
  withdrawn: (turn) => [turn.t('bot:case.again')],
};

export function caseLines(turn: Turn, scene: CaseScene): readonly FitLine[] {
  return LINES[scene.kind](turn, scene);
}

/** A sentence with the office and the promised day at hand. */
function say(turn: Turn, { submission }: CaseScene, key: string): string {
  const { name, phone, address } = officeOf(turn, submission);
  const found = turn.context.forms.district.offices.find(({ id }) => id === submission.office);
  const hours = found?.hours[turn.lang] ?? turn.context.forms.district.hours[turn.lang];
  const where = address === '' ? name : turn.t('bot:case.at', { office: name, address });
  const day = dayWords(turn.t, submission.due);
  return turn.t(`bot:case.${key}`, { office: name, phone, where, hours, day });
}

/** Who goes on with it, and until when; once it is decided, no more than whom to ask. */
function goesOn(turn: Turn, scene: CaseScene): string {
  return say(turn, scene, scene.submission.closed ? 'ask' : 'goes-on');
}

function missing(turn: Turn, { submission, form }: CaseScene): FitLine[] {
  const labels = submission.missing.map((at) => form?.label(at, turn.lang) ?? at);
  const [count, text] = [labels.length, labels.join(turn.t('bot:comma'))];
  if (count === 0) return [];
  const by = submission.materialsDue;
  if (by === undefined || by < turn.context.today)
    return [{ text, say: (list) => turn.t('bot:case.missing', { count, list }) }];
  const day = dayWords(turn.t, by);
  return [{ text, say: (list) => turn.t('bot:case.missing-by', { count, list, day }) }];
}

/** What a clerk wrote to the resident. */
function reason(turn: Turn, { submission }: CaseScene): FitLine[] {
  const decision = submission.desk?.decision;
  return elastic(turn, 'reason', decision && 'reason' in decision ? decision.reason : undefined);
}

/** What only the entry itself knows, such as why it went to another office. */
function noted({ event }: CaseScene, name: string): string | undefined {
  const value = event?.note?.params?.[name];
  return typeof value === 'string' ? value : undefined;
}

function elastic(turn: Turn, key: string, text: string | undefined): FitLine[] {
  return text === undefined ? [] : [{ text, say: (words) => turn.t(`bot:case.${key}`, { text: words }) }];
}

/** Items that are named one by one in a message; more are told by their number, and asked one by one all the same. */
const MOST_ITEMS = 4;

function correction(turn: Turn, scene: CaseScene): FitLine[] {
  const asked = openCorrection(scene.submission);
  if (!asked) return [goesOn(turn, scene)];
  const { items, until } = asked;
  const rest = items.length - MOST_ITEMS;
  const isLate = until < turn.context.today;
  const by = turn.t(isLate ? 'bot:case.mend-late' : 'bot:case.mend-by', { day: dayWords(turn.t, until) });
  return [
    ...items.slice(0, MOST_ITEMS).map((item) => itemLine(turn, scene, item)),
    ...(rest > 0 ? [turn.t('bot:case.more-items', { count: rest })] : []),
    by,
    say(turn, scene, 'ask'),
  ];
}

type Item = NonNullable<DeskRecord['correction']>['items'][number];

function itemLine(turn: Turn, { form }: CaseScene, { at, sentence }: Item): FitLine {
  const what = form?.label(at, turn.lang) ?? '';
  return { text: sentence, say: (text) => turn.t('bot:case.item', { what, text }) };
}

function paper(turn: Turn, { submission }: CaseScene): string[] {
  const decision = submission.desk?.decision;
  if (decision?.kind !== 'approved') return [];
  const { certificate, validUntil } = decision;
  return [
    ...(certificate === undefined ? [] : [turn.t('bot:case.certificate', { certificate })]),
    ...(validUntil === undefined ? [] : [turn.t('bot:case.valid', { day: fullDayWords(turn.t, validUntil) })]),
  ];
}

/** What comes after it was approved: a paper to be fetched, or a visit. */
function afterwards(turn: Turn, scene: CaseScene): FitLine[] {
  const kind = scene.form?.service.outcome.kind;
  if (kind === 'certificate' || kind === 'permit') return [turn.t('bot:case.soon-ready')];
  return kind === 'appointment' ? visit(turn, scene) : [];
}

/** The visit that is booked. */
function visit(turn: Turn, { submission, form }: CaseScene): string[] {
  const { lang, t, context } = turn;
  const appointment =
    form && isExpected(submission) ? appointmentOf(submission, form, { t, lang, forms: context.forms }) : undefined;
  return appointment === undefined ? [] : [t('bot:case.visit', { appointment })];
}

function bring(turn: Turn, { form }: CaseScene): FitLine[] {
  const list = form?.texts(turn.lang).bring.join(turn.t('bot:comma')) ?? '';
  return list === '' ? [] : elastic(turn, 'bring', list);
}

/** One rating is asked for, once. */
function rating(turn: Turn, { submission }: CaseScene): string[] {
  return submission.rating === undefined ? [turn.t('bot:rate.ask')] : [];
}
