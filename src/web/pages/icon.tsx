import type { JSX } from 'preact';

/** Line drawings on a 24 grid. They never stand alone: words are beside them, so they are hidden from readers. */
const PATHS = {
  back: 'M19 12H5M11 6l-6 6 6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4',
  calendar: 'M4 5.5h16V20H4zM4 10h16M8.5 3.5v4M15.5 3.5v4',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 9.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5.2l3.3 2',
  down: 'M12 4v11M7.5 11l4.5 4.5L16.5 11M5 20h14',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  menu: 'M5 7h14M5 12h14M5 17h14',
  paper: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h4',
  person: 'M12 4.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2zM5 20c.8-4 3.5-6 7-6s6.2 2 7 6',
  phone: 'M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  stop: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.8 9v6M14.2 9v6',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.1',
  why: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.7 9.8a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.5v.2M12 16.6v.1',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Drawings of the services on a 32 grid, each before its moon. */
const SERVICES = {
  cert: 'M6 5h13l6 6v16.5H6zM19 5v6h6M10.5 13.5h6M10.5 18h4M19.5 18.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  check:
    'M16 27S4.5 20.5 4.5 12.3A6.1 6.1 0 0 1 16 9.4a6.1 6.1 0 0 1 11.5 2.9C27.5 20.5 16 27 16 27zM8.5 16.5h4l2-3.5 3 6 1.8-2.5h4.2',
  coin: 'M16 4a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM13 7.8l3 3.7 3-3.7M16 11.5v4.2M13.4 12.2h5.2M4.5 22.5c3.5-2 6.5-1.8 9.5 0 2 1.2 4 1.3 6 .8l6.5-2.6M4.5 27.5h14c3 0 5.5-2 8-4.5',
  pin: 'M16 28s9-8.2 9-15.5a9 9 0 0 0-18 0C7 19.8 16 28 16 28zM16 8.7v7.6M12.2 12.5h7.6',
  event:
    'M8 7h16a3 3 0 0 1 3 3v14.5a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V10a3 3 0 0 1 3-3zM5 13h22M11 4v5.5M21 4v5.5M11.5 20.2l3 3 6-6',
  voice: 'M6 6.5h20a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H15l-6 5v-5H6a2 2 0 0 1-2-2v-12a2 2 0 0 1 2-2zM10 12.3h12M10 16.8h7',
} as const;

/** A menu card's id, or a part of it, and the drawing that says it. Whatever is not listed is a paper. */
const MEANINGS: readonly (readonly [RegExp, keyof typeof SERVICES])[] = [
  [/check|health/, 'check'],
  [/subsid|support|reward|allowance|supplement/, 'coin'],
  [/supply|place|institution|technical/, 'pin'],
  [/event|class|activit/, 'event'],
  [/petition|voice|care/, 'voice'],
];

export function ServiceIcon({ id }: { id: string }): JSX.Element {
  const meaning = MEANINGS.find(([pattern]) => pattern.test(id));
  return (
    <svg class="ic" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle class="mi" cx="22" cy="10" r="8" />
      <path d={SERVICES[meaning?.[1] ?? 'cert']} />
    </svg>
  );
}

/** The sign of e站: half a moon over the bridge's image. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path class="m" d="M11 24.5a13 13 0 0 1 26 0z" />
      <path class="e" d="M11 24.5h26.6A13.6 13.6 0 1 0 33.4 34.6" />
    </svg>
  );
}
