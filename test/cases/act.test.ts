import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { act, type ActDeps } from '../../src/cases/act.ts';
import { ACT_PROBLEMS, ACTION_TYPES, type Action, type ActionType } from '../../src/cases/action.ts';
import { may } from '../../src/cases/may.ts';
import { isFinal } from '../../src/cases/status.ts';
import { addWorkingDays } from '../../src/cases/working-days.ts';
import type { Role, Status, Submission } from '../../src/cases/types.ts';
import { addDays } from '../../src/forms/plain-date.ts';
import { LANGS, type PlainDate } from '../../src/forms/types.ts';
import { actingAs, atTen, caseOf, day, district, emptyDesk, formOf, today, words } from './act/desk.ts';

const roles: readonly Role[] = ['clerk', 'reviewer', 'supervisor', 'administrator'];
const statuses: readonly Status[] = [
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

/** Who may do what when, written a second time and in another way: c clerk, r reviewer, s supervisor, a administrator. */
const EXPECTED: Readonly<Record<ActionType, string>> = {
  take: 'crs submitted correction accepted verifying reviewed approved ready',
  assign: 'crsa submitted correction accepted verifying reviewed approved ready',
  'hand-over': 'crsa submitted correction accepted verifying reviewed approved ready',
  note: 'crs submitted correction accepted verifying reviewed approved ready refused rejected delivered withdrawn',
  tick: 'cs submitted correction accepted verifying reviewed approved ready',
  accept: 'cs submitted correction',
  refuse: 'cs submitted correction',
  'ask-correction': 'cs submitted accepted verifying',
  remind: 'cs submitted correction accepted verifying reviewed',
  verify: 'cs accepted verifying',
  'pass-on': 'cs accepted verifying',
  'send-back': 'rs reviewed',
  approve: 'rs reviewed',
  reject: 'rs reviewed',
  'ask-extension': 'crs accepted verifying reviewed',
  'answer-extension': 'rs submitted correction accepted verifying reviewed',
  ready: 'cs approved',
  deliver: 'cs approved ready',
};

/** Offices at which somebody sits, with what they see of a case that lies with dongshi. */
const SEES: Readonly<Record<string, string>> = {
  dongshi: 'crsa',
  district: 'crsa',
  'dongshi-1': 'sa',
  xili: 'sa',
  'xili-1': 'sa',
  gone: 'sa',
};

/** Each action as it is taken where it may be. */
const ACTIONS: { readonly [Type in ActionType]: Extract<Action, { readonly type: Type }> } = {
  take: { type: 'take' },
  assign: { type: 'assign', clerk: 'clerk-7' },
  tick: { type: 'tick', materials: ['/materials/wifeId'] },
  note: { type: 'note', text: '打过电话，下午来' },
  accept: { type: 'accept', materialsDue: day('2026-12-01') },
  refuse: { type: 'refuse', reason: '两位都不住在本区' },
  'ask-correction': {
    type: 'ask-correction',
    items: [{ at: '/wife/name', sentence: '姓名和证件上的不一样' }],
    until: day('2026-12-08'),
  },
  verify: { type: 'verify', way: 'records', on: today, found: '和档案一致' },
  'pass-on': { type: 'pass-on', opinion: '情况属实，同意上报' },
  'send-back': { type: 'send-back', reason: '再核实一次' },
  approve: { type: 'approve', certificate: 'BP-2026-0001' },
  reject: { type: 'reject', reason: '不在办理范围里' },
  ready: { type: 'ready' },
  deliver: { type: 'deliver', way: 'counter' },
  'hand-over': { type: 'hand-over', office: 'xili-2', reason: '户口已经迁走' },
  'ask-extension': { type: 'ask-extension', days: 2, reason: '等回函要两天' },
  'answer-extension': { type: 'answer-extension', granted: true },
  remind: { type: 'remind' },
};

const form = formOf('birth-permit');
const assignee = { id: 'clerk-7', role: 'clerk', office: 'district', disabled: false } as const;
const depsOf = (role: Role, office: string, on: PlainDate = today): ActDeps => ({
  acting: actingAs(role, office),
  at: atTen(on),
  today: on,
  district,
  form,
  assignee,
});

/** A case of this status at dongshi, of which nothing stands against an action but the table. */
function openTo(action: ActionType, status: Status): Submission {
  const by = { by: 'clerk-9', at: atTen(today) };
  const extension = { ...by, days: 2, reason: '等回函要两天' };
  const items = [{ at: '/wife/name', sentence: '姓名和证件上的不一样' }];
  const correction = { ...by, items, until: day('2026-12-08') };
  return caseOf({
    without: ['couplePhoto'],
    status,
    office: 'dongshi',
    clerk: 'clerk-9',
    desk: {
      ...emptyDesk,
      ...(action === 'answer-extension' ? { extension } : {}),
      ...(status === 'correction' ? { correction, stoppedOn: today } : {}),
    },
  });
}

describe('the table of who may do what', () => {
  it.each(ACTION_TYPES)('%s answers where it says so, and nowhere else', (type) => {
    const [who = '', ...when] = EXPECTED[type].split(' ');
    for (const role of roles)
      for (const [office, seen] of Object.entries(SEES))
        for (const status of statuses) {
          const submission = openTo(type, status);
          const expected = who.includes(role.charAt(0)) && seen.includes(role.charAt(0)) && when.includes(status);
          const acted = act(submission, ACTIONS[type], depsOf(role, office));
          const where = `${type} by a ${role} of ${office} on a case that is ${status}`;
          expect(acted.ok, where).toBe(expected);
          expect(may(actingAs(role, office), type, submission, district), where).toBe(expected);
          if (!acted.ok) expect(acted.problems, where).toEqual([{ code: 'forbidden' }]);
        }
  });

  it('is for every action that there is', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ACTION_TYPES].sort());
  });
});

