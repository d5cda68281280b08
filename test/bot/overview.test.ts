import { describe, expect, it } from 'vitest';
import { fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import { overview } from '../../src/bot/overview.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

function page(go: (chat: Chat) => unknown = () => undefined) {
  const chat = new Chat(world, 'web:1');
  chat.channel = 'web';
  go(chat);
  return { chat, view: overview(chat.state, chat.context()) };
}

const until = (pointer: string) => (chat: Chat) => {
  fillUntil(chat, FIRST, first, pointer);
};

describe('what stands around the chat', () => {
  it('of a new visitor is the greeting’s', () => {
    const { view } = page();
    expect(view).toMatchObject({
      lang: 'zh-CN',
      revision: 0,
      steps: [],
      resume: [],
      quiet: false,
      placeholder: '说说您想办的事',
    });
    expect(view).not.toHaveProperty('progress');
    expect(view.moves.map((move) => move.label)).toEqual(['查进度', '怎么用', '转人工']);
  });

  it('names the service, how far it is, and what to have at hand', () => {
    const { chat, view } = page(until('/wife/idNumber'));
    expect(view.service).toMatchObject({ title: '一孩生殖保健服务证', minutes: 6 });
    expect(view.service?.prepare).toContain('结婚证');
    expect(view.progress).toEqual({ number: chat.question().number, total: chat.question().total, done: false });
  });

  it('lists the steps: done, now, and still to come', () => {
    const { view } = page(until('/wife/idNumber'));
    expect(view.steps.map((step) => step.title)).toEqual(['基本情况', '女方', '男方', '结婚登记', '材料']);
    const items = view.steps.flatMap((step) => step.items);
    expect(items.filter((item) => item.state === 'now').map((item) => item.label)).toEqual(['证件号码']);
    expect(items.findIndex((item) => item.state === 'todo')).toBeGreaterThan(
      items.findIndex((item) => item.state === 'now'),
    );
    expect(items.filter((item) => item.edit !== undefined).map((item) => item.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
  });

  it('changes an answer by its step', () => {
    const { chat, view } = page(until('/wife/idNumber'));
    const name = view.steps.flatMap((step) => step.items).find((item) => item.label === '姓名' && item.edit);
    if (!name?.edit || !('data' in name.edit)) throw new Error('no way to change it');
    chat.happens({ type: 'tap', data: name.edit.data });
    expect(chat.question()).toMatchObject({ pointer: '/wife/name', current: '张示梅' });
  });

  it('at the summary is done, and takes no words and no files', () => {
    const { view } = page((chat) => {
      fillIn(chat, FIRST, first);
    });
    expect(view.progress).toMatchObject({ done: true });
    expect(view.canSend).toEqual({ text: false, files: false });
    expect(view.placeholder).toBe('点上面的按钮就行');
    expect(view.steps.flatMap((step) => step.items).some((item) => item.state === 'skipped')).toBe(true);
  });

  it.each([
    ['/hukouHere', '打字，或回数字', false],
    ['/wife/name', '打字回答', false],
    ['/marriage/date', '也可以打字，如 2026年5月20日', false],
    ['/materials/wifeId', '这一项请发照片', true],
  ])('at %s says in the empty box: %s', (pointer, placeholder, files) => {
    const { view } = page(until(pointer));
    expect(view.placeholder).toBe(placeholder);
    expect(view.canSend).toEqual({ text: true, files });
  });

  it('offers the drafts that wait, but not the one under way', () => {
    const { chat, view } = page((one) => {
      until('/wife/idNumber')(one);
      one.commands('start', 'only-child-certificate');
      one.says('同意');
    });
    expect(view.resume).toMatchObject([{ title: '一孩生殖保健服务证', number: 5, until: '12 月 24 日（星期四）' }]);
    const [waiting] = view.resume;
    if (!waiting || !('data' in waiting.button)) throw new Error('nothing waits');
    chat.happens({ type: 'tap', data: waiting.button.data });
    expect(chat.question().pointer).toBe('/wife/idNumber');
  });

  it('has the moves of the question on show', () => {
    const { chat, view } = page(until('/wife/idNumber'));
    expect(view.moves).toEqual(chat.question().moves);
    expect(view.moves.map((move) => move.label)).toEqual(['上一步', '改答案', '先停下', '转人工']);
  });

  it('takes photos while a paper is missing', () => {
    const { materials: _materials, ...answers } = first;
    const { view } = page((chat) => {
      fillIn(chat, FIRST, answers);
      chat.taps('没错，提交');
      chat.taps('现在补上');
    });
    expect(view.canSend.files).toBe(true);
    expect(view.placeholder).toBe('这一项请发照片');
  });
});
