import type {
  Answers,
  FormContext,
  Input,
  Item,
  Json,
  JsonObject,
  Lang,
  Option,
  Pointer,
  PointerPattern,
  Problem,
  Question,
  Reading,
  Walk,
} from './types.ts';

/**
 * A service's form, compiled once for a version: everything that the conversation, the API and the PDF ask of it.
 * All functions are pure; the day and the district come in by the context.
 */
export interface Form {
  readonly id: string;
  readonly version: string;
  readonly service: ServiceDefinition;
  /** The self-contained JSON Schema 2020-12, as published by the API. */
  readonly schema: JsonObject;
  readonly examples: Examples;

  /** Every place that can be answered, in the order of asking; `*` stands for an item of a repeated group. */
  readonly places: readonly FormPlace[];

  /** One forward pass over the ordered questions: which are relevant, answered, skipped, open. */
  walk(answers: Answers, context: FormContext): Walk;
  /** Turns what a person typed, tapped or sent into a value of the question. Never throws. `path`: how far an area is narrowed. */
  read(item: Item, input: Input, walk: Walk, context: FormContext, lang: Lang, path?: string): Reading;
  /** Judges one value under its question's schema and under the rules that look at it. */
  judge(item: Item, value: Json, walk: Walk, context: FormContext): readonly Problem[];
  /**
   * Judges nested answers whole, as submitted: schema, rules, nothing irrelevant, derived values filled in.
   * Returns the completed answers, or every problem in the order of the questions.
   */
  check(answers: JsonObject, context: FormContext): Checked;
  /** Flat answers from nested ones (API, examples, prefill). The inverse of `walk().answers`; unknown fields become `unexpected` on check. */
  flatten(answers: JsonObject): Answers;
  /** The tappable answers of a question, in the given language. `path` is how far an area was narrowed. */
  options(item: Item, walk: Walk, context: FormContext, lang: Lang, path?: string): readonly Option[];

  /** Short label: `女方姓名`. The chat's question shows it. */
  label(pointer: Pointer, lang: Lang): string;
  /** Label inside its own section: `姓名`. */
  field(pointer: Pointer, lang: Lang): string;
  /** The words of a question. */
  words(question: Question, walk: Walk, context: FormContext, lang: Lang): QuestionWords;
  /** What a person reads for a value: `1990年5月1日`, the choice's label, an area's name. Undefined when not answered. */
  show(question: Question, value: Json, context: FormContext, lang: Lang): string;
  /** The service's own texts. */
  texts(lang: Lang): ServiceTexts;
  /** Codes of the service's `notices` that these answers call for: facts that a clerk must look at. */
  notices(answers: JsonObject): readonly string[];
  /** The service's own words for a problem code, if it has any; else the locale's `problems` apply. */
  problemWords(problem: Problem, lang: Lang): ProblemWords | undefined;
}

export interface FormPlace {
  readonly pattern: PointerPattern;
  /** The section of service.json under which it is asked. */
  readonly section: string;
}

export type Checked =
  { readonly ok: true; readonly answers: JsonObject } | { readonly ok: false; readonly problems: readonly Problem[] };

export interface QuestionWords {
  /** `两位当中，谁的户口在示例区？` */
  readonly ask: string;
  /** Why it is asked: two sentences at most. */
  readonly why?: string;
  /** Where to find it, or how to write it. */
  readonly hint?: string;
  /** Answers that can be copied, as an example: shown behind a problem. */
  readonly right?: readonly string[];
}

export interface ProblemWords {
  readonly what: string;
  readonly right?: readonly string[];
}

/** service.json, judged. See docs/add-a-service.md for each field. */
export interface ServiceDefinition {
  readonly id: string;
  /** Two capital letters that begin the reference: `FC`. */
  readonly prefix: string;
  readonly group: string;
  /** Place on the menu, lowest first. */
  readonly order: number;
  readonly minutes: number;
  readonly sections: readonly { readonly id: string; readonly ask: readonly Pointer[] }[];
  readonly documents: readonly DocumentDefinition[];
  readonly route: Route;
  /** Working days until it is done; 0 means at once when complete. */
  readonly promiseDays: number;
  /** Working days within which missing materials may follow. */
  readonly materialsDays: number;
  /** Working days within which corrections may be asked for; later it counts as accepted. Absent: as long as it is checked. */
  readonly correctionDays?: number;
  readonly outcome: {
    readonly kind: 'certificate' | 'permit' | 'appointment' | 'registration';
    readonly validYears?: number;
  };
  readonly rules: readonly Rule[];
  /** Facts that a clerk must look at; shown on the form and, in words, to the resident. */
  readonly notices: readonly { readonly code: string; readonly if: JsonObject }[];
  /** Pointers of the people's names, applicant first. */
  readonly applicants: readonly Pointer[];
  /** Pointer of the applicant's mobile number. */
  readonly mobile: Pointer;
  /** For services that book a slot. */
  readonly booking?: { readonly institution: Pointer; readonly slot: Pointer };
  /** Quiet services show no moon, no picture, no cheer. */
  readonly quiet?: boolean;
}

interface DocumentDefinition {
  /** Pointer of its question, below `/materials`. */
  readonly at: Pointer;
  /** True when the original must be shown at the counter even if a photo was sent. */
  readonly original: boolean;
}

export interface Route {
  /** Area pointers in the order in which they decide the office: the first local one wins. */
  readonly by: readonly Pointer[];
  /** Levels that the case passes, lowest first. */
  readonly levels: readonly ('community' | 'street' | 'district')[];
}

/** An operand of a rule: an answer, a fixed date, or today, each with an offset. */
export type Operand = ({ readonly answer: Pointer } | { readonly date: string } | { readonly today: true }) & {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
};

/** One comparison. Holds when a side is not known yet. `at` and operands may contain `*`, bound to the same item. */
export type Comparison = { readonly at: Pointer } & (
  | { readonly notBefore: Operand }
  | { readonly notAfter: Operand }
  | { readonly differs: { readonly answer: Pointer } }
  | { readonly oneOf: readonly Json[] }
  | { readonly noneOf: readonly Json[] }
);

/** A rule across fields, or one that sends the resident elsewhere. Broken when every `when` holds and the comparison does not. */
export type Rule = Comparison & { readonly code: string; readonly when?: readonly Comparison[] };

export interface Examples {
  readonly valid: readonly { readonly name: string; readonly answers: JsonObject; readonly today?: string }[];
  readonly invalid: readonly {
    readonly name: string;
    readonly answers: JsonObject;
    readonly problems: readonly { readonly pointer: Pointer; readonly code: string }[];
    readonly today?: string;
  }[];
}

export interface ServiceTexts {
  readonly title: string;
  /** As people say it: `一孩证`. At most 10 characters: it fits a button. */
  readonly short: string;
  /** One line on the menu card. */
  readonly summary: string;
  /** Other names that people type. */
  readonly aliases: readonly string[];
  /** Who can apply, said to the resident before the start. */
  readonly who: string;
  /** What personal data is used, and for what: the consent sentence. */
  readonly consent: string;
  /** What to have at hand. */
  readonly prepare: readonly string[];
  readonly sections: Readonly<Record<string, string>>;
  /** What happens after submitting, step by step. */
  readonly next: readonly string[];
  /** What to bring when collecting or coming. */
  readonly bring: readonly string[];
  /** Advice that belongs on the receipt (such as how to prepare for a check). */
  readonly advice: readonly string[];
  /** How long the outcome is valid, fees and the like, one line each. */
  readonly facts: readonly string[];
  readonly notices: Readonly<Record<string, string>>;
}
