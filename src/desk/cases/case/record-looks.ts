import type { Visit } from '../../visit.ts';
import type { CasesRoom } from '../room.ts';

/** Who looks at the same thing again within this time looks once. Milliseconds. */
const ONE_LOOK = 15 * 60 * 1000;
/** Looks that are remembered; the oldest is forgotten first, and would be written down once more. */
const MOST = 5000;

/** Writes down who looked at what. */
export interface RecordLooks {
  /** The case's page, with its names and small pictures. */
  opened(visit: Visit, reference: string): Promise<void>;
  /** @param material pointer of the question that the file answers. */
  openedFile(visit: Visit, reference: string, file: string, material: string): Promise<void>;
  /** A number in full: every time, with its reason. */
  shown(visit: Visit, reference: string, at: string, reason: string): Promise<void>;
}

export function recordLooks({ house, port }: CasesRoom): RecordLooks {
  const seen = new Map<string, number>();
  const isNew = (key: string): boolean => {
    const now = house.now();
    const last = seen.get(key);
    if (last !== undefined && now - last < ONE_LOOK) return false;
    const [oldest] = seen.keys();
    if (seen.size >= MOST && oldest !== undefined) seen.delete(oldest);
    seen.delete(key);
    seen.set(key, now);
    return true;
  };
  const record = (visit: Visit, action: string, reference: string, detail?: string): Promise<void> =>
    port.record({
      at: house.now(),
      actor: `clerk:${visit.clerk.id}`,
      action,
      reference,
      ...(detail === undefined ? {} : { detail }),
    });
  return {
    opened: async (visit, reference) => {
      if (isNew(`${visit.clerk.id} ${reference}`)) await record(visit, 'viewed', reference);
    },
    openedFile: async (visit, reference, file, material) => {
      if (isNew(`${visit.clerk.id} ${reference} ${file}`)) await record(visit, 'file.open', reference, material);
    },
    shown: (visit, reference, at, reason) => record(visit, 'number.show', reference, `${at} ${reason}`),
  };
}
