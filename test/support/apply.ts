import type { Chat } from './chat.ts';
import type { Json, JsonObject } from '../../src/forms/types.ts';
import type { QuestionMessage } from '../../src/bot/types.ts';
import { getPointer } from '../../src/forms/pointer.ts';

/** Begins a service: from the menu, over the consent, to its first question. */
export function beginService(chat: Chat, service: string): void {
  chat.commands('start', service);
  chat.taps(chat.t('bot:intro.agree'));
}

/** Walks a service from the menu to the summary, giving at each question the answer of an example. */
export function fillIn(chat: Chat, service: string, answers: JsonObject): void {
  fillUntil(chat, service, answers, 'the summary');
}

/** Walks a service from the menu to one question, or to the summary; the answers are an example's. */
export function fillUntil(chat: Chat, service: string, answers: JsonObject, pointer: string): void {
  beginService(chat, service);
  goUntil(chat, answers, pointer);
}

/** Answers what is open until one question, or the summary, is reached. */
export function goUntil(chat: Chat, answers: JsonObject, pointer: string): void {
  for (let turns = 0; turns < 300; turns++) {
    if (chat.messages.some((message) => message.kind === 'summary')) return;
    if (chat.question().pointer === pointer) return;
    answerQuestion(chat, chat.question(), answers);
  }
  throw new Error('the conversation does not end');
}

/** Gives the example's answer to one question, the way its kind is answered. */
export function answerQuestion(chat: Chat, question: QuestionMessage, answers: JsonObject): void {
  if (question.problem) throw new Error(`${question.pointer}: ${question.problem.what}`);
  const value = getPointer(answers, question.pointer);
  if (question.pointer.endsWith('/-')) answerMore(chat, question, answers);
  else if (value === undefined) tapExtra(chat, question, 's');
  else if (question.input === 'files') sendFiles(chat, question, value);
  else if (question.input === 'choice') choose(chat, question, wordOf(value));
  else chat.says(wordOf(value));
}

/** A value as a button carries it. */
function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function answerMore(chat: Chat, question: QuestionMessage, answers: JsonObject): void {
  const group = question.pointer.slice(0, -'/-'.length);
  const wanted = getPointer(answers, group);
  const count = chat.draft().answers.groups[group]?.count ?? 0;
  choose(chat, question, wordOf(Array.isArray(wanted) && wanted.length > count));
}

function sendFiles(chat: Chat, question: QuestionMessage, value: Json): void {
  const files = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  chat.sendsFiles(...files);
  const next = chat.messages.find((message) => message.kind === 'question');
  if (next?.pointer === question.pointer) tapExtra(chat, next, 'f');
}

/** Taps the value; through an area's or a calendar's levels where it is not on show at once. */
function choose(chat: Chat, { pointer, options }: QuestionMessage, value: string): void {
  const levels = options.flatMap((option) => ('data' in option ? [option.data] : []));
  const shown = levels.find((data) => data.endsWith(`.a.${value}`));
  const level = shown ?? levels.find((data) => leadsTo(data, value)) ?? levels.at(-1);
  if (level === undefined) throw new Error(`${pointer} offers nothing`);
  chat.happens({ type: 'tap', data: level });
  if (shown !== undefined) return;
  const next = chat.question();
  if (next.pointer !== pointer) throw new Error(`${pointer}: ${value} was not on offer`);
  choose(chat, next, value);
}

/** Whether an option that narrows leads to a value: its code or day is where the value begins. */
function leadsTo(data: string, value: string): boolean {
  const option = data.split('.').slice(5).join('.');
  return option !== '' && value.startsWith(option.replace(/0+$/, ''));
}

function tapExtra(chat: Chat, question: QuestionMessage, letter: string): void {
  const extra = question.extras.find((one) => 'data' in one && one.data.split('.')[4] === letter);
  if (!extra || !('data' in extra)) throw new Error(`${question.pointer} cannot be left out`);
  chat.happens({ type: 'tap', data: extra.data });
}
