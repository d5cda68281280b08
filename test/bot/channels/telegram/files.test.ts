import { afterEach, describe, expect, it } from 'vitest';
import type { User } from '../../../support/bot-api/user.ts';
import { startBench, type Bench, type Options } from '../../../support/telegram.ts';

let bench: Bench;
let user: User;
const start = async (options: Options = {}): Promise<void> => {
  bench = await startBench(options);
  user = bench.api.user(5);
};
afterEach(() => bench.stop());

const picture = (words: string): Buffer => Buffer.from(words);
const sizes = (): (number[] | string)[] =>
  bench.events().map((event) => (event.type === 'files' ? event.files.map(({ size }) => size) : event.type));

describe('a photo', () => {
  it('is fetched in its largest size and kept', async () => {
    await start();
    await user.sendsPhotos([picture('a large picture')]);
    expect([...bench.kept.values()].map(String)).toEqual(['a large picture']);
    expect(bench.events()).toEqual([
      { type: 'files', files: [expect.objectContaining({ name: 'IMG_1.jpg', size: 15 })], order: 1 },
    ]);
  });

  it('keeps its place before the text that follows it', async () => {
    await start();
    bench.api.troubles({ method: 'getFile', delayMs: 60 });
    await Promise.all([user.sendsPhotos([picture('a')]), user.sends('好了')]);
    expect(bench.events().map(({ type }) => type)).toEqual(['files', 'text']);
  });

  it('is asked for again when Telegram has trouble', async () => {
    await start();
    bench.api.troubles({ method: 'getFile', status: 502, body: '<html>' });
    bench.api.troubles({ method: 'file', status: 500 });
    await user.sendsPhotos([picture('a')]);
    expect(sizes()).toEqual([[1]]);
  });

  it('that cannot be had is refused with the reason', async () => {
    await start();
    bench.api.troubles({ method: 'file', status: 404, times: 2 });
    await user.sendsPhotos([picture('a')]);
    expect(bench.events()).toEqual([{ type: 'refused-file', code: 'file-unreachable' }]);
  });

  it('comes again when it could not be kept', async () => {
    let attempts = 0;
    await start({
      keepFile: (bytes, name) =>
        ++attempts === 1
          ? Promise.reject(new Error('disk full'))
          : Promise.resolve({ ok: true, attachment: { id: 'x', name, type: 'image/jpeg', size: bytes.length } }),
    });
    await user.sendsPhotos([picture('a')]);
    expect(bench.api.updates.answers).toEqual([500, 200]);
    expect(sizes()).toEqual([[1]]);
  });
});

describe('a document', () => {
  it('keeps its Chinese name', async () => {
    await start();
    await user.sendsDocument(picture('pdf'), '结婚证 扫描件.pdf');
    expect(bench.events()).toEqual([
      { type: 'files', files: [expect.objectContaining({ name: '结婚证 扫描件.pdf' })], order: 1 },
    ]);
  });

  it('over 10 MB is refused without being fetched', async () => {
    await start();
    await user.sendsDocument(picture('x'), 'a.pdf', 10_000_001);
    expect(bench.events()).toEqual([{ type: 'refused-file', code: 'file-too-large' }]);
    expect(bench.api.calls.filter(({ method }) => method === 'getFile')).toEqual([]);
  });

  it('that turns out to be larger than announced is not read to its end', async () => {
    await start();
    await user.sendsDocument(Buffer.alloc(10_000_100), 'a.pdf', 5);
    expect(bench.events()).toEqual([{ type: 'refused-file', code: 'file-too-large' }]);
  });

  it('that Telegram itself finds too big is refused as such', async () => {
    await start();
    await user.sendsDocument(Buffer.alloc(20_000_001), 'a.pdf', 5);
    expect(bench.events()).toEqual([{ type: 'refused-file', code: 'file-too-large' }]);
  });

  it('of another type or empty is refused as the keeper says', async () => {
    await start();
    await user.sendsDocument(picture('x'), 'a.exe');
    await user.sendsDocument(Buffer.alloc(0), 'a.pdf');
    expect(bench.events()).toEqual([
      { type: 'refused-file', code: 'file-type' },
      { type: 'refused-file', code: 'file-empty' },
    ]);
  });
});

describe('an album', () => {
  it('is handled as one, in the order of its pictures', async () => {
    await start();
    bench.api.updates.delivery.pick = (waiting) => waiting - 1;
    bench.api.updates.delivery.connections = 3;
    await user.sendsPhotos([picture('1'), picture('22'), picture('333')]);
    expect(sizes()).toEqual([[1, 2, 3]]);
    expect(bench.turns[0]?.event).toMatchObject({ order: 3 });
  });

  it('is acknowledged only once its turn is stored', async () => {
    let stored = false;
    await start({
      turn: async () => {
        expect(bench.api.updates.answers).toEqual([]);
        await new Promise((resolve) => setTimeout(resolve, 30));
        stored = true;
      },
    });
    await user.sendsPhotos([picture('1'), picture('22')]);
    expect(stored).toBe(true);
    expect(bench.api.updates.answers).toEqual([200, 200]);
  });

  it('comes again as a whole when its turn could not be stored', async () => {
    let attempts = 0;
    const seen: number[] = [];
    await start({
      turn: (_, event) => {
        if (event.type === 'files') seen.push(event.files.length);
        return ++attempts === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve();
      },
    });
    await user.sendsPhotos([picture('1'), picture('22')]);
    expect(seen).toEqual([2, 2]);
  });

  it('that is brought twice is handled once', async () => {
    await start();
    bench.api.updates.delivery.copies = 2;
    await user.sendsPhotos([picture('1'), picture('22')]);
    expect(sizes()).toEqual([[1, 2]]);
  });

  it('over a single connection loses none of its pictures', async () => {
    await start();
    bench.api.updates.delivery.connections = 1;
    await user.sendsPhotos([picture('1'), picture('22'), picture('333')]);
    expect(sizes().flat()).toEqual([1, 2, 3]);
    expect(new Set(bench.turns.map(({ options }) => options.inbound)).size).toBe(3);
  });

  it('tells of a picture that is refused and takes the others', async () => {
    await start();
    bench.api.troubles({ method: 'getFile', status: 400 });
    await user.sendsPhotos([picture('1'), picture('22')]);
    expect(sizes()).toContain('refused-file');
    expect(sizes().at(-1)).toHaveLength(1);
  });

  it('has the text that follows it wait', async () => {
    await start();
    await Promise.all([user.sendsPhotos([picture('1'), picture('22')]), user.sends('就这些')]);
    expect(sizes()).toEqual([[1, 2], 'text']);
  });
});
