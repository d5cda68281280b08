import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/forms/types.ts';
import { readBack } from '../pdf/read-back.ts';
import { PNG } from '../web/house.ts';
import { SERVICES } from './services.ts';
import { useWebChat } from './web-chat.ts';
import { card, fillInPage, published } from './web-resident.ts';

/** The tests of every service in the web chat, in one language. */
export function applyInWebChat(lang: Lang, which: number): void {
  const chat = useWebChat();

  describe.each(SERVICES)('A resident applies for %s in the web chat', (id) => {
    it('from the greeting to the receipt, every page accessible', async () => {
      await chat.open(lang);
      const { page } = chat;
      const service = await published(chat.program.url, id, lang);
      const example = service.examples.valid[which];
      if (!example) throw new Error(`${id} has no example ${which}`);
      await chat.begin(service);
      const seen = new Set<string>();
      await fillInPage(page, service, example.answers, PNG, async () => {
        const kind = String(await card(page).locator('form, .choices').first().getAttribute('class'));
        if (!seen.has(kind)) await chat.isAccessible();
        seen.add(kind);
        return undefined;
      });
      await chat.isAccessible();
      await chat.submit();
      await chat.isAccessible();
      const reference = (await page.locator('.ticket .ref').textContent()) ?? '';
      expect(reference).toMatch(/^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.papers a[href*="receipt.pdf"]').click(),
      ]);
      expect(download.suggestedFilename()).toContain(reference);
      const { text } = await readBack({ ok: true, bytes: await bytesOf(await download.createReadStream()) });
      expect(text).toContain(reference);
      await page.locator('.papers a[href^="/s/"]').last().click();
      await expect.poll(() => page.textContent('main')).toContain(reference);
      await chat.isAccessible();
    }, 120_000);
  });
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}
