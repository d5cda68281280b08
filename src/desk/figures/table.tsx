import type { ComponentChildren, JSX } from 'preact';

export interface TableRow {
  readonly head: string;
  /** How far it is set in. */
  readonly depth?: number | undefined;
  readonly cells: readonly string[];
  /** It lies ahead, or is of no weight. */
  readonly faint?: boolean | undefined;
}

interface TableProps {
  readonly id: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly foot?: TableRow | undefined;
  /** Which of the cells is the sum of those before it. */
  readonly sum?: number;
  readonly children?: ComponentChildren;
}

/** Letters of the longest head that keeps to one line. */
const LONGEST = 14;

/** A table of figures: the full text of the chart above it. Scrolls by itself where it is too wide. */
export function Table({ id, caption, heads, rows, foot, sum, children }: TableProps): JSX.Element {
  const [first, ...others] = heads;
  // Names of offices may take two lines, months and services look better on one.
  const isShort = rows.every(({ head }) => head.length <= LONGEST);
  return (
    <div class="sheet keep">
      <section class="scroll" aria-labelledby={id} tabindex={0}>
        <table class={isShort ? 'figures short' : 'figures'}>
          <caption id={id}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line} {...(row.faint === true ? { class: 'faint' } : {})}>
                <th scope="row" {...(row.depth ? { class: `in-${Math.min(2, row.depth)}` } : {})}>
                  {row.head}
                </th>
                {row.cells.map((cell, n) => (
                  <td key={n}>{n === sum ? <b>{cell}</b> : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <tr>
                <th scope="row">{foot.head}</th>
                {foot.cells.map((cell, n) => (
                  <td key={n}>{cell}</td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {children}
    </div>
  );
}
