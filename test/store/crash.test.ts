import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { databases, type House } from '../support/databases.ts';
import { NOW, turn, wordsIn } from '../support/turns.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** Runs turns in a process of its own and kills it in the middle; the last turn of each chat that was acknowledged. */
async function runAndKill({ dataDir, url = '' }: House, acknowledged: number): Promise<ReadonlyMap<string, number>> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, dataDir, url], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = new Map<string, number>();
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [chat = '', n] = line.split(' ');
    last.set(chat, Number(n));
    // What it has written before it is gone still counts: it was acknowledged.
    if (++count === acknowledged) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

describe.each(databases)('A process that is killed in the middle of many turns on %s', (_name, fresh) => {
  it('has every acknowledged turn stored exactly once, and no half of one', async () => {
    const house = await fresh();
    for (let round = 0; round < 3; round++) {
      const acknowledged = await runAndKill(house, 250);
      const store = await house.open();
      expect(acknowledged.size).toBe(20);
      for (const [chat, n] of acknowledged) {
        const handled = (await store.chats.state(chat))?.revision ?? 0;
        // A turn that was committed and not yet acknowledged may be there beside them: one a chat.
        expect([n, n + 1]).toContain(handled);
        const whole = Array.from({ length: handled }, (_, index) => index + 1);
        const ids = await house.sql('select id from inbound where id like ?', [`${chat}/%`]);
        expect(ids.map(({ id }) => Number(String(id).split('/')[1])).sort(inOrder)).toEqual(whole);
        const submitted = (await store.submissions.ofChat(chat, 1000)).map(({ reference }) => reference.split('/')[1]);
        expect(submitted.map(Number).sort(inOrder)).toEqual(whole.filter((one) => one % 5 === 0));
        for (const one of submitted) expect(await store.submissions.history(`${chat}/${one}`)).toHaveLength(1);
      }
      const items = await store.outbox.claim({ now: NOW + 3_600_000, leaseMs: 0, limit: 100_000 });
      for (const chat of acknowledged.keys()) {
        const said = items.filter((item) => item.chat === chat).map(({ message }) => Number(wordsIn(message)));
        expect(said).toEqual(Array.from({ length: said.length }, (_, index) => index + 1));
        expect(said).toHaveLength((await store.chats.state(chat))?.revision ?? 0);
        // The event that was under way when it ended comes again, and is handled once.
        const again = await store.turns.run(turn({ chat, inbound: `${chat}/${said.length}` }));
        expect(again).toEqual({ kind: 'repeated' });
      }
      await store.close();
    }
  });
});

function inOrder(a: number, b: number): number {
  return a - b;
}
