import { Router } from 'express';
import type { DeskHouse } from '../house.ts';
import { caseRoutes } from './case/case-routes.tsx';
import { fileRoutes } from './case/file-routes.tsx';
import { recordLooks } from './case/record-looks.ts';
import { revealRoutes } from './case/reveal-routes.tsx';
import { eventStream } from './events.ts';
import { queueRoutes } from './queue/queue-routes.ts';
import type { CasesDeps } from './room.ts';

/**
 * The room of the cases, to be mounted at `/desk` behind the sign-in: the queue at its root, each case with its files, and the
 * stream of what comes in.
 */
export function casesRoutes(house: DeskHouse, port: CasesDeps): Router {
  const room = { house, port };
  const looks = recordLooks(room);
  return Router()
    .get('/events', eventStream(room))
    .use(queueRoutes(room), fileRoutes(room, looks), revealRoutes(room, looks), caseRoutes(room, looks));
}
