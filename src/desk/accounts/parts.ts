import type { DeskHouse } from '../house.ts';
import type { Csrf } from './csrf.ts';
import type { OidcSignIn } from './oidc.ts';
import type { AccountsPort } from './port.ts';

/** What every handler of this room works with. */
export interface Parts {
  readonly house: DeskHouse;
  readonly accounts: AccountsPort;
  readonly csrf: Csrf;
  readonly oidc?: OidcSignIn;
}
