import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type Started } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import { BotApi } from '../support/bot-api.ts';
import { freePort } from '../support/program.ts';
import { SECRET } from '../support/telegram.ts';
import { TelegramResident } from '../support/telegram-resident.ts';
import { published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const CROWD = 50;
/** As fast as it goes: here is no Telegram that minds. */
const PACE = { perSecond: 1e6, perChatPerSecond: 1e6, chatBurst: 1e6 };

let api: BotApi;
let dataDir: string;
let app: Extract<Started, { kind: 'started' }>;

beforeAll(async () => {
  [api, dataDir] = await Promise.all([BotApi.start(), mkdtemp(path.join(tmpdir(), 'ezhan-test-'))]);
  const environment = {
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  const read = readConfig(environment, path.resolve(import.meta.dirname, '../..'));
  if (!read.ok) throw new Error(read.problems.join());
  const started = await startApp(read.config, { pace: PACE });
  if (started.kind === 'refused') throw new Error(started.problems.join());
  app = started;
});
afterAll(async () => {
  await api.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('fifty chats at once, every update twice and in any order: each answer under its question, each submission once', async () => {
  api.updates.delivery.copies = 2;
  api.updates.delivery.pick = (waiting) => Math.floor(Math.random() * waiting);
  const service = await published(app.url, 'only-child-certificate', 'zh-CN');
  const example = service.examples.valid[0];
  if (!example) throw new Error('no example');
  const residents = Array.from({ length: CROWD }, (_, n) => {
    const answers = JSON.parse(JSON.stringify(example.answers).replaceAll('示', nameOf(n))) as typeof example.answers;
    return new TelegramResident(api.user(1000 + n), service, answers, PNG);
  });
  const references = await Promise.all(
    residents.map(async (resident, n) => {
      // Every other one is impatient and taps twice.
      resident.impatient = n % 2 === 1;
      await resident.begins();
      await resident.answersAll();
      return resident.submits();
    }),
  );
  await app.stop();
  // A tap that was brought twice is answered twice: Telegram minds, nobody else does.
  expect(api.refused.filter(({ method }) => method !== 'answerCallbackQuery')).toEqual([]);

  const store = await openStore({ dataDir, capacityOf: () => 0 });
  for (const [n, resident] of residents.entries()) {
    const submissions = await store.submissions.ofChat(`telegram:${1000 + n}`, 10);
    expect(submissions.map(({ reference }) => reference)).toEqual([references[n]]);
    expect(withoutFiles(submissions[0]?.answers)).toMatchObject(withoutFiles(resident.answers));
  }
  await store.close();
}, 240_000);

/** One of fifty characters for a plainly fictional name. */
function nameOf(n: number): string {
  return String.fromCodePoint(0x4e00 + n);
}

/** The photos that the residents sent are not the examples'; what an ID number gives stands in the submission alone. */
function withoutFiles(answers: unknown): object {
  return JSON.parse(JSON.stringify(answers), (_key, value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.length > 0 : value,
  ) as object;
}
