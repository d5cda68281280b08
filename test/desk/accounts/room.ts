import { Router, type Request } from 'express';
import { visitOf } from '../../../src/desk/visit.ts';

/** One note as it reached the room. */
interface Arrived {
  readonly clerk: string;
  readonly body: unknown;
  readonly files: readonly string[];
}

/** A room that only writes down what gets as far as it, and says who is there. */
export function listeningRoom(): { readonly arrived: Arrived[]; readonly room: Router } {
  const arrived: Arrived[] = [];
  const room = Router();
  room.get('/', (_request, response) => {
    const { acting, offices } = visitOf(response);
    response.json({ role: acting.role, office: acting.office, offices: offices ?? 'all' });
  });
  room.get('/events', (_request, response) => {
    response.setHeader('Content-Type', 'text/event-stream');
    response.write(': here\n\n');
  });
  room.get('/broken', () => {
    throw new Error('the room is broken');
  });
  room.all('/note', (request, response) => {
    const { csrf: _csrf, ...body } = request.body as Record<string, unknown>;
    arrived.push({ clerk: visitOf(response).clerk.login, body, files: filesOf(request) });
    response.redirect(303, '/desk');
  });
  return { arrived, room };
}

function filesOf(request: Request): readonly string[] {
  const files = Array.isArray(request.files) ? request.files : [];
  return files.map(({ originalname, buffer }) => `${originalname}: ${buffer.toString()}`);
}
