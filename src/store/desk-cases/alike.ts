import { peopleIn } from '../../cases/people.ts';
import type { Submission } from '../../cases/types.ts';
import type { StoreContext } from '../context.ts';
import { marks, rows } from '../database.ts';
import { makeToken } from '../search-tokens.ts';
import { casesOf } from './list.ts';

const MOST = 20;

/** Newest first: others of the same people, by the numbers of their papers. */
export async function alikeCases(
  context: StoreContext,
  { reference, answers }: Submission,
): Promise<readonly Submission[]> {
  const tokens = peopleIn(answers).papers.map((paper) => makeToken(context.sealer, 'paper', paper));
  if (tokens.length === 0) return [];
  const found = await rows(
    context.database.read,
    `select distinct created_at, reference from search_tokens where token in (${marks(tokens)}) and reference <> ?
      order by created_at desc, reference desc limit ?`,
    [...tokens, reference, MOST],
  );
  return casesOf(
    context,
    found.map((row) => ({ reference: String(row.reference) })),
  );
}
