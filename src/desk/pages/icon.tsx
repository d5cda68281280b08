import type { JSX } from 'preact';

/** Line drawings on a 24 grid. They never stand alone: words are beside them, so they are hidden from readers. */
const PATHS = {
  building: 'M4 20h16M6 20V5h9v15M15 10h3v10M9 9h3M9 13h3',
  calendar: 'M4 5.5h16V20H4zM4 10h16M8.5 3.5v4M15.5 3.5v4',
  chart: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5.2l3.3 2',
  down: 'M12 4v11M7.5 11l4.5 4.5L16.5 11M5 20h14',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  eye: 'M2.5 12c2.6-4.3 5.8-6.5 9.5-6.5s6.9 2.2 9.5 6.5c-2.6 4.3-5.8 6.5-9.5 6.5S5.1 16.3 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  folder: 'M4 6h6l2 2.5h8V19H4z',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5',
  keys: 'M3.5 7h17v10h-17zM7 10.2v.1M10.3 10.2v.1M13.6 10.2v.1M17 10.2v.1M8.5 13.8h7',
  larger: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5M10.5 8v5M8 10.5h5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  next: 'M9 5l7 7-7 7',
  paper: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h4',
  pause: 'M9 7v10M15 7v10',
  people:
    'M9 5.2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19c.6-3.4 2.6-5 5.5-5s4.9 1.6 5.5 5M15.5 5.6a3 3 0 0 1 0 5.4M17 14.4c1.9.7 3.1 2.2 3.5 4.6',
  person: 'M12 4.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2zM5 20c.8-4 3.5-6 7-6s6.2 2 7 6',
  phone: 'M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  plus: 'M12 5v14M5 12h14',
  previous: 'M15 5l-7 7 7 7',
  print: 'M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z',
  return: 'M9 6L4.5 10.5 9 15M4.5 10.5H15a4.5 4.5 0 0 1 0 9h-3',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  settings:
    'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h8M16 17h4M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM14 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  smaller: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5M8 10.5h5',
  star: 'M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.8-5 2.8 1-5.7-4-4 5.5-.8z',
  turn: 'M18.5 8A7.5 7.5 0 1 0 19.5 13M19 3.5V8h-4.5',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.1',
  x: 'M6 6l12 12M18 6L6 18',
  zip: 'M4 5h6l2 2.5h8V19H4zM12 11v5M9.8 14l2.2 2.2 2.2-2.2',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
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
