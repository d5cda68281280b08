/** Building blocks of the OpenAPI document. */

export type Schema = Readonly<Record<string, unknown>>;

export const string: Schema = { type: 'string' };
export const integer: Schema = { type: 'integer' };
export const strings: Schema = { type: 'array', items: string };
export const day: Schema = { type: 'string', format: 'date' };
export const time: Schema = { type: 'string', format: 'date-time' };
export const url: Schema = { type: 'string', format: 'uri' };
export const labels: Schema = { type: 'object', additionalProperties: string };

const requestId = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };

/** An object with these fields and no others; the ones whose name ends in `?` may be absent. */
export function object(fields: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

export function ok(description: string, content: Schema): Schema {
  return { description, headers: requestId, content };
}

/** Responses that are problems, by status. */
export function problems(descriptions: Readonly<Record<number, string>>): Schema {
  const entries = Object.entries(descriptions).map(([status, description]) => [
    status,
    { description, headers: requestId, content: { 'application/problem+json': { schema: ref('Problem') } } },
  ]);
  return Object.fromEntries(entries) as Schema;
}

/** Every operation under /api may answer these. */
export const common = {
  ...problems({ 400: 'The address is malformed.' }),
  429: {
    description: 'Too many requests from this address.',
    headers: {
      'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' }, required: true },
      ...requestId,
    },
    content: { 'application/problem+json': { schema: ref('Problem') } },
  },
  ...problems({ 500: 'A fault of ours; the id of the request finds it in the log.' }),
};

export function path(name: string, description: string): Schema {
  return { name, in: 'path', required: true, description, schema: string };
}

export const langParameter: Schema = { $ref: '#/components/parameters/lang' };
export const acceptLanguage: Schema = { $ref: '#/components/parameters/acceptLanguage' };
