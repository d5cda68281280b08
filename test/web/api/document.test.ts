import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../../src/web/api/openapi/document.ts';

const validate = (document: object) => new Validator().validate(structuredClone(document) as Record<string, unknown>);
const document = openApi({
  publicUrl: 'https://ezhan.example.org',
  morePaths: { '/api/more': { get: { responses: { 204: { description: 'More.' } } } } },
});

describe('the OpenAPI document', () => {
  it('is one, by the published schema of OpenAPI 3.1', async () => {
    expect(await validate(document)).toEqual({ valid: true });
    expect(await validate({ ...document, paths: { '/x': { get: { parameters: [{ name: 'x' }] } } } })).toMatchObject({
      valid: false,
    });
  });

  it('names each operation once', () => {
    const ids = Array.from(JSON.stringify(document).matchAll(/"operationId":"(\w+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to parts that it has', () => {
    const parts = document as unknown as { components: Record<string, Record<string, unknown>> };
    for (const [, kind = '', name = ''] of JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g))
      expect(parts.components[kind], `${kind}/${name}`).toHaveProperty([name]);
  });

  it('carries the paths of what is composed beside it', () => {
    expect(document.paths).toHaveProperty(['/api/more']);
  });
});
