import { describe, expect, it } from 'vitest';
import { fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { day, deskDoes, latest, quietly } from '../support/desk-acts.ts';
import { loadWorld } from '../support/world.ts';
import { readState } from '../../src/bot/read-state.ts';
import type { CorrectionItem } from '../../src/cases/types.ts';
import { getPointer } from '../../src/forms/pointer.ts';
import type { JsonObject } from '../../src/forms/types.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};
const UNTIL = day('2026-12-04');
const SENTENCE = '和身份证差一个字，请照着写。';
const photo = (letter: string) => letter.repeat(64);

/** Submitted, sent back by the desk, and the resident told. */
function sentBack(...items: (string | CorrectionItem)[]): Chat {
  const chat = submitted(first);
  const all = items.map((one) => (typeof one === 'string' ? { at: one, sentence: SENTENCE } : one));
  deskDoes(chat, world, { type: 'ask-correction', items: all, until: UNTIL });
  return chat;
}

function submitted(answers: JsonObject, service = FIRST): Chat {
  const chat = new Chat(world);
  fillIn(chat, service, answers);
  chat.taps('没错，提交');
  return chat;
}

const answerAt = (chat: Chat, at: string) => getPointer(latest(chat).answers, at);
const changes = (chat: Chat) => chat.effects.filter(({ type }) => type === 'change');
const rowsOf = (chat: Chat) =>
  chat.summary().groups.flatMap(({ rows }) => rows.map(({ label, value }) => `${label}：${value}`));

describe('a text answer that is to be mended', () => {
  it('is asked with the clerk’s sentence above and the old answer beside, summed up, and goes back to the same clerk', () => {
    const chat = sentBack('/wife/name');
    const before = latest(chat);
    chat.taps('现在改');
    expect(chat.question()).toMatchObject({
      number: 1,
      total: 1,
      label: '女方姓名',
      noted: `一共 1 处，一处一处来。\n工作人员说：${SENTENCE}`,
      current: '张示梅',
    });
    chat.says('张示兰');
    expect(rowsOf(chat)).toEqual(['姓名：张示梅 → 张示兰']);
    chat.now += 3 * 24 * 60 * 60 * 1000;
    chat.today = day('2026-11-27');
    chat.taps('发回去');
    const after = latest(chat);
    expect(answerAt(chat, '/wife/name')).toBe('张示兰');
    expect(after).toMatchObject({
      status: 'submitted',
      clerk: before.clerk,
      revision: before.revision + 1,
      // Three working days it waited for the resident.
      due: '2026-11-27',
      desk: { correction: { answeredAt: chat.now, items: [{ at: '/wife/name' }] } },
    });
    expect(after.desk).not.toHaveProperty('stoppedOn');
    expect(chat.histories.get(after.reference)?.at(-1)).toEqual({
      at: chat.now,
      status: 'submitted',
      note: { key: 'cases:note.corrected' },
    });
    expect(chat.text()).toContain('发回去了，还是原来的工作人员看。');
    expect(chat.text()).toContain('11 月 27 日（星期五）前办好');
    expect(chat.state?.drafts).toEqual([]);
  });

  it('is asked again while it is wrong, the sentence still above', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.says('1');
    expect(chat.question().problem?.what).toBeTruthy();
    expect(chat.question().noted).toContain(SENTENCE);
    chat.says('张示兰');
    expect(chat.summary()).toBeTruthy();
  });

  it('may stay as it is, where the resident says that it is right', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.taps('没写错，不改');
    expect(rowsOf(chat)).toEqual(['姓名：张示梅（没改）']);
    chat.taps('发回去');
    expect([latest(chat).status, answerAt(chat, '/wife/name')]).toEqual(['submitted', '张示梅']);
  });

  it('can be changed once more from the summary, and undone step by step', () => {
    const chat = sentBack('/wife/name', '/husband/name');
    chat.taps('现在改');
    chat.says('张示兰');
    expect(chat.question().label).toBe('男方姓名');
    chat.says('上一步');
    expect([chat.question().label, chat.question().current]).toEqual(['女方姓名', '张示梅']);
    chat.says('张示兰');
    chat.says('李例平');
    chat.taps('修改');
    chat.says('张示菊');
    expect(rowsOf(chat)).toEqual(['姓名：张示梅 → 张示菊', '姓名：李例安 → 李例平']);
    chat.says('上一步');
    expect(chat.question().current).toBe('张示兰');
  });
});

