import type { Knex } from 'knex';
import { supplyMaterial } from '../cases/supply-material.ts';
import type { Pointer } from '../forms/types.ts';
import type { StoreContext } from './context.ts';
import { lockSubmission, writeChange } from './write-change.ts';

export interface Supply {
  readonly reference: string;
  readonly at: Pointer;
  readonly files: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Puts later material into a submission; does nothing when there is none by this reference. */
export async function supply(context: StoreContext, sql: Knex, given: Supply): Promise<void> {
  const { reference, now: at } = given;
  const before = await lockSubmission(context, sql, reference);
  if (!before) return;
  const { submission: after, event } = supplyMaterial(before, given.at, given.files, at);
  const audit = { at, actor: before.channel, action: 'supplied' };
  await writeChange(context, sql, { before, after, event, audit, tell: false });
}
