import type { Form } from '../forms/form.ts';
import type { Submission } from '../cases/types.ts';
import { getPointer } from '../forms/pointer.ts';
import type { FormContext, Lang } from '../forms/types.ts';
import { openData } from './button.ts';
import { dayWords, fullDayWords } from './day-words.ts';
import type { Turn } from './turn.ts';
import type { Button, Message, ReceiptMessage, Words } from './types.ts';

/** What a resident gets for a submission: number, promised day, office, what is missing, and the receipt itself. */
export function receiptMessages(turn: Turn, submission: Submission, form: Form): Message[] {
  const { reference } = submission;
  const documents: Message[] = [
    { kind: 'document', document: 'receipt', reference, name: turn.t('bot:receipt.file', { reference }) },
  ];
  if (submission.booking)
    documents.push({
      kind: 'document',
      document: 'calendar',
      reference,
      name: turn.t('bot:receipt.calendar-file', { reference }),
    });
  return [receiptMessage(turn, submission, form), ...documents];
}

function receiptMessage(turn: Turn, submission: Submission, form: Form): ReceiptMessage {
  const texts = form.texts(turn.lang);
  const missing = submission.missing.map((at) => form.label(at, turn.lang));
  const by = submission.materialsDue && dayWords(turn.t, submission.materialsDue);
  const appointment = appointmentOf(submission, form, { t: turn.t, lang: turn.lang, forms: turn.context.forms });
  return {
    kind: 'receipt',
    reference: submission.reference,
    token: submission.token,
    title: texts.title,
    people: peopleOf(submission, form).join(turn.t('bot:comma')),
    due:
      turn.t('bot:receipt.by', { day: fullDayWords(turn.t, submission.due) }) +
      (submission.dueProvisional ? turn.t('bot:receipt.provisional') : ''),
    office: officeOf(turn, submission),
    missing,
    ...(by === undefined || missing.length === 0 ? {} : { materialsDue: by }),
    ...(appointment === undefined ? {} : { appointment }),
    advice: texts.advice,
    next: texts.next,
    text: turn.t('bot:receipt.done'),
    buttons: receiptButtons(turn, submission),
    quiet: form.service.quiet === true,
  };
}

/** The applicants' names, as they were answered. */
export function peopleOf(submission: Submission, form: Form): string[] {
  const names = form.service.applicants.map((pointer) => getPointer(submission.answers, pointer));
  return names.filter((name) => typeof name === 'string');
}

/** The office that has the case; the bureau itself where that office is gone. */
export function officeOf(turn: Turn, submission: Submission): ReceiptMessage['office'] {
  const { offices, hotline } = turn.context.forms.district;
  const office = offices.find((one) => one.id === submission.office);
  return {
    name: office?.name[turn.lang] ?? turn.context.forms.district.bureau[turn.lang],
    address: office?.address[turn.lang] ?? '',
    phone: office?.phone ?? hotline,
  };
}

/** Where and when the booked visit is, in words; undefined where nothing is booked. */
export function appointmentOf(
  submission: Submission,
  form: Form,
  { t, lang, forms }: { readonly t: Words; readonly lang: Lang; readonly forms: FormContext },
): string | undefined {
  const booking = form.service.booking;
  if (!booking || !submission.booking) return undefined;
  const walk = form.walk(form.flatten(submission.answers), forms);
  const parts = [booking.institution, booking.slot].map((pointer) => {
    const item = walk.items.find((one) => one.question.pointer === pointer);
    return item?.value === undefined ? '' : form.show(item.question, item.value, forms, lang);
  });
  return parts.join(t('bot:comma'));
}

function receiptButtons(turn: Turn, { reference, missing }: Submission): Button[] {
  return [
    ...(missing.length > 0 ? [{ label: turn.t('bot:receipt.supply'), data: openData('supply', reference) }] : []),
    { label: turn.t('bot:receipt.calendar'), data: openData('calendar', reference) },
    { label: turn.t('bot:move.status'), data: openData('case', reference) },
    { label: turn.t('bot:receipt.other'), data: openData('menu') },
  ];
}
