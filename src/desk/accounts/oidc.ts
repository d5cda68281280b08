import * as client from 'openid-client';
import type { DeskHouse } from '../house.ts';

/** The other house that signs our clerks in (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which claim is the login of an account here, such as `preferred_username`. */
  readonly claim: string;
}

/** What has to be remembered between leaving for the other house and coming back. */
interface Trip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OidcSignIn {
  /** Where to send the browser. */
  begin(): Promise<{ readonly to: string; readonly trip: Trip }>;
  /**
   * What came back, checked: state, PKCE, nonce, signature, issuer, audience.
   * @param address path and query that the browser came back to.
   * @returns the login that the other house vouches for; undefined when it names none.
   */
  finish(address: string, trip: Trip): Promise<string | undefined>;
}

/** Seconds that the other house has to answer. */
const PATIENCE = 10;

/** Asks the other house for its addresses when the first clerk goes there, and again after that failed. */
export function createOidc({ publicUrl }: DeskHouse, settings: OidcSettings): OidcSignIn {
  let found: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    found ??= discover(settings);
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
  return {
    begin: async () => begin(await configuration(), publicUrl),
    finish: async (address, trip) => finish(await configuration(), new URL(address, publicUrl), trip, settings.claim),
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const server = new URL(issuer);
  // The settings let plain HTTP through for this machine only. Marked as deprecated so that nobody uses it by chance.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(server, clientId, clientSecret, undefined, { execute, timeout: PATIENCE });
}

async function begin(
  configuration: client.Configuration,
  publicUrl: string,
): Promise<{ readonly to: string; readonly trip: Trip }> {
  const trip = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const to = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${publicUrl}/desk/oidc/back`,
    scope: 'openid profile email',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
  });
  return { to: to.href, trip };
}

async function finish(
  configuration: client.Configuration,
  address: URL,
  { state, nonce, verifier }: Trip,
  claim: string,
): Promise<string | undefined> {
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return undefined;
  const inToken = loginIn(claims, claim);
  if (inToken !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined) return inToken;
  // Many houses put the claims of `profile` there, and not into the token.
  return loginIn(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub), claim);
}

/** An address of mail counts only when the other house has made sure of it. */
function loginIn(claims: Readonly<Record<string, unknown>>, claim: string): string | undefined {
  if (claim === 'email' && claims['email_verified'] !== true) return undefined;
  const value = claims[claim];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
