import type { Catalogue } from '../bot/types.ts';
import type { DistrictPort } from '../desk/district-port.ts';
import type { Store } from '../store/store.ts';
import type { LiveDistrict } from './live-district.ts';

/** How the desk changes the district: judged, stored, and seen by the whole program at once. */
export function deskDistrict(live: LiveDistrict, store: Pick<Store, 'district'>, catalogue: Catalogue): DistrictPort {
  const services = catalogue.services.map(({ service }) => service);
  return {
    changes: () => live.changes().changes,
    change: async (order) => {
      const done = await store.district.change({ ...order, judge: (changes) => live.judge(changes, services) });
      if (done.kind === 'faulty') return done;
      live.follow(done.changes);
      return { kind: done.kind };
    },
    history: (part, id) => store.district.history(part, id),
  };
}
