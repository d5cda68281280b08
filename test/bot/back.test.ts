import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion, beginService, fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import type { Draft } from '../../src/bot/types.ts';
import { getPointer } from '../../src/forms/pointer.ts';
import type { JsonObject } from '../../src/forms/types.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const examples = world.catalogue.services.flatMap((form) =>
  form.examples.valid.map(({ name, answers }) => ({ service: form.id, name, answers })),
);
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

function at(pointer: string): Chat {
  const chat = new Chat(world);
  fillUntil(chat, FIRST, first, pointer);
  return chat;
}

describe('going back', () => {
  it('undoes exactly the last answer, after any answers to any service', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(fc.nat({ max: 99 }), { maxLength: 60 }), (example, picks) => {
        const chat = new Chat(world);
        beginService(chat, example.service);
        for (const pick of picks) {
          if (chat.messages[0]?.kind !== 'question') break;
          const before = chat.draft();
          answerSomehow(chat, pick, example.answers);
          if (chat.draft().trail.length > before.trail.length) expectUndone(chat, before);
        }
      }),
      { numRuns: 40 },
    );
  });

  /** The example's answer, or now and then another choice, which leads elsewhere: into another street's list too, which does not offer the example's. */
  function answerSomehow(chat: Chat, pick: number, answers: JsonObject): void {
    const { options, extras, pointer } = chat.question();
    const buttons = [...options, ...extras];
    const button = buttons[pick % Math.max(1, buttons.length)];
    const isWholeList = chat.draft().path === undefined && chat.question().problem === undefined;
    const isKnown = getPointer(answers, pointer) !== undefined && isWholeList;
    if (isKnown && pick > 20) answerQuestion(chat, chat.question(), answers);
    else if (button && 'data' in button) chat.happens({ type: 'tap', data: button.data });
    else chat.says('张示梅');
  }

  /** Goes back in a copy of the chat, so that the walk itself goes on. */
  function expectUndone(chat: Chat, before: Draft): void {
    const copy = new Chat(world);
    copy.state = chat.state;
    copy.commands('back');
    expect(copy.draft().answers).toEqual(before.answers);
    expect(copy.draft().trail).toEqual(before.trail);
  }

  it('again and again leads back to the first question with nothing answered', () => {
    const chat = new Chat(world);
    fillIn(chat, 'birth-permit', examples.find((one) => one.service === 'birth-permit')?.answers ?? {});
    for (let steps = 0; steps < 200 && chat.draft().trail.length > 0; steps++) chat.commands('back');
    expect(chat.draft().answers).toEqual({ values: {}, skipped: {}, groups: {} });
    expect(chat.question()).toMatchObject({ number: 1, pointer: '/hukouHere' });
  });

  it('at the first question says so', () => {
    const chat = at('/hukouHere');
    expect(chat.buttons().map((button) => button.label)).not.toContain('上一步');
    chat.says('上一步');
    expect(chat.question()).toMatchObject({ number: 1, noted: '这已经是第一项了。' });
  });

  it.each(['上一步', '返回', '上一题', 'back'])('is named by %s', (words) => {
    const chat = at('/wife/idType');
    chat.says(words);
    expect(chat.question().pointer).toBe('/wife/name');
  });

  it('crosses into the section before', () => {
    const chat = at('/husband/name');
    chat.taps('上一步');
    expect(chat.question()).toMatchObject({ section: '女方', pointer: expect.stringMatching(/^\/wife\//) as string });
  });

  it('takes back a street that was chosen, and only that', () => {
    const chat = at('/wife/hukouArea');
    const { answers } = chat.draft();
    chat.taps('东示街道');
    chat.taps('上一步');
    expect(chat.question()).toMatchObject({ pointer: '/wife/hukouArea' });
    expect(chat.question().options.map((option) => option.label)).toContain('西例街道');
    expect(chat.draft().answers).toEqual(answers);
  });

  it('takes back what was left out', () => {
    const chat = at('/wife/employer');
    chat.says('跳过');
    chat.taps('上一步');
    expect(chat.question().pointer).toBe('/wife/employer');
    expect(chat.draft().answers.skipped).toEqual({});
  });
});

describe('going back after a change', () => {
  function changed(): Chat {
    const chat = at('the summary');
    chat.taps('改“女方”');
    chat.taps('女方姓名');
    chat.says('王示云');
    return chat;
  }

  it('puts the old answer back and asks for it again', () => {
    const chat = changed();
    expect(chat.draft().answers.values['/wife/name']).toBe('王示云');
    chat.commands('back');
    expect(chat.draft().answers.values['/wife/name']).toBe('张示梅');
    expect(chat.question()).toMatchObject({ pointer: '/wife/name', current: '张示梅' });
  });

  it('once more leads to the summary as it was', () => {
    const chat = changed();
    chat.commands('back');
    chat.taps('上一步');
    expect(chat.summary().title).toBe('一孩生殖保健服务证');
    expect(chat.draft().answers.values['/wife/name']).toBe('张示梅');
  });

  it('that was not made leads to the summary', () => {
    const chat = at('the summary');
    chat.taps('改“女方”');
    chat.taps('女方姓名');
    chat.taps('上一步');
    expect(chat.summary().title).toBe('一孩生殖保健服务证');
  });

  it('keeps the wish to change when a street is taken back', () => {
    const chat = at('the summary');
    chat.taps('改“女方”');
    chat.taps('女方户籍地');
    chat.taps('西例街道');
    chat.taps('上一步');
    expect(chat.question()).toMatchObject({ pointer: '/wife/hukouArea', current: '东示街道样板社区' });
  });

  it('that made a later answer wrong undoes the change', () => {
    const chat = at('the summary');
    chat.taps('改“女方”');
    chat.taps('女方证件号码');
    chat.says('000000201003120026');
    expect(chat.question()).toMatchObject({
      pointer: '/marriage/date',
      problem: { what: expect.stringContaining('20 岁') as string },
    });
    chat.taps('上一步');
    expect(chat.draft().answers.values['/wife/idNumber']).toBe('00000019960312002X');
    expect(chat.question().pointer).toBe('/wife/idNumber');
  });
});
