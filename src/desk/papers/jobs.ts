import type { PaperKind } from '../../cases/papers.ts';
import type { Acting } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';
import { openSealedFile, sweepSealedFiles, type SealedFile } from './sealed-file.ts';

/** How long a result waits to be fetched. Milliseconds. */
const KEPT = 60 * 60 * 1000;
/** Jobs of one clerk that may wait or run at once, and results that are kept. */
const MOST_EACH = 5;

/** What a clerk wants made of many cases. */
export interface Order {
  readonly paper: PaperKind;
  readonly as: 'print' | 'zip';
  /** In the order in which they are wanted. */
  readonly references: readonly string[];
  readonly acting: Acting;
  /** Of the clerk, for what is said beside the papers. */
  readonly lang: Lang;
}

/** A case that is not in the result, and why. */
export interface Left {
  readonly reference: string;
  readonly why: 'gone' | 'none' | 'characters' | 'fault';
  /** For `characters`: those that no font shows. */
  readonly characters?: readonly string[];
}

/** An attachment that cannot be printed and has to be looked at by itself. */
interface Beside {
  readonly reference: string;
  readonly names: readonly string[];
}

/** One order on its way. Only this process knows it. */
export interface Job {
  readonly id: string;
  readonly order: Order;
  state: 'waiting' | 'running' | 'ready' | 'empty' | 'failed';
  done: number;
  readonly left: Left[];
  readonly beside: Beside[];
  file?: SealedFile;
  /** Epoch milliseconds, once it has ended. */
  endedAt?: number;
  finished: Promise<void>;
}

export interface JobsDeps {
  readonly folder: string;
  readonly now: () => number;
  readonly random: () => string;
  /** Does the work into `file`; tells of each case by counting `job.done` up. */
  readonly work: (job: Job, file: SealedFile) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export interface Jobs {
  /** Undefined when this clerk has too many under way. */
  start(order: Order): Job | undefined;
  /** A job of this clerk: nobody else sees it. */
  find(clerk: string, id: string): Job | undefined;
}

/** Runs one job after another, so that printing never takes more than a part of the machine; keeps results for an hour. */
export function createJobs(deps: JobsDeps): Jobs {
  const jobs = new Map<string, Job>();
  let queue: Promise<void> = sweepSealedFiles(deps.folder, deps.now());
  const tidy = (): void => {
    for (const job of jobs.values()) {
      if (job.endedAt === undefined || job.endedAt > deps.now() - KEPT) continue;
      jobs.delete(job.id);
      job.file?.remove().catch(deps.report);
    }
  };
  setInterval(tidy, KEPT / 6).unref();
  const ofClerk = (clerk: string): readonly Job[] =>
    [...jobs.values()].filter(({ order }) => order.acting.clerk === clerk);
  return {
    start: (order) => {
      tidy();
      const { clerk } = order.acting;
      if (ofClerk(clerk).filter(({ endedAt }) => endedAt === undefined).length >= MOST_EACH) return undefined;
      dropOldest(ofClerk(clerk));
      const id = deps.random();
      const job: Job = { id, order, state: 'waiting', done: 0, left: [], beside: [], finished: queue };
      jobs.set(id, job);
      job.finished = queue = queue.then(() => run(job, deps));
      return job;
    },
    find: (clerk, id) => {
      tidy();
      const job = jobs.get(id);
      return job?.order.acting.clerk === clerk ? job : undefined;
    },
  };

  /** Makes room on the disk: of what is ready only the newest few stay. */
  function dropOldest(own: readonly Job[]): void {
    const ended = own.filter(({ endedAt }) => endedAt !== undefined);
    for (const job of ended.slice(0, Math.max(0, ended.length + 1 - MOST_EACH))) {
      jobs.delete(job.id);
      job.file?.remove().catch(deps.report);
    }
  }
}

async function run(job: Job, deps: JobsDeps): Promise<void> {
  job.state = 'running';
  let file: SealedFile | undefined;
  try {
    file = await openSealedFile(deps.folder);
    await deps.work(job, file);
    await file.end();
    job.state = file.size > 0 ? 'ready' : 'empty';
    if (job.state === 'ready') job.file = file;
    else await file.remove();
  } catch (error) {
    job.state = 'failed';
    deps.report(error);
    await file?.remove().catch(deps.report);
  }
  job.endedAt = deps.now();
}
