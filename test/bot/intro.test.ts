import { describe, expect, it } from 'vitest';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const forms = world.catalogue.services;

describe.each(forms.map((form) => [form.id, form] as const))('before the first question of %s', (id, form) => {
  it.each(['zh-CN', 'en'] as const)(
    'it says who can apply, how long it takes and what to have at hand, in %s',
    (lang) => {
      const chat = new Chat(world, 'telegram:1', lang);
      chat.commands('start', id);
      const { title, who, prepare, facts } = form.texts(lang);
      for (const part of [title, who, String(form.service.minutes), ...prepare, ...facts])
        expect(chat.text()).toContain(part);
    },
  );

  it('it says the same in parts, for a channel that lays them out', () => {
    const chat = new Chat(world);
    chat.commands('start', id);
    const [about, consent] = chat.messages;
    const texts = form.texts('zh-CN');
    expect(about).toMatchObject({ about: { title: texts.title, who: texts.who, facts: texts.facts } });
    expect(about).toMatchObject({ about: { prepare: { items: texts.prepare } } });
    expect(consent).toMatchObject({ consent: { what: texts.consent, privacy: { label: '隐私说明' } } });
  });

  it('it asks for the consent, names what is used, and asks nothing else', () => {
    const chat = new Chat(world);
    chat.commands('start', id);
    expect(chat.text()).toContain(form.texts('zh-CN').consent);
    expect(chat.text()).toContain('https://ezhan.example.org/privacy');
    expect(chat.messages.map((message) => message.kind)).toEqual(['text', 'text']);
    expect(chat.state?.drafts).toEqual([]);
  });
});

describe('the consent', () => {
  const atIntro = () => {
    const chat = new Chat(world);
    chat.commands('start', 'first-child-certificate');
    return chat;
  };

  it.each(['我同意，开始吧', '同意', '好的', '是', 'yes', '同 意！'])('given as %s begins the questions', (words) => {
    const chat = atIntro();
    chat.says(words);
    expect(chat.question()).toMatchObject({ number: 1, pointer: '/hukouHere' });
    expect(chat.draft().consentAt).toBe(chat.now);
  });

  it.each(['不同意', '不要', '不行'])('refused as %s leaves nothing behind', (words) => {
    const chat = atIntro();
    chat.says(words);
    expect(chat.text()).toContain('什么都不存');
    expect(chat.state).toMatchObject({ place: { at: 'menu' }, drafts: [] });
  });

  it('refused by a tap leads to the menu', () => {
    const chat = atIntro();
    chat.taps('不同意');
    expect(chat.text()).toContain('什么都不存');
    expect(chat.messages.at(-1)?.kind).toBe('menu');
  });

  it.each(['张示梅', '为什么要同意', '13800000000'])('is not taken from %s, which is not kept', (words) => {
    const chat = atIntro();
    chat.says(words);
    expect(chat.state).toMatchObject({ place: { at: 'intro' }, drafts: [] });
    expect(chat.buttons().map((button) => button.label)).toContain('我同意，开始吧');
    expect(JSON.stringify(chat.state)).not.toContain(words);
  });

  it('tapped twice begins one application', () => {
    const chat = atIntro();
    const [agree] = chat.buttons();
    if (!agree || !('data' in agree)) throw new Error('no button');
    chat.happens({ type: 'tap', data: agree.data });
    const before = chat.draft().id;
    chat.happens({ type: 'tap', data: agree.data });
    expect(chat.state?.drafts.map((draft) => draft.id)).toEqual([before]);
    expect(chat.question()).toMatchObject({ number: 1, noted: '这个按钮是前面的，这次没算。请点最下面这一条里的。' });
  });

  it('tapped on an old message asks again for the consent', () => {
    const chat = atIntro();
    const [agree] = chat.buttons();
    chat.says('同意');
    chat.taps('先停下');
    chat.taps('不办了，删掉');
    if (!agree || !('data' in agree)) throw new Error('no button');
    chat.happens({ type: 'tap', data: agree.data });
    expect(chat.state).toMatchObject({ place: { at: 'intro' }, drafts: [] });
  });

  it('leaves room for another wish', () => {
    const chat = atIntro();
    chat.says('孕检');
    expect(chat.state?.place).toEqual({ at: 'intro', service: 'preconception-check' });
  });
});
