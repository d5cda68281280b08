import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { deflateSync, crc32 } from 'node:zlib';
import express from 'express';
import type { ChatEvent, Echo } from '../../src/bot/types.ts';
import { loadWords } from '../../src/catalogue/load-words.ts';
import type { District } from '../../src/forms/types.ts';
import {
  residentEnd,
  residentRoutes,
  type ChatView,
  type ResidentDeps,
  type StatusView,
} from '../../src/web/resident-routes.ts';
import { caseView, photo, REFERENCE, TOKEN, views } from './fixture-views.ts';

/** One turn as it reached the conversation. */
interface Heard {
  readonly chat: string;
  readonly event: ChatEvent;
  readonly inbound: string;
  readonly echo: Echo | undefined;
}

/** A running house with the residents' pages and a conversation that only listens: what it shows is set by the test. */
export interface TestHouse {
  readonly url: string;
  readonly heard: Heard[];
  readonly reported: unknown[];
  /** Ratings that reached the house. */
  readonly rated: { readonly score: string; readonly comment: string }[];
  /** What the status page shows of the one case. */
  showCase(view: StatusView): void;
  show(view: ChatView | 'nothing'): void;
  /** What the next turn leads to. */
  leadTo(view: ChatView): void;
  /** Makes the next turns fail, as a broken store would. */
  break(broken: boolean): void;
  close(): Promise<void>;
}

const both = (text: string): { 'zh-CN': string; en: string } => ({ 'zh-CN': text, en: text });

const district: District = {
  id: 'sample',
  name: { 'zh-CN': '示例区', en: 'Sample District' },
  bureau: { 'zh-CN': '示例区卫生健康局', en: 'Sample District Health Bureau' },
  timeZone: 'Asia/Shanghai',
  hotline: '000-1234 5678',
  supervision: '000-1234 5600',
  hours: { 'zh-CN': '工作日 9:00–17:00', en: 'Working days 9:00–17:00' },
  areas: [],
  provinces: [],
  offices: [
    {
      id: 'east',
      level: 'street',
      area: '000000001000',
      name: both('东示街道便民服务中心'),
      address: both('示例路 1 号'),
      phone: '000-1234 5678',
      hours: both('工作日 9:00–17:00'),
    },
  ],
  institutions: [],
  calendar: { published: [2026], holidays: [], workdays: [] },
};

export async function openHouse(): Promise<TestHouse> {
  const { words } = await loadWords(new URL('../../locales', import.meta.url).pathname);
  const heard: Heard[] = [];
  const reported: unknown[] = [];
  const rated: { score: string; comment: string }[] = [];
  let shownCase: StatusView = caseView;
  let shown: ChatView = views.greeting;
  let begun = true;
  let broken = false;
  let next: ChatView | undefined;
  const deps = (publicUrl: string): ResidentDeps => ({
    chat: {
      turn: (chat, event, { inbound, echo }) => {
        if (broken) return Promise.reject(new Error('the store is away'));
        if (!heard.some((one) => one.inbound === inbound)) heard.push({ chat, event, inbound, echo });
        if (next !== undefined) shown = next;
        next = undefined;
        return Promise.resolve();
      },
      view: () => Promise.resolve(begun ? shown : { ...shown, entries: [] }),
      greet: (lang) => ({
        ...views.greeting,
        entries: views.greeting.entries.filter((entry) => entry.from === 'bot'),
        overview: { ...views.greeting.overview, lang, resume: [] },
      }),
    },
    keepFile: (bytes, name) =>
      Promise.resolve(
        Buffer.from(bytes.slice(0, 4)).equals(PNG.subarray(0, 4))
          ? { ok: true, attachment: { id: 'c'.repeat(64), name, type: 'image/png', size: bytes.length } }
          : { ok: false, code: 'file-type' },
      ),
    readFile: (_chat, id) => Promise.resolve(id === photo.id ? { bytes: PNG, type: 'image/png' } : undefined),
    status: (reference, token) => Promise.resolve(reference === REFERENCE && token === TOKEN ? shownCase : undefined),
    rate: (reference, token, score, comment) => {
      const known = reference === REFERENCE && token === TOKEN;
      if (known) rated.push({ score, comment });
      return Promise.resolve(known);
    },
    papers: {
      receipt: (reference, token) =>
        Promise.resolve(token === TOKEN ? { ok: true, bytes: Buffer.from(`%PDF-1.7 ${reference}`) } : undefined),
      calendar: (_reference, token) => Promise.resolve(token === TOKEN ? 'BEGIN:VCALENDAR\r\n' : undefined),
    },
    district,
    words,
    publicUrl,
    secure: false,
    random: () => randomBytes(16).toString('base64url'),
    now: () => Date.now(),
    report: (error) => reported.push(error),
  });
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  app.use(residentRoutes(deps(url)));
  app.get('/api/other', (_request, response) => response.json({ other: true }));
  app.use(residentEnd(deps(url)));
  return {
    url,
    heard,
    reported,
    rated,
    showCase: (view) => {
      shownCase = view;
    },
    show: (view) => {
      begun = view !== 'nothing';
      if (view !== 'nothing') shown = view;
    },
    leadTo: (view) => {
      next = view;
    },
    break: (is) => {
      broken = is;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A picture of one colour with a lighter page in its middle, as a stand-in for a photo. */
export const PNG = drawPng(160, 120);

function drawPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const page = x > 20 && x < 140 && y > 20 && y < 100;
      rows.set(page ? [251, 243, 230] : [158, 43, 43], y * (1 + width * 3) + 1 + x * 3);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}

function part(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), 8 + data.length);
  return out;
}
