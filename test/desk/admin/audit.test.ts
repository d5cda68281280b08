import { describe, expect, it } from 'vitest';
import { KNOWN_ACTIONS } from '../../../src/desk/admin/audit/audit-words.ts';
import { LANGS } from '../../../src/forms/types.ts';
import { openDeskWithSettings, type DeskWithSettings } from '../../support/desk-with-settings.ts';
import { loadWorld } from '../../support/world.ts';

const DAY = 24 * 60 * 60 * 1000;

/** So many viewings, newest last, a second apart. */
async function view({ store, house, clerks }: DeskWithSettings, count: number, more: object = {}): Promise<void> {
  const actor = `clerk:${clerks.clerk.id}`;
  for (let n = 1; n <= count; n++)
    await store.desk.record({ at: house.now() + n * 1000, actor, action: 'viewed', detail: `第 ${n} 次`, ...more });
}

const seen = (text: string) => Array.from(text.matchAll(/第 (\d+) 次/g), ([, n]) => Number(n));

describe('The record of actions', () => {
  it('has words for every action that it knows, in both languages', async () => {
    const { words } = await loadWorld();
    for (const lang of LANGS)
      for (const action of KNOWN_ACTIONS) expect(words(lang)(`desk-admin:action.${action}`)).toMatch(/\p{L}/u);
  });

  it('says who did what in words, by name', async () => {
    const desk = await openDeskWithSettings();
    await view(desk, 1, { reference: 'FC-26K7-XQ4M' });
    const { text } = await (await desk.as('supervisor')).get('/desk/settings/audit?action=viewed');
    expect(text).toMatch(/<td>王示例<\/td><td>看了<\/td>/);
    expect(text).toContain('href="/desk/cases/FC-26K7-XQ4M"');
    expect(desk.faults).toEqual([]);
  });

  it('has words for what signing in leaves, and shows a name without words as it is', async () => {
    const desk = await openDeskWithSettings();
    await desk.store.desk.record({ at: desk.house.now(), actor: 'somebody', action: 'something.new' });
    const { text } = await (await desk.as('supervisor')).get('/desk/settings/audit');
    expect(text).toMatch(/<td>孙示范<\/td><td>登录<\/td>/);
    expect(text).toMatch(/<td>somebody<\/td><td>something.new<\/td>/);
  });

  it('is searched by who, what, number and days', async () => {
    const desk = await openDeskWithSettings();
    const supervisor = await desk.as('supervisor');
    const { id } = desk.clerks.clerk;
    await view(desk, 1, { reference: 'FC-26K7-XQ4M' });
    await desk.store.desk.record({
      at: desk.house.now() - 3 * DAY,
      actor: 'console',
      action: 'viewed',
      detail: '第 9 次',
    });
    const find = async (query: string) => seen((await supervisor.get(`/desk/settings/audit?${query}`)).text);
    expect(await find(`actor=clerk:${id}`)).toEqual([1]);
    expect(await find('actor=console')).toEqual([9]);
    expect(await find('action=viewed')).toEqual([9, 1]);
    expect(await find('action=submitted')).toEqual([]);
    // As people type it.
    expect(await find('reference=fc26k7xq4m')).toEqual([1]);
    expect(await find('reference=FC-0000')).toEqual([]);
    expect(await find('action=viewed&from=2026-11-24')).toEqual([1]);
    expect(await find('action=viewed&to=2026-11-21')).toEqual([9]);
    expect(await find('action=viewed&from=2026-11-22&to=2026-11-23')).toEqual([]);
  });

  it('turns its pages there and back without losing or repeating an entry', async () => {
    const desk = await openDeskWithSettings();
    const supervisor = await desk.as('supervisor');
    await view(desk, 120);
    const hrefOf = (text: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
    const pages: number[][] = [];
    let at: string | undefined = '/desk/settings/audit?action=viewed';
    let last = '';
    while (at !== undefined) {
      last = (await supervisor.get(at)).text;
      pages.push(seen(last));
      at = hrefOf(last, 'next');
    }
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n));
    const back = await supervisor.get(hrefOf(last, 'prev') ?? '');
    expect(seen(back.text)).toEqual(pages[1]);
    const first = await supervisor.get(hrefOf(back.text, 'prev') ?? '');
    expect(seen(first.text)).toEqual(pages[0]);
    expect(hrefOf(first.text, 'prev')).toBeUndefined();
  });
});
