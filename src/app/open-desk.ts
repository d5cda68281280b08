import { setMaxListeners } from 'node:events';
import path from 'node:path';
import type { RequestHandler } from 'express';
import type { Catalogue } from '../bot/types.ts';
import type { LoadedWords } from '../catalogue/load-words.ts';
import type { Config } from '../config.ts';
import { firstAdministrator } from '../desk/accounts/first-administrator.ts';
import type { AccountsPort } from '../desk/accounts/port.ts';
import { adminRoutes } from '../desk/admin/admin-routes.ts';
import { loadDeskAssets } from '../desk/assets.ts';
import { bookingsRoutes } from '../desk/bookings/bookings-routes.ts';
import type { CasesPort } from '../desk/cases/port.ts';
import { casesRoutes } from '../desk/cases/cases-routes.ts';
import { deskRoutes } from '../desk/desk-routes.ts';
import { figuresRoutes } from '../desk/figures/figures-routes.tsx';
import type { DeskHouse } from '../desk/house.ts';
import { papersRoutes } from '../desk/papers/papers-routes.ts';
import type { Fonts } from '../pdf/fonts/load-fonts.ts';
import type { Store } from '../store/store.ts';
import { deskDistrict } from './desk-district.ts';
import { deskFigures } from './desk-figures.ts';
import { deskPapers } from './desk-papers.ts';
import type { LiveDistrict } from './live-district.ts';
import type { Papers } from './papers.ts';
import type { Surroundings } from './surroundings.ts';

export interface OpenDeskDeps extends Surroundings {
  readonly config: Pick<Config, 'dataDir' | 'publicUrl' | 'desk'>;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly live: LiveDistrict;
  readonly texts: LoadedWords;
  readonly papers: Papers;
  readonly fonts: Promise<Fonts>;
  readonly report: DeskHouse['report'];
  /** Told of faults that no request waits for. */
  readonly reportFault: (error: unknown) => void;
}

export interface OpenedDesk {
  /** To be mounted at `/desk`. */
  readonly routes: RequestHandler;
  /** To be mounted at `/desk/assets/:name`. */
  readonly assets: RequestHandler;
  /** With which the first administrator is made; undefined once there is an account. */
  readonly firstLink: string | undefined;
  /** Ends what would hold the server open. */
  stop(): void;
}

/** The clerks' desk, from the parts of the house that have what it needs. */
export async function openDesk(deps: OpenDeskDeps): Promise<OpenedDesk> {
  const { config, store, live, now } = deps;
  const { publicUrl } = config;
  const assets = loadDeskAssets();
  const stopping = new AbortController();
  // Every page that is open listens to it.
  setMaxListeners(0, stopping.signal);
  const house = houseOf(deps, assets.links, stopping.signal);
  const record: AccountsPort['record'] = (entry) => store.desk.record(entry);
  const accounts = { ...store, secret: await store.deskSecret(), record };
  const { oidc } = config.desk;
  const routes = deskRoutes(house, {
    accounts,
    rooms: roomsOf(house, deps, accounts),
    ...(oidc === undefined ? {} : { oidc }),
  });
  const first = { accounts, district: live.district, publicUrl, now };
  const firstLink = await firstAdministrator(first, config.desk.admin);
  const stop = () => {
    stopping.abort();
  };
  return { routes, assets: assets.serve, firstLink, stop };
}

function houseOf(deps: OpenDeskDeps, assets: DeskHouse['assets'], stopping: AbortSignal): DeskHouse {
  const { catalogue, live, texts, config, now, today, entropy, report } = deps;
  return {
    catalogue,
    district: live.district,
    words: texts.words,
    publicUrl: config.publicUrl,
    secure: config.publicUrl.startsWith('https:'),
    now,
    today,
    random: () => Buffer.from(entropy()).toString('base64url').slice(0, 32),
    assets,
    stopping,
    report,
  };
}

function roomsOf(house: DeskHouse, deps: OpenDeskDeps, accounts: AccountsPort): readonly RequestHandler[] {
  const { store, live, catalogue, texts, papers, fonts, config, now, entropy, reportFault } = deps;
  const { desk, clerks, attachments, audit } = store;
  const record: CasesPort['record'] = (entry) => desk.record(entry);
  const district = deskDistrict(live, store, catalogue);
  const folder = path.join(config.dataDir, 'tmp');
  const clerkNames = async () => new Map((await clerks.list()).map(({ id, name }) => [id, name]));
  const preview = { problem: texts.problem, entropy, receipt: papers.sample };
  return [
    casesRoutes(house, { ...desk, files: attachments, clerks }),
    papersRoutes(house, deskPapers({ store, papers, folder, report: reportFault })),
    bookingsRoutes(house, { ...store.bookings, district, record, clerkNames }),
    figuresRoutes(house, deskFigures({ store, record, texts, district: live.district, fonts, now })),
    adminRoutes(house, { accounts, district, audit, preview }),
  ];
}
