import type { CaseView } from '../../cases/case-view.ts';
import { officesOf } from '../../cases/may.ts';
import { referenceIn } from '../../cases/reference.ts';
import type { Channel, Status } from '../../cases/types.ts';
import { parsePlainDate } from '../../forms/plain-date.ts';
import type { Visit } from '../visit.ts';

/** Rows on a page of the queue. */
const PAGE = 30;
/** Longer than any name or number that is looked for. */
const LONGEST_TEXT = 60;
/** A key of a row, as the store makes them. */
const LONGEST_KEY = 200;

export const STATUSES = [
  'submitted',
  'accepted',
  'correction',
  'verifying',
  'reviewed',
  'approved',
  'ready',
  'delivered',
  'refused',
  'rejected',
  'withdrawn',
] as const satisfies readonly Status[];

export const CHANNELS = ['web', 'telegram', 'api', 'webhook'] as const satisfies readonly Channel[];

const SORTS = ['due', '-due', 'received', '-received'] as const satisfies readonly CaseView['sort'][];

/** What a view's address says: one text for each name, as people can send it to each other. */
export interface ViewQuery {
  readonly q?: string;
  readonly service?: string;
  /** A status, `open` (as if it were left out), `closed`, or `all`. */
  readonly status?: string;
  readonly office?: string;
  readonly due?: string;
  /** `me`, `none`, or an id. */
  readonly clerk?: string;
  readonly channel?: string;
  readonly from?: string;
  readonly to?: string;
  readonly returned?: string;
  readonly unhappy?: string;
  readonly sort?: string;
  readonly after?: string;
  readonly before?: string;
}

const NAMES = [
  'q',
  'service',
  'status',
  'office',
  'due',
  'clerk',
  'channel',
  'from',
  'to',
  'returned',
  'unhappy',
  'sort',
  'after',
  'before',
] as const satisfies readonly (keyof ViewQuery)[];

/** Reads what an address says; what it cannot mean is left out, so that an old link still opens something. */
export function readViewQuery(query: unknown): ViewQuery {
  const given =
    typeof query === 'object' && query !== null ? new Map(Object.entries(query)) : new Map<string, unknown>();
  const texts = NAMES.flatMap((name) => {
    const value: unknown = given.get(name);
    const typed = typeof value === 'string' ? value.trim() : '';
    // A scanned paper says an address: the reference in it is what is looked for.
    const text = name === 'q' ? (referenceIn(typed) ?? typed) : typed;
    return text !== '' && isPossible(name, text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(texts);
}

/** Reads a view from the text of a query, such as a form's hidden field. */
export function parseViewQuery(text: string): ViewQuery {
  return readViewQuery(Object.fromEntries(new URLSearchParams(text)));
}

function isPossible(name: keyof ViewQuery, text: string): boolean {
  switch (name) {
    case 'status':
      return [...STATUSES, 'open', 'closed', 'all'].includes(text);
    case 'due':
      return text === 'soon' || text === 'over';
    case 'channel':
      return CHANNELS.some((one) => one === text);
    case 'sort':
      return SORTS.some((one) => one === text);
    case 'from':
    case 'to':
      return parsePlainDate(text) !== undefined;
    case 'returned':
    case 'unhappy':
      return text === '1';
    case 'after':
    case 'before':
      return text.length <= LONGEST_KEY;
    case 'q':
      return text.length <= LONGEST_TEXT;
    default:
      return /^[\w:.-]{1,80}$/.test(text);
  }
}

/**
 * The view that an address means for whoever asks: never more than they may see. Without a status it is what is open, and
 * the most urgent come first; ratings and text are looked for in everything.
 */
export function viewOf(query: ViewQuery, visit: Visit, limit = PAGE): CaseView {
  const { q, service, clerk, from, to } = query;
  const offices = officesIn(query, visit);
  const status = statusOf(query);
  const first = parsePlainDate(from);
  const last = parsePlainDate(to);
  return {
    ...(offices === undefined ? {} : { offices }),
    ...(service === undefined ? {} : { service }),
    ...(status === undefined ? {} : { status }),
    ...(query.due === 'soon' || query.due === 'over' ? { due: query.due } : {}),
    ...(clerk === undefined ? {} : { clerk: clerk === 'me' ? visit.clerk.id : clerk }),
    ...(isChannel(query.channel) ? { channel: query.channel } : {}),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
    ...(query.returned === '1' ? { returned: true } : {}),
    ...(query.unhappy === '1' ? { unhappy: true } : {}),
    ...(q === undefined ? {} : { text: q }),
    sort: SORTS.find((one) => one === query.sort) ?? 'due',
    ...(query.after === undefined ? {} : { after: query.after }),
    ...(query.before === undefined ? {} : { before: query.before }),
    limit,
  };
}

/** An office stands for those below it, too; of them, what this person may see. */
function officesIn({ office }: ViewQuery, { offices, house }: Visit): readonly string[] | undefined {
  if (office === undefined) return offices;
  const chosen = officesOf({ role: 'clerk', office }, house.district) ?? [];
  return offices === undefined ? chosen : chosen.filter((one) => offices.includes(one));
}

function statusOf({ status, q, unhappy }: ViewQuery): CaseView['status'] {
  if (status === 'closed' || status === 'open') return status;
  const found = STATUSES.find((one) => one === status);
  if (found !== undefined) return found;
  return status === 'all' || q !== undefined || unhappy !== undefined ? undefined : 'open';
}

function isChannel(text: string | undefined): text is Channel {
  return CHANNELS.some((one) => one === text);
}

/** The query of a view, always in the same order: two people who look at the same have the same address. */
export function viewText(query: ViewQuery, change: Partial<Record<keyof ViewQuery, string | undefined>> = {}): string {
  const merged = { ...query, ...change };
  const pairs = NAMES.flatMap((name) => {
    const value = merged[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return new URLSearchParams(pairs).toString();
}

/** The view without its place in the list: for exports, neighbours, and back to the first page. */
export function wholeView(query: ViewQuery): ViewQuery {
  const { after: _after, before: _before, ...whole } = query;
  return whole;
}

/** An address with a view behind it. */
export function withView(path: string, text: string): string {
  return text === '' ? path : `${path}?${text}`;
}
