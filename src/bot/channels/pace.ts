/** How fast messages may leave. Telegram takes about 30 a second in all and 1 a second for a chat, with short bursts. */
export interface Pace {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  /** So many to one chat may follow each other at once. */
  readonly chatBurst: number;
}

export const TELEGRAM_PACE: Pace = { perSecond: 30, perChatPerSecond: 1, chatBurst: 5 };

export interface Pacer {
  /** Takes a place for one message; the milliseconds to wait before it may leave. */
  take(chat: string): number;
}

interface Bucket {
  /** When the next message could leave if nothing had been saved up. */
  free: number;
}

/** A leaky bucket for all and one for each chat; the buckets of chats that are at rest are let go. */
export function createPacer({ perSecond, perChatPerSecond, chatBurst }: Pace, now: () => number): Pacer {
  const all: Bucket = { free: 0 };
  const chats = new Map<string, Bucket>();
  return {
    take: (chat) => {
      const at = now();
      const own = chats.get(chat) ?? { free: 0 };
      chats.set(chat, own);
      if (chats.size > 1000) letGo(chats, at);
      return Math.max(draw(all, at, perSecond, perSecond), draw(own, at, perChatPerSecond, chatBurst));
    },
  };
}

function draw(bucket: Bucket, at: number, perSecond: number, burst: number): number {
  const step = 1000 / perSecond;
  bucket.free = Math.max(bucket.free, at - (burst - 1) * step) + step;
  return Math.max(0, Math.round(bucket.free - step - at));
}

function letGo(chats: Map<string, Bucket>, at: number): void {
  for (const [chat, bucket] of chats) if (bucket.free <= at) chats.delete(chat);
}
