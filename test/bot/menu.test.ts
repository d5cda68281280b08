import { describe, expect, it } from 'vitest';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const services = world.catalogue.services.map((form) => form.id);
const open = () => new Chat(world);

describe('the greeting', () => {
  it('says who is speaking, asks what is wanted, and fits a small screen', () => {
    const chat = open();
    const [menu] = chat.commands('start');
    expect(menu).toMatchObject({ kind: 'menu', text: expect.stringContaining('示例区卫生健康局') as string });
    expect(chat.text().length).toBeLessThan(300);
  });

  it('offers the groups of services, progress, help, a person and the other language', () => {
    const chat = open();
    chat.commands('start');
    expect(chat.buttons().map((button) => button.label)).toEqual([
      '办证',
      '孕前检查',
      '查进度',
      '怎么用',
      '转人工',
      'English',
    ]);
  });

  it('speaks the language of whoever comes', () => {
    const chat = new Chat(world, 'web:1', 'en');
    chat.says('hello');
    expect(chat.text()).toContain('Shili District Health Bureau');
    expect(chat.text()).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('from the menu', () => {
  it.each(services)('%s begins within three taps', (service) => {
    const chat = open();
    chat.commands('start');
    const form = world.catalogue.find(service);
    const group = chat.t(`bot:groups.${form?.service.group ?? ''}.title`);
    chat.taps(group);
    const title = form?.texts('zh-CN').title ?? '';
    if (chat.buttons().some((button) => button.label === title)) chat.taps(title);
    chat.taps('我同意，开始吧');
    expect(chat.question().number).toBe(1);
    expect(chat.draft().service).toBe(service);
  });

  it('goes back to the start from a list of services', () => {
    const chat = open();
    chat.commands('start');
    chat.taps('办证');
    expect(chat.text()).toBe('办证：您要办哪一样？');
    chat.taps('回到开头');
    expect(chat.buttons().map((button) => button.label)).toContain('孕前检查');
  });
});

describe('a command', () => {
  it.each([
    ['start', 'first-child-certificate', '一孩生殖保健服务证'],
    ['start', 'no-such-service', '这项服务现在不在这里办'],
    ['start', '__proto__', '这项服务现在不在这里办'],
    ['start', '', '您好，我是 e站'],
    ['menu', '', '您好，我是 e站'],
    ['help', '', '我一次问一项'],
    ['human', '', '000-1234 5678'],
    ['status', '', '您在这里还没有交过申请'],
    ['status', 'FC-26K7', '这个编号对不上'],
    ['language', 'en', 'What would you like to do?'],
    ['lang', 'English', 'What would you like to do?'],
    ['language', '', 'What would you like to do?'],
    ['cancel', '', '现在没有办到一半的事'],
    ['back', '', '现在没有办到一半的事'],
    ['edit', '', '现在没有办到一半的事'],
    ['resume', '', '现在没有办到一半的事'],
    ['constructor', '', '我一次问一项'],
    ['whatever', 'x', '我一次问一项'],
  ])('/%s %s says %s', (name, argument, said) => {
    const chat = open();
    chat.commands(name, argument);
    expect(chat.text()).toContain(said);
  });
});

describe('words that name a service lead to it', () => {
  it.each([
    ['一孩证', 'first-child-certificate'],
    ['我想办一个一孩服务证', 'first-child-certificate'],
    ['头胎证', 'first-child-certificate'],
    ['二胎证怎么办', 'birth-permit'],
    ['独生证', 'only-child-certificate'],
    ['独生子女证丢了', 'only-child-certificate'],
    ['小红本', 'only-child-certificate'],
    ['孕检', 'preconception-check'],
    ['备孕体检', 'preconception-check'],
    ['孕前检查', 'preconception-check'],
    ['流动人口', 'migrant-certificate'],
    ['婚育证明', 'migrant-certificate'],
    ['only child certificate', 'only-child-certificate'],
    ['Birth Permit!', 'birth-permit'],
    ['preconception', 'preconception-check'],
  ])('%s', (words, service) => {
    const chat = open();
    chat.says(words);
    expect(chat.state?.place).toEqual({ at: 'intro', service });
  });

  it('offers exactly those that a word may mean', () => {
    const chat = open();
    chat.says('准生证');
    expect(chat.messages).toMatchObject([
      { kind: 'menu', cards: [{ id: 'first-child-certificate' }, { id: 'birth-permit' }] },
    ]);
    chat.taps('生育证（再生育）');
    expect(chat.state?.place).toEqual({ at: 'intro', service: 'birth-permit' });
  });

  it.each(['ok', 'no', '?', 'e', '证', '今天天气不错', '……', ''])(
    '%j names none, and is answered with the menu',
    (words) => {
      const chat = open();
      chat.says(words);
      expect(chat.messages.at(-1)).toMatchObject({ kind: 'menu', cards: [{ id: 'certificates' }, { id: 'check' }] });
    },
  );

  it.each([
    ['办证', '这几样都有可能，您点一下要办的那一样。'],
    ['你好', '您好，我是 e站'],
    ['转人工', '000-1234 5678'],
    ['查进度', '您在这里还没有交过申请'],
    ['帮助', '我一次问一项'],
    ['English', 'What would you like to do?'],
    ['fc 26k7 xq4z', '这个编号对不上'],
  ])('%s', (words, said) => {
    const chat = open();
    chat.says(words);
    expect(chat.text()).toContain(said);
  });
});
