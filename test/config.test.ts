import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const root = '/srv/ezhan';

describe('reading the environment', () => {
  it('needs nothing at all', () => {
    const read = readConfig({}, root);
    expect(read).toMatchObject({
      ok: true,
      config: { port: 8080, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:8080' },
    });
    expect(read.ok ? read.config.telegram : 'not read').toBeUndefined();
  });

  it('takes the slash off the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://ezhan.example.org/' }, root)).toMatchObject({
      config: { publicUrl: 'https://ezhan.example.org' },
    });
  });

  it.each([
    ['PORT', 'abc', /PORT must be a whole number/],
    ['PORT', '70000', /PORT must be a whole number/],
    ['PUBLIC_URL', 'ezhan.example.org', /PUBLIC_URL must be a full address/],
    ['TRUST_PROXY', 'everybody', /TRUST_PROXY must name the proxy/],
    ['TRUST_PROXY', '10.0.0.0/33', /TRUST_PROXY must name the proxy/],
    ['TRUST_PROXY', '10.0.0.1,', /TRUST_PROXY must name the proxy/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL must begin with postgres/],
    ['DATA_KEY', 'short', /DATA_KEY must be 32 bytes/],
    ['TELEGRAM_BOT_TOKEN', 'nonsense', /TELEGRAM_BOT_TOKEN does not look/],
    ['SUBMISSION_WEBHOOK_URL', 'https://portal.example.org', /needs SUBMISSION_WEBHOOK_SECRET/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of/],
    ['DESK_ADMIN_USER', 'zhou', /DESK_ADMIN_USER and DESK_ADMIN_PASSWORD belong together/],
    ['DESK_ADMIN_PASSWORD', 'four plain words here', /DESK_ADMIN_USER and DESK_ADMIN_PASSWORD belong together/],
    ['DESK_OIDC_ISSUER', 'https://id.example.org', /DESK_OIDC_CLIENT_ID.* belong together/],
  ])('says what is wrong with %s=%s', (name, value, message) => {
    const read = readConfig({ [name]: value }, root);
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(message)]);
  });

  it('believes the proxy that it is told of, or else only one on this machine', () => {
    expect(readConfig({}, root)).toMatchObject({ config: { trustProxy: ['loopback'] } });
    expect(readConfig({ TRUST_PROXY: '10.0.0.2, fd00::/8' }, root)).toMatchObject({
      config: { trustProxy: ['10.0.0.2', 'fd00::/8'] },
    });
  });

  it('never repeats a token in what it says', () => {
    const read = readConfig({ TELEGRAM_BOT_TOKEN: '12 secret', TELEGRAM_MODE: 'carrier-pigeon' }, root);
    expect(JSON.stringify(read)).toContain('TELEGRAM_MODE must be polling or webhook');
    expect(read.ok ? '' : read.problems.join(' ')).not.toContain('secret');
  });

  it('takes a first administrator, and refuses a password that is guessed first', () => {
    const named = (user: string, password: string) =>
      readConfig({ DESK_ADMIN_USER: user, DESK_ADMIN_PASSWORD: password }, root);
    expect(named('Zhou', 'four plain words here')).toMatchObject({
      config: { desk: { admin: { login: 'Zhou', password: 'four plain words here' } } },
    });
    expect(readConfig({}, root)).toMatchObject({ config: { desk: {} } });
    for (const password of ['too short', '1234567890', 'zhouzhouzhou', 'zhou zhou zhou'])
      expect(named('zhou', password)).toEqual({
        ok: false,
        problems: [expect.stringMatching(/^DESK_ADMIN_PASSWORD needs 10 to 200 characters/)],
      });
    const wrong = named('no spaces', 'secret!');
    expect(wrong.ok ? '' : wrong.problems.join(' ')).toMatch(/DESK_ADMIN_USER may have letters/);
    expect(JSON.stringify(wrong)).not.toMatch(/no spaces|secret!/);
  });

  it('takes another house that signs clerks in, by plain HTTP only on this machine', () => {
    const from = (issuer: string) =>
      readConfig(
        { DESK_OIDC_ISSUER: issuer, DESK_OIDC_CLIENT_ID: 'desk', DESK_OIDC_CLIENT_SECRET: 'of the desk' },
        root,
      );
    expect(from('https://id.example.org/realm')).toMatchObject({
      config: {
        desk: { oidc: { issuer: 'https://id.example.org/realm', clientId: 'desk', claim: 'preferred_username' } },
      },
    });
    for (const issuer of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
      expect(from(issuer).ok).toBe(true);
    for (const issuer of [
      'http://id.example.org',
      'http://127.0.0.1.example.org',
      'ftp://127.0.0.1',
      'id.example.org',
    ]) {
      const read = from(issuer);
      expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/^DESK_OIDC_ISSUER must be an https/)]);
      expect(JSON.stringify(read)).not.toContain('of the desk');
    }
  });

  it('asks for a secret where Telegram calls a webhook', () => {
    const read = readConfig({ TELEGRAM_BOT_TOKEN: '1:abc', TELEGRAM_MODE: 'webhook' }, root);
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/TELEGRAM_WEBHOOK_SECRET/)]);
  });
});
