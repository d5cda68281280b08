import http from 'node:http';
import type { Payload } from './rules.ts';

export type Update = Payload & { readonly update_id: number };

/** How updates are brought to a webhook. */
export interface Delivery {
  /** So many at once. */
  connections: number;
  /** Each update is brought so many times even when it was taken. */
  copies: number;
  /** Takes one of the waiting updates; the first unless said otherwise. */
  pick: (waiting: number) => number;
}

interface Pending {
  readonly update: Update;
  readonly taken: () => void;
  attempts: number;
}

/** Updates that wait for the bot: brought to its webhook until it answers 2xx, or fetched and confirmed by getUpdates. */
export class Updates {
  readonly delivery: Delivery = { connections: 40, copies: 1, pick: () => 0 };
  /** HTTP statuses that the webhook gave, oldest first. */
  readonly answers: number[] = [];
  webhook: { url: string; secret?: string; allowed?: readonly string[] } | undefined;
  readonly #agent = new http.Agent({ keepAlive: true });
  #queue: Pending[] = [];
  #inFlight = 0;
  #waiting: (() => void) | undefined;
  #stopped = false;

  /** Resolves when the bot has taken the update. */
  add(update: Update): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.push({ update, taken: resolve, attempts: 0 });
      this.#waiting?.();
      this.pump();
    });
  }

  pump(): void {
    while (this.webhook && !this.#stopped && this.#inFlight < this.delivery.connections && this.#queue.length > 0) {
      const [pending] = this.#queue.splice(this.delivery.pick(this.#queue.length), 1);
      if (pending) void this.#bring(pending);
    }
  }

  async #bring(pending: Pending): Promise<void> {
    this.#inFlight++;
    const copies = Array.from({ length: this.delivery.copies }, () => this.post(pending.update));
    const statuses = await Promise.all(copies);
    this.#inFlight--;
    if (statuses.some((status) => status >= 200 && status < 300)) pending.taken();
    else {
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, 10 * 2 ** pending.attempts++)));
      this.#queue.unshift(pending);
    }
    this.pump();
  }

  /** Brings one update once; its HTTP status, 0 when nobody was there. */
  post(update: unknown, secret = this.webhook?.secret): Promise<number> {
    const body = JSON.stringify(update);
    return new Promise((resolve) => {
      const request = http.request(
        this.webhook?.url ?? '',
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
          },
        },
        (response) => {
          response.resume().on('end', () => {
            this.answers.push(response.statusCode ?? 0);
            resolve(response.statusCode ?? 0);
          });
        },
      );
      request.on('error', () => {
        resolve(0);
      });
      request.end(body);
    });
  }

  /** getUpdates: what lies before the offset is confirmed, what follows is handed out, again and again. */
  async fetch(offset: number, limit: number, seconds: number): Promise<Update[]> {
    const confirmed = this.#queue.filter(({ update }) => update.update_id < offset);
    this.#queue = this.#queue.filter(({ update }) => update.update_id >= offset);
    for (const { taken } of confirmed) taken();
    if (this.#queue.length === 0 && seconds > 0) await this.#wait(seconds);
    return this.#queue.slice(0, limit).map(({ update }) => update);
  }

  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#waiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting?.();
    this.#agent.destroy();
  }
}
