import { codeOf } from './store-error.ts';

/** A circle of locks between two transactions: PostgreSQL ends one of them, which then only needs to begin again. */
const DEADLOCK = '40P01';
/** How often it then begins again. */
const AGAIN = 3;

/** Runs a transaction, from its beginning again where it was ended to let another one through. */
export async function withoutDeadlock<T>(transaction: () => Promise<T>): Promise<T> {
  for (let again = 0; ; again++) {
    try {
      return await transaction();
    } catch (error) {
      if (codeOf(error) !== DEADLOCK || again === AGAIN) throw error;
    }
  }
}
