const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** A session ends when nobody has done anything in it for this long. Milliseconds. */
export const SESSION_IDLE = 30 * MINUTE;

/** A session ends this long after signing in, whatever is done in it. Milliseconds. */
export const SESSION_LONGEST = 12 * HOUR;

/** True while a session that began and was last used at these times (epoch milliseconds) still opens the desk. */
export function sessionLives(began: number, used: number, now: number): boolean {
  return now - began < SESSION_LONGEST && now - used < SESSION_IDLE;
}
