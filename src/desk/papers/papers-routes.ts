import { Router } from 'express';
import type { DeskHouse } from '../house.ts';
import { exportRoutes } from './export/export-routes.tsx';
import { jobRoutes } from './job-routes.tsx';
import { onePaper } from './one-paper.tsx';
import type { PapersPort } from './port.ts';

/**
 * Papers and exports, to be mounted at `/desk` behind the sign-in: one paper, many as one PDF or ZIP, lists as CSV or XLSX.
 */
export function papersRoutes(house: DeskHouse, port: PapersPort): Router {
  const router = Router();
  router.get('/cases/:reference/papers/:paper.pdf', onePaper(house, port));
  router.use(jobRoutes(house, port), exportRoutes(house, port));
  return router;
}
