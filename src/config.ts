import { isIP } from 'node:net';
import path from 'node:path';
import { foldLogin, isLogin, passwordProblem } from './cases/password-rules.ts';

/** Everything that the environment decides. Nothing else reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** How residents reach the service: begins the links in messages and on receipts. No slash at its end. */
  readonly publicUrl: string;
  /** Whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses, subnets, or names of them that Express knows. */
  readonly trustProxy: readonly string[];
  readonly dataDir: string;
  readonly servicesDir: string;
  readonly districtDir: string;
  readonly localesDir: string;
  readonly assetsDir: string;
  /** `postgres://…`; SQLite in `dataDir` when absent. */
  readonly databaseUrl?: string;
  /** Base64 of 32 bytes: seals what is stored. */
  readonly dataKey?: string;
  readonly telegram?: TelegramConfig;
  readonly submissions: { readonly webhookSecret?: string; readonly webhookUrl?: string };
  readonly desk: DeskConfig;
  readonly logLevel: string;
}

interface DeskConfig {
  /** The first administrator, made while there is no account. */
  readonly admin?: { readonly login: string; readonly password: string };
  /** Another house that signs clerks in. */
  readonly oidc?: OidcConfig;
}

interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which claim is the login of an account. */
  readonly claim: string;
}

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string;
  readonly mode: 'polling' | 'webhook';
  readonly secret?: string;
}

