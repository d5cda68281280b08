import { factsOf } from '../../../fault-facts.ts';
import type { Logger } from './types.ts';

/** Work that nobody waits for, except whoever stops the program. */
export interface Background {
  run(what: string, task: () => Promise<unknown>): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createBackground(logger: Logger): Background {
  const underWay = new Set<Promise<void>>();
  return {
    run: (what, task) => {
      const work = task().then(
        () => undefined,
        (error: unknown) => {
          logger.error({ what, ...factsOf(error) }, 'telegram: left undone');
        },
      );
      underWay.add(work);
      void work.then(() => underWay.delete(work));
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
