import { describe, expect, it } from 'vitest';
import { beginService, fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld, type World } from '../support/world.ts';
import type { Form } from '../../src/forms/form.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const DAY = 24 * 60 * 60 * 1000;
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};
const labels = (chat: Chat) => chat.buttons().map((button) => button.label);

function halfDone(channel: 'telegram' | 'web' = 'telegram'): Chat {
  const chat = new Chat(world, `${channel}:1`);
  chat.channel = channel;
  fillUntil(chat, FIRST, first, '/wife/idNumber');
  return chat;
}

describe('stopping for now', () => {
  it.each(['先停下', '取消', '退出', '不办了'])('asks on %s whether to keep what was answered', (words) => {
    const chat = halfDone();
    chat.says(words);
    expect(chat.text()).toBe('先停在这里？答过的都可以替您存着。');
    expect(labels(chat)).toEqual(['存着，下次接着办', '不停，接着办', '不办了，删掉']);
  });

  it('is what /cancel does', () => {
    const chat = halfDone();
    chat.commands('cancel');
    expect(chat.state?.place.at).toBe('leaving');
  });

  it.each(['tap', 'words'])('by %s keeps the draft, says until when, and offers to go on', (how) => {
    const chat = halfDone();
    const { answers } = chat.draft();
    chat.taps('先停下');
    if (how === 'tap') chat.taps('存着，下次接着办');
    else chat.says('存着，下次接着办');
    expect(chat.text()).toContain('替您留到 12 月 24 日（星期四）');
    chat.taps('接着办');
    expect(chat.question()).toMatchObject({ pointer: '/wife/idNumber', noted: '您回来了，答过的都在。' });
    expect(chat.draft().answers).toEqual(answers);
  });

  it('and thinking better of it asks the same question again', () => {
    const chat = halfDone();
    chat.taps('先停下');
    chat.taps('不停，接着办');
    expect(chat.question().pointer).toBe('/wife/idNumber');
  });

  it.each(['不办了，删掉'])('by %s forgets answers and files', (label) => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/materials/husbandId');
    chat.sendsFiles('c'.repeat(64));
    chat.taps('先停下');
    chat.taps(label);
    expect(chat.state).toMatchObject({ place: { at: 'menu' }, drafts: [] });
    expect(chat.effects).toEqual([{ type: 'forget', files: [...filesOf('wifeId'), 'c'.repeat(64)] }]);
  });

  it('forgets the files that were replaced and could still come back by a step back', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/materials/husbandId');
    chat.taps('改答案');
    chat.taps('材料');
    chat.taps(labels(chat)[0] ?? '');
    chat.sendsFiles('d'.repeat(64));
    chat.taps('就这些，下一步');
    chat.taps('先停下');
    chat.taps('不办了，删掉');
    expect(chat.effects).toEqual([{ type: 'forget', files: ['d'.repeat(64), ...filesOf('wifeId')] }]);
  });

  it('takes no other words for an answer, and asks again', () => {
    const chat = halfDone();
    chat.taps('先停下');
    chat.says('00000019960312002X');
    expect(chat.text()).toContain('您点一下下面的按钮就行。');
    expect(labels(chat)).toContain('存着，下次接着办');
    expect(chat.draft().answers.values).not.toHaveProperty(['/wife/idNumber']);
  });
});

