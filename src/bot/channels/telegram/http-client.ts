import { Pool, type Dispatcher } from 'undici';

/** What came of one HTTP exchange. A failure's `reason` never holds the address, for Telegram's hold the bot's token. */
export type HttpResult =
  | { readonly kind: 'answer'; readonly status: number; readonly body: Buffer }
  | { readonly kind: 'failed'; readonly reason: 'timeout' | 'network' | 'too-large' | 'stopped' };

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** More than this is not read. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface HttpClient {
  exchange(request: HttpRequest): Promise<HttpResult>;
  close(): void;
}

/**
 * A client over kept-alive connections to one server, by undici's handlers: a third of the work of node:http, which is what
 * a turn spends most on. A connection that the server closed while it lay idle is replaced without a word; nothing else is
 * tried again here.
 */
export function createHttpClient(root: URL, sockets = 64): HttpClient {
  // The timer of the whole exchange is ours: undici's own look at its parts.
  const pool = new Pool(root.origin, { connections: sockets, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  return {
    exchange: async (request) => (await attempt(pool, request)) ?? (await attempt(pool, request)) ?? network,
    close: () => {
      void pool.destroy();
    },
  };
}

const network: HttpResult = { kind: 'failed', reason: 'network' };

/** One attempt; undefined when a connection ended before anything came back, as one does that lay idle too long. */
function attempt(pool: Pool, request: HttpRequest): Promise<HttpResult | undefined> {
  return new Promise((resolve) => {
    const exchange = new Exchange(request, resolve);
    if (request.signal?.aborted === true) exchange.end({ kind: 'failed', reason: 'stopped' });
    else pool.dispatch(optionsOf(request), exchange);
  });
}

function optionsOf({ method, path, type, body }: HttpRequest): Dispatcher.DispatchOptions {
  return body === undefined ? { method, path } : { method, path, body, headers: { 'content-type': type } };
}

/** Listens to one exchange and settles once. */
class Exchange implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private readonly timer: NodeJS.Timeout;
  private size = 0;
  private status = 0;
  private settled = false;
  private controller: Dispatcher.DispatchController | undefined;

  constructor(
    private readonly request: HttpRequest,
    private readonly resolve: (result: HttpResult | undefined) => void,
  ) {
    this.timer = setTimeout(() => {
      this.end({ kind: 'failed', reason: 'timeout' });
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', this.stop);
  }

  private readonly stop = (): void => {
    this.end({ kind: 'failed', reason: 'stopped' });
  };

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.settled) controller.abort(GIVEN_UP);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.request.maxBytes) this.end({ kind: 'failed', reason: 'too-large' });
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks);
    this.end({ kind: 'answer', status: this.status, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(this.status === 0 && endedIdle(error) ? undefined : network);
  }

  end(result: HttpResult | undefined): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.request.signal?.removeEventListener('abort', this.stop);
    this.resolve(result);
    if (result?.kind === 'failed') this.controller?.abort(GIVEN_UP);
  }
}

const GIVEN_UP = new Error('given up');

/** The other side closed a connection that had been open: by undici's code, or the system's. */
function endedIdle(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
