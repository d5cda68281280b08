/**
 * What a button carries. A move in a draft names the draft, the step and the revision, so that a tap on an old or
 * already used button is recognised and never taken as the next answer. Moves outside a draft are harmless to repeat.
 */
export type ButtonData =
  | {
      readonly kind: 'draft';
      readonly draft: string;
      readonly step: number;
      readonly revision: number;
      readonly verb: DraftVerb;
      readonly value: string;
    }
  | { readonly kind: 'open'; readonly verb: OpenVerb; readonly value: string };

/** Moves within a draft: one letter each, for Telegram allows 64 bytes in all. */
const DRAFT_VERBS = {
  answer: 'a',
  same: '=',
  skip: 's',
  collected: 'f',
  back: 'b',
  edit: 'e',
  change: 'c',
  remove: 'r',
  keep: 'k',
  pause: 'p',
  save: 'v',
  discard: 'x',
  go: 'g',
  submit: 'y',
  human: 'h',
  summary: 'u',
  all: 'm',
} as const;
export type DraftVerb = keyof typeof DRAFT_VERBS;

/** Moves that any chat may make at any time. */
const OPEN_VERBS = [
  'menu',
  'group',
  'service',
  'begin',
  'afresh',
  'resume',
  'status',
  'case',
  'receipt',
  'calendar',
  'supply',
  'correct',
  'withdraw',
  'give-up',
  'rate',
  'comment',
  'agent',
  'help',
  'human',
  'lang',
] as const;
export type OpenVerb = (typeof OPEN_VERBS)[number];

const verbOfLetter = new Map<string, DraftVerb>(
  (Object.keys(DRAFT_VERBS) as DraftVerb[]).map((verb) => [DRAFT_VERBS[verb], verb]),
);
const openVerbs: ReadonlySet<string> = new Set(OPEN_VERBS);

/** The place of a draft button: draft id, number of the step, revision of the chat. */
export interface Stamp {
  readonly draft: string;
  readonly step: number;
  readonly revision: number;
}

/** Packs a move in a draft, as in `d.k3f9x2ab.3.1c.a.wife`. */
export function draftData(stamp: Stamp, verb: DraftVerb, value = ''): string {
  return `d.${stamp.draft}.${stamp.step}.${stamp.revision.toString(36)}.${DRAFT_VERBS[verb]}.${value}`;
}

/** Packs a move outside a draft, as in `service.first-child-certificate`. */
export function openData(verb: OpenVerb, value = ''): string {
  return value === '' ? verb : `${verb}.${value}`;
}

/** Reads what a tap carries; undefined for anything that this program did not write. */
export function readButton(data: string): ButtonData | undefined {
  const draft = /^d\.([a-z0-9]{8})\.(\d{1,4})\.([a-z0-9]{1,8})\.(.)\.(.*)$/s.exec(data);
  if (draft) return readDraftButton(draft);
  const dot = data.indexOf('.');
  const verb = dot < 0 ? data : data.slice(0, dot);
  if (!isOpenVerb(verb)) return undefined;
  return { kind: 'open', verb, value: dot < 0 ? '' : data.slice(dot + 1) };
}

function readDraftButton(match: RegExpExecArray): ButtonData | undefined {
  const [, draft = '', step = '', revision = '', letter = '', value = ''] = match;
  const verb = verbOfLetter.get(letter);
  if (verb === undefined) return undefined;
  return { kind: 'draft', draft, step: Number(step), revision: parseInt(revision, 36), verb, value };
}

function isOpenVerb(verb: string): verb is OpenVerb {
  return openVerbs.has(verb);
}
