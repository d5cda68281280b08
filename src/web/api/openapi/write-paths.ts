import { acceptLanguage, common, json, langParameter, ok, path, problems, ref, string } from './parts.ts';

const languages = [langParameter, acceptLanguage];
const service = path('id', 'Id of the service, such as `first-child-certificate`.');
const pdf = { schema: { type: 'string', contentMediaType: 'application/pdf' } };
const url = { type: 'string', format: 'uri' };

const created = {
  description: 'Stored. The receipt as PDF, or where it is. A repetition with the same key gets the same answer.',
  headers: {
    Location: { description: 'The case, with the token that opens it.', schema: url, required: true },
    'X-Submission-Reference': { schema: string, required: true },
    'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
  },
  content: { ...json(ref('Created')), 'application/pdf': pdf },
};

const refusals = problems({
  400: 'No JSON object with `answers`, or no usable key.',
  404: 'No such service.',
  409: 'The time was taken by somebody else.',
  413: 'More than 1 MB.',
  415: 'No JSON.',
  422: 'Answers that cannot be taken (`errors`), no consent, or a key that was used for something else.',
});

/** Operations that store something. */
export const writePaths = {
  '/api/services/{id}/submissions': {
    post: {
      operationId: 'createSubmission',
      summary: 'Apply, in one piece',
      parameters: [
        service,
        ...languages,
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'A UUID of your own: sent again with the same body, nothing is stored twice.',
          schema: { type: 'string', minLength: 1, maxLength: 257 },
        },
      ],
      requestBody: { required: true, content: json(ref('Application')) },
      responses: { 201: created, ...common, ...refusals },
    },
  },
  '/api/attachments': {
    post: {
      operationId: 'createAttachment',
      summary: 'Send a photo or a PDF that answers refer to',
      parameters: languages,
      requestBody: {
        required: true,
        description: 'The bytes themselves, at most 10 MB: JPEG, PNG, WebP, HEIC or PDF. They are looked into.',
        content: { '*/*': {} },
      },
      responses: {
        201: ok('Kept.', json(ref('Attachment'))),
        ...common,
        ...problems({
          413: 'More than 10 MB.',
          415: 'Another type of file.',
          422: 'No bytes, or a file that cannot be read.',
        }),
      },
    },
  },
  '/webhooks/submissions/{id}': {
    post: {
      operationId: 'receiveSubmission',
      summary: 'Apply from another portal, signed per the Standard Webhooks specification',
      description: 'The body is an application, or an envelope with the application as its `data`.',
      parameters: [
        service,
        ...languages,
        ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
          name,
          in: 'header',
          required: true,
          schema: string,
        })),
      ],
      requestBody: {
        required: true,
        content: json({
          anyOf: [ref('Application'), { type: 'object', properties: { data: ref('Application') }, required: ['data'] }],
        }),
      },
      responses: {
        201: created,
        ...common,
        ...refusals,
        ...problems({
          401: 'The signature or its time does not fit.',
          404: 'No such service, or this webhook is not set up.',
        }),
      },
    },
  },
};
