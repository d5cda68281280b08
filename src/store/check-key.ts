import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';
import { StoreError } from './store-error.ts';

const NAME = 'data key';

/** Refuses to start with another key than the stored values were sealed with, before anything is read or written. */
export async function checkKey({ database, sealer }: StoreContext): Promise<void> {
  // Of two processes that bring the first key, one is first.
  if (sealer.keyId !== undefined)
    await insert(database.write, 'settings (name, value)', [[NAME, sealer.keyId]], 'on conflict (name) do nothing');
  const [row] = await rows(database.write, 'select value from settings where name = ?', [NAME]);
  if (row && sealer.keyId === undefined)
    throw new StoreError('What is stored is sealed: set DATA_KEY to the key that it was sealed with.', 'SEAL');
  if (row && row.value !== sealer.keyId)
    throw new StoreError('DATA_KEY is not the key that the stored data was sealed with.', 'SEAL');
}
