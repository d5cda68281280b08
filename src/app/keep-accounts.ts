import type { Clerk } from '../cases/clerk.ts';
import { foldLogin } from '../cases/password-rules.ts';
import { loadDistrict } from '../catalogue/load-district.ts';
import type { Config } from '../config.ts';
import {
  addClerk,
  endClerkCodes,
  newClerkLink,
  ROLES,
  setClerkDisabled,
  type ClerkProblem,
  type ManageDeps,
} from '../desk/accounts/manage.ts';
import type { District, Lang } from '../forms/types.ts';
import { openAccounts } from '../store/open-accounts.ts';

/** What is to be done with the accounts; for `add-clerk` everything counts, for `list` nothing, else the login. */
export interface AccountOrder {
  readonly command: 'add-clerk' | 'reset-password' | 'reset-codes' | 'disable' | 'enable' | 'list';
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
  readonly lang: Lang;
}

/** Lines for whoever asked, or sentences on what was not done. */
export type AccountsKept =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Keeps accounts beside the program, which may be running. */
export async function keepAccounts(config: Config, order: AccountOrder): Promise<AccountsKept> {
  const district = await loadDistrict(config.districtDir);
  const accounts = await openAccounts({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.dataKey === undefined ? {} : { dataKey: config.dataKey }),
  });
  try {
    const deps = { accounts, district, publicUrl: config.publicUrl, now: Date.now };
    if (order.command === 'list') return { ok: true, lines: (await accounts.clerks.list()).map(lineOf) };
    return order.command === 'add-clerk' ? await add(deps, order) : await change(deps, order, order.command);
  } finally {
    await accounts.close();
  }
}

function lineOf({ login, name, role, office, disabled, hasPassword, hasCodes }: Clerk): string {
  const signs = [
    ...(disabled ? ['disabled'] : []),
    ...(hasPassword ? [] : ['no password']),
    ...(hasCodes ? ['codes'] : []),
  ];
  return [login, name, role, office, ...signs].join('\t');
}

async function add(deps: ManageDeps & { readonly district: District }, order: AccountOrder): Promise<AccountsKept> {
  const added = await addClerk(deps, 'console', order);
  if (added.kind === 'added') return { ok: true, lines: [added.link] };
  return { ok: false, problems: added.problems.map((problem) => sentence(problem, deps.district)) };
}

function sentence({ code }: ClerkProblem, { offices }: District): string {
  switch (code) {
    case 'login':
      return '--login may have letters and digits, with . - _ @ between them, at most 64.';
    case 'login-taken':
      return 'Somebody has this login already.';
    case 'name':
      return '--name is missing.';
    case 'role':
      return `--role must be one of ${ROLES.join(', ')}.`;
    case 'office':
      return `--office must be one of ${offices.map(({ id }) => id).join(', ')}.`;
  }
}

async function change(
  deps: ManageDeps,
  { login }: AccountOrder,
  command: Exclude<AccountOrder['command'], 'add-clerk' | 'list'>,
): Promise<AccountsKept> {
  const found = await deps.accounts.clerks.byLogin(foldLogin(login));
  if (found === undefined) return { ok: false, problems: ['Nobody has this login.'] };
  const { id } = found.clerk;
  if (command === 'reset-password') return { ok: true, lines: [await newClerkLink(deps, 'console', id)] };
  if (command === 'reset-codes') await endClerkCodes(deps, 'console', id);
  else if ((await setClerkDisabled(deps, 'console', id, command === 'disable')) === 'last-administrator')
    return { ok: false, problems: ['This is the last administrator: make another one first.'] };
  return { ok: true, lines: [] };
}
