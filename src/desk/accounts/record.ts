import type { Clerk } from '../../cases/clerk.ts';
import type { Parts } from './parts.ts';

/** Writes down what somebody did with their own account. */
export function recordOwn(
  { accounts, house }: Pick<Parts, 'accounts' | 'house'>,
  clerk: Pick<Clerk, 'id'>,
  action: string,
  detail?: string,
): Promise<void> {
  return accounts.record({
    at: house.now(),
    actor: `clerk:${clerk.id}`,
    action: `account.${action}`,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** Writes down what somebody did who has not proved who they are; only an account that exists is named. */
export function recordStranger(
  { accounts, house }: Pick<Parts, 'accounts' | 'house'>,
  action: string,
  clerk?: Pick<Clerk, 'id'>,
): Promise<void> {
  return accounts.record({
    at: house.now(),
    actor: 'visitor',
    action: `account.${action}`,
    ...(clerk === undefined ? {} : { detail: `clerk:${clerk.id}` }),
  });
}
