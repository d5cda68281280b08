import type { Request, Response } from 'express';
import type { JSX } from 'preact';
import { sendPage } from '../../http/send.ts';
import type { Visit } from '../visit.ts';
import { DeskLayout } from './layout.tsx';
import { PageHead } from './parts.tsx';

/** Why a page is not shown: not there (or not to be seen), not to be done, or too old to be taken. */
export type RefusalKind = 'missing' | 'forbidden' | 'stale-form' | 'bad-request';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  missing: 404,
  forbidden: 403,
  'stale-form': 403,
  'bad-request': 400,
};

/** Sends a page that says why there is nothing here, and where to go on. What may not be seen is `missing`. */
export function sendRefusal(request: Request, response: Response, visit: Visit, kind: RefusalKind): Promise<void> {
  return sendPage(request, response, <RefusalPage visit={visit} kind={kind} />, STATUS[kind]);
}

function RefusalPage({ visit, kind }: { visit: Visit; kind: RefusalKind }): JSX.Element {
  const { t } = visit;
  return (
    <DeskLayout visit={visit} title={t(`desk:refusal.${kind}.title`)}>
      <PageHead title={t(`desk:refusal.${kind}.title`)} />
      <p class="prose">{t(`desk:refusal.${kind}.what`)}</p>
      <p class="row">
        <a class="btn main" href="/desk">
          {t('desk:refusal.back')}
        </a>
      </p>
    </DeskLayout>
  );
}
