import { describe, expect, it } from 'vitest';
import { fillIn } from '../support/apply.ts';
import { Chat, textOf } from '../support/chat.ts';
import { day, deskDoes, latest, quietly } from '../support/desk-acts.ts';
import { loadWorld } from '../support/world.ts';
import type { Action } from '../../src/cases/action.ts';
import type { Lang } from '../../src/forms/types.ts';

const world = await loadWorld();
const PHOTO = 'e'.repeat(64);

/**
 * One line of a case's life: what happens, and how what the resident hears begins. An action is the desk's, told in the chat;
 * `[现在改]` is a tap, `(photo)` a photo sent, anything else is typed.
 */
type Line = readonly [does: string | Action, says: string];

function live(lang: Lang, service: string, lines: readonly Line[]): Chat {
  const chat = new Chat(world, 'telegram:1', lang);
  fillIn(chat, service, world.catalogue.find(service)?.examples.valid[0]?.answers ?? {});
  chat.taps(chat.t('bot:summary.submit'));
  for (const [does, says] of lines) {
    perform(chat, does);
    const heard = chat.messages.map(textOf).join('\n').replace(latest(chat).reference, 'REF');
    const name = typeof does === 'string' ? does : does.type;
    expect(`${name} → ${heard.slice(0, says.length)}`).toBe(`${name} → ${says}`);
  }
  return chat;
}

function perform(chat: Chat, does: string | Action): void {
  const [, label] = typeof does === 'string' ? (/^\[(.+)\]$/.exec(does) ?? []) : [];
  if (typeof does !== 'string') deskDoes(chat, world, does);
  else if (label !== undefined) chat.taps(label);
  else if (does === '(photo)') chat.sendsFiles(PHOTO);
  else chat.says(does);
}

const correction: Action = {
  type: 'ask-correction',
  until: day('2026-12-04'),
  items: [
    { at: '/wife/name', sentence: '和身份证差一个字，请照着写。' },
    { at: '/materials/marriageCertificate', sentence: '看不清日期，请重拍。' },
  ],
};
const verify: Action = { type: 'verify', way: 'phone', on: day('2026-11-24'), found: '电话里都对上了' };
const passOn: Action = { type: 'pass-on', opinion: '情况属实，同意上报' };
const approve: Action = { type: 'approve', certificate: '示例0001', validUntil: day('2029-11-23') };

describe('the life of a case, as the resident hears of it', () => {
  it('in Chinese, from the correction to the rating', () => {
    const chat = live('zh-CN', 'birth-permit', [
      [correction, '再生育证 REF 有新进展：有几处要改一改或补一补。'],
      ['[现在改]', '一共 2 处，一处一处来。\n工作人员说：和身份证差一个字，请照着写。\n女方姓名'],
      ['张示兰', '工作人员说：看不清日期，请重拍。\n结婚证照片'],
      ['(photo)', '收到了，现在一共 1 份。'],
      ['[就这些，下一步]', '照片收到了。\n都改好了，请看一遍。'],
      ['[发回去]', 'REF 发回去了，还是原来的工作人员看。'],
      [{ type: 'accept' }, '再生育证 REF 有新进展：已经受理。'],
      [verify, '再生育证 REF 有新进展：正在核实。'],
      [passOn, '再生育证 REF 有新进展：核实好一步，转到下一处接着办。'],
      [passOn, '再生育证 REF 有新进展：核实好一步，转到下一处接着办。'],
      [passOn, '再生育证 REF 有新进展：核实好了，正在审核。'],
      [approve, '再生育证 REF 有新进展：批下来了。\n证号：示例0001'],
      [{ type: 'ready' }, '再生育证 REF 有新进展：可以来领了。\n带上：'],
      ['[请家里人代领]', '家里人来领也行。'],
      [{ type: 'deliver', way: 'agent' }, '再生育证 REF 有新进展：您请的人已经代您领走，办完了。'],
      ['[满意]', '谢谢您，记下了。'],
      ['办得很快', '您说的记下了，谢谢您。'],
      ['查进度', '您在这里交过 1 件'],
    ]);
    expect(latest(chat)).toMatchObject({
      status: 'delivered',
      answers: { wife: { name: '张示兰' }, materials: { marriageCertificate: [PHOTO] } },
      rating: { score: 4, comment: '办得很快' },
    });
    expect(chat.messages).toMatchObject([{ entries: [{ status: '已办完' }] }]);
  });

  it('in English, turned down with the reason, and rated', () => {
    const chat = live('en', 'birth-permit', [
      [correction, 'Permit REF: a few things need mending.'],
      ['[Mend it now]', 'Things to mend: 2. One at a time.\nThe office says: 和身份证差一个字，请照着写。\nWife: name'],
      ['[It is right as it is]', 'The office says: 看不清日期，请重拍。\nPhoto of the marriage certificate'],
      ['[I will bring it to the counter]', 'That is all. Please look it over'],
      ['[Send it back]', 'REF is on its way to the same clerk.'],
      [{ type: 'accept', materialsDue: day('2026-12-01') }, 'Permit REF: it is accepted; the rest may follow.'],
      ['[Check progress]', 'Found REF.'],
      [{ type: 'hand-over', office: 'district', reason: '归区里办理' }, 'Permit REF: another office goes on with it.'],
      [passOn, 'Permit REF: it is verified and being decided.'],
      ['withdraw', 'Really withdraw? Birth permit'],
      ['[Keep it]', 'Found REF.'],
      [{ type: 'reject', reason: '登记的日期对不上' }, 'Permit REF: it is not approved.'],
      ['[Check progress]', 'Found REF.'],
      ['[Rate it]', 'How was it?'],
      ['[Very dissatisfied]', 'We are sorry.'],
    ]);
    expect(latest(chat)).toMatchObject({ status: 'rejected', rating: { score: 1 } });
  });

  it('taken back while it is being mended', () => {
    const chat = live('zh-CN', 'first-child-certificate', [
      [correction, '一孩证 REF 有新进展：有几处要改一改或补一补。'],
      ['[现在改]', '一共 2 处'],
      ['撤回', '真的撤回？一孩生殖保健服务证'],
      ['[真的撤回]', '一孩生殖保健服务证'],
      ['[查进度]', '您在这里交过 1 件'],
    ]);
    expect(chat.messages).toMatchObject([{ entries: [{ status: '已撤回' }] }]);
    expect(() => {
      quietly(chat, world, { type: 'accept' });
    }).toThrow('forbidden');
  });
});
