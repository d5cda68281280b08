/** The words of the form engine. Plain data throughout: every value here survives JSON.stringify. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A JSON Pointer (RFC 6901) to a place in the answers, such as `/wife/name` or `/children/0/name`. */
export type Pointer = string;

/** A pointer in which `*` stands for any index of a repeated group: `/children/` + `*` + `/name`. */
export type PointerPattern = string;

export type Lang = 'zh-CN' | 'en';
export const LANGS: readonly Lang[] = ['zh-CN', 'en'];

/** A calendar day as `YYYY-MM-DD`. It has no time zone, so no conversion can move a birthday. */
export type PlainDate = string & { readonly __plainDate: unique symbol };

/** What is wrong with an answer. Its words are looked up by `code`; `params` never hold what the person typed. */
export interface Problem {
  readonly pointer: Pointer;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One file of services/<id>/ or services/shared/, parsed but not yet judged. */
export interface ServiceSource {
  readonly id: string;
  /** Content hash of the whole folder and of the shared blocks it uses; the form's version. */
  readonly version: string;
  readonly service: Json;
  /** With the shared blocks that it refers to already copied into `$defs`, so that it stands alone. */
  readonly schema: Json;
  readonly texts: Readonly<Record<Lang, Json>>;
  readonly examples: Json;
  /** Texts of the shared blocks, by block name. */
  readonly blocks: Readonly<Record<string, Readonly<Record<Lang, Json>>>>;
}

/** How a question is asked and which answers it can take. */
export type QuestionKind =
  | 'choice'
  | 'yes-no'
  | 'date'
  | 'month'
  | 'text'
  | 'long-text'
  | 'integer'
  | 'resident-id'
  | 'mobile'
  | 'files'
  | 'area'
  | 'institution'
  | 'slot'
  | 'more';

/** One thing to ask, at one concrete place in the answers. */
export interface Question {
  readonly pointer: Pointer;
  readonly pattern: PointerPattern;
  readonly kind: QuestionKind;
  /** The section of service.json under which it is asked, summed up and printed. */
  readonly section: string;
  /** False when the schema does not require an answer: the question can be skipped. */
  readonly required: boolean;
  /** The effective schema: all sources that are relevant now, merged. */
  readonly schema: JsonObject;
  /** Values of a choice, in the schema's order. Empty for every other kind. */
  readonly values: readonly (string | number)[];
  /** The pointer whose answer may be taken over with one tap, where the schema says `x-same-as`. */
  readonly sameAs?: Pointer;
  /** True for the first sensitive fields, whose reason is shown unasked (`x-sensitive`). */
  readonly sensitive: boolean;
}

/** The repeated groups of a draft: how many items were begun, and whether the person said that there are no more. */
export interface GroupState {
  readonly count: number;
  readonly closed: boolean;
}

/** The answers of an application under way, keyed by pointer, kept even while they are not relevant. */
export interface Answers {
  readonly values: Readonly<Record<Pointer, Json>>;
  readonly skipped: Readonly<Record<Pointer, true>>;
  readonly groups: Readonly<Record<Pointer, GroupState>>;
}

type ItemState = 'answered' | 'skipped' | 'open' | 'derived';

/** A relevant question together with what is known about it. */
export interface Item {
  readonly question: Question;
  readonly state: ItemState;
  /** Present for answered and derived items; for `more`, the number of items so far. */
  readonly value?: Json;
}

/** The result of one forward pass. */
export interface Walk {
  /** Every relevant question in order, derived values among them. */
  readonly items: readonly Item[];
  /** The relevant answers, nested as the schema has them: this is what is judged and submitted. */
  readonly answers: JsonObject;
}

/** What the engine must be told about the day and the district; never read inside it. */
export interface FormContext {
  readonly today: PlainDate;
  readonly district: District;
  /** Free places per slot id, for services that book one; absent where they are not known. */
  readonly freeSlots?: ReadonlyMap<string, number>;
}

/** What a person did to answer: typed words, tapped a value, sent files, shared a contact or a place. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'files'; readonly files: readonly string[] };

/** What became of an input. `narrow` leads one level down a tree of areas; `unsure` offers what it may have meant. */
export type Reading =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'narrow'; readonly path: string }
  | { readonly kind: 'unsure'; readonly values: readonly Json[]; readonly problem: Problem }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** One tappable answer. `value` is what the tap stands for; `narrows` leads to a further list of options instead. */
export interface Option {
  readonly value: Json;
  readonly label: string;
  readonly hint?: string;
  readonly narrows?: boolean;
}

/** The bureau's own data, as in district/. */
export interface District {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  readonly bureau: Readonly<Record<Lang, string>>;
  readonly timeZone: string;
  readonly hotline: string;
  readonly supervision: string;
  readonly hours: Readonly<Record<Lang, string>>;
  /** 街镇 with their 社区, 12-digit codes. */
  readonly areas: readonly Area[];
  /** 省级 codes of GB/T 2260 padded to 12 digits, for a hukou elsewhere. */
  readonly provinces: readonly Area[];
  readonly offices: readonly Office[];
  readonly institutions: readonly Institution[];
  readonly calendar: WorkCalendar;
}

export interface Area {
  readonly code: string;
  readonly name: Readonly<Record<Lang, string>>;
  readonly areas?: readonly Area[];
}

export type OfficeLevel = 'community' | 'street' | 'district';

export interface Office {
  readonly id: string;
  readonly level: OfficeLevel;
  /** The office one level up; absent for the district. */
  readonly parent?: string;
  /** The 12-digit area it serves; the district's own code for the district. */
  readonly area: string;
  readonly name: Readonly<Record<Lang, string>>;
  readonly address: Readonly<Record<Lang, string>>;
  readonly phone: string;
  readonly hours: Readonly<Record<Lang, string>>;
}

export interface Institution {
  readonly id: string;
  readonly kind: 'hospital' | 'station';
  readonly name: Readonly<Record<Lang, string>>;
  readonly address: Readonly<Record<Lang, string>>;
  readonly phone: string;
  /** Weekdays (1 = Monday … 7 = Sunday), times `HH:MM` and places a time, on working days only. */
  readonly slots: {
    readonly weekdays: readonly number[];
    readonly times: readonly string[];
    readonly capacity: number;
    /** Single days, or times of a day, that differ from this. They never open a day that is not offered otherwise. */
    readonly days?: readonly SlotDay[];
  };
}

/** A day of an institution, or one time of it, with other places than usual. */
export interface SlotDay {
  readonly date: PlainDate;
  /** `HH:MM`; absent: every time of the day. */
  readonly time?: string;
  /** At each time; 0 is closed. */
  readonly places: number;
}

export interface WorkCalendar {
  /** Years whose holiday notice is published: a date in any other year is provisional (暂定). */
  readonly published: readonly number[];
  /** Days off on a weekday. */
  readonly holidays: readonly PlainDate[];
  /** Working days on a weekend (调休). */
  readonly workdays: readonly PlainDate[];
}
