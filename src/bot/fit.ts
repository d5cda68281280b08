/** A line that may be cut, such as a clerk's reason: what does not fit stands on the status page. */
interface Elastic {
  readonly text: string;
  /** Puts the words that fit into their sentence. */
  readonly say: (text: string) => string;
}

export type FitLine = string | Elastic;

/** A message that is longer is not read to its end. */
const READABLE = 299;
/** Fewer words than these say nothing. */
const LEAST = 12;

/** Lines as one text of at most `most` characters; only elastic ones are cut, evenly, or left out where nothing remains. */
export function fit(lines: readonly FitLine[], most = READABLE): string {
  const elastic = lines.filter((line) => typeof line !== 'string');
  const empty = lines.map((line) => (typeof line === 'string' ? line : line.say('')));
  let room = most - empty.join('\n').length;
  let left = elastic.length;
  const said = lines.flatMap((line) => {
    if (typeof line === 'string') return [line];
    const text = clip(line.text, Math.floor(room / left--));
    room -= text.length;
    return text === '' ? [] : [line.say(text)];
  });
  return said.join('\n');
}

/** The beginning of a text with `…` behind it; nothing where so little would be left that it says nothing. */
function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  if (most < LEAST) return '';
  const cut = line.slice(0, most - 1);
  // Never between the two halves of a character beyond the basic plane.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
