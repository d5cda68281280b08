import { describe, expect, it } from 'vitest';
import { fillIn } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import { LANGS, type PlainDate } from '../../src/forms/types.ts';

const world = await loadWorld();
const examples = world.catalogue.services.flatMap((form) =>
  form.examples.valid.map((example) => ({ form, example, service: form.id, name: example.name })),
);

describe.each(LANGS)('in %s every valid example can be answered by chat', (lang) => {
  it.each(examples)('$service: $name', ({ form, example }) => {
    const chat = new Chat(world, 'telegram:1', lang);
    if (example.today !== undefined) chat.today = example.today as PlainDate;
    fillIn(chat, form.id, example.answers);
    chat.taps(chat.t('bot:summary.submit'));
    const complete = form.check(example.answers, chat.context().forms);
    expect(complete).toEqual({ ok: true, answers: chat.submissions[0]?.answers });
    expect(chat.submissions[0]?.answers).toMatchObject(example.answers);
  });
});
