import type { CaseView, Today } from '../../../src/cases/case-view.ts';
import { makeReference } from '../../../src/cases/reference.ts';
import type { Channel, Status, Submission } from '../../../src/cases/types.ts';
import { addDays } from '../../../src/forms/plain-date.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import type { Store } from '../../../src/store/store.ts';
import { makeSubmission } from '../../support/submission.ts';

const HOUR = 60 * 60 * 1000;
export const TODAY: Today = {
  today: '2026-11-24' as PlainDate,
  soon: '2026-11-27' as PlainDate,
  startOf: (day) => Date.parse(`${day}T00:00:00Z`),
};
export const ALL: CaseView = { sort: 'received', limit: 50 };

export const STATUSES: readonly Status[] = [
  'submitted',
  'accepted',
  'refused',
  'correction',
  'verifying',
  'reviewed',
  'approved',
  'rejected',
  'ready',
  'delivered',
  'withdrawn',
];
const FINAL: readonly Status[] = ['refused', 'rejected', 'delivered', 'withdrawn'];
export const OFFICES = ['east', 'west', 'north'];
export const SERVICES = ['first-child-certificate', 'birth-permit'];
export const CLERKS = ['anna', 'bert'];
export const CHANNELS: readonly Channel[] = ['telegram', 'web', 'api'];
/** Of a few characters, so that pairs of them come again. */
export const LETTERS = Array.from('张李示例样梅安');

/** A valid reference, another one for each number. */
export function referenceOf(n: number): string {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(n) * 2_654_435_761n);
  return makeReference(n % 2 === 0 ? 'FC' : 'BP', bytes);
}

/** A case that differs in everything that a view asks for, with many that are equal in one thing or another. */
export function someCase(n: number): Submission {
  const at = (step: number, size: number) => Math.floor(n / step + n * 0.37) % size;
  const status = STATUSES[at(1, STATUSES.length)] ?? 'submitted';
  const isClosed = [...FINAL, 'approved', 'ready'].includes(status);
  const clerk = CLERKS[at(2, CLERKS.length + 1)];
  const letter = (offset: number) => LETTERS[(n * offset + at(7, 5)) % LETTERS.length] ?? '';
  const correction = { items: [], until: TODAY.today, by: 'anna', at: 1 };
  const desk = { ticked: [], notes: [], verifications: [], opinions: [] };
  return makeSubmission({
    reference: referenceOf(n),
    status,
    service: SERVICES[at(3, 2)] ?? '',
    office: OFFICES[at(5, 3)] ?? '',
    channel: CHANNELS[at(4, 3)] ?? 'api',
    submittedAt: TODAY.startOf('2026-11-20' as PlainDate) + at(6, 8) * 12 * HOUR,
    due: addDays('2026-11-20' as PlainDate, at(2, 11)),
    ...(clerk === undefined ? {} : { clerk }),
    ...(status === 'correction' && n % 3 > 0 ? { desk: { ...desk, correction, stoppedOn: TODAY.today } } : {}),
    ...(status === 'submitted' && n % 2 === 0
      ? { desk: { ...desk, correction: { ...correction, answeredAt: 2 } } }
      : {}),
    ...(isClosed ? { closed: { at: 5, workingDays: 3, onTime: n % 4 > 0 } } : {}),
    ...(status === 'delivered' ? { rating: { score: ([1, 2, 3, 4, 5] as const)[n % 5] ?? 5, at: 6 } } : {}),
    answers: {
      wife: {
        name: letter(1) + letter(3) + (n % 4 === 0 ? '' : letter(5)),
        idNumber: `00000019900101${String(1000 + (n % 40))}`,
        mobile: `1380000${String(2000 + (n % 30))}`,
      },
      husband: { name: letter(2) + letter(6) },
    },
  });
}

