import { describe, expect, it } from 'vitest';
import { fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { day, deskDoes, latest, quietly, untilReviewed } from '../support/desk-acts.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const PERMIT = 'birth-permit';

function submitted(...services: string[]): Chat {
  const chat = new Chat(world);
  for (const service of services.length === 0 ? [PERMIT] : services) {
    fillIn(chat, service, world.catalogue.find(service)?.examples.valid[0]?.answers ?? {});
    chat.taps('没错，提交');
  }
  return chat;
}

function handedOut(): Chat {
  const chat = submitted();
  untilReviewed(chat, world);
  quietly(chat, world, { type: 'approve', certificate: '示例0001', validUntil: day('2029-11-23') });
  quietly(chat, world, { type: 'ready' });
  deskDoes(chat, world, { type: 'deliver', way: 'counter' });
  return chat;
}

const changes = (chat: Chat) => chat.effects.filter(({ type }) => type === 'change');

describe('taking an application back', () => {
  it.each([
    ['by the button of its status', (chat: Chat) => [chat.says(latest(chat).reference), chat.taps('撤回')]],
    ['by words', (chat: Chat) => chat.says('我要撤回')],
    ['by English words', (chat: Chat) => chat.says('Withdraw')],
    ['by a command', (chat: Chat) => chat.commands('withdraw')],
    ['by a command that names it', (chat: Chat) => chat.commands('withdraw', latest(chat).reference)],
  ])('%s is asked about once, and then done', (_how, wish) => {
    const chat = submitted();
    wish(chat);
    expect(chat.text()).toContain('真的撤回？');
    expect(changes(chat)).toEqual([]);
    chat.taps('真的撤回');
    expect(latest(chat)).toMatchObject({ status: 'withdrawn', revision: 1, closed: { at: chat.now, onTime: true } });
    expect(chat.histories.get(latest(chat).reference)?.at(-1)?.note).toEqual({ key: 'cases:note.withdrawn' });
    expect(chat.text()).toContain('撤回了');
  });

  it('can be thought better of', () => {
    const chat = submitted();
    chat.says('撤回');
    chat.taps('不撤了');
    expect([latest(chat).status, chat.messages[0]?.kind]).toEqual(['submitted', 'status']);
  });

  it('is done once, though the button is tapped twice', () => {
    const chat = submitted();
    chat.says('撤回');
    const yes = { type: 'tap', data: `give-up.${latest(chat).reference}` } as const;
    chat.happens(yes);
    chat.happens(yes);
    expect(changes(chat)).toHaveLength(1);
    expect(chat.text()).toContain('已经不能撤回了');
  });

  it('is chosen among several, and only what can be taken back is offered', () => {
    const chat = submitted(PERMIT, 'migrant-certificate', 'only-child-certificate');
    quietly(chat, world, { type: 'refuse', reason: '请到户口所在地办' });
    const [a, b] = chat.submissions.map(({ reference }) => reference);
    chat.says('撤回');
    expect(chat.buttons().map(({ label }) => label)).toEqual([a, b, '回到开头', '查进度', '怎么用', '转人工']);
    chat.taps(b ?? '');
    chat.taps('真的撤回');
    expect(chat.submissions.map(({ status }) => status)).toEqual(['submitted', 'withdrawn', 'refused']);
  });

  it('is not possible once it is decided, nor where there is nothing', () => {
    const chat = handedOut();
    chat.says('撤回');
    expect(chat.text()).toBe('您在这里没有能撤回的申请。');
    chat.commands('withdraw', latest(chat).reference);
    expect(chat.text()).toContain('已经不能撤回了');
    chat.says(latest(chat).reference);
    expect(chat.buttons().map(({ label }) => label)).not.toContain('撤回');
  });

  it('of another chat is as if there were none', () => {
    const owner = submitted();
    const stranger = new Chat(world, 'telegram:2');
    stranger.submissions.push(...owner.submissions);
    for (const verb of ['withdraw', 'give-up', 'rate', 'comment', 'correct', 'agent']) {
      stranger.happens({ type: 'tap', data: `${verb}.${latest(owner).reference}` });
      expect(stranger.text()).toContain('这个编号在您这里没有查到');
    }
    expect(changes(stranger)).toEqual([]);
  });

  it('says that a booked time goes to others', () => {
    const chat = submitted('preconception-check');
    chat.says('撤回');
    expect(chat.text()).toContain('约好的时间也让给别人');
  });

  it('in the middle of another application leaves that open', () => {
    const chat = submitted();
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    chat.says('撤回');
    chat.taps('真的撤回');
    expect(latest(chat).status).toBe('withdrawn');
    chat.taps('接着办');
    expect(chat.question().pointer).toBe('/childCount');
  });

  it('takes along what was being mended of it', () => {
    const chat = submitted();
    const items = [{ at: '/wife/name', sentence: '差一个字，请照着写' }];
    deskDoes(chat, world, { type: 'ask-correction', items, until: day('2026-12-04') });
    chat.taps('现在改');
    chat.says('撤回');
    chat.taps('真的撤回');
    expect(chat.state).toMatchObject({ drafts: [], place: { at: 'menu' } });
  });
});

describe('the rating of a finished case', () => {
  it('is one tap, and words may follow once', () => {
    const chat = handedOut();
    chat.taps('满意');
    expect(latest(chat).rating).toEqual({ score: 4, at: chat.now });
    expect(chat.text()).toContain('谢谢您');
    chat.says('谢谢王工，很快。');
    expect(latest(chat).rating).toEqual({ score: 4, at: chat.now, comment: '谢谢王工，很快。' });
    chat.says('再说一句');
    expect(latest(chat).rating?.comment).toBe('谢谢王工，很快。');
  });

  it('that is bad is answered by an apology, and by what happens now', () => {
    const chat = handedOut();
    chat.taps('非常不满意');
    expect(latest(chat).rating?.score).toBe(1);
    expect(chat.text()).toContain('区里的负责人会看到');
  });

  it('counts once, whichever button is tapped later', () => {
    const chat = handedOut();
    const { reference } = latest(chat);
    chat.taps('非常满意');
    chat.happens({ type: 'tap', data: `rate.${reference}.1` });
    expect([latest(chat).rating?.score, changes(chat).length]).toEqual([5, 1]);
    expect(chat.text()).toContain('评过了');
  });

  it('is no answer to an open question, nor is a comment: that is asked for by a tap', () => {
    const chat = handedOut();
    const { reference } = latest(chat);
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    const before = chat.state;
    chat.happens({ type: 'tap', data: `rate.${reference}.2` });
    expect(chat.state).toEqual(before);
    chat.taps('写一句');
    chat.says('太慢了');
    expect(latest(chat).rating).toMatchObject({ score: 2, comment: '太慢了' });
    chat.taps('接着办');
    expect(chat.question().pointer).toBe('/childCount');
  });

  it('waits for a case that is not finished, and is offered for one that was turned down', () => {
    const chat = submitted();
    chat.happens({ type: 'tap', data: `rate.${latest(chat).reference}.5` });
    expect(chat.text()).toContain('还没办完');
    quietly(chat, world, { type: 'refuse', reason: '请到户口所在地办' });
    chat.says(latest(chat).reference);
    chat.taps('评一评');
    chat.taps('基本满意');
    expect(latest(chat).rating?.score).toBe(3);
  });

  it('words that ask for something are no comment', () => {
    const chat = handedOut();
    chat.taps('满意');
    chat.says('查进度');
    expect(chat.messages[0]?.kind).toBe('status');
    expect(latest(chat).rating).not.toHaveProperty('comment');
  });

  it('is asked for once more after a photo in its place', () => {
    const chat = handedOut();
    chat.taps('满意');
    chat.sendsFiles('a'.repeat(64));
    expect(chat.text()).toContain('想说一两句，直接打字就行');
  });
});
