import { idTail, phoneTail } from '../../../cases/mask.ts';
import type { SummaryMessage, Words } from '../../types.ts';

type Row = SummaryMessage['groups'][number]['rows'][number];

/**
 * Answers of a section in few lines: one for what stands alone, one for each item of a repeated group.
 * `said` is a label that was said already.
 */
export function answerLines(rows: readonly Row[], said: string, t: Words): string[] {
  return runsOf(rows, (row, [first]) => row.item === first.item).map((some) => {
    const given = some.filter(({ state }) => state !== 'skipped');
    return [...answerParts(given, said, t), ...leftOut(some, t)].join(t('telegram:summary.between'));
  });
}

/** `☑ 结婚证 ☑ 合影`, then what is still to come with the day by which it may. */
export function materialLines(rows: readonly Row[], t: Words): string[] {
  const there = rows.filter(({ state }) => state === 'answered').map(({ label }) => `☑ ${label}`);
  const missing = rows.filter(({ state }) => state !== 'answered');
  const lines = runsOf(missing, ({ value }, [first]) => value === first.value).map((run) => {
    const list = run.map(({ label }) => `☐ ${label}`).join(' ');
    return `${list}${t('telegram:colon')}${run[0].value}`;
  });
  return there.length === 0 ? lines : [there.join(' '), ...lines];
}

/** What follows from an ID number stands behind it in brackets: its birthday tells whether the number is right. */
function answerParts(rows: readonly Row[], said: string, t: Words): string[] {
  return runsOf(rows, (row, [first]) => row.of !== 'id-number' && (isDerived(row) || first.of !== 'id-number')).flatMap(
    (run) => (run[0].of === 'id-number' ? [numberPart(run, t)] : plainParts(run, said, t)),
  );
}

function numberPart([number, ...derived]: Run, t: Words): string {
  const list = derived.map(({ value }) => value).join(t('telegram:comma'));
  const shown = partOf(number, '', t);
  return list === '' ? shown : t('telegram:summary.derived', { number: shown, list });
}

/** Neighbours with the same answer are said together: `户籍地、居住地 东示街道样板社区`. */
function plainParts(rows: readonly Row[], said: string, t: Words): string[] {
  const isSame = (row: Row, [first]: Run) => !row.of && !first.of && row.value === first.value;
  return runsOf(rows, isSame).map((run) => {
    const label = run.map((row) => row.label).join(t('telegram:comma'));
    return partOf({ ...run[0], label }, said, t);
  });
}

function partOf({ label, value, of }: Row, said: string, t: Words): string {
  if (of === 'name' || label === said) return value;
  if (of === undefined) return t('telegram:summary.answer', { label, value });
  const tail = of === 'phone' ? phoneTail(value) : idTail(value);
  return tail === '' ? t('telegram:summary.hidden', { label }) : t('telegram:summary.tail', { label, tail });
}

function isDerived({ state }: Row): boolean {
  return state === 'derived';
}

function leftOut(rows: readonly Row[], t: Words): string[] {
  const list = rows.filter(({ state }) => state === 'skipped').map(({ label }) => label);
  return list.length === 0 ? [] : [t('telegram:summary.skipped', { list: list.join(t('telegram:comma')) })];
}

type Run = readonly [Row, ...Row[]];

/** Cuts rows into runs of neighbours; `joins` says whether a row belongs to the run before it. */
function runsOf(rows: readonly Row[], joins: (row: Row, run: Run) => boolean): Run[] {
  const runs: [Row, ...Row[]][] = [];
  for (const row of rows) {
    const open = runs.at(-1);
    if (open && joins(row, open)) open.push(row);
    else runs.push([row]);
  }
  return runs;
}
