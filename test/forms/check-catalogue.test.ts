import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { readJson } from '../../src/catalogue/read-json.ts';
import { ENGINE_CODES } from '../../src/forms/check-catalogue/engine-codes.ts';
import { checkCatalogue } from '../../src/forms/check-catalogue.ts';
import type { Json, JsonObject, ServiceSource } from '../../src/forms/types.ts';
import { changed, servedDistrict, whole } from './fixtures/whole.ts';

const root = path.resolve(import.meta.dirname, '../..');

type Changes = Readonly<Record<string, Json | undefined>>;

describe('The check of the catalogue', () => {
  it('finds nothing wrong with a service that is whole', () => {
    expect(checkCatalogue([whole], servedDistrict)).toEqual([]);
  });

  it('finds nothing wrong with the real services', async () => {
    const [services, district] = await Promise.all([
      loadServices(path.join(root, 'services')),
      loadDistrict(path.join(root, 'district')),
    ]);
    expect(checkCatalogue(services, district)).toEqual([]);
  });

  it('is not content with nothing to offer', () => {
    expect(checkCatalogue([], servedDistrict)).toMatchObject([{ file: 'services', pointer: '' }]);
  });

  it('names what two services may not have in common', () => {
    const twin = changed({ ...whole, id: 'twin' }, { '/service/id': 'twin' });
    expect(checkCatalogue([whole, twin], servedDistrict).map(({ file, pointer }) => `${file} ${pointer}`)).toEqual([
      'services/twin/service.json /prefix',
      'services/twin/service.json /order',
    ]);
  });

  it('names a fault of a shared block once, however many services use it', () => {
    const broken = changed(whole, { '/blocks/person/en/questions/~1name/ask': undefined });
    const twin = changed(
      { ...broken, id: 'twin' },
      { '/service/id': 'twin', '/service/prefix': 'TW', '/service/order': 1 },
    );
    expect(checkCatalogue([broken, twin], servedDistrict)).toHaveLength(1);
  });

  it('wants an example for a branch of a shared block in one of the services that use it', () => {
    const married = changed(
      { ...whole, id: 'twin' },
      { '/service/id': 'twin', '/service/prefix': 'TW', '/service/order': 1, '/examples/valid/2': undefined },
    );
    const branches = checkCatalogue([whole, married], servedDistrict).filter(({ message }) => /branch/.test(message));
    expect(branches.map(({ file, pointer }) => `${file} ${pointer}`)).toEqual([
      'services/twin/form.schema.json /allOf/0/else',
    ]);
  });

  it('lets a service have words of its own for problems of the engine, which all have words without it, too', async () => {
    const problems = (await readJson(path.join(root, 'locales/en/problems.json'))) as JsonObject;
    expect(ENGINE_CODES.filter((code) => !Object.hasOwn(problems, code))).toEqual([]);
    const worded = changed(whole, {
      '/texts/en/problems/mobile': { what: 'Eleven digits.' },
      '/texts/zh-CN/problems/mobile': { what: '11 位数字。' },
    });
    expect(checkCatalogue([worded], servedDistrict)).toEqual([]);
  });
});

/** Every place of a document, as pointers. */
function placesIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return at === '' ? below : [at, ...below];
}

describe('Whatever a folder holds', () => {
  const folder = { service: whole.service, schema: whole.schema, texts: whole.texts, examples: whole.examples };
  // What holds the files of a block is made by the program, not read from a file.
  const blocks = placesIn({ blocks: whole.blocks }).filter((place) => place.split('/').length > 3);
  const places = [...placesIn(folder), ...blocks];
  const junk = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(-1, '', '/', '/wife', '#/$defs/person', true, false, null, [], {}, [null], {
      type: 'object',
    }),
    fc.constantFrom<Json>({ $ref: '#/$defs/person' }, { if: {}, then: {} }, { properties: { '': {} } }, { enum: [] }),
  );

  it('is judged, and never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...places), junk, { minKeys: 1, maxKeys: 3 }), (changes) => {
        const faults = checkCatalogue([mangled(changes)], servedDistrict);
        expect(faults.filter(({ message }) => message.includes('cannot be judged'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  /** Changes one after the other, as far as the earlier ones leave something to change. */
  function mangled(changes: Changes): ServiceSource {
    return Object.entries(changes).reduce((source, [pointer, value]) => {
      try {
        return changed(source, { [pointer]: value });
      } catch {
        return source;
      }
    }, whole);
  }
});
