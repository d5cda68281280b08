import type { JSX } from 'preact';
import QRCode from 'qrcode';

/** A quiet zone of four modules, as the standard asks for. */
const QUIET = 4;

/** A QR code drawn as one path, sharp at any size. `label` says what it opens. */
export function Qr({ text, label }: { text: string; label: string }): JSX.Element {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path(modules)} />
    </svg>
  );
}

/** Each run of dark modules in a row is one rectangle. */
function path(modules: { readonly size: number; get(row: number, column: number): number | boolean }): string {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      let run = 0;
      while (column + run < modules.size && modules.get(row, column + run)) run++;
      if (run > 0) runs.push(`M${column + QUIET} ${row + QUIET}h${run}v1h-${run}z`);
      column += run;
    }
  return runs.join('');
}
