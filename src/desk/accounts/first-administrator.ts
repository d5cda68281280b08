import type { District, Lang } from '../../forms/types.ts';
import { foldLogin } from '../../cases/password-rules.ts';
import { hashPassword } from './password.ts';
import type { AccountsPort } from './port.ts';

export interface FirstDeps {
  readonly accounts: Pick<AccountsPort, 'clerks' | 'record'>;
  readonly district: Pick<District, 'offices'>;
  readonly publicUrl: string;
  readonly now: () => number;
  readonly lang?: Lang;
}

/** So long the first administrator's link works. Milliseconds. */
const LINK_LASTS = 24 * 60 * 60 * 1000;

/**
 * While the house has no account: makes the administrator that the settings name, or else a link with which the first one
 * is made. With every start the link is a new one, and the old one ends.
 * @returns the link, for whoever starts the program to see; undefined where none is needed.
 */
export async function firstAdministrator(
  { accounts, district, publicUrl, now, lang = 'zh-CN' }: FirstDeps,
  named: { readonly login: string; readonly password: string } | undefined,
): Promise<string | undefined> {
  if ((await accounts.clerks.list()).length > 0) return undefined;
  if (named === undefined)
    return `${publicUrl}/desk/welcome/${await accounts.clerks.makeLink(undefined, now() + LINK_LASTS)}`;
  const login = foldLogin(named.login);
  const office = district.offices.find(({ level }) => level === 'district')?.id ?? '';
  const passwordHash = await hashPassword(named.password);
  const first = { login, name: named.login.trim(), role: 'administrator', office, lang, passwordHash } as const;
  const clerk = await accounts.clerks.addFirst(first, now());
  if (clerk !== undefined)
    await accounts.record({ at: now(), actor: 'console', action: 'account.added', detail: `clerk:${clerk.id}` });
  return undefined;
}
