import { act } from '../../src/cases/act.ts';
import type { Action } from '../../src/cases/action.ts';
import type { Acting, Submission } from '../../src/cases/types.ts';
import type { PlainDate } from '../../src/forms/types.ts';
import type { Message } from '../../src/bot/types.ts';
import type { Chat } from './chat.ts';
import type { World } from './world.ts';

/** Somebody who may do everything that clerks and reviewers do. */
export const SUPERVISOR: Acting = { clerk: 'clerk-1', name: '王示例', role: 'supervisor', office: 'district' };

/** Does something at the desk to a chat's newest submission, and tells the chat. */
export function deskDoes(chat: Chat, world: World, action: Action): readonly Message[] {
  quietly(chat, world, action);
  const { reference } = latest(chat);
  const seq = chat.histories.get(reference)?.length ?? 0;
  return chat.happens({ type: 'case', reference, at: chat.now, seq });
}

/** Does something at the desk without a word to the chat. */
export function quietly(chat: Chat, { catalogue, district }: World, action: Action): void {
  const submission = latest(chat);
  const form = catalogue.find(submission.service, submission.version);
  if (!form) throw new Error(`no form ${submission.service}`);
  const acted = act(submission, action, { acting: SUPERVISOR, at: chat.now, today: chat.today, district, form });
  if (!acted.ok) throw new Error(`${action.type}: ${JSON.stringify(acted.problems)}`);
  chat.write(acted.submission, acted.event);
}

/** The submission that was made last. */
export function latest(chat: Chat): Submission {
  const found = chat.submissions.at(-1);
  if (!found) throw new Error('nothing was submitted');
  return found;
}

export const day = (text: string): PlainDate => text as PlainDate;

/** Lets the desk work on a case until it is decided on, without a word to the chat. */
export function untilReviewed(chat: Chat, world: World): void {
  quietly(chat, world, { type: 'accept', materialsDue: latest(chat).due });
  quietly(chat, world, { type: 'verify', way: 'phone', on: chat.today, found: '电话里都对上了' });
  while (latest(chat).status !== 'reviewed') quietly(chat, world, { type: 'pass-on', opinion: '情况属实，同意上报' });
}
