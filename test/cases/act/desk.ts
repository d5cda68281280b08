import { act, type ActDeps } from '../../../src/cases/act.ts';
import type { Acted, Action } from '../../../src/cases/action.ts';
import { createSubmission } from '../../../src/cases/create-submission.ts';
import type { Acting, CaseEvent, DeskRecord, Role, Submission } from '../../../src/cases/types.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { JsonObject, PlainDate } from '../../../src/forms/types.ts';
import { loadWorld } from '../../support/world.ts';

/** The real services and district: the way of a birth permit is dongshi-1, dongshi, district. */
const world = await loadWorld();
export const { district, words } = world;

export const day = (date: string): PlainDate => date as PlainDate;
/** A Tuesday; 30 November is a Monday. */
export const today = day('2026-11-24');
/** Ten in the morning of a day in the district. */
export const atTen = (date: string): number => Date.parse(`${date}T02:00:00Z`);

export function formOf(service: string): Form {
  const form = world.catalogue.find(service);
  if (!form) throw new Error(`No service ${service}.`);
  return form;
}

export function actingAs(role: Role, office = 'dongshi'): Acting {
  return { clerk: `${role}-1`, name: '王示例', role, office };
}

interface Made extends Partial<Submission> {
  readonly service?: string;
  /** Submitted at ten in the morning of this day. */
  readonly on?: PlainDate;
  /** Materials that were not sent. */
  readonly without?: readonly string[];
}

/** A case made from the first example of its service, by default a birth permit. */
export function caseOf({ service = 'birth-permit', on = today, without = [], ...change }: Made = {}): Submission {
  const form = formOf(service);
  const submission = createSubmission(form, answersWithout(form, without), {
    now: atTen(on),
    today: on,
    entropy: Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1),
    district,
    channel: 'telegram',
    chat: 'telegram:1',
    lang: 'zh-CN',
    consentAt: atTen(on),
  });
  return { ...submission, ...change };
}

function answersWithout(form: Form, names: readonly string[]): JsonObject {
  const answers = form.examples.valid[0]?.answers ?? {};
  const materials = Object.entries((answers['materials'] ?? {}) as JsonObject);
  return { ...answers, materials: Object.fromEntries(materials.filter(([name]) => !names.includes(name))) };
}

export const emptyDesk: DeskRecord = { ticked: [], notes: [], verifications: [], opinions: [] };

/** A case that waits for corrections since a day. */
export function waitingCase(stoppedOn: PlainDate = today, change: Made = {}): Submission {
  const items = [{ at: '/wife/name', sentence: '姓名和证件上的不一样' }];
  const correction = { by: 'clerk-1', at: atTen(stoppedOn), items, until: day('2026-12-04') };
  return caseOf({ status: 'correction', clerk: 'clerk-1', desk: { ...emptyDesk, correction, stoppedOn }, ...change });
}

/** What an action comes to, by default done today by a supervisor, who may do all that can be done at all. */
export function doing(
  submission: Submission,
  action: Action,
  change: Partial<ActDeps> & { readonly on?: PlainDate } = {},
): Acted {
  const { on = today, ...rest } = change;
  const form = formOf(submission.service);
  const deps = { acting: actingAs('supervisor'), at: atTen(on), today: on, district, form };
  return act(submission, action, { ...deps, ...rest });
}

/** The case after an action that is taken. */
export function after(...args: Parameters<typeof doing>): Submission {
  return takenOf(doing(...args)).submission;
}

/** What the resident is told of an action that is taken. */
export function toldOf(...args: Parameters<typeof doing>): CaseEvent['note'] | undefined {
  return takenOf(doing(...args)).event?.note;
}

function takenOf(acted: Acted): Extract<Acted, { ok: true }> {
  if (!acted.ok) throw new Error(`Not taken: ${JSON.stringify(acted.problems)}`);
  return acted;
}

/** What is wrong with an action, as `field: code`; nothing when it is taken. */
export function problemsOf(...args: Parameters<typeof doing>): readonly string[] {
  const acted = doing(...args);
  return acted.ok ? [] : acted.problems.map(({ field, code }) => (field === undefined ? code : `${field}: ${code}`));
}

/** Free words that are taken and that are not, for any field of sentences. */
export const badWords: readonly (readonly [what: string, typed: string, code: string])[] = [
  ['nothing', '', 'required'],
  ['only spaces', ' \n　 ', 'required'],
  ['three characters', ' 没带齐 ', 'too-short'],
  ['more than 500 characters', '字'.repeat(501), 'too-long'],
];
