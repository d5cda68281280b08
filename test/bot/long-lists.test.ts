import { describe, expect, it } from 'vitest';
import { fillUntil } from '../support/apply.ts';
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

describe('a long list of answers', () => {
  it('is there whole, with a button for a channel that shows only the first', () => {
    const { options, few } = at('/wife/ethnicity').question();
    expect(options.length).toBeGreaterThan(50);
    expect(few).toMatchObject({ count: 8, all: { label: `看全部 ${options.length} 个` } });
  });

  it.each(['tap', 'words'])('is shown whole after a wish by %s, and nothing else changes', (how) => {
    const chat = at('/wife/ethnicity');
    const before = chat.draft();
    const label = chat.question().few?.all.label ?? '';
    if (how === 'words') chat.says(label);
    else chat.taps(label);
    expect(chat.question()).toMatchObject({ pointer: '/wife/ethnicity' });
    expect(chat.question().few).toBeUndefined();
    expect(chat.draft()).toEqual(before);
    chat.taps(chat.question().options[20]?.label ?? '');
    expect(chat.draft().answers.values['/wife/ethnicity']).toBe('21');
  });

  it.each([
    ['土家族', '15'],
    ['9', '09'],
    ['56', '56'],
  ])('takes %s typed, though it is not among the first', (words, value) => {
    const chat = at('/wife/ethnicity');
    chat.says(words);
    expect(chat.draft().answers.values['/wife/ethnicity']).toBe(value);
  });

  it('is not offered in parts where it is short', () => {
    expect(at('/hukouHere').question().few).toBeUndefined();
  });
});
