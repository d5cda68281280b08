import type { Lang } from '../../../forms/types.ts';
import type { Button, MenuMessage, Message, ReceiptMessage, StatusMessage, Words } from '../../types.ts';
import type { Line } from './compose.ts';
import { look, problemLines, type Look } from './look.ts';
import { renderQuestion } from './render-question.ts';
import { renderSummary } from './render-summary.ts';

export type Shown = Exclude<Message, { kind: 'document' }>;

/** What a message looks like: plain text, one bold line and one number to copy at most, buttons two to a row. */
export function render(message: Shown, words: (lang: Lang) => Words): Look {
  const t = words(langOf(message));
  switch (message.kind) {
    case 'question':
      return renderQuestion(message, t);
    case 'summary':
      return renderSummary(message, t);
    case 'receipt':
      return look(receiptLines(message, t), message.buttons);
    case 'status':
      return look(statusLines(message), message.buttons);
    case 'problem':
      return look(problemLines(message, t), message.buttons);
    case 'menu':
      return look([message.text], menuButtons(message));
    case 'text':
      return look([message.tone === 'problem' ? `⚠️ ${message.text}` : message.text], message.buttons ?? []);
  }
}

/**
 * The language that a message is written in. Its words are finished when it gets here, and the few that the channel
 * adds follow them: every sentence of ours in Chinese has Chinese characters, and none in English has.
 */
export function langOf(message: Shown): Lang {
  return /\p{Script=Han}/u.test(ownWords(message)) ? 'zh-CN' : 'en';
}

function ownWords(message: Shown): string {
  switch (message.kind) {
    case 'question':
      return message.label;
    case 'summary':
      return message.declaration;
    case 'problem':
      return message.what;
    default:
      return message.text;
  }
}

function menuButtons({ cards, buttons }: MenuMessage): Button[] {
  return [...cards.map(({ label, data }) => ({ label, data })), ...buttons];
}

function receiptLines(message: ReceiptMessage, t: Words): (Line | undefined)[] {
  const { text, reference, title, people, due, office, missing, materialsDue, appointment, advice, next } = message;
  const list = missing.join(t('telegram:comma'));
  const place = [office.name, office.phone, office.address].filter((part) => part !== '').join(t('telegram:and'));
  return [
    { before: t('telegram:receipt.head', { text }), code: reference },
    [title, people].filter((part) => part !== '').join(t('telegram:colon')),
    appointment === undefined ? undefined : t('telegram:receipt.appointment', { appointment }),
    t('telegram:receipt.due', { due }),
    t('telegram:receipt.office', { place }),
    missingLine(missing.length, list, materialsDue, t),
    ...advice,
    ...next,
  ];
}

function missingLine(count: number, list: string, by: string | undefined, t: Words): string | undefined {
  if (count === 0) return undefined;
  if (by === undefined) return t('telegram:receipt.missing', { count, list });
  return t('telegram:receipt.missing-by', { count, list, by });
}

function statusLines({ text, entries }: StatusMessage): (Line | undefined)[] {
  return [
    text,
    ...entries.flatMap(({ reference, title, status, due, url }) => [
      `${reference} ${title}`,
      [status, due].filter((part) => part !== undefined).join(' · '),
      ...(entries.length === 1 ? [url] : []),
    ]),
  ];
}
