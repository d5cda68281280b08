import express, { type Response } from 'express';
import { pino } from 'pino';
import { createChats, type TurnOptions } from './app/chats.ts';
import { dayIn } from './app/clock.ts';
import { draftKnowledge } from './app/draft-knowledge.ts';
import { createEntropy } from './app/entropy.ts';
import { closeServer, listen, urlOf } from './app/listen.ts';
import { liveDistrict } from './app/live-district.ts';
import { openCatalogue } from './app/open-catalogue.ts';
import { openDesk } from './app/open-desk.ts';
import { openTelegram } from './app/open-telegram.ts';
import { createPapers } from './app/papers.ts';
import { residentDeps } from './app/resident-deps.ts';
import { startJobs } from './app/start-jobs.ts';
import type { Surroundings } from './app/surroundings.ts';
import { telegramPaths } from './app/telegram-paths.ts';
import { createTeller } from './app/tell-residents.ts';
import { TELEGRAM_PACE, type Pace } from './bot/channels/pace.ts';
import type { Catalogue, ChatEvent } from './bot/types.ts';
import { judgeDistrict } from './catalogue/judge-district.ts';
import { loadDistrict } from './catalogue/load-district.ts';
import { loadServices } from './catalogue/load-services.ts';
import { loadWords } from './catalogue/load-words.ts';
import type { Config } from './config.ts';
import { factsOf } from './fault-facts.ts';
import { faultLine } from './forms/check-catalogue.ts';
import { loadFonts } from './pdf/fonts/load-fonts.ts';
import { holdFolder } from './store/hold-folder.ts';
import { openStore } from './store/open-store.ts';
import { apiFallback, apiRoutes } from './web/api/api-routes.ts';
import { makeMetrics } from './web/api/metrics.ts';
import { observe, reportFault } from './web/api/observe.ts';
import { residentEnd, residentRoutes } from './web/resident-routes.ts';

export type Started =
  | {
      readonly kind: 'started';
      readonly url: string;
      /** With which the first administrator of the desk is made; absent once there is an account. */
      readonly firstLink?: string;
      stop(): Promise<void>;
    }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** What is open, in the order of opening. */
type Opened = (() => Promise<void>)[];

/**
 * Composes the whole program and starts it. Where it does not start, nothing stays open.
 * @param options.pace how fast messages leave for Telegram, where that is not Telegram itself.
 */
