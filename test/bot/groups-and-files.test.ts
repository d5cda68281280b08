import { describe, expect, it } from 'vitest';
import { fillUntil, goUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const exampleOf = (service: string) => world.catalogue.find(service)?.examples.valid[0]?.answers ?? {};

function at(pointer: string, service: string): Chat {
  const chat = new Chat(world);
  fillUntil(chat, service, exampleOf(service), pointer);
  return chat;
}

describe('a list of children', () => {
  const PERMIT = 'birth-permit';
  const children = (chat: Chat) => chat.draft().answers.groups['/children'];
  /** The list is three long in the example. */
  function atMore(): Chat {
    const chat = at('/children/0/name', PERMIT);
    goUntil(chat, exampleOf(PERMIT), '/children/-');
    return chat;
  }

  it('asks for each child in turn, and then whether there is one more', () => {
    const chat = at('/children/0/name', PERMIT);
    expect(chat.question().label).toContain('第 1 个孩子');
    goUntil(chat, exampleOf(PERMIT), '/children/1/name');
    expect(chat.question().label).toContain('第 2 个孩子');
    goUntil(chat, exampleOf(PERMIT), '/children/-');
    expect(chat.question().ask).toMatch(/还有/);
  });

  it.each(['还有', '有', '是', '1'])('goes on with the next child after %s', (words) => {
    const chat = atMore();
    const before = children(chat)?.count ?? 0;
    chat.says(words);
    expect(chat.question().pointer).toBe(`/children/${before}/name`);
  });

  it.each(['没有了', '没有', '不是'])('ends after %s', (words) => {
    const chat = atMore();
    const { count } = children(chat) ?? { count: 0 };
    chat.says(words);
    expect(children(chat)).toEqual({ count, closed: true });
    expect(chat.question().pointer).not.toMatch(/children/);
  });

  it('lets one child be taken out; the others move up', () => {
    const chat = atMore();
    const { values } = chat.draft().answers;
    const second = values['/children/1/name'];
    const remove = chat.buttons().find((button) => button.label.startsWith('删掉'));
    chat.taps(remove?.label ?? '');
    expect(chat.draft().answers.values['/children/0/name']).toBe(second);
    chat.taps('上一步');
    expect(chat.draft().answers.values).toEqual(values);
  });
});

describe('a list of children that is full', () => {
  const PERMIT = 'birth-permit';

  /** At the summary, with as many children as the form takes. */
  function full(): Chat {
    const chat = at('the summary', PERMIT);
    const { state } = chat;
    const draft = chat.draft();
    const { values, groups } = draft.answers;
    const third = Object.entries(values).filter(([pointer]) => pointer.startsWith('/children/2/'));
    const copies = [3, 4, 5, 6, 7, 8].flatMap((index) =>
      third.map(([pointer, value]) => [
        pointer.replace('/2/', `/${index}/`),
        pointer.endsWith('/name') ? `李小${'四五六七八九'[index - 3] ?? ''}` : value,
      ]),
    );
    const answers = {
      ...draft.answers,
      values: { ...values, ...(Object.fromEntries(copies) as typeof values) },
      groups: { ...groups, '/children': { count: 9, closed: false } },
    };
    if (state) chat.state = { ...state, drafts: [{ ...draft, answers }] };
    return chat;
  }

  it('asks for no more, and lets a child be taken out from the list of answers', () => {
    const chat = full();
    chat.commands('edit');
    chat.taps('孩子');
    expect(chat.buttons().filter(({ label }) => label.startsWith('删掉'))).toHaveLength(9);
    chat.taps(chat.buttons().find(({ label }) => label.startsWith('删掉') && label.includes('9'))?.label ?? '');
    expect(chat.draft().answers.groups['/children']).toEqual({ count: 8, closed: false });
    expect(chat.question().pointer).toBe('/children/-');
    chat.taps('上一步');
    expect(chat.draft().answers.values['/children/8/name']).toBe('李小九');
  });

  it('offers this only in its own section, and by its words too', () => {
    const chat = full();
    chat.commands('edit');
    chat.taps('女方');
    expect(chat.buttons().some(({ label }) => label.startsWith('删掉'))).toBe(false);
    chat.commands('edit');
    chat.taps('孩子');
    chat.says(chat.buttons().find(({ label }) => label.startsWith('删掉'))?.label ?? '');
    expect(chat.draft().answers.groups['/children']?.count).toBe(8);
  });

  it('is not offered while there is room, for then it stands at the question', () => {
    const chat = at('the summary', PERMIT);
    chat.commands('edit');
    chat.taps('孩子');
    expect(chat.buttons().some(({ label }) => label.startsWith('删掉'))).toBe(false);
  });
});

describe('photos', () => {
  const FIRST = 'first-child-certificate';
  const photos = () => at('/materials/wifeId', FIRST);
  const ids = (chat: Chat) => chat.draft().answers.values['/materials/wifeId'];

  it('are collected until the person says that these are all', () => {
    const chat = photos();
    chat.sendsFiles('a'.repeat(64));
    expect(chat.question()).toMatchObject({
      pointer: '/materials/wifeId',
      files: [{ id: 'a'.repeat(64) }],
      noted: '收到了，现在一共 1 份。还有就接着发，没有了点“就这些，下一步”。',
    });
    chat.taps('就这些，下一步');
    expect(ids(chat)).toEqual(['a'.repeat(64)]);
    expect(chat.question()).toMatchObject({ noted: '照片收到了。' });
  });

  it.each(['就这些，下一步', '就这些', '没有了', '好了'])('are all when the person says %s', (words) => {
    const chat = photos();
    chat.sendsFiles('a'.repeat(64));
    chat.says(words);
    expect(ids(chat)).toEqual(['a'.repeat(64)]);
  });

  it('that are as many as are taken lead on at once', () => {
    const chat = photos();
    const files = Array.from({ length: maxOf(chat) }, (_, i) => String(i).repeat(64));
    chat.sendsFiles(...files);
    expect(ids(chat)).toEqual(files);
    expect(chat.question().pointer).not.toBe('/materials/wifeId');
  });

  it('beyond that are refused, and those that came before stay', () => {
    const chat = photos();
    chat.sendsFiles('a'.repeat(64));
    chat.sendsFiles(...Array.from({ length: maxOf(chat) }, (_, i) => String(i).repeat(64)));
    expect(chat.question().problem?.what).toBe(`最多收 ${maxOf(chat)} 张，请挑要紧的发。`);
    expect(chat.question().files).toHaveLength(1);
  });

  it('sent twice count once', () => {
    const chat = photos();
    chat.sendsFiles('a'.repeat(64), 'a'.repeat(64));
    chat.sendsFiles('a'.repeat(64));
    expect(chat.question().files).toHaveLength(1);
  });

  it.each(['先不传，带到窗口', '没有', '跳过'])('may be brought to the counter: %s', (words) => {
    const chat = photos();
    chat.says(words);
    expect(chat.draft().answers.skipped).toHaveProperty(['/materials/wifeId'], true);
    expect(chat.question().pointer).not.toBe('/materials/wifeId');
  });

  it('are given up by going back, one by one, and can be sent anew', () => {
    const chat = photos();
    chat.sendsFiles('a'.repeat(64));
    chat.sendsFiles('b'.repeat(64));
    chat.taps('上一步');
    expect(chat.question()).toMatchObject({
      pointer: '/materials/wifeId',
      files: [{ id: 'a'.repeat(64) }],
      noted: '最后发的那份不要了，还有 1 份。',
    });
    chat.taps('上一步');
    expect(chat.question()).toMatchObject({ pointer: '/materials/wifeId', files: [] });
    expect(chat.draft()).not.toHaveProperty('collected');
    chat.taps('上一步');
    expect(chat.question().pointer).not.toBe('/materials/wifeId');
  });

  it.each(['/wife/name', '/hukouHere'])('are not an answer to %s', (pointer) => {
    const chat = at(pointer, FIRST);
    const before = chat.draft();
    chat.sendsFiles('a'.repeat(64));
    expect(chat.question()).toMatchObject({
      pointer,
      problem: { what: expect.stringContaining('不用发照片') as string },
    });
    expect(chat.draft()).toEqual(before);
  });

  it('sent where all is answered leave the summary in place', () => {
    const chat = at('the summary', FIRST);
    chat.sendsFiles('a'.repeat(64));
    expect(chat.text()).toContain('不用发照片');
    expect(chat.summary().submit.label).toBe('没错，提交');
    expect(chat.state?.place.at).toBe('summary');
  });

  function maxOf(chat: Chat): number {
    const form = world.catalogue.find(FIRST);
    const walk = form?.walk(chat.draft().answers, chat.context().forms);
    const item = walk?.items.find((one) => one.question.pointer === '/materials/wifeId');
    return Number(item?.question.schema['maxItems']);
  }
});