describe('a material that is to be mended', () => {
  it('is asked for as an upload, and the new photos take the place of the old', () => {
    const chat = sentBack('/materials/wifeId');
    const old = answerAt(chat, '/materials/wifeId');
    chat.taps('现在改');
    expect(chat.question()).toMatchObject({ input: 'files', label: '女方身份证照片' });
    expect(chat.buttons().map(({ label }) => label)).not.toContain('没写错，不改');
    chat.sendsFiles(photo('e'));
    chat.taps('就这些，下一步');
    expect(rowsOf(chat)).toEqual(['女方身份证照片：重新发的1 张']);
    chat.taps('发回去');
    expect(answerAt(chat, '/materials/wifeId')).toEqual([photo('e')]);
    expect(old).not.toEqual([photo('e')]);
  });

  it('that was missing is one conversation with the rest: the button for what is missing leads to it', () => {
    const { wifeId: _wife, ...materials } = first['materials'] as JsonObject;
    const chat = submitted({ ...first, materials });
    const supply = chat.buttons().find(({ label }) => label === '现在补上');
    const items = [{ at: '/materials/wifeId', sentence: '还没有发来，请拍一张。' }];
    deskDoes(chat, world, { type: 'ask-correction', items, until: UNTIL });
    chat.happens({ type: 'tap', data: supply && 'data' in supply ? supply.data : '' });
    chat.sendsFiles(photo('e'));
    chat.taps('就这些，下一步');
    chat.taps('发回去');
    expect(latest(chat)).toMatchObject({ status: 'submitted', missing: [] });
    expect(latest(chat)).not.toHaveProperty('materialsDue');
  });

  it('brought to the counter instead stays missing, with a day', () => {
    const chat = sentBack('/materials/wifeId');
    chat.taps('现在改');
    chat.taps('先不传，带到窗口');
    chat.taps('发回去');
    expect(latest(chat)).toMatchObject({
      status: 'submitted',
      missing: ['/materials/wifeId'],
      materialsDue: '2026-12-01',
    });
  });
});

describe('an answer on which others hang', () => {
  it('brings questions that were not asked before, and takes those away that are asked no more', () => {
    const chat = sentBack({ at: '/husband/idType', sentence: '您发来的是护照，请改成护照。' });
    chat.taps('现在改');
    chat.taps('护照');
    expect(chat.question().label).toBe('男方证件号码');
    chat.says('X00SAMPLE');
    chat.taps('男');
    chat.says('1990.2.28');
    chat.taps('发回去');
    expect(latest(chat).answers['husband']).toMatchObject({
      idType: 'passport',
      idNumber: 'X00SAMPLE',
      birthDate: '1990-02-28',
    });
    expect(latest(chat).answers['husband']).not.toHaveProperty('hukouArea');
    expect(world.catalogue.find(FIRST)?.check(latest(chat).answers, chat.context().forms)).toMatchObject({ ok: true });
  });

  it('an ID number brings its birthday along', () => {
    const chat = sentBack({ at: '/wife/idNumber', sentence: '有一位打错了，请照着证件再打一遍。' });
    chat.taps('现在改');
    expect(chat.question().label).toBe('女方证件号码');
    chat.says('000000199703120027');
    expect(rowsOf(chat)).toEqual([
      '证件号码：00000019960312002X → 000000199703120027',
      '出生日期：1996年3月12日 → 1997年3月12日',
    ]);
    chat.taps('发回去');
    expect(answerAt(chat, '/wife/birthDate')).toBe('1997-03-12');
  });

  it('what becomes wrong elsewhere is asked as well, with the reason', () => {
    const chat = sentBack({ at: '/marriage/date', sentence: '和结婚证上的日子不一样。' });
    chat.taps('现在改');
    chat.says('2010年5月20日');
    expect(chat.question().problem?.what).toBeTruthy();
    chat.says('2026年5月21日');
    chat.taps('发回去');
    expect(answerAt(chat, '/marriage/date')).toBe('2026-05-21');
  });
});

