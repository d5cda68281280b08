import type { ServiceDefinition } from './form.ts';
import { getPointer } from './pointer.ts';
import { slotParts } from './slot-value.ts';
import type { Json, JsonObject, Question } from './types.ts';
import { sourcesOf, varies } from './walk.ts';

/**
 * Whether an answer still fits after other answers were changed: a passport's number is none of an ID card, and a time at
 * one hospital is none at another. What no other answer can change was judged when it was given.
 */
export function stillFits(service: ServiceDefinition, question: Question, value: Json, answers: JsonObject): boolean {
  const { booking } = service;
  if (booking?.slot === question.pointer && typeof value === 'string') {
    const institution = getPointer(answers, booking.institution);
    if (institution !== undefined && slotParts(value)?.institution !== institution) return false;
  }
  return !varies(question) || sourcesOf(question).every(({ validate }) => validate(value).length === 0);
}
