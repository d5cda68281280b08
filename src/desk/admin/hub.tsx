import type { RequestHandler } from 'express';
import type { JSX } from 'preact';
import { mayDo, type Duty } from '../../cases/may.ts';
import { sendPage } from '../../http/send.ts';
import { Icon, type IconName } from '../pages/icon.tsx';
import { DeskLayout } from '../pages/layout.tsx';
import { PageHead } from '../pages/parts.tsx';
import { visitOf, type Visit } from '../visit.ts';

/** What there is, the duty that opens it, and its sign. */
const PARTS: readonly (readonly [string, Duty, IconName])[] = [
  ['clerks', 'accounts', 'people'],
  ['offices', 'district-data', 'building'],
  ['institutions', 'district-data', 'home'],
  ['calendar', 'district-data', 'calendar'],
  ['events', 'district-data', 'star'],
  ['preview', 'preview', 'eye'],
  ['audit', 'audit', 'search'],
];

export const showHub: RequestHandler = async (request, response) => {
  await sendPage(request, response, <HubPage visit={visitOf(response)} />);
};

/** The settings that are open to this clerk. */
function HubPage({ visit }: { visit: Visit }): JSX.Element {
  const { t, acting } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-admin:title')} room="settings">
      <PageHead title={t('desk-admin:title')} />
      <ul class="cards hub">
        {PARTS.filter(([, duty]) => mayDo(acting.role, duty)).map(([name, , icon]) => (
          <li key={name} class="card">
            <h2>
              <a href={`/desk/settings/${name}`}>
                <Icon name={icon} />
                {t(`desk-admin:${name}.title`)}
              </a>
            </h2>
            <p class="quiet">{t(`desk-admin:${name}.what`)}</p>
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}
