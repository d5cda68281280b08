import type { Clerk } from '../../cases/clerk.ts';
import { foldLogin, isLogin } from '../../cases/password-rules.ts';
import type { Role } from '../../cases/types.ts';
import type { District, Lang } from '../../forms/types.ts';
import type { AccountsPort, ClerkChanged } from './port.ts';

/** What keeping accounts needs: for the pages of administrators and for the command line alike. */
export interface ManageDeps {
  readonly accounts: Pick<AccountsPort, 'clerks' | 'record'>;
  readonly district: Pick<District, 'offices'>;
  readonly publicUrl: string;
  readonly now: () => number;
}

/** Who keeps accounts: `clerk:<id>` of an administrator, or `console` for whoever runs the program. */
export type Keeper = `clerk:${string}` | 'console';

/** What is typed about somebody; role and office as they come from a form or a command. */
export interface TypedClerk {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
  readonly lang?: Lang;
}

/** What is wrong with a field; words are at `desk-accounts:problem.<code>`. */
export interface ClerkProblem {
  readonly field: 'login' | 'name' | 'role' | 'office';
  readonly code: 'login' | 'login-taken' | 'name' | 'role' | 'office';
}

export type ClerkAdded =
  | { readonly kind: 'added'; readonly clerk: Clerk; readonly link: string }
  | { readonly kind: 'refused'; readonly problems: readonly ClerkProblem[] };

/** Nobody changes their own role or disables themselves: `self`. */
export type ClerkManaged = ClerkChanged | 'self';

export const ROLES: readonly Role[] = ['clerk', 'reviewer', 'supervisor', 'administrator'];

const LONGEST_NAME = 40;
/** So long a link of an account works. Milliseconds. */
const LINK_LASTS = 3 * 24 * 60 * 60 * 1000;

/** Adds an account. It opens by the link, which is shown this once. */
export async function addClerk(deps: ManageDeps, by: Keeper, typed: TypedClerk): Promise<ClerkAdded> {
  const { accounts, now } = deps;
  const fresh = { login: foldLogin(typed.login), ...read(typed), lang: typed.lang ?? 'zh-CN' };
  const problems = clerkProblems(deps, fresh);
  if (!isFit(fresh) || problems.length > 0) return { kind: 'refused', problems };
  const added = await accounts.clerks.add(fresh, now());
  if (!added.ok) return { kind: 'refused', problems: [{ field: 'login', code: 'login-taken' }] };
  await record(deps, by, 'added', added.clerk.id);
  return { kind: 'added', clerk: added.clerk, link: await linkFor(deps, added.clerk.id) };
}

/** What is wrong with what was typed about an account. */
function clerkProblems({ district }: ManageDeps, typed: TypedClerk): readonly ClerkProblem[] {
  const right = {
    login: isLogin(typed.login),
    name: typed.name !== '',
    role: isRole(typed.role),
    office: district.offices.some(({ id }) => id === typed.office),
  };
  return FIELDS.flatMap((field) => (right[field] ? [] : [{ field, code: field }]));
}

const FIELDS = ['login', 'name', 'role', 'office'] as const;

/** Changes name, role and office at once; it counts from the clerk's next page on. */
export async function changeClerk(
  deps: ManageDeps,
  by: Keeper,
  clerk: Clerk,
  typed: Omit<TypedClerk, 'login' | 'lang'>,
): Promise<ClerkManaged | readonly ClerkProblem[]> {
  const fresh = { login: clerk.login, ...read(typed) };
  const problems = clerkProblems(deps, fresh);
  if (!isFit(fresh) || problems.length > 0) return problems;
  if (by === `clerk:${clerk.id}` && fresh.role !== clerk.role) return 'self';
  const { name, role, office } = fresh;
  const changed = await deps.accounts.clerks.change(clerk.id, { name, role, office });
  if (changed === 'changed') await record(deps, by, 'changed', clerk.id);
  return changed;
}

/** Disabled, somebody is thrown out at once and signs in no more; what they did keeps their name. */
export async function setClerkDisabled(
  deps: ManageDeps,
  by: Keeper,
  id: string,
  disabled: boolean,
): Promise<ClerkManaged> {
  if (disabled && by === `clerk:${id}`) return 'self';
  const changed = await deps.accounts.clerks.setDisabled(id, disabled);
  if (changed === 'changed') await record(deps, by, disabled ? 'disabled' : 'enabled', id);
  return changed;
}

/** A new link, with which a new password is set; older links end, the password in use does not until then. */
export async function newClerkLink(deps: ManageDeps, by: Keeper, id: string): Promise<string> {
  await record(deps, by, 'link-made', id);
  return linkFor(deps, id);
}

/** For who has lost the device and the recovery codes: the next sign-in is by password alone. */
export async function endClerkCodes(deps: ManageDeps, by: Keeper, id: string): Promise<void> {
  await deps.accounts.clerks.endCodes(id);
  await record(deps, by, 'codes-ended', id);
}

async function linkFor({ accounts, publicUrl, now }: ManageDeps, id: string): Promise<string> {
  return `${publicUrl}/desk/welcome/${await accounts.clerks.makeLink(id, now() + LINK_LASTS)}`;
}

function read({ name, role, office }: Omit<TypedClerk, 'login' | 'lang'>): Omit<TypedClerk, 'login' | 'lang'> {
  return { name: name.normalize('NFC').trim().slice(0, LONGEST_NAME), role, office };
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

function isFit<T extends { readonly role: string }>(typed: T): typed is T & { readonly role: Role } {
  return isRole(typed.role);
}

function record({ accounts, now }: ManageDeps, by: Keeper, action: string, id: string): Promise<void> {
  return accounts.record({ at: now(), actor: by, action: `account.${action}`, detail: `clerk:${id}` });
}
