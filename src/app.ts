import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Response } from 'express';
import { pino } from 'pino';
import { announce } from './app/announce.ts';
import { createChats } from './app/chats.ts';
import { dayIn } from './app/clock.ts';
import { every } from './app/every.ts';
import { openCatalogue } from './app/open-catalogue.ts';
import { openTelegram } from './app/open-telegram.ts';
import { createPapers } from './app/papers.ts';
import { residentDeps } from './app/resident-deps.ts';
import type { Surroundings } from './app/surroundings.ts';
import { telegramPaths } from './app/telegram-paths.ts';
import { TELEGRAM_PACE, type Pace } from './bot/channels/pace.ts';
import { loadDistrict } from './catalogue/load-district.ts';
import { loadServices } from './catalogue/load-services.ts';
import { loadWords } from './catalogue/load-words.ts';
import type { Config } from './config.ts';
import { faultLine } from './forms/check-catalogue.ts';
import { loadFonts } from './pdf/fonts/load-fonts.ts';
import { holdFolder } from './store/hold-folder.ts';
import { openStore } from './store/open-store.ts';
import { apiFallback, apiRoutes } from './web/api/api-routes.ts';
import { makeMetrics } from './web/api/metrics.ts';
import { observe, reportFault } from './web/api/observe.ts';
import { makeOutbound } from './web/api/outbound.ts';
import { residentEnd, residentRoutes } from './web/resident-routes.ts';

export type Started =
  | { readonly kind: 'started'; readonly url: string; stop(): Promise<void> }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Milliseconds between the ends and beginnings of what comes back by itself. */
const TIDY = 60 * 60 * 1000;
const ANNOUNCE = 2000;

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
  const [sources, district, texts] = await Promise.all([
    loadServices(config.servicesDir),
    loadDistrict(config.districtDir),
    loadWords(config.localesDir, {
      onMissing: (fault) => {
        logger.error(fault, 'a text is missing');
      },
    }),
  ]);
  const today = dayIn(district.timeZone);
  const surroundings: Surroundings = { now: Date.now, today: () => today(Date.now()), entropy: () => randomBytes(64) };

  // Store: database, attachments, every form version that was ever used. SQLite's has one process.
  if (config.databaseUrl === undefined) opened.push(await holdFolder(config.dataDir));
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.dataKey === undefined ? {} : { dataKey: config.dataKey }),
    capacityOf: (institution) => district.institutions.find(({ id }) => id === institution)?.slots.capacity ?? 0,
    announce: config.submissions.webhookUrl !== undefined,
  });
  opened.push(() => store.close());
  const checked = openCatalogue(sources, await store.forms.all(), district);
  if (!checked.ok) return { kind: 'refused', problems: checked.faults.map(faultLine) };
  const { catalogue } = checked;
  for (const source of sources) await store.forms.keep(source, surroundings.now());

  // Conversation and papers.
  const { publicUrl } = config;
  const metrics = makeMetrics(() => store.outbox.waiting());
  const find = (reference: string) => store.submissions.find(reference);
  const papers = createPapers({ find, catalogue, district, texts, fonts: loadFonts(), publicUrl });
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
  if (telegram) app.post('/webhooks/telegram', telegram.webhook);
  app.use(apiRoutes(api), residentRoutes(resident), apiFallback(api), residentEnd(resident));
  const server = await listen(app, config);

  // Life: receive and send, tell other systems, keep the house tidy.
  telegram?.start();
  const jobs = [every(TIDY, 'tidy', () => store.tidy(Date.now()), logger)];
  const { webhookUrl, webhookSecret } = config.submissions;
  if (webhookUrl !== undefined && webhookSecret !== undefined) {
    const post = makeOutbound({ url: webhookUrl, secret: webhookSecret, now: Date.now });
    const tell = (stopping: AbortSignal) => announce({ events: store.events, post, now: Date.now, logger, stopping });
    jobs.push(every(ANNOUNCE, 'tell of submissions', tell, logger));
  }

  return { kind: 'started', url: urlOf(server, config), stop };

  async function stop(): Promise<void> {
    await closeServer(server);
    await telegram?.stop();
    await Promise.all(jobs.map((job) => job.stop()));
    await closeAll(opened);
    logger.flush();
  }
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

async function listen(app: express.Express, config: Config): Promise<http.Server> {
  const server = http.createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

/** With PORT=0 the system picks the port: the URL then names the real one. */
function urlOf(server: http.Server, config: Config): string {
  const { port } = server.address() as AddressInfo;
  return config.port === 0 ? `http://${config.host}:${port}` : config.publicUrl;
}

/** Takes no new connection and waits for the requests in flight, at most ten seconds. */
async function closeServer(server: http.Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
  server.closeAllConnections();
}
