import type { Trial } from './trial.ts';

/** So many clerks may try something out at a time: the one who has waited longest begins anew. */
const MOST = 50;
/** What nobody has touched for this long is forgotten. Milliseconds. */
const LASTS = 30 * 60 * 1000;

/** What clerks try out, in memory: one application each. */
export interface Trials {
  find(clerk: string, service: string, now: number): Trial | undefined;
  keep(clerk: string, trial: Trial, now: number): void;
  end(clerk: string): void;
}

export function createTrials(): Trials {
  const kept = new Map<string, { readonly trial: Trial; readonly at: number }>();
  return {
    find: (clerk, service, now) => {
      const found = kept.get(clerk);
      return found && now - found.at < LASTS && found.trial.service === service ? found.trial : undefined;
    },
    keep: (clerk, trial, now) => {
      kept.delete(clerk);
      kept.set(clerk, { trial, at: now });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    end: (clerk) => {
      kept.delete(clerk);
    },
  };
}
