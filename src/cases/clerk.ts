import type { Lang } from '../forms/types.ts';
import type { Role } from './types.ts';

/** Somebody with an account at the desk. What proves who they are is kept apart and never leaves the store. */
export interface Clerk {
  readonly id: string;
  /** What they type to sign in; unique, in small letters. */
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly lang: Lang;
  /** Signed in no more, but named in what they did. */
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  /** Time-based codes are set up. */
  readonly hasCodes: boolean;
  readonly createdAt: number;
}
