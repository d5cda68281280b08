import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id (the package's own choice of kind) with 19 MiB and two passes, as OWASP's cheat sheet has it. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Who types full-width signs, as some keyboards do, means the same. */
const folded = (password: string): string => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(folded(password), COST);
}

let nobody: Promise<string> | undefined;

/** Takes the same time where there is no password to compare with. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? (await nobody), folded(password));
  return right && passwordHash !== undefined;
}
