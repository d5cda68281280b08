import type { ComponentChildren, JSX } from 'preact';
import { mayDo, type Duty } from '../../cases/may.ts';
import type { Visit } from '../visit.ts';
import { Frame } from './frame.tsx';

/** The rooms of the desk, as the top bar names them. */
type Room = 'cases' | 'bookings' | 'figures' | 'settings';

/** Where each room is, and the duties of which one opens it; none: it is open to everyone who is signed in. */
const ROOMS: readonly (readonly [Room, string, readonly Duty[]])[] = [
  ['cases', '/desk', []],
  ['bookings', '/desk/bookings', ['bookings']],
  ['figures', '/desk/figures', ['figures']],
  ['settings', '/desk/settings', ['accounts', 'district-data', 'audit', 'preview']],
];

export interface DeskLayoutProps {
  readonly visit: Visit;
  /** The page's own part of the title. */
  readonly title: string;
  /** Absent on pages about oneself. */
  readonly room?: Room;
  readonly children: ComponentChildren;
}

/** What surrounds every page of somebody who is signed in. */
export function DeskLayout({ visit, title, room, children }: DeskLayoutProps): JSX.Element {
  const { t, lang, house } = visit;
  const bar = (
    <>
      <Rooms visit={visit} {...(room === undefined ? {} : { room })} />
      <Who visit={visit} />
    </>
  );
  return (
    <Frame house={house} lang={lang} t={t} title={title} bar={bar}>
      {children}
    </Frame>
  );
}

function Rooms({ visit, room }: { visit: Visit; room?: Room }): JSX.Element {
  const { t, clerk } = visit;
  const open = ROOMS.filter(([, , duties]) => duties.length === 0 || duties.some((duty) => mayDo(clerk.role, duty)));
  return (
    <nav class="rooms" aria-label={t('desk:rooms')}>
      {open.map(([name, href]) => (
        <a key={name} href={href} {...(name === room ? { 'aria-current': 'page' } : {})}>
          {t(`desk:room.${name}`)}
        </a>
      ))}
    </nav>
  );
}

/** Office and name, the other language, and the way out. */
function Who({ visit }: { visit: Visit }): JSX.Element {
  const { t, lang, clerk, house } = visit;
  const office = house.district.offices.find((one) => one.id === clerk.office);
  const other = lang === 'en' ? 'zh-CN' : 'en';
  return (
    <div class="who">
      <a href="/desk/me">
        {office && <span class="of">{t('desk:who-of', { office: office.name[lang] })}</span>}
        {clerk.name}
      </a>
      <form method="post" action="/desk/me/language">
        <Csrf visit={visit} />
        <input type="hidden" name="back" value={visit.address} />
        <button type="submit" name="lang" value={other} lang={other}>
          {t('desk:other-language')}
        </button>
      </form>
      <form method="post" action="/desk/sign-out">
        <Csrf visit={visit} />
        <button type="submit">{t('desk:sign-out')}</button>
      </form>
    </div>
  );
}

/** Proves that a form came from a page of ours. */
export function Csrf({ visit }: { visit: Visit }): JSX.Element {
  return <input type="hidden" name="csrf" value={visit.csrf} />;
}
