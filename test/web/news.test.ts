import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, TranscriptEntry } from '../../src/bot/types.ts';
import { REFERENCE, says, views } from './fixture-views.ts';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const DAY = 24 * 60 * 60 * 1000;
const AT = Date.UTC(2026, 10, 24, 2);
const receipt = views.receipt.entries.find(({ message }) => message?.kind === 'receipt')?.message;
const news = (text: string): Message => ({
  kind: 'text',
  tone: 'warm',
  text,
  buttons: [{ label: '现在改', data: `correct.${REFERENCE}` }],
});

/** The page of a chat in which these were said, so many days after the beginning. */
async function pageOf(...said: readonly (readonly [days: number, entry: Omit<TranscriptEntry, 'id' | 'at'>])[]) {
  const entries = said.map(([days, entry], at) => ({ ...entry, id: at + 1, at: AT + days * DAY }));
  house.show({ ...views.receipt, entries });
  return (await fetch(`${house.url}/`, { headers: { 'accept-language': 'zh-CN' } })).text();
}

function bot(message: Message | undefined): Omit<TranscriptEntry, 'id' | 'at'> {
  if (!message) throw new Error('no receipt');
  return { from: 'bot', message };
}

describe('Whoever comes back to the web chat', () => {
  it('sees what happened to their case, begins to read there, and can act on it', async () => {
    const html = await pageOf([0, says('没错，提交')], [0, bot(receipt)], [2, bot(news('有几处要改一改'))]);
    expect(html.indexOf('有几处要改一改')).toBeGreaterThan(html.indexOf('id="now"'));
    expect(html.indexOf('id="now"')).toBeGreaterThan(html.indexOf(`id="done-${REFERENCE}"`));
    expect(html).toContain(`value="correct.${REFERENCE}"`);
  });

  it('begins at the ticket where nothing has happened since', async () => {
    const html = await pageOf([0, says('没错，提交')], [0, bot(receipt)]);
    expect(html.indexOf('id="now"')).toBeLessThan(html.indexOf(`id="done-${REFERENCE}"`));
  });
});
