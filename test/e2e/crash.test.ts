import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { BotApi } from '../support/bot-api.ts';
import { startProgram, type Program } from '../support/program.ts';
import { SECRET } from '../support/telegram.ts';
import { TelegramResident } from '../support/telegram-resident.ts';
import { published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const RESIDENTS = 100;
/** So many of them go on to the end. */
const TO_THE_END = 20;
const QUESTIONS = 4;

let api: BotApi;
let program: Program;

beforeAll(async () => {
  api = await BotApi.start();
  program = await startProgram({
    LOG_LEVEL: 'silent',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await program.stop();
  await api.stop();
});

it('killed in the middle of a hundred conversations, each goes on at its question, and no submission is lost or doubled', async () => {
  const service = await published(program.url, 'only-child-certificate', 'zh-CN');
  const example = service.examples.valid[0];
  if (!example) throw new Error('no example');
  const residents = Array.from(
    { length: RESIDENTS },
    (_, n) => new TelegramResident(api.user(5000 + n), service, example.answers, PNG),
  );
  const some = Promise.all(
    residents.map(async (resident) => {
      await resident.begins();
      await resident.answersAll(QUESTIONS);
    }),
  );
  await crashDuring(some, 3000, 9000);
  const order = residents[0]?.asked ?? [];
  expect(new Set(order).size).toBe(QUESTIONS);
  expect(residents.filter(({ asked }) => asked.join() !== order.join())).toEqual([]);

  const ending = residents.slice(0, TO_THE_END);
  const all = Promise.all(
    ending.map(async (resident) => {
      await resident.answersAll();
      return resident.submits();
    }),
  );
  await crashDuring(all, 4000, 12_000, 18_000);
  const references = await all;

  const store = await openStore({ dataDir: program.dataDir, capacityOf: () => 0 });
  for (const [n, reference] of references.entries()) {
    const submissions = await store.submissions.ofChat(`telegram:${5000 + n}`, 10);
    expect(submissions.map((one) => one.reference)).toEqual([reference]);
  }
  await store.close();
}, 300_000);

/** Kills the program at these moments, in milliseconds from now, while the work goes on; waits for the work. */
async function crashDuring(work: Promise<unknown>, ...moments: readonly number[]): Promise<void> {
  const begun = Date.now();
  const crashing = (async () => {
    for (const moment of moments) {
      await wait(Math.max(0, begun + moment - Date.now()));
      await program.crashAndStart();
    }
  })();
  await Promise.all([work, crashing]);
}
