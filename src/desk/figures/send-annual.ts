import type { RequestHandler } from 'express';
import { annualTable, type AnnualTable } from '../../cases/annual-table.ts';
import { sendFile } from '../../http/send.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { annualWorkbook } from './annual-workbook.ts';
import { periodWords, placeWords } from './head.tsx';
import type { FiguresPort } from './port.ts';
import { shownOf, type Shown } from './shown.ts';

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Ending = keyof typeof TYPES;

/** The annual table as a file, such as `2026.pdf`; that it was taken out is recorded before it leaves. */
export function sendAnnual(port: FiguresPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const [, year, ending] = /^(\d{4})\.(pdf|xlsx)$/.exec(String(request.params['file'])) ?? [];
    const shown = year === undefined ? undefined : shownOf(visit, request.query, year);
    const table = shown && (await tableOf(visit, port, shown));
    const body = table && (await bodyOf(visit, port, table, ending as Ending));
    if (!shown || !body) return sendRefusal(request, response, visit, 'missing');
    await port.record({
      at: visit.house.now(),
      actor: `clerk:${visit.clerk.id}`,
      action: 'figures-exported',
      detail: `${shown.year.year}.${ending} ${shown.root ?? 'all'}`,
    });
    sendFile(response, {
      body,
      type: TYPES[ending as Ending],
      name: visit.t('desk-figures:annual.file', { year: shown.year.year, ending: String(ending) }),
      plain: `annual-${shown.year.year}.${ending}`,
    });
  };
}

async function tableOf(visit: Visit, port: FiguresPort, shown: Shown): Promise<AnnualTable> {
  const { house, lang, t } = visit;
  const { months, offices } = shown.asked;
  const [from = 0, to = 0] = [months[0], months.at(-1)];
  const cells = await port.annual({ from, to, ...(offices === undefined ? {} : { offices }) });
  return annualTable(cells, {
    district: house.district,
    forms: house.catalogue.services,
    lang,
    t,
    ...(shown.root === undefined ? {} : { root: shown.root }),
    words: {
      year: t('desk-figures:year', { year: shown.year.year }),
      period: periodWords(visit, shown),
      place: placeWords(visit, shown),
    },
  });
}

function bodyOf(
  { lang }: Visit,
  port: FiguresPort,
  table: AnnualTable,
  ending: Ending,
): Promise<Uint8Array | undefined> {
  return ending === 'pdf' ? port.paper(table, lang) : annualWorkbook(table);
}
