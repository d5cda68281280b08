import type { JSX } from 'preact';

/** The moon that waxes while a form fills. `share` is 0…1; it is lit on the right. */
export function WaxingMoon({ share }: { share: number }): JSX.Element {
  return <Disc lit={`M20 2a18 18 0 0 1 0 36${inner(share)} 18 0 0 ${share > 0.5 ? 1 : 0} 0-36z`} />;
}

/** The moon that wanes while working days run out. `share` is what is left, 0…1; it is lit on the left. */
export function WaningMoon({ share }: { share: number }): JSX.Element {
  return <Disc lit={`M20 2a18 18 0 0 0 0 36${inner(share)} 18 0 0 ${share > 0.5 ? 0 : 1} 0-36z`} />;
}

function inner(share: number): string {
  return `a${(18 * Math.abs(1 - 2 * share)).toFixed(1)}`;
}

function Disc({ lit }: { lit: string }): JSX.Element {
  return (
    <svg class="disc" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path class="m" d={lit} />
      <circle class="m-edge" cx="20" cy="20" r="18" stroke-width="1.5" />
    </svg>
  );
}

/** Due today or over: a ring with a sign of exclamation. */
export function DueRing(): JSX.Element {
  return (
    <svg class="disc over" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="17.5" />
      <path d="M20 10v13M20 29v.2" />
    </svg>
  );
}

/** The clock stands still: two bars. */
export function StoppedDisc(): JSX.Element {
  return (
    <svg class="disc stopped" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="17.5" />
      <path d="M15 13v14M25 13v14" />
    </svg>
  );
}

/** The full moon of what is done. */
export function FullMoon(): JSX.Element {
  return (
    <svg class="full-moon" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
      <circle class="glow" cx="48" cy="48" r="46" />
      <circle class="glow" cx="48" cy="48" r="36" />
      <circle class="full" cx="48" cy="48" r="25" />
      <path class="tickmark" d="M37 49l8 8 14-16" />
    </svg>
  );
}
