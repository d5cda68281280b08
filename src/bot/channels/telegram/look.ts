import type { Button, ProblemMessage, Words } from '../../types.ts';
import { compose, type Line, type Styled } from './compose.ts';
import { linkLines, rowsOf, type Rows } from './keyboard.ts';

/** A message as it looks in Telegram. */
export interface Look extends Styled {
  readonly rows: Rows;
}

/** Lines with buttons under them. */
export function look(lines: readonly (Line | undefined)[], buttons: readonly Button[]): Look {
  return { ...compose([...lines, ...linkLines(buttons)]), rows: rowsOf(buttons) };
}

/** What is wrong, then right answers to copy. */
export function problemLines({ what, right }: Pick<ProblemMessage, 'what' | 'right'>, t: Words): string[] {
  const sentences = right.filter((one) => /[。！？.!?]$/.test(one));
  const examples = right.filter((one) => !sentences.includes(one));
  const list = examples.join(t('telegram:comma'));
  return [`⚠️ ${what}`, ...(list === '' ? [] : [t('telegram:problem.right', { examples: list })]), ...sentences];
}
