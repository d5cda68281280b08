import { describe, expect, it } from 'vitest';
import { beginService, fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

function at(pointer: string): Chat {
  const chat = new Chat(world);
  fillUntil(chat, FIRST, first, pointer);
  return chat;
}

function dataOf(chat: Chat, label: string): string {
  const button = chat.buttons().find((one) => one.label === label);
  if (!button || !('data' in button)) throw new Error(`no button ${label}`);
  return button.data;
}

const tap = (chat: Chat, data: string) => chat.happens({ type: 'tap', data });

describe('a tap that comes too late', () => {
  it('twice is one answer', () => {
    const chat = at('/hukouHere');
    const data = dataOf(chat, '女方');
    tap(chat, data);
    const { answers } = chat.draft();
    tap(chat, data);
    expect(chat.question()).toMatchObject({ pointer: '/firstBirth', noted: '这一题答过了，要改请点“改答案”。' });
    expect(chat.draft().answers).toEqual(answers);
  });

  it('never answers the next question, even where that has the same choices', () => {
    const chat = at('/wife/maritalStatus');
    const data = dataOf(chat, '初婚');
    tap(chat, data);
    chat.commands('back');
    tap(chat, data);
    expect(chat.draft().answers.values).not.toHaveProperty(['/wife/maritalStatus']);
    expect(chat.question()).toMatchObject({
      pointer: '/wife/maritalStatus',
      noted: expect.stringContaining('这个按钮是前面的') as string,
    });
  });

  it('on the moves of an older question does nothing', () => {
    const chat = at('/wife/name');
    const back = dataOf(chat, '上一步');
    chat.says('张示梅');
    tap(chat, back);
    expect(chat.question().pointer).toBe('/wife/idType');
    expect(chat.draft().answers.values).toHaveProperty(['/wife/name'], '张示梅');
  });

  it('at the summary leaves the summary in place', () => {
    const chat = at('/materials/couplePhoto');
    const counter = dataOf(chat, '先不传，带到窗口');
    chat.says('没有');
    tap(chat, counter);
    expect(chat.text()).toContain('这一题答过了');
    expect(chat.summary().submit.label).toBe('没错，提交');
  });

  it('after submitting submits nothing a second time', () => {
    const chat = at('the summary');
    const submit = dataOf(chat, '没错，提交');
    tap(chat, submit);
    tap(chat, submit);
    expect(chat.submissions).toHaveLength(1);
    expect(chat.text()).toContain('那份申请已经交了，或者已经删了');
  });

  it('on a deleted draft leaves the open question open', () => {
    const chat = at('/wife/name');
    const old = dataOf(chat, '上一步');
    chat.taps('先停下');
    chat.taps('不办了，删掉');
    beginService(chat, 'only-child-certificate');
    tap(chat, old);
    expect(chat.text()).toContain('那份申请已经交了，或者已经删了');
    expect(chat.question().pointer).toBe('/childCount');
  });

  it('on the only draft that waits goes on with it', () => {
    const chat = at('/wife/name');
    const old = dataOf(chat, '上一步');
    chat.taps('先停下');
    chat.taps('存着，下次接着办');
    tap(chat, old);
    expect(chat.question()).toMatchObject({
      pointer: '/wife/name',
      noted: expect.stringContaining('前面的') as string,
    });
  });

  it('on another draft changes neither', () => {
    const chat = at('/wife/maritalStatus');
    const old = dataOf(chat, '初婚');
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    const before = chat.state?.drafts;
    tap(chat, old);
    expect(chat.question()).toMatchObject({
      pointer: '/childCount',
      noted: '这个按钮是另一份的：一孩生殖保健服务证。现在先办这一份。',
    });
    expect(chat.state?.drafts).toEqual(before);
  });

  it('for a time that was just taken says so and offers the others', () => {
    const CHECK = 'preconception-check';
    const chat = new Chat(world);
    fillUntil(chat, CHECK, world.catalogue.find(CHECK)?.examples.valid[0]?.answers ?? {}, '/slot');
    chat.taps(chat.question().options[0]?.label ?? '');
    const { label = '' } = chat.question().options[0] ?? {};
    const slot = dataOf(chat, label).split('.a.')[1] ?? '';
    chat.taken.set(slot, 4);
    chat.taps(label);
    expect(chat.question()).toMatchObject({
      pointer: '/slot',
      problem: { what: '这个时间刚刚约满了，请换一个有空位的。' },
    });
    expect(chat.question().options.map((option) => option.label)).not.toContain(label);
  });
});

describe('data that no button of ours carries', () => {
  const garbage = [
    '',
    'x',
    'd.',
    'd.aaaaaaaa.1.1.a.wife',
    'd.aaaaaaaa.1.1.?.',
    'constructor',
    '__proto__.x',
    'service.',
    'service.__proto__',
    'group.none',
    'begin',
    'begin.x.0',
    'resume.nothing',
    'case.FC',
    'supply.FC-26K7-XQ4M',
    'lang.',
    'receipt.x',
    'a'.repeat(64),
    '女方',
    'd.k3f9x2ab.3.1c.c.-1',
  ];

  it.each(garbage)('%j changes no answer', (data) => {
    const chat = at('/wife/name');
    const { answers } = chat.draft();
    tap(chat, data);
    expect(chat.messages.length).toBeGreaterThan(0);
    expect(chat.state?.drafts[0]?.answers).toEqual(answers);
  });

  it('leaves the open question open', () => {
    const chat = at('/wife/name');
    tap(chat, 'nonsense');
    expect(chat.question()).toMatchObject({ pointer: '/wife/name', noted: '这个按钮已经不用了。' });
  });

  it.each(['c.999', 'c.x', 'r.5', 'e.nowhere', 'a.nobody', 'y.', 'k.', 'f.', '=.', 'u.', 'g.'])(
    'with the right stamp, %s does no harm',
    (move) => {
      const chat = at('/hukouHere');
      const stamp = dataOf(chat, '女方').split('.').slice(0, 4).join('.');
      tap(chat, `${stamp}.${move}`);
      expect(chat.messages.length).toBeGreaterThan(0);
      expect(chat.draft().answers.values).toEqual({});
      expect(chat.submissions).toEqual([]);
    },
  );
});

describe('the button of the summary', () => {
  it('does not submit what was changed after it was shown', () => {
    const chat = new Chat(world);
    fillIn(chat, FIRST, first);
    const submit = dataOf(chat, '没错，提交');
    chat.taps('改“女方”');
    chat.taps('女方姓名');
    chat.says('王示云');
    tap(chat, submit);
    expect(chat.submissions).toEqual([]);
    expect(chat.summary().submit.label).toBe('没错，提交');
  });
});
