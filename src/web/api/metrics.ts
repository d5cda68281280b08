import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted. No label ever names a person, a reference or a chat. */
export interface Metrics {
  readonly registry: Registry;
  /** Turns of the conversation. */
  readonly turns: Counter<'channel' | 'outcome'>;
  readonly submissions: Counter<'service' | 'channel'>;
  /** Seconds. */
  readonly http: Histogram<'method' | 'route' | 'status'>;
}

/**
 * Makes the metrics in a registry of their own.
 * @param outboxDepth messages that still wait to be sent, looked up at each scrape; not a number while that is unknown, so
 *   that the other figures are there when the database is not.
 */
export function makeMetrics(outboxDepth: () => Promise<number>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'ezhan_outbox_waiting',
    help: 'Messages that wait to be sent',
    registers,
    async collect() {
      this.set(await outboxDepth().catch(() => NaN));
    },
  });
  return {
    registry,
    turns: new Counter({
      name: 'ezhan_turns_total',
      help: 'Turns of the conversation',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    submissions: new Counter({
      name: 'ezhan_submissions_total',
      help: 'Submissions stored',
      labelNames: ['service', 'channel'],
      registers,
    }),
    http: new Histogram({
      name: 'ezhan_http_request_duration_seconds',
      help: 'Time from the request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  };
}
