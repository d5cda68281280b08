import { openStore } from '../../src/store/open-store.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, turn } from '../support/turns.ts';

/**
 * Runs turns until it is killed and writes each that was acknowledged as a line `<chat> <number>`. Each says its number,
 * and every fifth submits an application under it, so that what belongs together can be told afterwards.
 */
const [dataDir = '', url, chats = '20'] = process.argv.slice(2);
const store = await openStore({ dataDir, capacityOf: () => 2, ...(url ? { url } : {}) });

await Promise.all(Array.from({ length: Number(chats) }, (_, n) => talk(`telegram:${n}`)));

async function talk(chat: string): Promise<void> {
  // The event that was under way when a process before it was killed comes again.
  for (let n = (await store.chats.state(chat))?.revision ?? 1; ; n++) {
    const submission = makeSubmission({ reference: `${chat}/${n}`, chat });
    const effects = n % 5 === 0 ? [{ type: 'submit', submission } as const] : [];
    await store.turns.run(turn({ chat, inbound: `${chat}/${n}`, decide: answering(`${n}`, ...effects) }));
    process.stdout.write(`${chat} ${n}\n`);
  }
}
