import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/forms/types.ts';
import { formFields } from '../../../src/web/api/form-fields.ts';

const line: JsonObject = { type: 'string' };
const pointersOf = (schema: JsonObject): string[] => formFields(schema).map(({ pointer }) => pointer);

describe('the fields of a form', () => {
  it('are found behind references, in allOf and in both branches of a condition', () => {
    const schema: JsonObject = {
      properties: { a: line, wife: { $ref: '#/$defs/person' } },
      allOf: [
        {
          if: { properties: { notAField: line } },
          then: { properties: { b: line } },
          else: { properties: { c: line } },
        },
      ],
      $defs: { person: { properties: { name: line }, allOf: [{ then: { properties: { idNumber: line } } }] } },
    };
    expect(pointersOf(schema).sort()).toEqual(['/a', '/b', '/c', '/wife/idNumber', '/wife/name']);
  });

  it('know every value that some branch allows beside what the field says of itself', () => {
    const schema: JsonObject = {
      properties: { reason: { type: 'string' } },
      then: { properties: { reason: { enum: ['lost'] } } },
      else: { properties: { reason: { enum: ['damaged', 'lost'] } } },
    };
    expect(formFields(schema)).toEqual([
      { pointer: '/reason', pattern: '/reason', schema: { type: 'string', enum: ['lost', 'damaged'] } },
    ]);
  });

  it('of a group stand with * and with each index, and say to which pattern they belong', () => {
    const children: JsonObject = { type: 'array', maxItems: 2, items: { $ref: '#/$defs/child' } };
    const schema: JsonObject = { properties: { children }, $defs: { child: { properties: { name: line } } } };
    expect(formFields(schema).map(({ pointer, pattern }) => [pointer, pattern])).toEqual([
      ['/children', '/children'],
      ['/children/*/name', '/children/*/name'],
      ['/children/0/name', '/children/*/name'],
      ['/children/1/name', '/children/*/name'],
    ]);
  });

  it('with odd names are escaped as JSON Pointer has it', () => {
    expect(pointersOf({ properties: { 'a/b~c': line } })).toEqual(['/a~1b~0c']);
  });

  it('of a list of files are one', () => {
    expect(pointersOf({ properties: { photos: { type: 'array', items: { type: 'string' } } } })).toEqual(['/photos']);
  });

  it('of a schema that refers to itself are finite', () => {
    const node: JsonObject = { properties: { name: line, next: { $ref: '#/$defs/node' } } };
    expect(pointersOf({ $ref: '#/$defs/node', $defs: { node } }).length).toBeLessThan(30);
    expect(pointersOf({ $ref: '#/$defs/loop', $defs: { loop: { $ref: '#/$defs/loop' } } })).toEqual([]);
  });
});
