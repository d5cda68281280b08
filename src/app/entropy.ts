import { randomFillSync } from 'node:crypto';

/** Bytes a turn. */
const DRAWN = 64;
/** Drawn together: each call into the system's source costs as much as sixty-four turns' bytes. */
const STOCK = 4096;

/** Random bytes of the system's source, 64 at a call, never the same twice. */
export function createEntropy(): () => Uint8Array {
  let stock = new Uint8Array(0);
  let at = 0;
  return () => {
    if (at + DRAWN > stock.length) {
      // A new array each time: what was handed out stays as it is.
      stock = randomFillSync(new Uint8Array(STOCK));
      at = 0;
    }
    at += DRAWN;
    return stock.subarray(at - DRAWN, at);
  };
}
