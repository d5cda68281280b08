import type { Clerk } from '../../cases/clerk.ts';
import type { Role } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';

/** Who may sign in at the desk, what proves it, and who is signed in. */
export interface Accounts {
  readonly clerks: Clerks;
  readonly sessions: Sessions;
  readonly tries: Tries;
  /** Random bytes in base64url that are the same in every process and after every start. */
  deskSecret(): Promise<string>;
}

/** Somebody who is to have an account. */
export interface NewClerk {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly lang: Lang;
  readonly passwordHash?: string;
}

export type ClerkChange = Partial<Pick<Clerk, 'name' | 'role' | 'office'>>;

/** The last administrator who can sign in cannot be taken away. */
export type ClerkChanged = 'changed' | 'unknown' | 'last-administrator';

export type AddedClerk =
  { readonly ok: true; readonly clerk: Clerk } | { readonly ok: false; readonly code: 'login-taken' };

export interface FoundClerk {
  readonly clerk: Clerk;
  /** To be checked against what was typed. */
  readonly passwordHash?: string;
}

export type OpenLink = { readonly kind: 'clerk'; readonly clerk: Clerk } | { readonly kind: 'first' };

export interface Clerks {
  /** By name; those who are disabled last. */
  list(): Promise<readonly Clerk[]>;
  find(id: string): Promise<Clerk | undefined>;
  byLogin(login: string): Promise<FoundClerk | undefined>;
  add(clerk: NewClerk, now: number): Promise<AddedClerk>;
  /** Undefined when there is an account already. */
  addFirst(clerk: NewClerk, now: number): Promise<Clerk | undefined>;
  change(id: string, change: ClerkChange): Promise<ClerkChanged>;
  /** Disabling ends all sessions and links of the account at once. */
  setDisabled(id: string, disabled: boolean): Promise<ClerkChanged>;
  setLang(id: string, lang: Lang): Promise<void>;
  /** Ends all sessions and links of the account at once. */
  setPassword(id: string, passwordHash: string): Promise<void>;

  /** A new secret (base32) for codes; it counts once `setCodes` was told a code of it. */
  newSecret(): string;
  /** @returns recovery codes, which are nowhere to be had again; undefined when the code is none of the secret. */
  setCodes(id: string, secret: string, code: string, now: number): Promise<readonly string[] | undefined>;
  /** True once for each code, over all processes. */
  takeCode(id: string, code: string, now: number): Promise<boolean>;
  takeRecoveryCode(id: string, code: string): Promise<boolean>;
  recoveryLeft(id: string): Promise<number>;
  renewRecovery(id: string): Promise<readonly string[]>;
  endCodes(id: string): Promise<void>;

  /** A link's token; older ones of the same account end. Without an account: of the first administrator. */
  makeLink(clerk: string | undefined, until: number): Promise<string>;
  /** Undefined once it is used or over. */
  findLink(token: string, now: number): Promise<OpenLink | undefined>;
  /** Sets the password and uses the link up. False when it is over. */
  useLink(token: string, passwordHash: string, now: number): Promise<boolean>;
  useFirstLink(token: string, clerk: NewClerk, now: number): Promise<Clerk | undefined>;
}

/** By the id in the browser's cookie; what is stored is its hash. */
interface Sessions {
  /** Undefined for one that has ended. */
  read(id: string, now: number): Promise<StoredSession | undefined>;
  write(id: string, session: WrittenSession, now: number): Promise<void>;
  /** Puts off the end by idleness. */
  used(id: string, now: number): Promise<void>;
  end(id: string): Promise<void>;
  /** Those of a clerk that live, newest first. */
  ofClerk(clerk: string, now: number): Promise<readonly ClerkSession[]>;
  /** @param except the id of the one that goes on. */
  endOfClerk(clerk: string, except?: string): Promise<void>;
}

export interface StoredSession {
  readonly data: string;
  /** Epoch milliseconds. */
  readonly began: number;
  readonly used: number;
}

export interface WrittenSession {
  /** One that is not is only written where it still is. */
  readonly fresh: boolean;
  readonly clerk?: string;
  readonly data: string;
}

export interface ClerkSession {
  /** Whether it is the one with this id. */
  readonly is: (id: string) => boolean;
  readonly began: number;
  readonly used: number;
}

/** Counts what was tried and did not succeed. */
interface Tries {
  /** Milliseconds to wait; nothing is counted then. 0: counted, go on. */
  begin(limits: readonly TryLimit[], now: number): Promise<number>;
  succeed(keys: SucceededKeys): Promise<void>;
}

export interface TryLimit {
  readonly key: string;
  /** So many tries without any wait. */
  readonly free: number;
  /** The first wait; each further try doubles it. Milliseconds. */
  readonly wait: number;
  readonly longest: number;
}

export interface SucceededKeys {
  readonly forget: readonly string[];
  /** Shared with others: only this one try is taken back. */
  readonly takeBack: readonly string[];
}
