import { describe, expect, it, onTestFinished } from 'vitest';
import type { Submission } from '../../../src/cases/types.ts';
import type { TestDesk } from '../../support/desk.ts';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { formOf, make, openCasesDesk } from './cases-desk.ts';

interface Told {
  readonly reference: string;
  readonly revision: number;
  readonly what: string;
}

/** Opens the stream as a page does; `next` waits for what is told next. */
async function listen(desk: TestDesk, browser: DeskBrowser) {
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
  });
  const response = await fetch(`${desk.url}/desk/events`, {
    headers: { accept: 'text/event-stream', cookie: browser.cookieHeader },
    redirect: 'manual',
    signal: ending.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  const next = async (): Promise<Told> => {
    for (;;) {
      const found = /event: case\ndata: (.*)\n\n/.exec(waiting);
      if (found?.[1] !== undefined) {
        waiting = waiting.slice(found.index + found[0].length);
        return JSON.parse(found[1]) as Told;
      }
      const read = await reader?.read();
      if (read === undefined || read.done) throw new Error('The stream has ended.');
      waiting += read.value;
    }
  };
  return { response, next };
}

/** Comes in as a portal sends it. */
async function arrive(desk: TestDesk, submission: Submission): Promise<void> {
  await desk.store.submissions.create(submission, { fingerprint: submission.reference, client: 'api' });
}

describe('What comes in while a page is open', () => {
  it('is told at once, and so is every change of it', async () => {
    const desk = await openCasesDesk();
    const clerk = await desk.as('clerk');
    const { response, next } = await listen(desk, clerk);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const one = make(1);
    await arrive(desk, one);
    expect(await next()).toEqual({ reference: one.reference, revision: 0, what: 'new' });
    const at = `/desk/cases/${one.reference}`;
    await clerk.post(`${at}/actions`, formOf((await clerk.get(at)).text, 'accept'));
    expect(await next()).toEqual({ reference: one.reference, revision: 1, what: 'changed' });
  });

  it('is told only to who may see it, and tells nothing about people', async () => {
    const desk = await openCasesDesk();
    const [clerk, supervisor] = await Promise.all([desk.as('clerk'), desk.as('supervisor')]);
    const [own, all] = await Promise.all([listen(desk, clerk), listen(desk, supervisor)]);
    const elsewhere = make(1, { office: 'xishi', route: ['xishi'] });
    const here = make(2);
    await arrive(desk, elsewhere);
    await arrive(desk, here);
    expect((await own.next()).reference).toBe(here.reference);
    const told = [await all.next(), await all.next()];
    expect(told.map(({ reference }) => reference).sort()).toEqual([elsewhere.reference, here.reference].sort());
    expect(Object.keys(told[0] ?? {}).sort()).toEqual(['reference', 'revision', 'what']);
  });

  it('is told to nobody who is not signed in', async () => {
    const desk = await openCasesDesk();
    const { response } = await listen(desk, desk.browser());
    expect(response.status).toBe(401);
  });
});