export async function storeCases(store: Store, cases: readonly Submission[]): Promise<void> {
  await store.takeIn(
    cases.map((submission) => ({
      submission,
      history: [{ at: submission.submittedAt, status: submission.status }],
      log: [{ at: submission.submittedAt, actor: submission.channel, action: 'submitted' }],
    })),
  );
}

/** All references of a view, page by page from its beginning to its end. */
export async function walk(store: Store, view: CaseView): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.desk.list({ ...view, ...(after === undefined ? {} : { after }) }, TODAY);
    found.push(...page.cases.map(({ reference }) => reference));
    after = page.next;
  } while (after !== undefined && found.length < 10_000);
  return found;
}

/** The same from its end to its beginning, put in order. */
export async function walkBack(store: Store, view: CaseView): Promise<readonly string[]> {
  const found: string[] = [];
  // A key behind everything.
  let before = view.sort.startsWith('-') ? firstKey(view) : lastKey(view);
  while (found.length < 10_000) {
    const page = await store.desk.list({ ...view, before }, TODAY);
    found.unshift(...page.cases.map(({ reference }) => reference));
    if (page.previous === undefined) break;
    before = page.previous;
  }
  return found;
}

const lastKey = ({ sort }: CaseView) => (sort.endsWith('due') ? '92099-01-01.ZZ' : '9999999999999.ZZ');
const firstKey = ({ sort }: CaseView) => (sort.endsWith('due') ? '2000-01-01.AA' : '1.AA');

/** The view as a person would work it out with all cases on a table. */
export function byHand(cases: readonly Submission[], view: CaseView): readonly string[] {
  const { sort } = view;
  const value = (one: Submission) => (sort.endsWith('due') ? `${runs(one) ? '' : '9'}${one.due}` : one.submittedAt);
  const compare = (a: Submission, b: Submission) => {
    if (value(a) !== value(b)) return value(a) < value(b) ? -1 : 1;
    return a.reference < b.reference ? -1 : 1;
  };
  const found = cases.filter((one) => isIn(one, view)).sort(compare);
  return (sort.startsWith('-') ? found.reverse() : found).map(({ reference }) => reference);
}

function runs({ status, closed, desk }: Submission): boolean {
  return !FINAL.includes(status) && !closed && !desk?.stoppedOn;
}

function isIn(one: Submission, view: CaseView): boolean {
  const { offices, service, status, due, clerk, channel, from, to, returned, unhappy, text } = view;
  const day = new Date(one.submittedAt).toISOString().slice(0, 10);
  return [
    offices === undefined || offices.includes(one.office),
    service === undefined || one.service === service,
    status === undefined || statusFits(one.status, status),
    due !== 'over' || (runs(one) && one.due < TODAY.today),
    due !== 'soon' || (runs(one) && one.due >= TODAY.today && one.due <= TODAY.soon),
    clerk === undefined || (clerk === 'none' ? one.clerk === undefined : one.clerk === clerk),
    channel === undefined || one.channel === channel,
    from === undefined || day >= from,
    to === undefined || day <= to,
    !returned || (one.status === 'submitted' && one.desk?.correction?.answeredAt !== undefined),
    !unhappy || (one.rating !== undefined && one.rating.score <= 2),
    text === undefined || says(one, text),
  ].every(Boolean);
}

function statusFits(status: Status, wanted: Status | 'open' | 'closed'): boolean {
  if (wanted === 'open') return !FINAL.includes(status);
  return wanted === 'closed' ? FINAL.includes(status) : status === wanted;
}

function says({ answers, reference }: Submission, text: string): boolean {
  const { wife, husband } = answers as Record<'wife' | 'husband', Record<string, string>>;
  const numbers = [wife.idNumber ?? '', wife.mobile ?? ''];
  return (
    [wife.name, husband.name].some((name) => name?.includes(text)) ||
    numbers.includes(text) ||
    [...numbers, reference].some((number) => text.length === 4 && number.endsWith(text)) ||
    (/^(FC|BP)/.test(text) && reference.startsWith(text))
  );
}
