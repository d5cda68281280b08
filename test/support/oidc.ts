import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { OidcSettings } from '../../src/desk/accounts/oidc.ts';

/** A real OpenID Connect provider on a port of 127.0.0.1; it is closed with the test. */
export interface TestProvider {
  readonly settings: OidcSettings;
  /** The questions with which browsers came to it: addresses of its authorization endpoint. */
  readonly asked: URL[];
  /** Signs in whoever comes, as this account there with these claims. */
  signInAs(claims: Readonly<Record<string, unknown>>): void;
  /** Lets a browser that was sent to it sign in, and gives the address that it leads back to. */
  visit(address: string): Promise<string>;
}

const CLIENT = { id: 'desk', secret: 'a secret between the two houses' };

/** @param options.claimsInToken the claims of `profile` and `email` stand in the ID token, not only in the user info. */
export async function openProvider(
  deskUrl: () => string,
  { claim = 'preferred_username', claimsInToken = false } = {},
): Promise<TestProvider> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let claims: Readonly<Record<string, unknown>> = {};
  const provider = makeProvider(issuer, `${deskUrl()}/desk/oidc/back`, claimsInToken, () => claims);
  const answer = provider.callback();
  const asked: URL[] = [];
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '', issuer);
    if (url.pathname === '/auth') asked.push(url);
    if (url.pathname.startsWith('/interaction/')) void interact(provider, request, response);
    else answer(request, response);
  });
  return {
    settings: { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, claim },
    asked,
    signInAs: (next) => (claims = next),
    visit: (address) => visit(address, issuer),
  };
}

function makeProvider(
  issuer: string,
  redirectUri: string,
  claimsInToken: boolean,
  claimsNow: () => Readonly<Record<string, unknown>>,
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !claimsInToken,
    cookies: { keys: ['a key of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...claimsNow() }) }),
  });
}

/** Nobody is asked anything: signed in, consented. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: 'somebody' } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function visit(address: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = new URL(address);
  for (let steps = 0; at.origin === issuer && steps < 12; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    at = new URL(to, at);
  }
  return at.href;
}