describe('a mending that takes its time', () => {
  it('is kept when it is paused, goes on after days, and survives being stored', () => {
    const chat = sentBack('/wife/name', '/husband/name');
    chat.taps('现在改');
    chat.says('张示兰');
    chat.says('先停下');
    expect(chat.buttons().map(({ label }) => label)).toEqual(['存着，下次接着办', '不停，接着办', '改的不要了']);
    chat.taps('存着，下次接着办');
    chat.now += 9 * 24 * 60 * 60 * 1000;
    chat.today = day('2026-12-03');
    chat.state = readState(JSON.parse(JSON.stringify(chat.state)));
    chat.commands('start');
    expect(chat.text()).toContain('一孩生殖保健服务证还没改完，改到第 2 处');
    chat.taps('接着办');
    expect(chat.question().label).toBe('男方姓名');
    chat.says('李例平');
    chat.taps('发回去');
    expect([answerAt(chat, '/wife/name'), answerAt(chat, '/husband/name')]).toEqual(['张示兰', '李例平']);
  });

  it('is begun once: the button of the message leads on, however often it is tapped', () => {
    const chat = sentBack('/wife/name', '/husband/name');
    const button = { type: 'tap', data: `correct.${latest(chat).reference}` } as const;
    chat.happens(button);
    chat.says('张示兰');
    chat.happens(button);
    expect(chat.question().label).toBe('男方姓名');
    expect(chat.state?.drafts).toHaveLength(1);
  });

  it('can be thrown away, and begun anew', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.says('先停下');
    chat.taps('改的不要了');
    expect(chat.state?.drafts).toEqual([]);
    chat.taps('现在改');
    expect(chat.question().current).toBe('张示梅');
  });

  it('works after its day as well, with a sentence', () => {
    const chat = sentBack('/wife/name');
    chat.today = day('2026-12-08');
    chat.taps('现在改');
    expect(chat.question().noted).toContain('说好 12 月 4 日（星期五）前，过了也没关系');
    chat.says('张示兰');
    chat.taps('发回去');
    expect(latest(chat).status).toBe('submitted');
  });

  it('is beside an application for the same service, and neither takes the other’s place', () => {
    const chat = sentBack('/wife/name');
    fillUntil(chat, FIRST, first, '/wife/name');
    chat.says('王示例');
    chat.happens({ type: 'tap', data: `correct.${latest(chat).reference}` });
    expect(chat.question().current).toBe('张示梅');
    chat.says('张示兰');
    chat.taps('发回去');
    chat.taps('接着办');
    expect(chat.question().label).toBe('女方证件类型');
    expect(chat.draft().correction).toBeUndefined();
    expect(chat.submissions).toHaveLength(1);
  });
});

describe('a mending that comes too late', () => {
  it.each([
    ['accepted', { type: 'accept', materialsDue: day('2026-11-24') }],
    ['refused', { type: 'refuse', reason: '两位的户口都不在本区' }],
  ] as const)('is not used once the case is %s: the resident is told how it stands', (_status, action) => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.says('张示兰');
    const send = chat.summary().submit;
    quietly(chat, world, action);
    chat.happens({ type: 'tap', data: 'data' in send ? send.data : '' });
    expect(chat.text()).toContain('这次改的没有用上');
    expect(changes(chat)).toEqual([]);
    expect(chat.state?.drafts).toEqual([]);
  });

  it('that was sent already is not sent twice, though the button is tapped twice', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.says('张示兰');
    const send = chat.summary().submit;
    chat.taps('发回去');
    chat.happens({ type: 'tap', data: 'data' in send ? send.data : '' });
    expect(changes(chat)).toHaveLength(1);
    expect(chat.text()).toContain('那份申请已经交了');
    chat.happens({ type: 'tap', data: `correct.${latest(chat).reference}` });
    expect(chat.text()).toContain('现在没有要您改的');
  });

  it('leaves alone what the desk changed meanwhile in other answers', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    chat.says('张示兰');
    const { answers, revision, ...rest } = latest(chat);
    const marriage = { ...(answers['marriage'] as JsonObject), office: '示例区民政局二处' };
    chat.write({ ...rest, answers: { ...answers, marriage }, revision: revision + 1 });
    chat.taps('发回去');
    expect([answerAt(chat, '/wife/name'), answerAt(chat, '/marriage/office')]).toEqual(['张示兰', '示例区民政局二处']);
  });
});

describe('a mending that was stored damaged', () => {
  it('is no application: it is left out, and begun anew', () => {
    const chat = sentBack('/wife/name');
    chat.taps('现在改');
    const drafts = [{ ...chat.draft(), correction: { reference: latest(chat).reference } }];
    chat.state = readState({ ...chat.state, drafts });
    expect(chat.state.drafts).toEqual([]);
  });
});
