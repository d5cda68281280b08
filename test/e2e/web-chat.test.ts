import { describe, expect, it } from 'vitest';
import { useWebChat } from '../support/web-chat.ts';
import { card, fillInPage, moved, published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const chat = useWebChat();

describe('The web chat', () => {
  it('does everything without script as well', async () => {
    await chat.open('zh-CN', false);
    const service = await published(chat.program.url, 'only-child-certificate', 'zh-CN');
    const example = service.examples.valid[0];
    if (!example) throw new Error('no example');
    await chat.begin(service);
    await fillInPage(chat.page, service, example.answers, PNG);
    await chat.submit();
    expect(await chat.page.locator('.ticket .ref').textContent()).toMatch(/^OC-/);
  });

  it('goes on in the same browser where the resident left off, after the program was killed', async () => {
    await chat.open('zh-CN');
    await chat.begin(await published(chat.program.url, 'first-child-certificate', 'zh-CN'));
    await moved(chat.page, () => card(chat.page).locator('.choice').first().click());
    const label = await card(chat.page).locator('.item b').textContent();
    await chat.program.crashAndStart();
    await chat.page.goto(chat.program.url);
    expect(await card(chat.page).locator('.item b').textContent()).toBe(label);
  });

  it('a wrong answer is explained, and what was typed is still there', async () => {
    await chat.open('zh-CN');
    const service = await published(chat.program.url, 'first-child-certificate', 'zh-CN');
    const example = service.examples.valid[0];
    if (!example) throw new Error('no example');
    await chat.begin(service);
    const dates = chat.page.locator('#now .date');
    await fillInPage(chat.page, service, example.answers, PNG, async () =>
      (await dates.count()) > 0 ? 'stop' : undefined,
    );
    const form = card(chat.page).locator('form.answer');
    const typed = { '#a-y': '2026', '#a-m': '13', '#a-d': '1' };
    for (const [box, text] of Object.entries(typed)) await form.locator(box).fill(text);
    await moved(chat.page, () => form.locator('button').click());
    expect(await card(chat.page).locator('#q-problem b').textContent()).toContain('没有 13 月');
    for (const [box, text] of Object.entries(typed)) expect(await form.locator(box).inputValue()).toBe(text);
    expect(await form.locator('[aria-invalid=true]').count()).toBe(1);
    await chat.isAccessible();
  });
});
