import type { Form } from '../../forms/form.ts';
import type { FormContext, Json, Lang, Question } from '../../forms/types.ts';
import { formFields, type FormField } from './form-fields.ts';

type Labels = Readonly<Record<string, string>>;

/** One service as the catalogue lists it. */
export function summariseService(form: Form, lang: Lang) {
  const { title, short, summary } = form.texts(lang);
  const { group, minutes, promiseDays } = form.service;
  return { id: form.id, version: form.version, title, short, summary, group, minutes, promiseDays };
}

/** Everything that a portal needs to show the form itself, in one language. */
export function describeService(form: Form, lang: Lang, context: FormContext) {
  const texts = form.texts(lang);
  const fields = formFields(form.schema);
  const { who, prepare, next, bring, advice, facts, consent } = texts;
  const { sections, documents, materialsDays, outcome } = form.service;
  return {
    ...summariseService(form, lang),
    lang,
    ...{ who, prepare, next, bring, advice, facts, consent, materialsDays, outcome },
    schema: form.schema,
    sections: sections.map(({ id, ask }) => ({ id, title: texts.sections[id] ?? id, ask })),
    labels: Object.fromEntries(fields.map(({ pointer }) => [pointer, form.label(pointer, lang)])) as Labels,
    choices: choicesOf(form, fields, lang, context),
    documents: documents.map(({ at, original }) => ({ at, label: form.label(at, lang), original })),
    examples: form.examples,
  };
}

function choicesOf(form: Form, fields: readonly FormField[], lang: Lang, context: FormContext): Record<string, Labels> {
  const labelled = fields.flatMap((field): [string, Labels][] => {
    const question = asQuestion(field);
    if (!question) return [];
    const values: readonly (string | number | boolean)[] = question.kind === 'yes-no' ? [true, false] : question.values;
    const labels = values.map((value) => [String(value), form.show(question, value, context, lang)]);
    return [[field.pointer, Object.fromEntries(labels) as Labels]];
  });
  return Object.fromEntries(labelled);
}

/** A field with a fixed list of values as a question, so that the form says what its values are called. */
function asQuestion({ pointer, pattern, schema }: FormField): Question | undefined {
  const values = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]).filter(isChoice) : [];
  const kind = values.length > 0 ? 'choice' : schema.type === 'boolean' ? 'yes-no' : undefined;
  return kind && { pointer, pattern, kind, section: '', required: false, schema, values, sensitive: false };
}

function isChoice(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