describe('what stands against an action', () => {
  const blank = { reason: '', text: '', opinion: '', found: '', way: '', on: '', until: '', clerk: '', office: '' };
  const rest = { items: [{ at: '/wife/name', sentence: '' }], materials: [], days: Number.NaN, granted: true };

  it.each(LANGS)('has its words at the desk: %s', (lang) => {
    const t = words(lang);
    for (const code of ACT_PROBLEMS.filter((one) => one !== 'required')) expect(t(`desk:problem.${code}`)).not.toBe('');
  });

  it.each(LANGS)('names what is missing in a form that was left blank: %s', (lang) => {
    const t = words(lang);
    const forms = ACTION_TYPES.map((type) => ({ type, ...blank, ...rest }) as unknown as Action);
    const fields = [...forms, { ...ACTIONS['ask-correction'], items: [] }].flatMap((action) =>
      statuses.flatMap((status) => {
        const acted = act(openTo(action.type, status), action, depsOf('supervisor', 'dongshi'));
        const missing = acted.ok ? [] : acted.problems.filter(({ code }) => code === 'required');
        return missing.map(({ field = '' }) => field.replace(/^items\.\d+\./, ''));
      }),
    );
    expect(fields).toEqual(expect.arrayContaining(['materialsDue', 'until', 'on', 'certificate', 'items', 'sentence']));
    for (const field of new Set(fields)) expect(t(`desk:required.${field}`)).not.toBe('');
  });
});

/** Anything that a forged form could hold. */
const garbage: fc.Arbitrary<Action> = fc.record({
  type: fc.constantFrom(...ACTION_TYPES),
  clerk: fc.string(),
  materials: fc.array(fc.oneof(fc.string(), fc.constantFrom('/materials/wifeId', '/__proto__', '/'))),
  text: fc.string({ unit: 'binary' }),
  reason: fc.string({ unit: 'binary' }),
  opinion: fc.string(),
  found: fc.string(),
  items: fc.array(fc.record({ at: fc.oneof(fc.string(), fc.constant('/wife/name')), sentence: fc.string() })),
  until: fc.oneof(fc.string(), fc.constantFrom('2026-12-01', '9999-12-31')),
  materialsDue: fc.oneof(fc.string(), fc.constantFrom('2026-12-01', '0000-00-00'), fc.constant(undefined)),
  validUntil: fc.oneof(fc.string(), fc.constant('9999-12-31'), fc.constant(undefined)),
  certificate: fc.oneof(fc.string(), fc.constant(undefined)),
  way: fc.oneof(fc.string(), fc.constantFrom('phone', 'post', 'toString')),
  on: fc.oneof(fc.string(), fc.constant('2026-11-24')),
  office: fc.oneof(fc.string(), fc.constantFrom('xili', '__proto__')),
  days: fc.double(),
  granted: fc.boolean(),
}) as unknown as fc.Arbitrary<Action>;

interface Move {
  /** Picks among the actions that may be done now. */
  readonly pick: number;
  readonly role: Role;
  readonly office: string;
  /** Days that went by before it. */
  readonly days: number;
  /** Done instead of the picked one, where it is there. */
  readonly forged: Action | undefined;
}

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    pick: fc.noBias(fc.nat({ max: 9999 })),
    role: fc.constantFrom<Role>('clerk', 'reviewer', 'supervisor', 'supervisor', 'administrator'),
    office: fc.constantFrom('district', 'dongshi', 'dongshi-1', 'xili'),
    days: fc.nat({ max: 3 }),
    forged: fc.option(garbage, { nil: undefined, freq: 5 }),
  }),
  { minLength: 20, maxLength: 40 },
);

/** An action with its days as they are taken on a day. */
function timely(action: Action, on: PlainDate): Action {
  if (action.type === 'accept') return { type: 'accept', materialsDue: addWorkingDays(on, 0, district.calendar).date };
  if (action.type === 'ask-correction') return { ...action, until: addDays(on, 10) };
  return action.type === 'verify' ? { ...action, on } : action;
}

