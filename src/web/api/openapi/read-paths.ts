import {
  acceptLanguage,
  common,
  json,
  langParameter,
  list,
  object,
  ok,
  path,
  problems,
  ref,
  string,
  integer,
} from './parts.ts';

const service = path('id', 'Id of the service, such as `first-child-certificate`.');
const languages = [langParameter, acceptLanguage];
const opened = [
  path('reference', 'Such as `FC-26K7-XQ4M`; read as people type it.'),
  { name: 'token', in: 'query', required: true, description: 'From the receipt’s address.', schema: string },
  ...languages,
];
const pdf = { 'application/pdf': { schema: { type: 'string', contentMediaType: 'application/pdf' } } };

/** Operations that change nothing. */
export const readPaths = {
  '/api/services': {
    get: {
      operationId: 'listServices',
      summary: 'What is on offer',
      parameters: languages,
      responses: { 200: ok('The services.', json(object({ services: list(ref('ServiceSummary')) }))), ...common },
    },
  },
  '/api/services/{id}': {
    get: {
      operationId: 'getService',
      summary: 'One service with its form, words and examples',
      parameters: [service, ...languages],
      responses: { 200: ok('The service.', json(ref('Service'))), ...common, ...problems({ 404: 'No such service.' }) },
    },
  },
  '/api/district': {
    get: {
      operationId: 'getDistrict',
      summary: 'Areas and institutions that answers name by code',
      parameters: languages,
      responses: { 200: ok('The district.', json(ref('District'))), ...common },
    },
  },
  '/api/institutions/{id}/slots': {
    get: {
      operationId: 'listSlots',
      summary: 'Times of the next days and how many places are left',
      parameters: [path('id', 'Id of the institution.'), ...languages],
      responses: {
        200: ok(
          'Every time that is offered; 0 places: full.',
          json(object({ slots: list(object({ id: string, places: integer })) })),
        ),
        ...common,
        ...problems({ 404: 'No such institution.' }),
      },
    },
  },
  '/api/submissions/{reference}': {
    get: {
      operationId: 'getSubmission',
      summary: 'Where a case stands',
      parameters: opened,
      responses: {
        200: ok('The case.', json(ref('Submission'))),
        ...common,
        ...problems({ 404: 'No such case, or the token is not its own.' }),
      },
    },
  },
  '/api/submissions/{reference}/receipt.pdf': {
    get: {
      operationId: 'getReceipt',
      summary: 'The receipt',
      parameters: opened,
      responses: {
        200: ok('The receipt.', pdf),
        ...common,
        ...problems({
          404: 'No such case, or the token is not its own.',
          409: 'The receipt has a character that cannot be printed.',
        }),
      },
    },
  },
};
