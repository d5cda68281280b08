import { describe, expect, it } from 'vitest';
import { fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import type { JsonObject } from '../../src/forms/types.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

/** Submitted without the two ID cards. */
function lacking(): Chat {
  const { wifeId: _wife, husbandId: _husband, ...materials } = first['materials'] as JsonObject;
  const chat = new Chat(world);
  fillIn(chat, FIRST, { ...first, materials });
  chat.taps('没错，提交');
  return chat;
}

const supplied = (chat: Chat) =>
  chat.effects.filter((effect) => effect.type === 'supply').map(({ at, files }) => ({ at, files }));
const photo = (letter: string) => letter.repeat(64);

describe('what was missing', () => {
  it('is asked for by its name and day, one after the other', () => {
    const chat = lacking();
    chat.taps('现在补上');
    expect(chat.text()).toBe('请发“女方身份证照片”，12 月 1 日（星期二）前都可以。拍清楚就行。');
    chat.sendsFiles(photo('a'));
    expect(chat.text()).toBe('“女方身份证照片”收到了。这一样还有，就接着发；没有了，点下面的。');
    chat.taps('下一样：男方身份证照片');
    expect(chat.text()).toContain('请发“男方身份证照片”');
    chat.sendsFiles(photo('b'));
    expect(chat.text()).toBe('“男方身份证照片”收到了。材料都齐了，有进展就告诉您。');
    expect(supplied(chat)).toEqual([
      { at: '/materials/wifeId', files: [photo('a')] },
      { at: '/materials/husbandId', files: [photo('b')] },
    ]);
  });

  it('may come in several messages: a second photo is not taken for the next paper', () => {
    const chat = lacking();
    chat.taps('现在补上');
    chat.sendsFiles(photo('a'));
    chat.sendsFiles(photo('b'));
    expect(supplied(chat).map(({ at }) => at)).toEqual(['/materials/wifeId', '/materials/wifeId']);
    expect(chat.submissions[0]?.missing).toEqual(['/materials/husbandId']);
  });

  it('can wait', () => {
    const chat = lacking();
    chat.taps('现在补上');
    chat.taps('以后再补');
    expect(chat.state?.place).toEqual({ at: 'menu' });
    chat.says(chat.submissions[0]?.reference ?? '');
    chat.taps('现在补上');
    expect(chat.text()).toContain('女方身份证');
  });

  it('is still asked for after words that are no photo', () => {
    const chat = lacking();
    chat.taps('现在补上');
    chat.says('马上拍');
    expect(chat.text()).toContain('这里要照片或文件');
    expect(chat.text()).toContain('请发“女方身份证照片”');
    expect(chat.state?.place.at).toBe('supply');
  });

  it('is still asked for after a file that cannot be opened', () => {
    const chat = lacking();
    chat.taps('现在补上');
    chat.happens({ type: 'refused-file', code: 'file-type' });
    expect(chat.text()).toContain('这种文件我打不开');
    expect(chat.text()).toContain('请发“女方身份证照片”');
  });

  it('is nothing once all is there', () => {
    const chat = lacking();
    const later = chat.buttons().find((button) => button.label === '现在补上');
    chat.taps('现在补上');
    chat.sendsFiles(photo('a'));
    chat.taps('下一样：男方身份证照片');
    chat.sendsFiles(photo('b'));
    if (!later || !('data' in later)) throw new Error('no button');
    chat.happens({ type: 'tap', data: later.data });
    expect(chat.text()).toContain('这一件现在不缺材料了');
  });

  it('of another chat cannot be supplied', () => {
    const owner = lacking();
    const stranger = new Chat(world, 'telegram:2');
    stranger.submissions.push(...owner.submissions);
    stranger.happens({ type: 'tap', data: `supply.${owner.submissions[0]?.reference ?? ''}` });
    expect(stranger.state?.place.at).toBe('menu');
    expect(stranger.text()).not.toContain('身份证');
  });

  it('does not disturb a draft that waits', () => {
    const chat = lacking();
    const button = chat.buttons().find((one) => one.label === '现在补上');
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    if (!button || !('data' in button)) throw new Error('no button');
    chat.happens({ type: 'tap', data: button.data });
    chat.sendsFiles(photo('a'));
    expect(supplied(chat)).toHaveLength(1);
    chat.commands('resume');
    expect(chat.question().pointer).toBe('/childCount');
  });
});
