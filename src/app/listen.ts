import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { observeOne } from '../web/api/observe.ts';

/** An address whose requests go straight to their handler. */
interface Straight {
  readonly method: string;
  readonly path: string;
  readonly handle: RequestListener;
}

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** Everything else. */
  readonly app: RequestListener;
  readonly straight?: Straight;
  /** Counts and logs what does not come by Express. */
  readonly observing: Parameters<typeof observeOne>[0];
}

/**
 * Opens the server. Telegram's updates are most of what comes in and use nothing of Express, which costs three times as much
 * a request as the rest of the way to their handler (docs/decisions/webhook-before-express.md): they go there straight.
 */
export async function listen({ port, host, app, straight, observing }: ListenOptions): Promise<http.Server> {
  const server = http.createServer(straight === undefined ? app : fork(straight, app, observing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

function fork(
  { method, path, handle }: Straight,
  app: RequestListener,
  observing: ListenOptions['observing'],
): RequestListener {
  return (request, response) => {
    if (request.url !== path || request.method !== method) {
      app(request, response);
      return;
    }
    observeOne(observing, request, response, () => path);
    handle(request, response);
  };
}

/** With PORT=0 the system picks the port: the URL then names the real one. */
export function urlOf(server: http.Server, config: Pick<Config, 'port' | 'host' | 'publicUrl'>): string {
  const { port } = server.address() as AddressInfo;
  return config.port === 0 ? `http://${config.host}:${port}` : config.publicUrl;
}

/** Takes no new connection and waits for the requests in flight, at most ten seconds. */
export async function closeServer(server: http.Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
  server.closeAllConnections();
}
