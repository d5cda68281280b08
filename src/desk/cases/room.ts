import type { Clerk } from '../../cases/clerk.ts';
import type { Attachment } from '../../cases/types.ts';
import type { DeskHouse } from '../house.ts';
import type { CasesPort } from './port.ts';

/** All that the room of the cases needs: the cases, the files in them, and who works here. */
export interface CasesDeps extends CasesPort {
  readonly files: {
    /** In the order of the ids; unknown ones are left out. */
    find(ids: readonly string[]): Promise<readonly Attachment[]>;
    read(id: string): Promise<{ readonly attachment: Attachment; readonly bytes: Uint8Array } | undefined>;
  };
  readonly clerks: {
    /** By name; those who are disabled last. */
    list(): Promise<readonly Clerk[]>;
  };
}

/** What every handler of this room is made with. */
export interface CasesRoom {
  readonly house: DeskHouse;
  readonly port: CasesDeps;
}
