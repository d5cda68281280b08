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

  it('asks for a secret where Telegram calls a webhook', () => {
    const read = readConfig({ TELEGRAM_BOT_TOKEN: '1:abc', TELEGRAM_MODE: 'webhook' }, root);
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/TELEGRAM_WEBHOOK_SECRET/)]);
  });
});
