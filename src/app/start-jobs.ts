import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import { makeOutbound } from '../web/api/outbound.ts';
import { announce } from './announce.ts';
import { every, type Recurring } from './every.ts';
import type { LiveDistrict } from './live-district.ts';
import type { Teller } from './tell-residents.ts';

export interface JobsDeps {
  readonly config: Pick<Config, 'databaseUrl' | 'submissions'>;
  readonly store: Store;
  readonly teller: Teller;
  readonly live: LiveDistrict;
  readonly logger: Logger;
}

/** Milliseconds between the ends and beginnings of what comes back by itself. */
const TIDY = 60 * 60 * 1000;
const ANNOUNCE = 2000;
/** What changes in this process wakes the teller at once: this is for what other processes and earlier ones left. */
const TELL = 5000;
/** Another process may have changed the district. */
const FOLLOW = 30_000;

/** Begins what comes back by itself: residents and other systems are told, the house is kept tidy. */
export function startJobs({ config, store, teller, live, logger }: JobsDeps): Recurring {
  const jobs = [
    every(TIDY, 'tidy', () => store.tidy(Date.now()), logger),
    every(TELL, 'tell residents', (stopping) => teller.tell(stopping), logger),
  ];
  const follow = async () => {
    live.follow(await store.district.changes());
  };
  // SQLite has this process only.
  if (config.databaseUrl !== undefined) jobs.push(every(FOLLOW, 'follow the district', follow, logger));
  const { webhookUrl, webhookSecret } = config.submissions;
  if (webhookUrl !== undefined && webhookSecret !== undefined) {
    const post = makeOutbound({ url: webhookUrl, secret: webhookSecret, now: Date.now });
    const tell = (stopping: AbortSignal) => announce({ events: store.events, post, now: Date.now, logger, stopping });
    jobs.push(every(ANNOUNCE, 'tell of submissions', tell, logger));
  }
  const unwatch = store.desk.watch(() => {
    teller.wake();
  });
  return {
    stop: async () => {
      unwatch();
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
