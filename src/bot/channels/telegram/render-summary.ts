import type { SummaryMessage, Words } from '../../types.ts';
import { compose, type Line } from './compose.ts';
import { rowsOf } from './keyboard.ts';
import type { Look } from './look.ts';
import { moonOf } from './render-question.ts';

type Row = SummaryMessage['groups'][number]['rows'][number];

/** All answers by section; buttons to change a section, to submit, and the moves. */
export function renderSummary(summary: SummaryMessage, t: Words): Look {
  const { groups, notices, declaration, submit, moves, total, quiet } = summary;
  const parts = [groups.map(({ edit }) => edit), [submit], moves];
  return {
    ...compose([
      `${moonOf(total, total, quiet)}${summary.text}`,
      { bold: summary.title },
      ...groups.flatMap(({ title, rows }): Line[] => [`\n${title}`, ...rows.map((row) => rowLine(row, t))]),
      ...notices.map((notice, index) => (index === 0 ? `\n${notice}` : notice)),
      `\n${declaration}`,
    ]),
    rows: parts.flatMap((part) => rowsOf(part)),
  };
}

/** `☑ 结婚证：1 张` for materials, `· 姓名：张示梅` for the rest. */
function rowLine(row: Row, t: Words): string {
  const { label, value, state } = row;
  const mark = row.material === true ? (state === 'answered' ? '☑' : '☐') : '·';
  return `${mark} ${label}${t('telegram:colon')}${value}`;
}
