import type { Submission } from '../../../src/cases/types.ts';
import { casesRoutes } from '../../../src/desk/cases/cases-routes.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { loadWorld } from '../../support/world.ts';
import { caseOf, type Change } from '../../support/case.ts';

const world = await loadWorld();

/** A plainly fictional case of the community 样板社区: the nth of its kind. */
export function make(n: number, change: Change = {}, service = 'first-child-certificate'): Submission {
  return caseOf(world, service, n, change);
}

/** The room of the cases over a real store that holds these. */
export async function openCasesDesk(cases: readonly Submission[] = []): Promise<TestDesk> {
  const desk = await openDesk({
    rooms: ({ store, house }) => [
      casesRoutes(house, { ...store.desk, files: store.attachments, clerks: store.clerks }),
    ],
  });
  if (cases.length > 0) await desk.store.takeIn(cases.map((submission) => ({ submission, history: [], log: [] })));
  return desk;
}

/** What a person reads of a page: without marks, addresses and hidden fields. */
export function words(html: string): string {
  return html
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
}

/** The references of the cases in the queue, in their order. */
export function listed(html: string): readonly string[] {
  return Array.from(html.matchAll(/name="pick" value="([^"]+)"/g), ([, reference = '']) => reference);
}

/** The hidden fields of the form of an action on a case's page. */
export function formOf(html: string, type: string): Readonly<Record<string, string>> {
  const [form = ''] = html.split(`id="do-${type}"`).slice(1);
  const [own = ''] = form.split('</form>');
  const fields = Array.from(own.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g));
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

/** The actions that a case's page offers. */
export function offered(html: string): readonly string[] {
  const forms = Array.from(html.matchAll(/id="do-([\w-]+)"/g), ([, type = '']) => type);
  return [...forms, ...(html.includes('/correction') ? ['ask-correction'] : [])].sort();
}
