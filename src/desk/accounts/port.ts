import type { Clerk } from '../../cases/clerk.ts';
import type { Role } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';

/** Everything that accounts need of the house. */
export interface AccountsPort {
  readonly clerks: ClerksPort;
  readonly sessions: SessionsPort;
  readonly tries: TriesPort;
  /** At least 32 random bytes in base64, the same in every process: signs and seals what goes through browsers. */
  readonly secret: string;
  /** Writes down what happened. */
  record(entry: AccountEntry): Promise<void>;
}

/** One entry of the audit. `detail` names an account by `clerk:<id>`, or a kind of thing; never what somebody typed. */
interface AccountEntry {
  readonly at: number;
  readonly actor: string;
  readonly action: `account.${string}`;
  readonly detail?: string;
}

/** Somebody who is to have an account. */
interface NewClerk {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly lang: Lang;
}

/** The last administrator who can sign in cannot be taken away. */
export type ClerkChanged = 'changed' | 'unknown' | 'last-administrator';

/**
 * Accounts, and what proves who somebody is. Of the secrets only a password's hash comes out, to be checked; what is new
 * comes out once, to be shown.
 */
interface ClerksPort {
  /** By name; those who are disabled last. */
  list(): Promise<readonly Clerk[]>;
  find(id: string): Promise<Clerk | undefined>;
  byLogin(login: string): Promise<{ readonly clerk: Clerk; readonly passwordHash?: string } | undefined>;
  /** @param clerk.passwordHash absent: the account opens by a one-time link only. */
  add(clerk: NewClerk & { readonly passwordHash?: string }, now: number): Promise<AddedClerk>;
  /** The same, only while there is no account at all. */
  addFirst(clerk: NewClerk & { readonly passwordHash: string }, now: number): Promise<Clerk | undefined>;
  change(id: string, change: Partial<Pick<Clerk, 'name' | 'role' | 'office'>>): Promise<ClerkChanged>;
  /** Disabling ends all sessions and links of the account at once. */
  setDisabled(id: string, disabled: boolean): Promise<ClerkChanged>;
  setLang(id: string, lang: Lang): Promise<void>;
  /** Ends all sessions and links of the account at once. */
  setPassword(id: string, passwordHash: string): Promise<void>;

  /** A new secret (base32) for codes: it counts only once `setCodes` was told a code of it. */
  newSecret(): string;
  /** @returns the recovery codes, which are shown this once; undefined when the code is none of this secret. */
  setCodes(id: string, secret: string, code: string, now: number): Promise<readonly string[] | undefined>;
  /** True once for each code. */
  takeCode(id: string, code: string, now: number): Promise<boolean>;
  /** True once for each recovery code. */
  takeRecoveryCode(id: string, code: string): Promise<boolean>;
  /** How many recovery codes are left. */
  recoveryLeft(id: string): Promise<number>;
  /** New recovery codes, shown this once; the old ones end. */
  renewRecovery(id: string): Promise<readonly string[]>;
  endCodes(id: string): Promise<void>;

  /** Makes a link's token. A new one ends the older ones of the same account; without an account: of the first administrator. */
  makeLink(clerk: string | undefined, until: number): Promise<string>;
  /** What a link opens: an account, or (`first`) the house before it has any account. Undefined once it is used or over. */
  findLink(token: string, now: number): Promise<OpenLink | undefined>;
  /** Uses a link of an account up: its password is set, its sessions and links end. False when the link is over. */
  useLink(token: string, passwordHash: string, now: number): Promise<boolean>;
  /** Uses the first administrator's link up, while there is no account. */
  useFirstLink(
    token: string,
    clerk: NewClerk & { readonly passwordHash: string },
    now: number,
  ): Promise<Clerk | undefined>;
}

type AddedClerk = { readonly ok: true; readonly clerk: Clerk } | { readonly ok: false; readonly code: 'login-taken' };

export type OpenLink = { readonly kind: 'clerk'; readonly clerk: Clerk } | { readonly kind: 'first' };

/** Sessions by the id in the browser's cookie; what is stored is its hash. */
export interface SessionsPort {
  /** Undefined for one that has ended. */
  read(id: string, now: number): Promise<StoredSession | undefined>;
  /** @param session.fresh false: one that was ended meanwhile stays ended. */
  write(
    id: string,
    session: { readonly fresh: boolean; readonly clerk?: string; readonly data: string },
    now: number,
  ): Promise<void>;
  /** Puts off the end by idleness. */
  used(id: string, now: number): Promise<void>;
  end(id: string): Promise<void>;
  /** Of one clerk, newest first. */
  ofClerk(clerk: string, now: number): Promise<readonly ClerkSession[]>;
  /** @param except the id of the one that goes on. */
  endOfClerk(clerk: string, except?: string): Promise<void>;
}

interface StoredSession {
  readonly data: string;
  /** Epoch milliseconds. */
  readonly began: number;
  readonly used: number;
}

interface ClerkSession {
  /** Whether it is the one with this id. */
  readonly is: (id: string) => boolean;
  readonly began: number;
  readonly used: number;
}

/** Counts what was tried and did not succeed. */
interface TriesPort {
  /**
   * Counts one try against every key, before it is made: tries at the same moment cannot slip through together.
   * @returns milliseconds to wait, by the key that is to wait longest; 0: go on. A try that has to wait is not counted.
   */
  begin(limits: readonly TryLimit[], now: number): Promise<number>;
  /** The try succeeded: keys to be forgotten, and keys that only take this one try back. */
  succeed(keys: { readonly forget: readonly string[]; readonly takeBack: readonly string[] }): Promise<void>;
}

export interface TryLimit {
  readonly key: string;
  /** So many tries without any wait. */
  readonly free: number;
  /** The first wait; each further try doubles it. Milliseconds. */
  readonly wait: number;
  readonly longest: number;
}
