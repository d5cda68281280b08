import { insert, type Database } from './database.ts';

/** How long a database may take to say that it is there. Milliseconds. */
const PATIENCE = 2000;

/** Tells whether the database stores what it is given. Whoever asks while it is being tried gets the same answer. */
export function createProbe({ write }: Database): () => Promise<boolean> {
  let trying: Promise<boolean> | undefined;
  return () =>
    (trying ??= inTime(store()).finally(() => {
      trying = undefined;
    }));

  async function store(): Promise<void> {
    await insert(
      write,
      'settings (name, value)',
      [['probe', '']],
      'on conflict (name) do update set value = excluded.value',
    );
  }
}

async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PATIENCE, false)));
  const answered = work.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
