import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { mayDo } from '../../../cases/may.ts';
import { nameFile, sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import { parseViewQuery, readViewQuery, viewOf, viewText, wholeView, type ViewQuery } from '../../cases/view.ts';
import type { DeskHouse } from '../../house.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import { ExportPage } from '../pages/export-page.tsx';
import { RefusedPage } from '../pages/refused-page.tsx';
import type { PapersPort } from '../port.ts';
import { csvOf } from './csv.ts';
import { spoolTable, type Table } from './spool.ts';
import { xlsxOf } from './xlsx.ts';

const FORMATS = ['csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * GET /exports.csv and /exports.xlsx: every case of a view, whose query is that of the queue, with ID numbers and telephones
 * by their last four. The same by POST, with the query as `view`, gives them in full when `full` was ticked. GET /exports asks
 * which. Every export is recorded with its number of rows, and with what was shown in full.
 */
export function exportRoutes(house: DeskHouse, port: PapersPort): Router {
  const router = Router();
  const exporting = exporter(house, port);
  router.get('/exports', async (request, response) => {
    const visit = visitOf(response);
    if (!mayDo(visit.acting.role, 'export')) return sendRefusal(request, response, visit, 'forbidden');
    const query = wholeView(readViewQuery(request.query));
    await sendPage(request, response, <ExportPage visit={visit} query={viewText(query)} />);
  });
  for (const format of FORMATS) {
    router.get(`/exports.${format}`, (request, response) =>
      exporting(request, response, { format, query: readViewQuery(request.query), full: false }),
    );
    router.post(`/exports.${format}`, (request, response) =>
      exporting(request, response, {
        format,
        query: parseViewQuery(field(request, 'view')),
        full: field(request, 'full') === 'yes',
      }),
    );
  }
  return router;
}

interface Wanted {
  readonly format: Format;
  readonly query: ViewQuery;
  readonly full: boolean;
}

/** One export at a time for each clerk: a second press does not do the work twice. */
function exporter(house: DeskHouse, port: PapersPort) {
  const busy = new Set<string>();
  return async (request: Request, response: Response, wanted: Wanted): Promise<void> => {
    const visit = visitOf(response);
    if (!mayDo(visit.acting.role, 'export')) return sendRefusal(request, response, visit, 'forbidden');
    if (busy.has(visit.clerk.id)) return sendBusy(request, response, visit);
    busy.add(visit.clerk.id);
    // Whoever has it all may ask for the next at once, while here is still tidied up.
    response.once('finish', () => busy.delete(visit.clerk.id));
    try {
      await exportTable(response, visit, wanted, { house, port });
    } finally {
      busy.delete(visit.clerk.id);
    }
  };
}

/** The head of the answer goes out at once: reading a long list takes its time, and nothing on the way may give up. */
async function exportTable(
  response: Response,
  visit: Visit,
  { format, query, full }: Wanted,
  { house, port }: { house: DeskHouse; port: PapersPort },
): Promise<void> {
  const { t } = visit;
  const name = t('desk-papers:export.file', { day: house.today(), ending: format });
  nameFile(response, { type: TYPES[format], name, plain: `export-${house.today()}.${format}` });
  response.flushHeaders();
  try {
    await sendTable(response, visit, { format, query, full }, { house, port });
  } catch (error) {
    // Part of it is on its way: what is cut off must not look whole. A clerk who turned away is no fault.
    if (!response.destroyed) house.report(error, response);
    response.destroy();
  }
}

async function sendTable(
  response: Response,
  visit: Visit,
  { format, query, full }: Wanted,
  { house, port }: { house: DeskHouse; port: PapersPort },
): Promise<void> {
  const { t, lang, clerk } = visit;
  const { district, catalogue } = house;
  const clerks = new Map((await port.clerks()).map((one) => [one.id, one.name]));
  const deps = { t, lang, district, catalogue, clerks, full, house, port };
  const table = await spoolTable(viewOf(wholeView(query), visit), deps, () => response.destroyed);
  if (!table) return;
  try {
    const detail = `${table.count} rows${full ? ', numbers in full' : ''}`;
    await port.record({ at: house.now(), actor: `clerk:${clerk.id}`, action: `export.${format}`, detail });
    await pipeline(fileOf(format, table, visit), response);
  } finally {
    await table.close();
  }
}

function fileOf(format: Format, table: Table, { t, house }: Visit): NodeJS.ReadableStream {
  const { timeZone } = house.district;
  if (format === 'csv') return csvOf(table.labels, table.rows(), timeZone);
  const { labels, count } = table;
  return xlsxOf({ title: t('desk-papers:export.sheet'), labels, count, rows: () => table.rows(), timeZone });
}

function sendBusy(request: Request, response: Response, visit: Visit): Promise<void> {
  const { t } = visit;
  const back = { href: '/desk', words: t('desk-papers:job.back') };
  const title = t('desk-papers:export.title');
  const what = t('desk-papers:export.busy');
  return sendPage(request, response, <RefusedPage visit={visit} title={title} what={what} back={back} />, 429);
}
