import type { Request } from 'express';
import type { Clerk } from '../../cases/clerk.ts';
import { foldLogin } from '../../cases/password-rules.ts';
import type { Parts } from './parts.ts';
import { isPassword } from './password.ts';
import { recordStranger } from './record.ts';
import { beginTry, countTry, endTry, type Counted } from './tries.ts';

export type Tried =
  | { readonly kind: 'right'; readonly clerk: Clerk }
  | { readonly kind: 'wrong' }
  /** Milliseconds. */
  | { readonly kind: 'wait'; readonly wait: number };

/**
 * Checks login and password. Whether there is such an account, whether it is disabled or opens by a link only, cannot be
 * told from the answer, nor from how long it takes.
 */
export async function tryPassword(
  parts: Parts,
  request: Request,
  given: { readonly login: string; readonly password: string },
): Promise<Tried> {
  const login = foldLogin(given.login).slice(0, 200);
  return counted(parts, countTry(parts, request, 'password', login), async () => {
    const found = await parts.accounts.clerks.byLogin(login);
    const right = await isPassword(given.password.slice(0, 1000), found?.passwordHash);
    if (!right || found === undefined || found.clerk.disabled) {
      await recordStranger(parts, 'sign-in-failed', found?.clerk);
      return undefined;
    }
    return found.clerk;
  });
}

/** Checks a code of the clerk's device, or one of the recovery codes. */
export async function tryCode(parts: Parts, request: Request, clerk: Clerk, given: string): Promise<Tried> {
  const { clerks } = parts.accounts;
  return counted(parts, countTry(parts, request, 'code', clerk.login), async () => {
    const code = given.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
    if (/^\d{6}$/.test(code) && (await clerks.takeCode(clerk.id, code, parts.house.now()))) return clerk;
    if (/^[a-z0-9]{16}$/.test(code) && (await clerks.takeRecoveryCode(clerk.id, code))) {
      await recordStranger(parts, 'recovery-code-used', clerk);
      return clerk;
    }
    await recordStranger(parts, 'code-failed', clerk);
    return undefined;
  });
}

async function counted(parts: Parts, limits: Counted, check: () => Promise<Clerk | undefined>): Promise<Tried> {
  const wait = await beginTry(parts, limits);
  if (wait > 0) return { kind: 'wait', wait };
  const clerk = await check();
  if (clerk === undefined) return { kind: 'wrong' };
  await endTry(parts, limits);
  return { kind: 'right', clerk };
}
