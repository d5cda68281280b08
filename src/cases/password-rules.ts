export type PasswordProblem = 'password-short' | 'password-long' | 'password-login' | 'password-common';

const SHORTEST = 10;
/** Longer ones cost the server time, and nobody types them. */
const LONGEST = 200;

/** Of the long passwords those that are tried first, here and abroad; in small letters. */
const COMMON: ReadonlySet<string> = new Set([
  ...['1234567890', '0123456789', '0987654321', '12345678910', '1234567891', '123456789a', 'a123456789', 'aa123456789'],
  ...[
    '123456789q',
    'q123456789',
    '1234567890a',
    '123456123456',
    '123123123123',
    '112233445566',
    '147258369',
    '1472583690',
  ],
  ...[
    '1q2w3e4r5t',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'qazwsxedcrfv',
    'qwertyuiop',
    'qwertyuiop123',
    'qwerty12345',
    'qwerty123456',
  ],
  ...[
    'asdfghjkl;',
    'asdfghjkl123',
    'zxcvbnm123',
    'q1w2e3r4t5',
    'abcd123456',
    'abc123456789',
    'abcdefghij',
    'a1b2c3d4e5',
  ],
  ...[
    'password123',
    'password1234',
    'passw0rd123',
    'p@ssw0rd123',
    'passwordpassword',
    'admin12345',
    'admin123456',
    'adminadmin',
  ],
  ...[
    'administrator',
    'administrator1',
    'welcome123',
    'letmein123',
    'iloveyou123',
    'changeme123',
    'woaini1314',
    'woaini1314520',
  ],
  ...[
    'woaini520520',
    'woaini521314',
    '5201314520',
    '52013145201314',
    '1314520520',
    '13145201314',
    'wojiushiwo',
    'mima123456',
  ],
]);

/**
 * Whether a password may be set: long enough, not the login, none of the common ones. Which signs it is made of does not
 * matter: three words are better than one with a `!`.
 */
export function passwordProblem(password: string, login: string): PasswordProblem | undefined {
  const signs = Array.from(password.normalize('NFKC').toLowerCase());
  const folded = signs.join('');
  if (signs.length < SHORTEST) return 'password-short';
  if (signs.length > LONGEST) return 'password-long';
  if (login !== '' && folded.replaceAll(login.toLowerCase(), '').length < SHORTEST / 2) return 'password-login';
  return COMMON.has(folded) || new Set(signs).size < 4 ? 'password-common' : undefined;
}

/** A login as it is stored: without spaces around it, in small letters. */
export function foldLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Letters of any script and digits, with `.`, `-`, `_` and `@` between them; at most 64. */
export function isLogin(login: string): boolean {
  return login === foldLogin(login) && /^[\p{L}\p{N}](?:[\p{L}\p{N}._@-]{0,62}[\p{L}\p{N}])?$/u.test(login);
}
