import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type Outbox, type Outcome, type Waiting } from '../../../src/bot/channels/dispatch.ts';
import { createPacer, TELEGRAM_PACE, type Pace } from '../../../src/bot/channels/pace.ts';
import type { Message } from '../../../src/bot/types.ts';
import { sleep } from '../../support/telegram.ts';

interface Row {
  readonly id: number;
  readonly chat: string;
  readonly message: Message;
  attempts: number;
  due: number;
  leasedUntil: number;
}

/** A store of messages in memory, with leases as the real one keeps them. */
class MemoryOutbox implements Outbox<number> {
  rows: Row[] = [];
  readonly log: string[] = [];
  #next = 1;

  /** A message as a turn writes it: leased to the process that wrote it. */
  add(chat: string, text: string, leasedUntil = Infinity): Waiting<number> & { readonly chat: string } {
    const row = { id: this.#next++, chat, message: { kind: 'text' as const, text }, attempts: 0, due: 0, leasedUntil };
    this.rows.push(row);
    return row;
  }

  claim({ now, leaseMs, limit }: { now: number; leaseMs: number; limit: number }) {
    const due = this.rows.filter((row) => row.due <= now && row.leasedUntil <= now).slice(0, limit);
    for (const row of due) row.leasedUntil = now + leaseMs;
    return Promise.resolve(due.map((row) => ({ ...row })));
  }

  async done(ids: readonly number[]): Promise<void> {
    this.log.push(`done ${ids.join()}`);
    await delay(5);
    this.rows = this.rows.filter(({ id }) => !ids.includes(id));
  }

  later(id: number, at: number, reason: string): Promise<void> {
    this.log.push(`later ${id} ${reason}`);
    const row = this.rows.find((one) => one.id === id);
    if (row) Object.assign(row, { due: at, leasedUntil: 0, attempts: row.attempts + 1 });
    return Promise.resolve();
  }

  drop(ids: readonly number[]): Promise<void> {
    this.log.push(`drop ${ids.join()}`);
    this.rows = this.rows.filter(({ id }) => !ids.includes(id));
    return Promise.resolve();
  }
}

let outbox: MemoryOutbox;
let sent: string[];
let time: number;
let log: string[];
beforeEach(() => {
  outbox = new MemoryOutbox();
  sent = [];
  time = 0;
  log = [];
});

const text = (message: Message): string => (message.kind === 'text' ? message.text : '');
const take = (chat: string, message: Message): Promise<Outcome> => {
  sent.push(`${chat} ${text(message)}`);
  return Promise.resolve({ kind: 'sent' });
};

function dispatcher(send: (chat: string, message: Message) => Promise<Outcome> = take, pace?: Pace) {
  const write = (fields: object, message: string): void => {
    log.push(JSON.stringify({ ...fields, message }));
  };
  return createDispatcher({
    outbox,
    send,
    now: () => time,
    // Time passes only by being slept.
    sleep: async (ms, signal) => {
      await sleep(5, signal);
      time += ms;
    },
    logger: { warn: write, error: write },
    ...(pace ? { pace } : {}),
  });
}

async function until(so: () => boolean): Promise<void> {
  for (let tries = 0; !so(); tries++) {
    if (tries > 1000) throw new Error(`never: ${outbox.log.join(' | ')} ${sent.join()}`);
    await delay(2);
  }
}

describe('dispatch', () => {
  it('sends the messages of a chat in their order, one after another, and ticks them off', async () => {
    let under = 0;
    const one = dispatcher(async (chat, message) => {
      expect(++under).toBe(1);
      await delay(text(message) === '1' ? 20 : 1);
      under--;
      return take(chat, message);
    });
    one.dispatch('a', [outbox.add('a', '1'), outbox.add('a', '2')]);
    one.dispatch('a', [outbox.add('a', '3')]);
    await one.idle();
    expect(sent).toEqual(['a 1', 'a 2', 'a 3']);
    expect(outbox.rows).toEqual([]);
  });

  it('serves other chats while one is slow', async () => {
    const one = dispatcher(async (chat, message) => {
      if (chat === 'a') await delay(30);
      return take(chat, message);
    });
    one.dispatch('a', [outbox.add('a', '1')]);
    one.dispatch('b', [outbox.add('b', '1')]);
    await one.idle();
    expect(sent).toEqual(['b 1', 'a 1']);
  });

  it('ticks off together what was sent while the store was writing', async () => {
    const one = dispatcher();
    for (let chat = 0; chat < 50; chat++) one.dispatch(`c${chat}`, [outbox.add(`c${chat}`, 'x')]);
    await one.idle();
    expect(outbox.rows).toEqual([]);
    expect(outbox.log.length).toBeLessThan(5);
  });

  it('puts off what cannot leave now, with everything behind it, and keeps the order', async () => {
    let refusals = 2;
    const one = dispatcher((chat, message) =>
      chat === 'a' && refusals-- > 0
        ? Promise.resolve({ kind: 'later', afterMs: 7000, reason: '429' })
        : take(chat, message),
    );
    one.dispatch('a', [outbox.add('a', '1'), outbox.add('a', '2')]);
    one.dispatch('b', [outbox.add('b', '1')]);
    await one.idle();
    expect(outbox.rows.map(({ due }) => due)).toEqual([7000, 7000]);
    one.dispatch('a', [outbox.add('a', '3')]);
    await until(() => outbox.rows.length === 0);
    expect(sent).toEqual(['b 1', 'a 1', 'a 2', 'a 3']);
  });

  it('waits twice as long each time, ten minutes at most', async () => {
    const waits: number[] = [];
    let begun = 0;
    const one = dispatcher((chat, message) => {
      waits.push(time - begun);
      begun = time;
      return waits.length < 13 ? Promise.resolve({ kind: 'later', afterMs: 0, reason: '500' }) : take(chat, message);
    });
    one.dispatch('a', [outbox.add('a', '1')]);
    await until(() => outbox.rows.length === 0);
    expect(waits.slice(1, 6)).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(waits.at(-1)).toBe(600_000);
  });

  it('drops what nobody is there for and what never can be sent, and goes on', async () => {
    const one = dispatcher((chat, message) => {
      if (text(message) === 'gone') return Promise.resolve({ kind: 'gone', reason: '403' });
      if (text(message) === 'bug') return Promise.reject(new RangeError('callback data of 90 bytes'));
      return take(chat, message);
    });
    one.dispatch(
      'a',
      ['gone', 'bug', 'x'].map((words) => outbox.add('a', words)),
    );
    await one.idle();
    expect(sent).toEqual(['a x']);
    expect(outbox.log).toEqual(['drop 1', 'drop 2', 'done 3']);
    expect(log.join()).toContain('RangeError');
  });

  it('goes on with a chat after the store failed once', async () => {
    const one = dispatcher((chat, message) =>
      text(message) === 'gone' ? Promise.resolve({ kind: 'gone', reason: '403' }) : take(chat, message),
    );
    outbox.drop = () => Promise.reject(Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' }));
    one.dispatch('a', [outbox.add('a', 'gone'), outbox.add('a', 'x')]);
    await one.idle();
    expect(sent).toEqual(['a x']);
    expect(log.join()).toContain('SQLITE_FULL');
  });
});

describe('sweep', () => {
  it('takes up what an earlier process left, in order, once its lease has ended', async () => {
    outbox.add('a', '1', 0);
    outbox.add('a', '2', 0);
    outbox.add('b', '1', 90_000);
    const one = dispatcher();
    await one.sweep();
    await one.idle();
    expect(sent).toEqual(['a 1', 'a 2']);
    time = 100_000;
    await one.sweep();
    await one.idle();
    expect(sent).toEqual(['a 1', 'a 2', 'b 1']);
  });

  it('works off a thousand, a batch at a time', async () => {
    for (let number = 0; number < 1000; number++) outbox.add(`c${number % 7}`, String(number), 0);
    const one = dispatcher();
    await one.sweep();
    await one.idle();
    expect(sent).toHaveLength(1000);
    expect(outbox.rows).toEqual([]);
  });

  it('does not send again what is on its way, even when its lease ended meanwhile', async () => {
    const item = outbox.add('a', '1', 10);
    const one = dispatcher(async (chat, message) => {
      await delay(30);
      return take(chat, message);
    });
    one.dispatch('a', [item]);
    time = 20;
    await one.sweep();
    await one.idle();
    expect(sent).toEqual(['a 1']);
  });
});

describe('stop', () => {
  it('finishes what is on its way and takes up nothing more', async () => {
    const one = dispatcher(async (chat, message) => {
      await delay(20);
      return take(chat, message);
    });
    one.dispatch('a', [outbox.add('a', '1'), outbox.add('a', '2')]);
    await one.stop();
    expect(sent).toEqual(['a 1', 'a 2']);
    outbox.add('b', '1', 0);
    await one.sweep();
    expect(sent).toHaveLength(2);
  });

  it('leaves in the store what the pace does not let out yet', async () => {
    time = 1_000_000;
    const one = dispatcher(take, { perSecond: 1000, perChatPerSecond: 1, chatBurst: 2 });
    one.dispatch(
      'a',
      ['1', '2', '3', '4'].map((words) => outbox.add('a', words)),
    );
    await one.stop();
    expect(sent).toEqual(['a 1', 'a 2']);
    expect(outbox.rows.map(({ message }) => text(message))).toEqual(['3', '4']);
  });

  it('writes no message of a fault into the log, for it may quote a person', async () => {
    const one = dispatcher(() => Promise.reject(new Error('张示梅')));
    one.dispatch('a', [outbox.add('a', '1')]);
    await one.idle();
    expect(log.join()).toContain('fault of ours');
    expect(log.join()).not.toContain('张示梅');
  });
});

describe('the pace', () => {
  it('lets thirty a second leave in all', () => {
    const pacer = createPacer(TELEGRAM_PACE, () => 1_000_000);
    const waits = Array.from({ length: 90 }, (_, chat) => pacer.take(`c${chat}`));
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true);
    expect(Math.round(waits[89] ?? 0)).toBe(2000);
  });

  it('lets one chat have a short burst, then one a second', () => {
    let now = 1_000_000;
    const pacer = createPacer(TELEGRAM_PACE, () => now);
    expect(Array.from({ length: 8 }, () => pacer.take('a'))).toEqual([0, 0, 0, 0, 0, 1000, 2000, 3000]);
    now += 9000;
    expect(pacer.take('a')).toBe(0);
  });

  it('is kept by the dispatcher', async () => {
    const one = dispatcher(take, { perSecond: 1000, perChatPerSecond: 1, chatBurst: 1 });
    one.dispatch(
      'a',
      ['1', '2', '3'].map((words) => outbox.add('a', words)),
    );
    await one.idle();
    expect(sent).toHaveLength(3);
    expect(time).toBeGreaterThanOrEqual(2000);
  });
});