/** Drawn more often: most lives come to an end. */
const FORWARD: readonly ActionType[] = ['accept', 'pass-on', 'approve', 'reject', 'ready', 'deliver'];
const CLOSED: readonly Status[] = ['approved', 'rejected', 'refused', 'ready', 'delivered', 'withdrawn'];

type Taken = readonly [before: Submission, after: Submission, action: Action];

/** Every step of a life that was taken. */
function lifeOf(list: readonly Move[], without: readonly string[]): readonly Taken[] {
  let submission = caseOf({ without });
  let on = today;
  return list.flatMap(({ pick, role, office, days, forged }) => {
    on = addDays(on, days);
    const before = submission;
    const open = ACTION_TYPES.filter((type) => may(actingAs(role, office), type, before, district));
    const forward = open.filter((type) => FORWARD.includes(type));
    const choice = [...open, ...forward, ...forward, ...forward];
    const action = forged ?? timely(ACTIONS[choice[pick % choice.length] ?? 'note'], on);
    const acted = act(before, action, depsOf(role, office, on));
    if (!acted.ok) {
      expect(acted.problems.length).toBeGreaterThan(0);
      return [];
    }
    submission = acted.submission;
    expect(acted.audit).toBe(action.type);
    if (acted.event) expect(acted.event.status).toBe(submission.status);
    else expect(submission.status).toBe(before.status);
    return [[before, submission, action] as const];
  });
}

/** Drawn once: each property looks at the same lives. */
const lives = fc
  .sample(fc.tuple(moves, fc.constantFrom([], ['couplePhoto'])), { numRuns: 400, seed: 20261124 })
  .map(([list, without]) => lifeOf(list, without));

/** Holds for each step of any life. */
function always(check: (...taken: Taken) => void): void {
  for (const life of lives) for (const taken of life) check(...taken);
}

describe('any life of a case', () => {
  it('comes to every status that the desk can lead to, by every action', () => {
    const reached = new Set<Status>();
    const done = new Set<ActionType>();
    always((_before, { status }, { type }) => {
      reached.add(status);
      done.add(type);
    });
    // Withdrawing is the resident's.
    expect([...reached].sort()).toEqual(statuses.filter((status) => status !== 'withdrawn').sort());
    expect([...done].sort()).toEqual([...ACTION_TYPES].sort());
  });

  it('grows its revision by one with every action, and changes nothing of what was submitted', () => {
    always((before, after) => {
      expect(after.revision).toBe(before.revision + 1);
      for (const key of ['reference', 'token', 'service', 'version', 'answers', 'submittedAt', 'chat', 'lang'] as const)
        expect(after[key]).toBe(before[key]);
    });
  });

  it('never leaves a final status', () => {
    always((before, after) => {
      if (isFinal(before.status)) expect(after.status).toBe(before.status);
    });
  });

  it('is closed exactly when it is decided, once and for good', () => {
    always((before, after) => {
      expect(after.closed !== undefined).toBe(CLOSED.includes(after.status));
      expect((after.desk?.decision !== undefined) === CLOSED.includes(after.status)).toBe(true);
      if (before.closed) expect(after.closed).toEqual(before.closed);
    });
  });

  it('never moves its promised day backward, and not at all once it is closed', () => {
    always((before, after) => {
      expect(after.due >= before.due).toBe(true);
      if (before.closed) expect(after.due).toBe(before.due);
    });
  });

  it('stops its clock exactly while corrections are waited for, and asks for them once', () => {
    always((before, after, { type }) => {
      expect(after.desk?.stoppedOn !== undefined).toBe(after.status === 'correction');
      if (before.desk?.correction) expect(type).not.toBe('ask-correction');
    });
  });

  it('forgets nothing that the desk wrote down', () => {
    always(({ desk: before = emptyDesk }, { desk: after = emptyDesk }) => {
      for (const list of ['notes', 'verifications', 'opinions'] as const)
        expect(after[list].slice(0, before[list].length)).toEqual(before[list]);
    });
  });

  it('is never moved by an administrator', () => {
    fc.assert(
      fc.property(garbage, fc.constantFrom(...statuses), (action, status) => {
        const acted = act(openTo(action.type, status), action, depsOf('administrator', 'district'));
        expect(acted.ok ? acted.submission.status : status).toBe(status);
      }),
    );
  });

  it('does not end in an exception, whatever a form holds', () => {
    fc.assert(
      fc.property(garbage, fc.constantFrom(...statuses), fc.constantFrom(...roles), (action, status, role) => {
        const acted = act(openTo(action.type, status), action, depsOf(role, 'dongshi'));
        const problems = acted.ok ? [] : acted.problems;
        expect(problems.length === 0).toBe(acted.ok);
        for (const { code } of problems) expect(ACT_PROBLEMS).toContain(code);
      }),
      { numRuns: 2000 },
    );
  });
});
