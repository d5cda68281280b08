import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overview } from '../../src/bot/overview.ts';
import { readState } from '../../src/bot/read-state.ts';
import type { ChatState } from '../../src/bot/types.ts';
import { anyDoing } from '../support/chat-events.ts';
import { fillUntil, goUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};

/** A chat in the middle of an application. */
function halfDone(): { chat: Chat; state: ChatState } {
  const chat = new Chat(world);
  fillUntil(chat, FIRST, first, '/wife/idNumber');
  if (!chat.state) throw new Error('no state');
  return { chat, state: chat.state };
}

/** A chat with a photo under way, an answer being changed and a long trail. */
function collecting(): ChatState {
  const { chat } = halfDone();
  goUntil(chat, first, '/materials/wifeId');
  chat.sendsFiles('a'.repeat(64));
  if (!chat.state) throw new Error('no state');
  return { ...chat.state, drafts: [{ ...chat.draft(), editing: '/materials/wifeId' }] };
}

describe('a stored state', () => {
  it('of the present shape is taken as it is, wherever the chat stands', () => {
    const chat = new Chat(world);
    for (const pointer of ['/wife/name', '/wife/residence', '/materials/wifeId', 'the summary']) {
      fillUntil(chat, FIRST, first, pointer);
      expect(readState(chat.state)).toBe(chat.state);
      chat.commands('menu');
      expect(readState(chat.state)).toBe(chat.state);
      chat.state = undefined;
    }
  });

  it('of an older shape loses its place but not the draft, and the person is told once', () => {
    const { chat, state } = halfDone();
    const draft = chat.draft();
    const older = { ...state, v: 0, drafts: [{ ...draft, trail: [{ pointer: '/wife/name', answers: {} }] }] };
    chat.state = readState(older);
    chat.says('00000019960312002X');
    expect(chat.text()).toContain('得从这里重新开始');
    expect(chat.state).not.toHaveProperty('mended');
    chat.taps('接着办');
    expect(chat.question().pointer).toBe('/wife/idNumber');
    expect(chat.draft().answers).toEqual(draft.answers);
    chat.says('上一步');
    expect(chat.question().noted).toBe('这已经是第一项了。');
  });

  it('keeps a draft that can be read beside one that cannot', () => {
    const { chat, state } = halfDone();
    const good = { ...chat.draft(), id: 'goodgood' };
    const read = readState({ ...state, drafts: [{ ...chat.draft(), answers: 'lost' }, null, good] });
    expect(read.drafts).toEqual([good]);
    expect(read.mended).toBe(true);
  });

  it.each(['collected', 'since', 'editing', 'path', 'consentAt'])('that holds no sound %s begins anew', (name) => {
    const state = collecting();
    expect(readState({ ...state, drafts: [{ ...state.drafts[0], [name]: { lost: true } }] }).mended).toBe(true);
  });

  it('that is mended takes no tap of before', () => {
    const { chat, state } = halfDone();
    const back = chat.buttons().find(({ label }) => label === '上一步');
    chat.state = readState({ ...state, place: { at: 'nowhere' } });
    if (!back || !('data' in back)) throw new Error('no button');
    chat.happens({ type: 'tap', data: back.data });
    chat.happens({ type: 'tap', data: back.data });
    expect(chat.draft().answers).toEqual(state.drafts[0]?.answers);
  });

  it.each([undefined, null, 'x', 3, [], {}, { v: 1 }, { v: 1, lang: 'en', drafts: {} }])(
    'that is %j begins anew',
    (stored) => {
      expect(readState(stored)).toMatchObject({ v: 1, place: { at: 'menu' }, drafts: [], mended: true });
    },
  );

  it('keeps the language of the chat', () => {
    expect(readState({ v: 7, lang: 'en' }).lang).toBe('en');
  });

  it('that is damaged anywhere never makes a chat throw', () => {
    const state = collecting();
    const places = pathsOf(state);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(null, 0, -1, 'x', [], {}, true),
        fc.array(anyDoing, { minLength: 1, maxLength: 5 }),
        (at, junk, does) => {
          const chat = new Chat(world);
          chat.state = readState(damaged(state, at, junk));
          overview(chat.state, chat.context());
          for (const doing of does) chat.happens(doing(chat, []));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Every place of a JSON value, as names from its root. */
function pathsOf(value: unknown, around: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...around, name], ...pathsOf(inner, [...around, name])]);
}

function damaged(value: unknown, [name, ...rest]: readonly string[], junk: unknown): unknown {
  if (name === undefined) return junk;
  const inside = value as Record<string, unknown>;
  const changed = { ...inside, [name]: damaged(inside[name], rest, junk) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}
