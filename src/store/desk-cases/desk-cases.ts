import type { StoreContext } from '../context.ts';
import { explained } from '../explained.ts';
import { writeAudit, type Watch } from '../journal.ts';
import { findSubmission, readHistory } from '../read-submissions.ts';
import { alikeCases } from './alike.ts';
import { besideCase } from './beside.ts';
import { changeCase } from './change-case.ts';
import { countCases } from './counts.ts';
import { listCases } from './list.ts';
import { readLog } from './read-log.ts';
import type { DeskCases } from './types.ts';

export function deskCases(context: StoreContext, watch: Watch): DeskCases {
  const { database } = context;
  return {
    ...explained({
      list: (view, today) => listCases(context, view, today),
      counts: (scope, today) => countCases(context, scope, today),
      find: (reference) => findSubmission(context, database.read, reference),
      history: (reference) => readHistory(context, database.read, reference),
      log: (reference) => readLog(context, reference),
      beside: (view, today, reference) => besideCase(context, view, today, reference),
      alike: (submission) => alikeCases(context, submission),
      change: (order) => changeCase(context, order),
      record: (entry) =>
        database.transaction((sql) => {
          writeAudit(sql, entry);
          return Promise.resolve();
        }),
    } satisfies Omit<DeskCases, 'watch'>),
    watch,
  };
}
