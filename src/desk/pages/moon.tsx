import type { JSX } from 'preact';

/** What is lit of the moon by the working days that are left: full above ten, then three steps down. */
const LIT = {
  full: 'M12 3a9 9 0 0 0 0 18 9 9 0 0 0 0-18z',
  most: 'M12 3a9 9 0 0 0 0 18 4.5 9 0 0 0 0-18z',
  half: 'M12 3a9 9 0 0 0 0 18z',
  least: 'M12 3a9 9 0 0 0 0 18 5 9 0 0 1 0-18z',
} as const;

/** The moon that wanes while working days run out; a red ring from the last day on. Words stand beside it. */
export function DeadlineMoon({ left, kind = 'ic' }: { left: number; kind?: 'ic' | 'disc' }): JSX.Element {
  if (left <= 0) return <Ring kind={kind} mark="M12 7.5v5.2M12 16v.1" />;
  return (
    <svg class={kind} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="m" d={LIT[litOf(left)]} />
      <circle class="m-edge" cx="12" cy="12" r="9" />
    </svg>
  );
}

/** The clock stands still: two bars. */
export function StoppedMoon({ kind = 'ic' }: { kind?: 'ic' | 'disc' }): JSX.Element {
  return <Ring kind={kind} mark="M10 8.5v7M14 8.5v7" />;
}

/** Done: the moon is full, and ticked. */
export function DoneMoon({ kind = 'ic' }: { kind?: 'ic' | 'disc' }): JSX.Element {
  return (
    <svg class={`${kind} done`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle class="m" cx="12" cy="12" r="9" />
      <circle class="m-edge" cx="12" cy="12" r="9" />
      <path d="M8 12.3l2.8 2.8L16 9.6" />
    </svg>
  );
}

function Ring({ kind, mark }: { kind: string; mark: string }): JSX.Element {
  return (
    <svg class={`${kind} ring`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d={mark} />
    </svg>
  );
}

function litOf(left: number): keyof typeof LIT {
  if (left > 10) return 'full';
  if (left > 5) return 'most';
  return left > 2 ? 'half' : 'least';
}
