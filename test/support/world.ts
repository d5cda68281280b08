import path from 'node:path';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { loadWords } from '../../src/catalogue/load-words.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { Form } from '../../src/forms/form.ts';
import type { District } from '../../src/forms/types.ts';
import type { Catalogue, StepContext } from '../../src/bot/types.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** The real services, district and words, as the program loads them. */
export interface World {
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly words: StepContext['words'];
  readonly problem: StepContext['problem'];
}

export async function loadWorld(servicesDir = path.join(root, 'services')): Promise<World> {
  const [sources, district, words] = await Promise.all([
    loadServices(servicesDir),
    loadDistrict(path.join(root, 'district')),
    loadWords(path.join(root, 'locales')),
  ]);
  return { catalogue: makeCatalogue(sources.map(compileForm)), district, words: words.words, problem: words.problem };
}

function makeCatalogue(services: readonly Form[]): Catalogue {
  const inOrder = [...services].sort((a, b) => a.service.order - b.service.order);
  return { services: inOrder, find: (id) => services.find((form) => form.id === id) };
}

type Rest = Pick<StepContext, 'known' | 'chat' | 'channel' | 'now' | 'today' | 'entropy'> &
  Partial<Pick<StepContext, 'langHint'>>;

export function makeContextFor(world: World, rest: Rest): StepContext {
  return {
    ...rest,
    forms: { today: rest.today, district: world.district },
    catalogue: world.catalogue,
    words: world.words,
    problem: world.problem,
    publicUrl: 'https://ezhan.example.org',
  };
}
