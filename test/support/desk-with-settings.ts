import { randomBytes } from 'node:crypto';
import { deskDistrict } from '../../src/app/desk-district.ts';
import { liveDistrict, type LiveDistrict } from '../../src/app/live-district.ts';
import { createPapers } from '../../src/app/papers.ts';
import { adminRoutes } from '../../src/desk/admin/admin-routes.ts';
import { bookingsRoutes } from '../../src/desk/bookings/bookings-routes.ts';
import { loadFonts } from '../../src/pdf/fonts/load-fonts.ts';
import { openDesk, type DeskOptions, type TestDesk } from './desk.ts';
import { loadWorld, type World } from './world.ts';

/** A desk with bookings and settings over the real store, and the district that both change. */
export interface DeskWithSettings extends TestDesk {
  readonly world: World;
  readonly live: LiveDistrict;
}

export async function openDeskWithSettings(options: DeskOptions = {}): Promise<DeskWithSettings> {
  const world = await loadWorld();
  const live = liveDistrict(world.district);
  const desk = await openDesk({
    ...options,
    district: live.district,
    open: { capacityOf: live.capacityOf, follow: live.follow, ...options.open },
    rooms: ({ store, house }) => {
      const record: typeof store.desk.record = (entry) => store.desk.record(entry);
      const { clerks } = store;
      const district = deskDistrict(live, store, world.catalogue);
      const papers = createPapers({
        find: (reference) => store.submissions.find(reference),
        catalogue: world.catalogue,
        district: live.district,
        texts: world,
        fonts: loadFonts(),
        publicUrl: house.publicUrl,
      });
      const clerkNames = async () => new Map((await clerks.list()).map(({ id, name }) => [id, name]));
      const preview = { problem: world.problem, entropy: () => randomBytes(64), receipt: papers.sample };
      return [
        bookingsRoutes(house, { ...store.bookings, district, record, clerkNames }),
        adminRoutes(house, { accounts: { clerks, record }, district, audit: store.audit, preview }),
      ];
    },
  });
  return { ...desk, world, live };
}
