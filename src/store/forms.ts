import type { ServiceSource } from '../forms/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';

/** Keeps a version of a form; the same version again changes nothing. */
export async function keepForm({ database }: StoreContext, source: ServiceSource, now: number): Promise<void> {
  const values = [[source.id, source.version, JSON.stringify(source), now]];
  const columns = 'form_versions (service, version, body, first_used_at)';
  await insert(database.write, columns, values, 'on conflict (service, version) do nothing');
}

/** Every version that was ever kept, oldest first. */
export async function allForms({ database }: StoreContext): Promise<readonly ServiceSource[]> {
  const found = await rows(database.read, 'select body from form_versions order by first_used_at, service, version');
  return found.map(({ body }) => JSON.parse(String(body)) as ServiceSource);
}
