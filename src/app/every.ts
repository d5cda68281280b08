import type { Logger } from 'pino';
import { factsOf } from '../fault-facts.ts';

/** A job that comes back until it is stopped. */
export interface Recurring {
  /** Resolves when a run under way has ended; none begins after it. */
  stop(): Promise<void>;
}

/** One run; it may look at the signal to end early when it is stopped. */
export type Job = (stopping: AbortSignal) => Promise<void>;

/**
 * Runs a job at once and then `ms` milliseconds after the end of each run, so that runs never overlap. A run that fails is
 * written to the log by the job's name and the next one tries again.
 */
export function every(ms: number, name: string, job: Job, logger: Logger): Recurring {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let running = run();

  async function run(): Promise<void> {
    try {
      await job(stopping.signal);
    } catch (error) {
      logger.error({ job: name, ...factsOf(error) }, 'job failed');
    }
    if (!stopping.signal.aborted) timer = setTimeout(again, ms).unref();
  }

  function again(): void {
    running = run();
  }

  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
