import { describe, expect, it } from 'vitest';
import type { ServiceSource } from '../../src/forms/types.ts';
import { databases } from '../support/databases.ts';
import { NOW } from '../support/turns.ts';

const source = (version: string, title: string): ServiceSource => ({
  id: 'first-child-certificate',
  version,
  service: { id: 'first-child-certificate' },
  schema: { type: 'object' },
  texts: { 'zh-CN': { title }, en: { title: 'First child' } },
  examples: { valid: [], invalid: [] },
  blocks: { person: { 'zh-CN': {}, en: {} } },
});

describe.each(databases)('Form versions on %s', (_name, fresh) => {
  it('every version that was ever kept is there after a restart, oldest first', async () => {
    const house = await fresh();
    const before = await house.open();
    await before.forms.keep(source('v2', '一孩证'), NOW);
    await before.forms.keep(source('v1', '一孩证（新）'), NOW + 1);
    await before.close();
    const after = await house.open();
    expect(await after.forms.all()).toEqual([source('v2', '一孩证'), source('v1', '一孩证（新）')]);
  });

  it('the same version again changes nothing', async () => {
    const store = await (await fresh()).open();
    await store.forms.keep(source('v1', '一孩证'), NOW);
    await store.forms.keep(source('v1', '别的'), NOW + 1);
    expect(await store.forms.all()).toEqual([source('v1', '一孩证')]);
  });

  it('there is none at first', async () => {
    expect(await (await (await fresh()).open()).forms.all()).toEqual([]);
  });
});
