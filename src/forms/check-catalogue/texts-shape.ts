import { makeShapeCheck } from './shape.ts';

const text = { type: 'string', pattern: '\\S', description: 'a text that is not empty' };
const list = { type: 'array', items: text, description: 'a list of texts' };
const lines = { type: ['string', 'array'], description: 'a text or a list of texts', items: text, pattern: '\\S' };
const named = { type: 'object', additionalProperties: text, description: 'an object of texts by name' };

const question = {
  type: 'object',
  additionalProperties: false,
  description: 'an object with the words of a question',
  properties: {
    label: text,
    field: text,
    ask: text,
    why: text,
    hint: text,
    right: lines,
    choices: named,
    choiceHints: named,
    item: text,
    first: text,
    more: text,
  },
};
const questions = {
  type: 'object',
  additionalProperties: question,
  description: 'an object of questions by pointer',
};
const problems = {
  type: 'object',
  description: 'an object of problems by code',
  additionalProperties: {
    type: 'object',
    required: ['what'],
    additionalProperties: false,
    description: 'a problem: {"what", "right"}',
    properties: { what: text, right: lines },
  },
};

/** The shape of a service's texts in one language. */
export const textsShape = makeShapeCheck({
  type: 'object',
  description: 'an object',
  required: ['title', 'short', 'summary', 'who', 'consent', 'prepare', 'sections', 'next', 'questions'],
  additionalProperties: false,
  properties: {
    title: text,
    short: {
      type: 'string',
      pattern: '\\S',
      maxLength: 10,
      description: 'a name of at most 10 characters: it fits a button',
    },
    summary: text,
    aliases: list,
    who: text,
    consent: text,
    prepare: list,
    sections: named,
    next: list,
    bring: list,
    advice: list,
    facts: list,
    notices: named,
    problems,
    questions,
  },
});

/** The shape of a shared block's texts in one language. */
export const blockTextsShape = makeShapeCheck({
  type: 'object',
  description: 'an object',
  required: ['questions'],
  additionalProperties: false,
  properties: { questions, problems },
});
