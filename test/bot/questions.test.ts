import { describe, expect, it } from 'vitest';
import { answerQuestion, beginService, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const exampleOf = (service: string) => world.catalogue.find(service)?.examples.valid[0]?.answers ?? {};

/** A chat whose open question is this one. */
function at(pointer: string, service = FIRST): Chat {
  const chat = new Chat(world);
  fillUntil(chat, service, exampleOf(service), pointer);
  return chat;
}

describe('a question', () => {
  it('stands alone, with its number, its reason and where to find the answer', () => {
    const chat = at('/wife/idNumber');
    expect(chat.messages).toHaveLength(1);
    expect(chat.question()).toMatchObject({
      label: '女方证件号码',
      section: '女方',
      input: 'id',
      sensitive: true,
      why: expect.stringContaining('核对身份') as string,
      hint: expect.stringContaining('最后一位是 X') as string,
    });
  });

  it.each(world.catalogue.services.map((form) => form.id))('of %s has a number that never goes down', (service) => {
    const chat = new Chat(world);
    beginService(chat, service);
    for (let number = 1; !chat.messages.some((message) => message.kind === 'summary');) {
      const question = chat.question();
      expect(question.number).toBeGreaterThanOrEqual(number);
      expect(question.total).toBeGreaterThanOrEqual(question.number);
      number = question.number;
      answerQuestion(chat, question, exampleOf(service));
    }
    expect(chat.summary().total).toBeGreaterThan(15);
  });
});

describe('the number of questions', () => {
  it('does not count what an ID number will give', () => {
    const chat = at('/wife/idNumber');
    const { total } = chat.question();
    chat.says('00000019960312002X');
    expect(chat.question()).toMatchObject({ pointer: '/wife/ethnicity', total });
  });

  it('counts and asks what another document does not give', () => {
    const chat = at('/wife/idType');
    chat.says('护照');
    const { total } = chat.question();
    chat.says('X00SAMPLE');
    expect(chat.question()).toMatchObject({ pointer: '/wife/sex', total });
  });
});

describe('an answer', () => {
  it.each([
    ['/hukouHere', '1', '/firstBirth', '记下了：女方。'],
    ['/hukouHere', '女方', '/firstBirth', '记下了：女方。'],
    ['/hukouHere', '两人都在', '/firstBirth', '记下了：两人都在。'],
    ['/firstBirth', '是的', '/wife/name', undefined],
    ['/wife/name', ' 张示梅 ', '/wife/idType', undefined],
    ['/wife/idNumber', '000000 1996 0312 002x', '/wife/ethnicity', '记下了：女、1996年3月12日。'],
    ['/wife/ethnicity', '汉', '/wife/maritalStatus', '记下了：汉族。'],
    ['/wife/hukouArea', '样板社区', '/wife/residenceArea', '记下了：东示街道样板社区。'],
    ['/wife/mobile', '138 0000 0000', '/husband/name', undefined],
    ['/marriage/date', '26.5.20', '/marriage/office', '记下了：2026年5月20日。'],
  ])('to %s as %j leads on to %s', (pointer, typed, next, noted) => {
    const chat = at(pointer);
    chat.says(typed);
    expect(chat.question().pointer).toBe(next);
    expect(chat.question().noted).toBe(noted);
  });

  it('by a button is not said back', () => {
    const chat = at('/hukouHere');
    chat.taps('女方');
    expect(chat.question()).not.toHaveProperty('noted');
  });

  it('is found level by level, by buttons or by numbers', () => {
    const chat = at('/wife/hukouArea');
    chat.taps('东示街道');
    expect(chat.question().options.map((option) => option.label)).toEqual(['样板社区', '示新社区', '例园社区']);
    chat.says('2');
    expect(chat.draft().answers.values['/wife/hukouArea']).toBe('000001001002');
  });
});

describe('an answer that cannot be taken', () => {
  it.each([
    ['/hukouHere', '也许', '没对上是哪一个'],
    ['/firstBirth', '说不好', '没看懂是还是不是'],
    ['/wife/idNumber', '000000199603120021', '这个号码有一位打错了'],
    ['/wife/idNumber', '12345', '身份证号码是 18 位，这里有 5 位'],
    ['/wife/mobile', '12345', '手机号码是 11 位'],
    ['/marriage/date', '2026年13月1日', '没有 13 月'],
    ['/marriage/date', '2026年2月30日', '只有 28 天，没有 30 日'],
    ['/wife/hukouArea', '不知道哪里', '没找到这个地方'],
    ['/materials/wifeId', '马上发', '这里要照片或文件'],
    ['/hukouHere', '都不在', '要到户口所在地的街道或乡镇办'],
  ])('to %s as %j is asked for again: %s', (pointer, typed, what) => {
    const chat = at(pointer);
    const before = { question: chat.question(), draft: chat.draft() };
    chat.says(typed);
    expect(chat.question()).toMatchObject({ pointer, number: before.question.number });
    expect(chat.question().problem?.what).toContain(what);
    expect(chat.draft()).toEqual(before.draft);
  });

  it.each([
    ['/marriage/date', '昨天要写什么', '2026年5月20日'],
    ['/wife/idNumber', 'x', '00000019960312002X'],
    ['/wife/hukouArea', '火星', '东示街道样板社区'],
  ])('shows how a right one looks at %s', (pointer, typed, right) => {
    const chat = at(pointer);
    chat.says(typed);
    expect(chat.question().problem?.right).toContain(right);
  });

  it('is offered as what it may have meant, and the tap is taken', () => {
    const chat = at('/marriage/date');
    chat.says('5/6/2026');
    expect(chat.question().options.map((option) => option.label)).toEqual(['2026年5月6日', '2026年6月5日']);
    chat.taps('2026年5月6日');
    expect(chat.draft().answers.values['/marriage/date']).toBe('2026-05-06');
  });

  it('that fits several places is settled by a tap, wherever they lie', () => {
    const chat = at('/wife/hukouArea');
    chat.says('村');
    expect(chat.question().options.map((option) => option.label)).toContain('南样镇样田村');
    chat.taps('南样镇样田村');
    expect(chat.draft().answers.values['/wife/hukouArea']).toBe('000001003001');
  });
});

describe('what may be left out', () => {
  it.each(['跳过这一项', '跳过', '没有', '无'])('is left out by saying %s', (words) => {
    const chat = at('/wife/employer');
    chat.says(words);
    expect(chat.draft().answers.skipped).toEqual({ '/wife/employer': true });
    expect(chat.question().pointer).not.toBe('/wife/employer');
  });

  it('is left out by a tap', () => {
    const chat = at('/wife/employer');
    chat.taps('跳过这一项');
    expect(chat.draft().answers.skipped).toEqual({ '/wife/employer': true });
  });

  it.each(['跳过', '不填'])('is not what is needed: %s says so and asks again', (words) => {
    const chat = at('/wife/name');
    expect(chat.question().extras).toEqual([]);
    chat.says(words);
    expect(chat.question()).toMatchObject({
      pointer: '/wife/name',
      problem: { what: expect.stringContaining('空着') as string },
    });
    expect(chat.draft().answers.skipped).toEqual({});
  });
});

describe('the same as before', () => {
  it('is taken over by a tap, and said back', () => {
    const chat = at('/wife/residenceArea');
    chat.taps('和女方户籍地一样');
    expect(chat.draft().answers.values['/wife/residenceArea']).toBe('000001001001');
    expect(chat.question().noted).toContain('样板社区');
  });

  it('is taken over by its words', () => {
    const chat = at('/wife/residenceArea');
    chat.says('和女方户籍地一样');
    expect(chat.draft().answers.values['/wife/residenceArea']).toBe('000001001001');
  });
});