export async function startApp(
  config: Config,
  { pace = TELEGRAM_PACE }: { readonly pace?: Pace } = {},
): Promise<Started> {
  const opened: Opened = [];
  try {
    const started = await compose(config, pace, opened);
    if (started.kind === 'refused') await closeAll(opened);
    return started;
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

async function closeAll(opened: Opened): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

/** Data, store, conversation, papers, channels, server. */
async function compose(config: Config, pace: Pace, opened: Opened): Promise<Started> {
  // Standard output is for whoever starts the program: its first line is the address.
  const logger = pino({ level: config.logLevel }, pino.destination(2));

  // Data: services, district and words, all checked before anything opens.
  const [sources, base, texts] = await Promise.all([
    loadServices(config.servicesDir),
    loadDistrict(config.districtDir),
    loadWords(config.localesDir, {
      onMissing: (fault) => {
        logger.error(fault, 'a text is missing');
      },
    }),
  ]);
  const live = liveDistrict(base);
  const { district } = live;
  const today = dayIn(district.timeZone);
  const surroundings: Surroundings = { now: Date.now, today: () => today(Date.now()), entropy: createEntropy() };

  // Store: database, attachments, every form version that was ever used. SQLite's has one process.
  if (config.databaseUrl === undefined) opened.push(await holdFolder(config.dataDir));
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.dataKey === undefined ? {} : { dataKey: config.dataKey }),
    capacityOf: live.capacityOf,
    follow: live.follow,
    drafts: draftKnowledge(() => catalogue, district),
    announce: config.submissions.webhookUrl !== undefined,
  });
  opened.push(() => store.close());
  live.follow(await store.district.changes());
  // Files that were edited meanwhile may not fit what was changed at the desk.
  const unfit = judgeDistrict(district).map(
    ({ pointer, message }) => `The district as changed at the desk, ${pointer}: ${message}`,
  );
  if (unfit.length > 0) return { kind: 'refused', problems: unfit };
  const checked = openCatalogue(sources, await store.forms.all(), district);
  if (!checked.ok) return { kind: 'refused', problems: checked.faults.map(faultLine) };
  const catalogue: Catalogue = checked.catalogue;
  for (const source of sources) await store.forms.keep(source, surroundings.now());

  // Conversation and papers.
  const { publicUrl } = config;
  const metrics = makeMetrics(() => store.outbox.waiting());
  const find = (reference: string) => store.submissions.find(reference);
  const fonts = loadFonts();
  const papers = createPapers({ find, catalogue, district, texts, fonts, publicUrl });
  const chats = createChats({ ...surroundings, store, catalogue, district, texts, publicUrl, metrics });

  // Channels: the residents' pages, and Telegram where a token is set.
  const telegram =
    config.telegram &&
    openTelegram({
      telegram: config.telegram,
      publicUrl,
      store,
      chats,
      papers,
      texts,
      catalogue,
      now: Date.now,
      logger,
      pace,
    });
  const report = (error: unknown, response: Response) => {
    reportFault(logger, response, error);
  };
  const teller = createTeller({
    notices: store.notices,
    turn: { telegram: telegram?.turn ?? say('telegram'), web: say('web') },
    now: Date.now,
    logger,
  });
  const resident = residentDeps({
    ...surroundings,
    store,
    chats,
    papers,
    texts,
    catalogue,
    district,
    publicUrl,
    report,
  });

  // The desk.
  const desk = await openDesk({
    ...surroundings,
    config,
    store,
    catalogue,
    live,
    texts,
    papers,
    fonts,
    report,
    reportFault: (error) => {
      logger.error(factsOf(error), 'fault');
    },
  });

  // Server.
  const api = {
    ...surroundings,
    catalogue,
    district,
    words: texts.words,
    problemWords: texts.problem,
    submissions: store.submissions,
    takenPlaces: (institution: string) => store.bookings.taken(institution, surroundings.today()),
    receipt: (reference: string) => papers.receipt(reference),
    keepFile: (bytes: Uint8Array, name: string) => resident.keepFile(bytes, name),
    ready: () => store.ready(),
    publicUrl,
    logger,
    metrics,
    morePaths: telegramPaths,
    ...optional('webhookSecret', config.submissions.webhookSecret),
  };
  const app = express().disable('x-powered-by').set('trust proxy', config.trustProxy);
  app.use(observe(api));
  app.get('/desk/assets/:name', desk.assets);
  app.use('/desk', desk.routes);
  app.use(apiRoutes(api), residentRoutes(resident), apiFallback(api), residentEnd(resident));
  const straight = telegram && { method: 'POST', path: '/webhooks/telegram', handle: telegram.webhook };
  const server = await listen({
    port: config.port,
    host: config.host,
    app,
    observing: { logger, metrics },
    ...optional('straight', straight),
  });

  // Life: receive and send, tell other systems, keep the house tidy.
  telegram?.start();
  const jobs = startJobs({ config, store, teller, live, logger });

  const { firstLink } = desk;
  return { kind: 'started', url: urlOf(server, config), stop, ...optional('firstLink', firstLink) };

  /** Of a chat whose channel does not wait for what is said: it finds it in the store. */
  function say(channel: 'telegram' | 'web') {
    return (chat: string, event: ChatEvent, options: TurnOptions) => chats.turn(chat, channel, event, options);
  }

  async function stop(): Promise<void> {
    desk.stop();
    await closeServer(server);
    await telegram?.stop();
    await jobs.stop();
    await closeAll(opened);
    logger.flush();
  }
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
