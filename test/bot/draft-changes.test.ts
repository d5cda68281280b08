import { beforeAll, describe, expect, it } from 'vitest';
import { openQuestionOf } from '../../src/bot/draft-changes.ts';
import type { Form } from '../../src/forms/form.ts';
import type { Answers, FormContext, PlainDate } from '../../src/forms/types.ts';
import { makeDraft } from '../support/turns.ts';
import { loadWorld } from '../support/world.ts';

let form: Form;
let forms: FormContext;

beforeAll(async () => {
  const { catalogue, district } = await loadWorld();
  const found = catalogue.find('birth-permit');
  if (!found) throw new Error('There is no birth permit.');
  [form, forms] = [found, { district, today: '2026-11-24' as PlainDate }];
});

/** All is answered, what may be left out is skipped, and no group takes one more. */
function complete(): Answers {
  const { values, groups } = form.flatten(form.examples.valid[0]?.answers ?? {});
  const closed = Object.entries(groups).map(([at, group]) => [at, { ...group, closed: true }] as const);
  const answers = { values, groups: Object.fromEntries(closed), skipped: {} };
  const open = form.walk(answers, forms).items.filter(({ state }) => state === 'open');
  return { ...answers, skipped: Object.fromEntries(open.map(({ question }) => [question.pointer, true])) };
}

function without(at: string): Answers {
  const answers = complete();
  return { ...answers, values: Object.fromEntries(Object.entries(answers.values).filter(([key]) => key !== at)) };
}

describe('An application stands', () => {
  it('at its first question when nothing is answered', () => {
    const first = form.walk(makeDraft().answers, forms).items[0]?.question.pointer;
    expect(openQuestionOf(makeDraft(), form, forms)).toBe(first);
  });

  it('at the question whose answer is missing, whatever is answered after it', () => {
    expect(openQuestionOf(makeDraft({ answers: without('/wife/name') }), form, forms)).toBe('/wife/name');
  });

  it('at the question of a group as its pattern, whichever item it belongs to', () => {
    const inGroup = Object.keys(complete().values).find((at) => at.startsWith('/children/0/')) ?? '';
    const at = openQuestionOf(makeDraft({ answers: without(inGroup) }), form, forms);
    expect(at).toBe(inGroup.replace('/0/', '/*/'));
    expect(at).toContain('/*/');
  });

  it('at the answer that is being changed', () => {
    const draft = makeDraft({ answers: complete(), editing: '/wife/name' });
    expect(openQuestionOf(draft, form, forms)).toBe('/wife/name');
  });

  it('at no question once all are answered: it was only not submitted', () => {
    expect(openQuestionOf(makeDraft({ answers: complete() }), form, forms)).toBe('');
  });
});
