import { changedDistrict, type DistrictChange, type DistrictFault } from '../cases/district-change.ts';
import { placesAt } from '../cases/slots.ts';
import { judgeDistrict, judgeEvent } from '../catalogue/judge-district.ts';
import { districtFaults } from '../forms/check-catalogue/check-district.ts';
import type { ServiceDefinition } from '../forms/form.ts';
import { slotParts } from '../forms/slot-value.ts';
import type { District } from '../forms/types.ts';
import type { DistrictChanges } from '../store/district-types.ts';

/** The district as it is now: files, and above them what was changed at the desk. */
export interface LiveDistrict {
  /** One object for the whole program; what is read through it is always the newest. */
  readonly district: District;
  /** For `openStore`. */
  readonly capacityOf: (institution: string, slot: string) => number;
  /** Takes changes over. Older ones than those known are left: two readings may arrive in the wrong order. */
  readonly follow: (changes: DistrictChanges) => void;
  readonly changes: () => DistrictChanges;
  /** What would be wrong with the district after these changes, by the rules that the files are judged by. */
  readonly judge: (
    changes: readonly DistrictChange[],
    services: readonly ServiceDefinition[],
  ) => readonly DistrictFault[];
}

/** @param base as it was read from the files. */
export function liveDistrict(base: District): LiveDistrict {
  let known: DistrictChanges = { version: 0, changes: [] };
  let current = base;
  const district: District = {
    ...base,
    get offices() {
      return current.offices;
    },
    get institutions() {
      return current.institutions;
    },
    get calendar() {
      return current.calendar;
    },
  };
  return {
    district,
    capacityOf: (institution, slot) => {
      const place = current.institutions.find(({ id }) => id === institution);
      const time = slotParts(slot);
      return place && time ? placesAt(place, current.calendar, time) : 0;
    },
    follow: (changes) => {
      if (changes.version < known.version) return;
      known = changes;
      current = changedDistrict(base, changes.changes);
    },
    changes: () => known,
    judge: (changes, services) => faultsOf(base, changes, services),
  };
}

function faultsOf(
  base: District,
  changes: readonly DistrictChange[],
  services: readonly ServiceDefinition[],
): readonly DistrictFault[] {
  const events = changes.flatMap((one) => (one.part === 'event' && one.body !== null ? judgeEvent(one.body) : []));
  const district = changedDistrict(base, changes);
  const faults = judgeDistrict(district);
  // What refers to services is judged once the shape is right.
  return [...events, ...faults, ...(faults.length > 0 ? [] : servedFaults(services, district))];
}

/** The catalogue's own check of the district, in the pointers of the whole. */
function servedFaults(services: readonly ServiceDefinition[], district: District): readonly DistrictFault[] {
  return districtFaults(services, district).map(({ file, pointer, message }) => {
    const part = file.replace(/^district\/|\.json$/g, '');
    return { pointer: `/${part}${pointer}`, code: CODES[pointer.split('/').at(-1) ?? ''] ?? 'other', message };
  });
}

/** What the catalogue finds wrong, by the last name of the place. */
const CODES: Readonly<Record<string, string>> = { parent: 'parent', id: 'id', slots: 'slots', '': 'area-unserved' };
