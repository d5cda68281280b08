import type { Button } from '../../types.ts';

/** A button as Telegram takes it. */
type Key = { readonly text: string; readonly callback_data: string } | { readonly text: string; readonly url: string };

export type Rows = readonly (readonly Key[])[];

/** Ten Chinese characters: two buttons of that width stand side by side on a small phone. */
const HALF_ROW = 20;
const LONGEST = 60;

/** The width of a text in half Chinese characters. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\uffff\u{10000}-\u{3ffff}]/u.test(character) ? 2 : 1),
    0,
  );
}

/** Buttons two to a row, a wide one in a row of its own. */
export function rowsOf(buttons: readonly Button[]): Rows {
  const rows: Key[][] = [];
  let open: Key[] | undefined;
  for (const key of buttons.flatMap(keyOf)) {
    const narrow = widthOf(key.text) <= HALF_ROW;
    if (open && narrow) {
      open.push(key);
      open = undefined;
    } else {
      const row = [key];
      rows.push(row);
      open = narrow ? row : undefined;
    }
  }
  return rows;
}

function keyOf(button: Button): Key[] {
  const text = shorten(button.label);
  if ('data' in button) return [{ text, callback_data: button.data }];
  return isPublic(button.url) ? [{ text, url: button.url }] : [];
}

function shorten(label: string): string {
  const characters = Array.from(label);
  return characters.length <= LONGEST ? label : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

/** Links that Telegram does not take as buttons, as lines of text. */
export function linkLines(buttons: readonly Button[]): string[] {
  return buttons.flatMap((button) =>
    'url' in button && !isPublic(button.url) ? [`${button.label}：${button.url}`] : [],
  );
}

const inside = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|\[)/;

/** Telegram takes only addresses that anybody can reach: a name with a dot, or a public IP. */
function isPublic(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  return hostname.includes('.') && !inside.test(hostname) && !/\.(local|localhost|internal|test)$/.test(hostname);
}

/** Between a number and its label: a no-break space, so that the number can be told from a label that begins with one. */
const GAP = '\u00a0';

/** `1 女方`, `2 男方`: shows which numbers can be typed. Labels that begin with digits are left as they are. */
export function numbered(options: readonly Button[]): readonly Button[] {
  if (!canNumber(options)) return options;
  return options.map((option, index) => ({ ...option, label: `${index + 1}${GAP}${option.label}` }));
}

export function canNumber(options: readonly Button[]): boolean {
  return options.length > 1 && !options.some(({ label }) => /^\s*[\d０-９]/.test(label));
}

/** The label of a button without its number. */
export function unnumbered(label: string): string {
  return label.replace(new RegExp(`^\\d+${GAP}`), '');
}