describe('coming back', () => {
  it('days later: the draft is offered first, with how far it went', () => {
    const chat = halfDone();
    chat.now += 3 * DAY;
    chat.commands('start');
    expect(chat.messages[0]).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('上次的还没办完：一孩生殖保健服务证。办到第 5 项') as string,
    });
    chat.taps('接着办');
    expect(chat.question().pointer).toBe('/wife/idNumber');
  });

  it('with a greeting instead of an answer says where things stand', () => {
    const chat = halfDone();
    chat.now += 3 * DAY;
    chat.says('您好');
    expect(chat.question()).toMatchObject({ pointer: '/wife/idNumber', noted: '您回来了，答过的都在。' });
  });

  it('with an answer simply goes on', () => {
    const chat = halfDone();
    chat.now += 20 * DAY;
    chat.says('00000019960312002X');
    expect(chat.question().pointer).toBe('/wife/ethnicity');
  });

  it('to the same service offers to go on or to begin afresh', () => {
    const chat = halfDone();
    chat.commands('start', FIRST);
    expect(labels(chat).slice(0, 2)).toEqual(['接着办', '删掉，重新开始']);
    chat.taps('删掉，重新开始');
    expect(chat.state).toMatchObject({ drafts: [], place: { at: 'intro', service: FIRST } });
    expect(chat.effects).toEqual([{ type: 'forget', files: [] }]);
  });

  it('an old button that begins afresh does not touch a newer draft', () => {
    const chat = halfDone();
    chat.commands('start', FIRST);
    const afresh = chat.buttons().find((button) => button.label === '删掉，重新开始');
    chat.taps('删掉，重新开始');
    chat.taps('我同意，开始吧');
    const { id } = chat.draft();
    if (!afresh || !('data' in afresh)) throw new Error('no button');
    chat.happens({ type: 'tap', data: afresh.data });
    expect(chat.state?.drafts.map((draft) => draft.id)).toEqual([id]);
  });

  it('after thirty days is too late, and told so', () => {
    const chat = halfDone();
    chat.now += 31 * DAY;
    chat.says('00000019960312002X');
    expect(chat.text()).toContain('已经不在了');
    expect(chat.state).toMatchObject({ drafts: [], place: { at: 'menu' } });
    expect(JSON.stringify(chat.state)).not.toContain('00000019960312002X');
  });

  it('on a page leaves the offer to what stands around the chat', () => {
    const chat = halfDone('web');
    chat.commands('start');
    expect(chat.messages.map((message) => message.kind)).toEqual(['menu']);
  });
});

describe('a newer version of the form', () => {
  it('is for new applications: a draft goes on in its own', () => {
    const old = world.catalogue.find(FIRST);
    if (!old) throw new Error('no form');
    const newer: Form = { ...old, version: 'newer', texts: (lang) => ({ ...old.texts(lang), title: '新的一孩证' }) };
    const later: World = {
      ...world,
      catalogue: {
        services: [newer],
        find: (id, version) => (id !== FIRST ? undefined : version === old.version ? old : newer),
      },
    };
    const before = halfDone();
    const chat = new Chat(later);
    chat.state = before.state;
    chat.commands('start');
    expect(chat.text()).toContain('上次的还没办完：一孩生殖保健服务证');
    chat.taps('接着办');
    expect(chat.draft().version).toBe(old.version);
    chat.taps('先停下');
    chat.taps('不办了，删掉');
    beginService(chat, FIRST);
    expect(chat.draft().version).toBe('newer');
  });

  it('of a service that is gone leaves the chat usable', () => {
    const chat = new Chat({ ...world, catalogue: { services: [], find: () => undefined } });
    chat.state = halfDone().state;
    chat.says('00000019960312002X');
    expect(chat.messages.at(-1)?.kind).toBe('menu');
  });
});

describe('several drafts', () => {
  it('go on side by side, each with its own answers', () => {
    const chat = halfDone();
    chat.taps('先停下');
    chat.taps('存着，下次接着办');
    chat.now += DAY;
    fillUntil(
      chat,
      'only-child-certificate',
      world.catalogue.find('only-child-certificate')?.examples.valid[0]?.answers ?? {},
      '/issuedBefore',
    );
    chat.commands('start');
    expect(chat.messages.map((message) => message.kind)).toEqual(['text', 'text', 'menu']);
    const [newest, oldest] = chat.buttons().filter((button) => button.label === '接着办');
    expect(newest).not.toEqual(oldest);
    if (!oldest || !('data' in oldest)) throw new Error('no button');
    chat.happens({ type: 'tap', data: oldest.data });
    expect(chat.question().pointer).toBe('/wife/idNumber');
    expect(chat.state?.drafts).toHaveLength(2);
  });

  it('one is submitted, the other stays', () => {
    const chat = halfDone();
    fillIn(chat, 'migrant-certificate', world.catalogue.find('migrant-certificate')?.examples.valid[0]?.answers ?? {});
    chat.taps('没错，提交');
    expect(chat.state?.drafts.map((draft) => draft.service)).toEqual([FIRST]);
  });
});

function filesOf(material: string): string[] {
  const materials = first['materials'] as Readonly<Record<string, string[]>>;
  return materials[material] ?? [];
}
