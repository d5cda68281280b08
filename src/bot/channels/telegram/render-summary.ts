import type { SummaryMessage, Words } from '../../types.ts';
import { compose, type Line } from './compose.ts';
import { rowsOf } from './keyboard.ts';
import type { Look } from './look.ts';
import { moonOf } from './render-question.ts';
import { answerLines, materialLines } from './summary-lines.ts';

type Group = SummaryMessage['groups'][number];

/** All answers, a paragraph for each section; buttons to change a section, to submit, and the moves. */
export function renderSummary(summary: SummaryMessage, t: Words): Look {
  const { groups, notices, declaration, submit, moves, total, quiet } = summary;
  const parts = [groups.map(({ edit }) => edit), [submit], moves];
  return {
    ...compose([
      `${moonOf(total, total, quiet)}${summary.text}`,
      { bold: summary.title },
      ...groups.flatMap((group) => groupLines(group, t)),
      ...notices.map((notice, index) => (index === 0 ? `\n${notice}` : notice)),
      `\n${declaration}`,
    ]),
    rows: parts.flatMap((part) => rowsOf(part)),
  };
}

/** `女方：张示梅，证件号码尾号 002X`; a section's further lines stand below. */
function groupLines({ title, rows }: Group, t: Words): Line[] {
  const papers = rows.filter((row) => row.material === true);
  const answers = rows.filter((row) => row.material !== true);
  // The only answer of a section is often called as the section is.
  const said = rows.length === 1 ? title : '';
  const [first = '', ...others] = [...answerLines(answers, said, t), ...materialLines(papers, t)];
  return [`\n${title}${t('telegram:colon')}${first}`, ...others];
}
