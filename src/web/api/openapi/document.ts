import { json, ok, problems, ref, type Schema } from './parts.ts';
import { readPaths } from './read-paths.ts';
import { schemas } from './schemas.ts';
import { writePaths } from './write-paths.ts';

/** What of the program the document depends on. */
interface DocumentDeps {
  readonly publicUrl: string;
  readonly morePaths?: Readonly<Record<string, unknown>>;
}

const broken = problems({ 500: 'A fault of ours.' });

const housePaths = {
  '/healthz': {
    get: {
      operationId: 'getHealth',
      summary: 'The program runs',
      responses: { 200: ok('It runs.', json(ref('Health'))) },
    },
  },
  '/readyz': {
    get: {
      operationId: 'getReadiness',
      summary: 'The program takes requests',
      responses: { 200: ok('Ready.', json(ref('Health'))), 503: ok('Not ready.', json(ref('Health'))) },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      summary: 'Figures for Prometheus',
      responses: { 200: ok('The text format.', { 'text/plain': { schema: { type: 'string' } } }), ...broken },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      summary: 'This document',
      responses: { 200: ok('OpenAPI 3.1.', json({ type: 'object' })), 429: { $ref: '#/components/responses/TooMany' } },
    },
  },
};

/** Events that are posted to SUBMISSION_WEBHOOK_URL. */
const webhooks = {
  submissionEvent: {
    post: {
      operationId: 'onSubmissionEvent',
      summary: 'A submission was made, or moved; signed per the Standard Webhooks specification',
      requestBody: { required: true, content: json(ref('SubmissionEvent')) },
      responses: {
        '2XX': { description: 'Taken. Anything else is tried again later.' },
        410: { description: 'No more of them, please.' },
      },
    },
  },
};

const components = {
  schemas,
  responses: { TooMany: problems({ 429: 'Too many requests from this address.' })[429] },
  headers: {
    'X-Request-Id': { description: 'Finds this request in the log.', required: true, schema: { type: 'string' } },
  },
  parameters: {
    lang: {
      name: 'lang',
      in: 'query',
      description: 'Goes before Accept-Language.',
      schema: { enum: ['zh-CN', 'en'] },
    },
    acceptLanguage: { name: 'Accept-Language', in: 'header', schema: { type: 'string' } },
  },
};

/** The API, described so that a program can be written against it; tests hold the program to it. */
export function openApi({ publicUrl, morePaths }: DocumentDeps): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'ezhan',
      version: '1',
      description: 'Services of the bureau, applications and their receipts. Every problem is told as RFC 9457 has it.',
    },
    servers: [{ url: publicUrl }],
    paths: { ...readPaths, ...writePaths, ...housePaths, ...morePaths },
    webhooks,
    components,
  };
}
