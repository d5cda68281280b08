import { day, integer, labels, list, object, ref, string, strings, time, url, type Schema } from './parts.ts';

const boolean: Schema = { type: 'boolean' };
const anyObject: Schema = { type: 'object' };

/** `FC-26K7-XQ4M`. */
const reference: Schema = {
  type: 'string',
  pattern: '^[A-Z]{2}-[234679ACEFGHJKMNPQRTWXY]{4}-[234679ACEFGHJKMNPQRTWXY]{4}$',
};
const status: Schema = {
  enum: [
    'submitted',
    'accepted',
    'refused',
    'correction',
    'verifying',
    'reviewed',
    'approved',
    'rejected',
    'ready',
    'delivered',
    'withdrawn',
  ],
};
const summary = {
  id: string,
  version: string,
  title: string,
  short: string,
  summary: string,
  group: string,
  minutes: { type: 'number' },
  promiseDays: { ...integer, description: 'Working days; 0 means at once when complete.' },
};
const receipt = object({ url });
const missing = list(object({ pointer: string, label: string }));

export const schemas: Readonly<Record<string, Schema>> = {
  Problem: {
    ...object({
      type: { type: 'string', format: 'uri' },
      title: string,
      status: integer,
      detail: { type: 'string', description: 'What happened and what to do, in the language asked for.' },
      requestId: string,
      'errors?': list(
        object({
          pointer: { type: 'string', description: 'JSON Pointer into `answers`.' },
          code: string,
          detail: string,
        }),
      ),
    }),
    description: 'RFC 9457.',
  },
  ServiceSummary: object(summary),
  Service: object({
    ...summary,
    lang: { enum: ['zh-CN', 'en'] },
    who: string,
    prepare: strings,
    next: strings,
    bring: strings,
    advice: strings,
    facts: strings,
    consent: string,
    materialsDays: integer,
    outcome: anyObject,
    schema: { ...anyObject, description: 'JSON Schema 2020-12 of `answers`.' },
    sections: list(object({ id: string, title: string, ask: strings })),
    labels: {
      ...labels,
      description: 'Pointer → label. Fields of a repeated group stand with `*` and with each index.',
    },
    choices: { type: 'object', additionalProperties: labels, description: 'Pointer → value → label.' },
    documents: list(object({ at: string, label: string, original: boolean })),
    examples: object({ valid: list(anyObject), invalid: list(anyObject) }),
  }),
  Application: {
    type: 'object',
    properties: {
      answers: { ...anyObject, description: 'As the schema of the service has it.' },
      consent: { const: true, description: 'The applicant agreed to the use that `consent` of the service names.' },
      lang: { enum: ['zh-CN', 'en'], description: 'Language of the receipt and of later messages.' },
    },
    required: ['answers', 'consent'],
  },
  Created: object({ reference, status, receipt }),
  Submission: object({
    reference,
    service: object({ id: string, title: string }),
    status,
    statusText: string,
    submittedAt: time,
    due: day,
    dueProvisional: { ...boolean, description: 'The holidays of that year are not published yet.' },
    office: object({ name: string, address: string, phone: string, hours: string }),
    missing,
    'materialsDue?': day,
    'booking?': object({ institution: string, slot: string }),
    'correction?': {
      ...object({ until: day, items: list(object({ pointer: string, label: string, sentence: string })) }),
      description: 'What the office wants mended; there while it waits for it.',
    },
    'decision?': object({
      kind: { enum: ['approved', 'rejected', 'refused'] },
      at: time,
      'reason?': string,
      'certificate?': string,
      'validUntil?': day,
    }),
    history: list(object({ at: time, status, text: string, 'note?': string })),
    receipt,
  }),
  Attachment: object({
    id: { type: 'string', description: 'To be written into the answers.' },
    type: { enum: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'] },
    size: { ...integer, description: 'Bytes.' },
  }),
  Area: object({
    code: { type: 'string', pattern: '^[0-9]{12}$' },
    name: string,
    'areas?': list(ref('Area')),
  }),
  District: object({
    id: string,
    name: string,
    bureau: string,
    hotline: string,
    areas: list(ref('Area')),
    provinces: list(ref('Area')),
    institutions: list(object({ id: string, name: string, address: string, phone: string })),
  }),
  Health: object({ status: { enum: ['ok', 'ready', 'not-ready'] } }),
  SubmissionEvent: object({
    type: { enum: ['submission.created', 'submission.status_changed'] },
    timestamp: time,
    data: object({ reference, service: string, status, office: string, due: day, missing: integer }),
  }),
};
