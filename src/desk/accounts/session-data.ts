/** Which way somebody has proved who they are. */
export type SignInWay = 'password' | 'oidc';

declare module 'express-session' {
  interface SessionData {
    /** The clerk who is signed in. */
    clerk?: string;
    way?: SignInWay;
    /** The first step is done, a code is still owed. */
    owed?: { readonly clerk: string; readonly way: SignInWay; readonly at: number };
    /** A round trip to the other house that signs people in. */
    trip?: { readonly state: string; readonly nonce: string; readonly verifier: string; readonly at: number };
    /** Where to go after signing in. */
    to?: string;
    /** A form that was posted after the session had ended, sealed. */
    carried?: string;
    /** The secret of codes that are being set up. */
    secret?: string;
    /** Set by the store: when it began and was last used. Epoch milliseconds. */
    began?: number;
    used?: number;
  }
}
