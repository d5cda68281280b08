import type { Request } from 'express';
import { referenceIn } from '../../cases/reference.ts';
import type { PaperKind } from '../../cases/papers.ts';
import { allFields, field } from '../accounts/forms.ts';
import { todayOf } from '../cases/today.ts';
import { parseViewQuery, viewOf, wholeView } from '../cases/view.ts';
import type { Visit } from '../visit.ts';
import { kindOf } from './one-paper.tsx';
import type { PapersPort } from './port.ts';
import type { Order } from './jobs.ts';

/** Cases at once: some minutes of work, and a pile of paper that one printer takes in a day. */
export const MOST = 2000;
const PAGE = 200;

export type ReadOrder =
  { readonly ok: true; readonly order: Order } | { readonly ok: false; readonly why: 'nothing-picked' | 'too-many' };

/**
 * Reads what is to be printed: `pick` once for each case, or with `all` every case of the `view` (a query as in the queue's
 * address), in the view's order. `do` is print or zip, `paper` the kind, the application form unless it is said.
 */
export async function readOrder(request: Request, visit: Visit, port: PapersPort): Promise<ReadOrder> {
  const references = field(request, 'all') === '' ? picked(request) : await allOf(field(request, 'view'), visit, port);
  if (references.length === 0) return { ok: false, why: 'nothing-picked' };
  if (references.length > MOST) return { ok: false, why: 'too-many' };
  const paper: PaperKind = kindOf(field(request, 'paper')) ?? 'application';
  const as = field(request, 'do') === 'zip' ? 'zip' : 'print';
  return { ok: true, order: { references, paper, as, acting: visit.acting, lang: visit.lang } };
}

/** As they stood on the page, which is the queue's order; each once. */
function picked(request: Request): readonly string[] {
  const texts = allFields(request).flatMap(([name, value]) => (name === 'pick' ? [value] : []));
  return [...new Set(texts.flatMap((text) => referenceIn(text) ?? []))];
}

/** One more than may be at once tells that there are too many. */
async function allOf(query: string, visit: Visit, port: PapersPort): Promise<readonly string[]> {
  const view = viewOf(wholeView(parseViewQuery(query)), visit, PAGE);
  const found: string[] = [];
  for (let after: string | undefined; found.length <= MOST;) {
    const page = await port.list({ ...view, ...(after === undefined ? {} : { after }) }, todayOf(visit.house));
    found.push(...page.cases.map(({ reference }) => reference));
    if (page.next === undefined) break;
    after = page.next;
  }
  return found;
}
