import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { every } from '../../src/app/every.ts';
import { deferred } from '../support/deferred.ts';

const silent = pino({ level: 'silent' });

it('runs at once, again after each end, and never beside itself', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const third = deferred();
  const job = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await wait(5);
    running--;
    if (++runs === 3) third.resolve();
  };
  const recurring = every(1, 'count', job, silent);
  expect(running).toBe(1);
  await third.promise;
  await recurring.stop();
  expect(most).toBe(1);
});

it('a run that fails is written down by its name without its message, and the next one tries again', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => lines.push(line) });
  let runs = 0;
  const second = deferred();
  const job = (): Promise<void> => {
    if (++runs === 1) return Promise.reject(new Error('the store is away'));
    second.resolve();
    return Promise.resolve();
  };
  const recurring = every(1, 'tidy', job, logger);
  await second.promise;
  await recurring.stop();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ job: 'tidy', error: 'Error' }]);
  expect(lines.join()).not.toContain('the store is away');
});

it('a run under way is told that it is to stop', async () => {
  const told = deferred();
  const recurring = every(
    1,
    'listen',
    (stopping) => {
      stopping.addEventListener('abort', () => {
        told.resolve();
      });
      return told.promise;
    },
    silent,
  );
  await recurring.stop();
});

it('stops only when a run under way has ended, and begins none after', async () => {
  const ended = deferred();
  let runs = 0;
  const recurring = every(
    1,
    'slow',
    () => {
      runs++;
      return ended.promise;
    },
    silent,
  );
  let stopped = false;
  const stopping = recurring.stop().then(() => (stopped = true));
  await wait(10);
  expect(stopped).toBe(false);
  ended.resolve();
  await stopping;
  await wait(10);
  expect(runs).toBe(1);
});
