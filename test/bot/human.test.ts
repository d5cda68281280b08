import { describe, expect, it } from 'vitest';
import { fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

describe('a person', () => {
  it.each([
    ['/hukouHere', 'tap'],
    ['/wife/name', 'tap'],
    ['/wife/hukouArea', 'words'],
    ['/materials/wifeId', 'command'],
    ['the summary', 'tap'],
  ])('can be asked for at %s by a %s, and what was open stays open', (pointer, how) => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, pointer);
    const before = chat.state;
    if (how === 'tap') chat.taps('转人工');
    else if (how === 'words') chat.says('人工');
    else chat.commands('human');
    expect(chat.text()).toContain('000-1234 5678（示例区卫生健康局），工作日 9:00–17:00');
    expect(chat.text()).toContain('不会问您验证码');
    expect(chat.state).toEqual(before);
  });

  it('is named with the office, once the answers say which', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/hukouArea');
    chat.taps('转人工');
    expect(chat.text()).not.toContain('这件事由');
    chat.taps('接着办');
    chat.says('样板社区');
    chat.taps('转人工');
    const office = world.district.offices.find((one) => one.area === '000001001001');
    expect(chat.text()).toContain(`这件事由${office?.name['zh-CN'] ?? '?'}办：${office?.phone ?? '?'}`);
  });

  it('is not promised to call: the answer given after it is taken', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/name');
    chat.taps('转人工');
    chat.says('张示梅');
    expect(chat.question().pointer).toBe('/wife/idType');
  });

  it('is there on the oldest message, even of an application that is over', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/name');
    const old = chat.buttons().find((button) => button.label === '转人工');
    if (!old || !('data' in old)) throw new Error('no button');
    chat.says('张示梅');
    for (const leave of [() => undefined, () => (chat.commands('cancel'), chat.says('不办了，删掉'))]) {
      leave();
      chat.happens({ type: 'tap', data: old.data });
      expect(chat.text()).toContain('000-1234 5678');
    }
  });

  it('leaves a way back to the question', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/name');
    chat.taps('转人工');
    expect(chat.buttons().map((button) => button.label)).toEqual(['接着办', '上一步', '改答案', '先停下']);
    chat.taps('接着办');
    expect(chat.question()).toMatchObject({ pointer: '/wife/name' });
    expect(chat.question()).not.toHaveProperty('noted');
  });

  it.each([
    ['zh-CN', '转人工'],
    ['en', 'Talk to a person'],
  ] as const)('is one tap away from everywhere outside an application, in %s', (lang, label) => {
    const chat = new Chat(world, 'telegram:1', lang);
    for (const go of ['start', 'help', 'status']) {
      chat.commands(go);
      if (go !== 'status') expect(chat.buttons().map((button) => button.label)).toContain(label);
    }
    chat.commands('start', FIRST);
    chat.taps(label);
    expect(chat.text()).toContain('000-1234 5678');
  });
});

describe('help', () => {
  it.each(['帮助', '怎么用', 'help'])('is given at a question for %s, which stays open', (words) => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/name');
    chat.says(words);
    expect(chat.text()).toContain('我一次问一项');
    expect(chat.state?.place.at).toBe('question');
    chat.says('张示梅');
    expect(chat.question().pointer).toBe('/wife/idType');
  });
});
