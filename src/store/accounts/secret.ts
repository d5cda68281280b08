import { randomBytes } from 'node:crypto';
import type { StoreContext } from '../context.ts';
import { insert, rows } from '../database.ts';

const NAME = 'desk secret';

/** Random bytes in base64url that are the same in every process and after every start: made the first time. */
export async function deskSecret({ database, sealer }: StoreContext): Promise<string> {
  const fresh = sealer.seal(randomBytes(32).toString('base64url'), `settings ${NAME}`);
  await insert(database.write, 'settings (name, value)', [[NAME, fresh]], 'on conflict (name) do nothing');
  const [row] = await rows(database.write, 'select value from settings where name = ?', [NAME]);
  return sealer.open(String(row?.value), `settings ${NAME}`);
}
