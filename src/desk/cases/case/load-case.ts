import type { Request } from 'express';
import { filesIn } from '../../../cases/files-in.ts';
import { maySee } from '../../../cases/may.ts';
import type { Submission } from '../../../cases/types.ts';
import type { Form } from '../../../forms/form.ts';
import type { Visit } from '../../visit.ts';
import { clerksById } from '../colleagues.ts';
import type { CasesRoom } from '../room.ts';
import { todayOf } from '../today.ts';
import { viewOf, wholeView, type ViewQuery } from '../view.ts';
import { viewAnswers } from './answer-view.ts';
import type { CaseState } from './case-state.ts';

/** A case that this person may see, with its form. */
export interface FoundCase {
  readonly submission: Submission;
  readonly form: Form;
}

/** Undefined for one that is not there, or not to be seen: to whoever asks they are the same. */
export async function findCase(
  { house, port }: CasesRoom,
  visit: Visit,
  { params }: Pick<Request, 'params'>,
): Promise<FoundCase | undefined> {
  const submission = await port.find(String(params['reference']));
  if (submission === undefined || !maySee(visit.acting, submission, house.district)) return undefined;
  const form = house.catalogue.find(submission.service, submission.version);
  return form && { submission, form };
}

/** Gathers all that a case's page shows. */
export async function loadCase(
  { house, port }: CasesRoom,
  visit: Visit,
  { submission, form }: FoundCase,
  query: ViewQuery,
): Promise<CaseState> {
  const { reference } = submission;
  const today = todayOf(house);
  const whole = wholeView(query);
  const [beside, history, log, alike, clerks, files] = await Promise.all([
    port.beside(viewOf(whole, visit), today, reference),
    port.history(reference),
    port.log(reference),
    port.alike(submission),
    clerksById(port),
    port.files.find(filesIn(submission.answers)),
  ]);
  const context = { today: today.today, district: house.district };
  return {
    visit,
    submission,
    form,
    answers: viewAnswers(submission, form, context, visit.lang),
    today: today.today,
    query: whole,
    beside,
    history,
    log,
    alike: alike.filter((one) => maySee(visit.acting, one, house.district)),
    clerks,
    files: new Map(files.map((file) => [file.id, file])),
    now: house.now(),
  };
}
