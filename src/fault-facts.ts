/** What a log may hold of a fault. */
export interface FaultFacts {
  readonly error: string;
  /** Of a driver or of the system, such as `SQLITE_FULL` or `ECONNREFUSED`. */
  readonly code?: string;
  /** Where in the program, innermost first. */
  readonly frames?: readonly string[];
}

/**
 * Says of a fault what it is and where it happened, and nothing of what it is about: a message may quote what a person
 * sent, and so do the first lines of a stack.
 */
export function factsOf(error: unknown): FaultFacts {
  if (!(error instanceof Error)) return { error: 'something that is no error' };
  const { name, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: name,
    ...(code === undefined ? {} : { code }),
    ...(frames.length === 0 ? {} : { frames: frames.map((line) => line.trim()) }),
  };
}
