import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPointer } from '../../src/forms/pointer.ts';
import { LANGS } from '../../src/forms/types.ts';
import { readBack } from '../pdf/read-back.ts';
import { BotApi } from '../support/bot-api.ts';
import { SERVICES } from '../support/services.ts';
import { startProgram, type Program } from '../support/program.ts';
import { SECRET } from '../support/telegram.ts';
import { TelegramResident } from '../support/telegram-resident.ts';
import { published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const LONG = 240_000;

describe.each(['polling', 'webhook'] as const)('On Telegram, by %s', (mode) => {
  let api: BotApi;
  let program: Program;
  let nextUser = 100;

  beforeAll(async () => {
    api = await BotApi.start();
    program = await startProgram({
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_MODE: mode,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    });
  });
  afterAll(async () => {
    expect(await program.stop()).toBe(0);
    await api.stop();
    expect(api.refused).toEqual([]);
    expect(program.log()).toBe('');
  });

  // Telegram takes a message a second for a chat: the residents of all services talk side by side.
  it.concurrent.each(
    mode === 'polling'
      ? SERVICES.flatMap((id) => LANGS.map((lang) => ({ id, lang })))
      : [{ id: 'only-child-certificate', lang: 'zh-CN' as const }],
  )(
    'a resident applies for $id in $lang and holds the receipt',
    async ({ id, lang }) => {
      const service = await published(program.url, id, lang);
      const example = service.examples.valid[lang === 'en' ? 1 : 0];
      if (!example) throw new Error(`${id} has no example`);
      const user = api.user(nextUser++, lang === 'en' ? 'en' : 'zh-hans');
      const resident = new TelegramResident(user, service, example.answers, PNG);
      await resident.begins();
      await resident.answersAll();
      const reference = await resident.submits();
      await user.hearsUntil(() => user.messages.some(({ document }) => document?.name.endsWith('.pdf') === true));
      const paper = user.messages.find(({ document }) => document?.name.endsWith('.pdf'))?.document;
      expect(paper?.name).toBe(lang === 'en' ? `Receipt ${reference}.pdf` : `受理回执 ${reference}.pdf`);
      const { text } = await readBack({ ok: true, bytes: paper?.bytes ?? Buffer.alloc(0) });
      const names = ['/wife/name', '/mother/name', '/holder/name'].map((at) => getPointer(example.answers, at));
      expect(text).toContain(reference);
      expect(text).toContain(names.find((name) => typeof name === 'string'));
    },
    LONG,
  );
});
