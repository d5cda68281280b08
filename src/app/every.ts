import type { Logger } from 'pino';

/** A job that comes back until it is stopped. */
export interface Recurring {
  /** Resolves when a run under way has ended; none begins after it. */
  stop(): Promise<void>;
}

/**
 * Runs a job at once and then `ms` milliseconds after the end of each run, so that runs never overlap. A run that fails is
 * written to the log by the job's name and the next one tries again.
 */
export function every(ms: number, name: string, job: () => Promise<void>, logger: Logger): Recurring {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = run();

  async function run(): Promise<void> {
    try {
      await job();
    } catch (error) {
      logger.error({ job: name, error: error instanceof Error ? error.message : 'unknown' }, 'job failed');
    }
    if (!stopped) timer = setTimeout(again, ms).unref();
  }

  function again(): void {
    running = run();
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