export type ReadConfig =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; every fault is named with a right value, and no secret is repeated. */
export function readConfig(env: Environment, root: string): ReadConfig {
  const problems: string[] = [];
  const port = readPort(env, problems);
  const host = text(env, 'HOST') ?? '127.0.0.1';
  const telegram = readTelegram(env, problems);
  const config: Config = {
    port,
    host,
    publicUrl: readUrl(env, 'PUBLIC_URL', problems) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    trustProxy: readProxies(env, problems),
    dataDir: path.resolve(text(env, 'DATA_DIR') ?? 'data'),
    servicesDir: path.resolve(text(env, 'SERVICES_DIR') ?? path.join(root, 'services')),
    districtDir: path.resolve(text(env, 'DISTRICT_DIR') ?? path.join(root, 'district')),
    localesDir: path.join(root, 'locales'),
    assetsDir: path.join(root, 'assets'),
    ...optional('databaseUrl', readDatabaseUrl(env, problems)),
    ...optional('dataKey', readKey(env, problems)),
    ...optional('telegram', telegram),
    submissions: readSubmissions(env, problems),
    desk: { ...optional('admin', readAdmin(env, problems)), ...optional('oidc', readOidc(env, problems)) },
    logLevel: readLevel(env, problems),
  };
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

function readPort(env: Environment, problems: string[]): number {
  const port = Number(text(env, 'PORT') ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT must be a whole number from 0 to 65535, such as 8080.');
  return port;
}

function readUrl(env: Environment, name: string, problems: string[]): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (!/^https?:\/\/[^\s]+$/.test(value) || !URL.canParse(value))
    problems.push(`${name} must be a full address, such as https://ezhan.example.org.`);
  return value.replace(/\/+$/, '');
}

const NETS = ['loopback', 'linklocal', 'uniquelocal'];

function readProxies(env: Environment, problems: string[]): readonly string[] {
  const given = (text(env, 'TRUST_PROXY') ?? 'loopback').split(',').map((one) => one.trim());
  if (!given.every((one) => NETS.includes(one) || isSubnet(one)))
    problems.push('TRUST_PROXY must name the proxy, such as 10.0.0.2, or 10.0.0.0/24,uniquelocal.');
  return given;
}

function isSubnet(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

function readDatabaseUrl(env: Environment, problems: string[]): string | undefined {
  const value = text(env, 'DATABASE_URL');
  if (value === undefined || /^postgres(ql)?:\/\//.test(value)) return value;
  problems.push('DATABASE_URL must begin with postgres://; leave it out to use SQLite in DATA_DIR.');
  return undefined;
}

function readKey(env: Environment, problems: string[]): string | undefined {
  const value = text(env, 'DATA_KEY');
  if (value !== undefined && Buffer.from(value, 'base64').length !== 32)
    problems.push('DATA_KEY must be 32 bytes in base64, as made by: openssl rand -base64 32.');
  return value;
}

function readTelegram(env: Environment, problems: string[]): TelegramConfig | undefined {
  const token = text(env, 'TELEGRAM_BOT_TOKEN');
  if (token === undefined) return undefined;
  if (!/^\d+:[\w-]+$/.test(token)) problems.push('TELEGRAM_BOT_TOKEN does not look like a token of BotFather.');
  const mode = text(env, 'TELEGRAM_MODE') ?? 'polling';
  if (mode !== 'polling' && mode !== 'webhook') problems.push('TELEGRAM_MODE must be polling or webhook.');
  const secret = text(env, 'TELEGRAM_WEBHOOK_SECRET');
  if (mode === 'webhook' && secret === undefined)
    problems.push('TELEGRAM_MODE=webhook needs TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, digits, _ or -.');
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    problems.push('TELEGRAM_WEBHOOK_SECRET may hold only letters, digits, _ and -, at most 256.');
  const apiRoot = readUrl(env, 'TELEGRAM_API_ROOT', problems);
  return {
    token,
    mode: mode === 'webhook' ? 'webhook' : 'polling',
    ...optional('apiRoot', apiRoot),
    ...optional('secret', secret),
  };
}

function readSubmissions(env: Environment, problems: string[]): Config['submissions'] {
  const webhookSecret = text(env, 'SUBMISSION_WEBHOOK_SECRET');
  const webhookUrl = readUrl(env, 'SUBMISSION_WEBHOOK_URL', problems);
  if (webhookUrl !== undefined && webhookSecret === undefined)
    problems.push('SUBMISSION_WEBHOOK_URL needs SUBMISSION_WEBHOOK_SECRET: what is sent there is signed with it.');
  return { ...optional('webhookSecret', webhookSecret), ...optional('webhookUrl', webhookUrl) };
}

/** Neither is repeated in what is said: one may stand in the other's place. */
function readAdmin(env: Environment, problems: string[]): DeskConfig['admin'] {
  const login = text(env, 'DESK_ADMIN_USER');
  const password = env['DESK_ADMIN_PASSWORD'] === '' ? undefined : env['DESK_ADMIN_PASSWORD'];
  if (login === undefined && password === undefined) return undefined;
  if (login === undefined || password === undefined) {
    problems.push('DESK_ADMIN_USER and DESK_ADMIN_PASSWORD belong together: set both, or neither.');
    return undefined;
  }
  if (!isLogin(foldLogin(login)))
    problems.push('DESK_ADMIN_USER may have letters and digits, with . - _ @ between them, at most 64.');
  if (passwordProblem(password, foldLogin(login)) !== undefined)
    problems.push(
      'DESK_ADMIN_PASSWORD needs 10 to 200 characters that are not the login and none of the common passwords.',
    );
  return { login, password };
}

const OIDC = ['DESK_OIDC_ISSUER', 'DESK_OIDC_CLIENT_ID', 'DESK_OIDC_CLIENT_SECRET'] as const;

function readOidc(env: Environment, problems: string[]): OidcConfig | undefined {
  const [issuer, clientId, clientSecret] = OIDC.map((name) => text(env, name));
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    problems.push(`${OIDC.join(', ')} belong together: set all three, or none.`);
    return undefined;
  }
  if (!isSafeIssuer(issuer))
    problems.push('DESK_OIDC_ISSUER must be an https:// address; http:// is for a provider on this machine only.');
  return { issuer, clientId, clientSecret, claim: text(env, 'DESK_OIDC_CLAIM') ?? 'preferred_username' };
}

/** The secret and the answers of the issuer must not be read by others on the way. */
function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function readLevel(env: Environment, problems: string[]): string {
  const level = text(env, 'LOG_LEVEL') ?? 'info';
  if (!levels.includes(level)) problems.push(`LOG_LEVEL must be one of ${levels.join(', ')}.`);
  return level;
}
