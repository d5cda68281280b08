import { Remembered } from './remembered.ts';
import type { TakenFile } from './take-file.ts';

/** One picture of an album on its way. */
export interface AlbumFile {
  readonly update: number;
  readonly taken: Promise<TakenFile>;
}

/** How a file that belongs to an album is to be handled. */
type Joined =
  /** The first of its album: `collect` waits until no more come and hands out all of them. */
  | { readonly kind: 'first'; readonly collect: () => Promise<readonly AlbumFile[]> }
  /** One more: it is stored when its album is. */
  | { readonly kind: 'more'; readonly stored: Promise<void> }
  /** Its album is stored already, with it. */
  | { readonly kind: 'stored' }
  /** Its album is stored, without it. */
  | { readonly kind: 'straggler' };

export interface Albums {
  join(album: string, file: AlbumFile): Joined;
  /** Says when the album's turn is stored, so that each of its updates can be acknowledged with it. */
  settle(album: string, stored: Promise<void>): Promise<void>;
}

interface Open {
  readonly files: AlbumFile[];
  readonly stored: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
  /** True once the files were handed out: what comes now is not in the turn. */
  closed: boolean;
}

const LONGEST_ROUNDS = 10;

/**
 * An album arrives as separate updates with one media_group_id. They are gathered while each comes within `quietMs` of
 * the one before, and handled as one; no update is acknowledged before the turn that holds its picture is stored.
 */
export function createAlbums(quietMs: number, sleep: (ms: number) => Promise<void>): Albums {
  const open = new Map<string, Open>();
  const stored = new Remembered<string, ReadonlySet<number>>(1000);
  return {
    join: (album, file) => {
      const before = stored.get(album);
      if (before) return { kind: before.has(file.update) ? 'stored' : 'straggler' };
      const group = open.get(album);
      if (group?.closed === true) return { kind: 'straggler' };
      if (group) {
        if (!group.files.some(({ update }) => update === file.update)) group.files.push(file);
        return { kind: 'more', stored: group.stored };
      }
      const begun = begin(file);
      open.set(album, begun);
      return { kind: 'first', collect: () => collect(begun, quietMs, sleep) };
    },
    settle: async (album, turn) => {
      const group = open.get(album);
      try {
        await turn;
        stored.set(album, new Set(group?.files.map(({ update }) => update)));
        group?.resolve();
      } catch (error) {
        group?.reject(error);
        throw error;
      } finally {
        open.delete(album);
      }
    },
  };
}

function begin(file: AlbumFile): Open {
  let resolve: Open['resolve'] = () => undefined;
  let reject: Open['reject'] = () => undefined;
  const stored = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever joined hears of a failure; where nobody did, it is not an unhandled one.
  stored.catch(() => undefined);
  return { files: [file], stored, resolve, reject, closed: false };
}

async function collect(
  group: Open,
  quietMs: number,
  sleep: (ms: number) => Promise<void>,
): Promise<readonly AlbumFile[]> {
  for (let round = 0, seen = 0; round < LONGEST_ROUNDS && seen < group.files.length; round++) {
    seen = group.files.length;
    await sleep(quietMs);
  }
  group.closed = true;
  return group.files;
}
