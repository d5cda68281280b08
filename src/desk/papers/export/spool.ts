import { setImmediate } from 'node:timers/promises';
import type { CaseView } from '../../../cases/case-view.ts';
import type { Submission } from '../../../cases/types.ts';
import type { Pointer } from '../../../forms/types.ts';
import type { DeskHouse } from '../../house.ts';
import { todayOf } from '../../cases/today.ts';
import type { PapersPort } from '../port.ts';
import { openSealedFile, type SealedFile } from '../sealed-file.ts';
import { answerCells, type CellDeps } from './answer-cells.ts';
import type { Cell } from './cell.ts';
import { answerColumns } from './columns.ts';
import { fixedCells, fixedLabels, type FixedDeps } from './fixed-columns.ts';
import { linesOf } from './lines.ts';
import { seenForms, type SeenForms } from './seen-forms.ts';

/** Cases that are read at once, and those that are turned into cells before everybody else gets a turn. */
const PAGE = 100;
const TURN = 10;

/** A whole list as a table, which can be longer than fits into memory. */
export interface Table {
  readonly count: number;
  readonly labels: readonly string[];
  rows(): AsyncIterable<readonly Cell[]>;
  close(): Promise<void>;
}

export interface SpoolDeps extends CellDeps, FixedDeps {
  readonly house: DeskHouse;
  readonly port: PapersPort;
}

interface Row {
  readonly service: string;
  readonly fixed: readonly Cell[];
  readonly answers: readonly (readonly [Pointer, Cell])[];
}

/**
 * Reads every case of a view once, page by page, and keeps its cells in a sealed file: only when all are read it is known
 * which columns there are. Each case is in it once, whatever changes meanwhile, for pages go by the time of receipt.
 * @param stopped asked between pages: whether nobody waits any more.
 * @returns undefined when it was stopped.
 */
export async function spoolTable(view: CaseView, deps: SpoolDeps, stopped: () => boolean): Promise<Table | undefined> {
  const seen = seenForms();
  const file = await openSealedFile(deps.port.folder);
  let count = 0;
  try {
    for await (const cases of pagesOf(view, deps)) {
      if (stopped()) {
        await file.remove();
        return undefined;
      }
      await writeRows(cases, seen, deps, file);
      count += cases.length;
    }
    await file.end();
  } catch (error) {
    await file.remove();
    throw error;
  }
  return { count, ...tableOf(file, seen, deps), close: () => file.remove() };
}

async function* pagesOf(view: CaseView, { port, house }: SpoolDeps): AsyncGenerator<readonly Submission[]> {
  const sort = view.sort === '-received' ? '-received' : 'received';
  const today = todayOf(house);
  for (let after: string | undefined; ;) {
    const page = await port.list({ ...view, sort, limit: PAGE, ...(after === undefined ? {} : { after }) }, today);
    yield page.cases;
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function writeRows(
  cases: readonly Submission[],
  seen: SeenForms,
  deps: SpoolDeps,
  file: SealedFile,
): Promise<void> {
  const lines: string[] = [];
  for (const [i, submission] of cases.entries()) {
    if (i % TURN === TURN - 1) await setImmediate();
    const form = deps.catalogue.find(submission.service, submission.version);
    const answers = form ? answerCells(submission, form, deps) : [];
    if (form)
      seen.note(
        form,
        submission.submittedAt,
        answers.map(([pointer]) => pointer),
      );
    const row: Row = { service: submission.service, fixed: fixedCells(submission, deps), answers };
    lines.push(JSON.stringify(row));
  }
  if (lines.length > 0) await file.write(Buffer.from(`${lines.join('\n')}\n`));
}

function tableOf(file: SealedFile, seen: SeenForms, deps: SpoolDeps): Pick<Table, 'labels' | 'rows'> {
  const { catalogue, lang, t } = deps;
  const versions = seen.versions();
  const order = [...catalogue.services.map(({ id }) => id), ...versions.keys()];
  const services = [...new Set(order)].flatMap((id) => {
    const known = versions.get(id);
    return known ? [currentFirst(known, catalogue.find(id)?.version)] : [];
  });
  const fixed = fixedLabels(t);
  const columns = answerColumns({
    services,
    count: (service, group) => seen.count(service, group),
    lang,
    taken: fixed,
  });
  return {
    labels: [...fixed, ...columns.labels],
    rows: async function* rows() {
      for await (const line of linesOf(file.read())) {
        const { service, fixed: own, answers } = JSON.parse(line) as Row;
        const cells: Cell[] = [...own, ...Array<Cell>(columns.labels.length).fill('')];
        for (const [pointer, cell] of answers) {
          const index = columns.indexOf(service, pointer);
          if (index !== undefined) cells[own.length + index] = cell;
        }
        yield cells;
      }
    },
  };
}

/** The version on offer is the newest; the others go by when they were last used. */
function currentFirst<F extends { readonly version: string }>(
  forms: readonly F[],
  current: string | undefined,
): readonly F[] {
  return [...forms.filter(({ version }) => version === current), ...forms.filter(({ version }) => version !== current)];
}
