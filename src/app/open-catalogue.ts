import type { Catalogue } from '../bot/types.ts';
import { checkCatalogue, type Fault } from '../forms/check-catalogue.ts';
import { compileForm } from '../forms/compile-form.ts';
import type { Form } from '../forms/form.ts';
import type { District, ServiceSource } from '../forms/types.ts';

export type OpenedCatalogue =
  { readonly ok: true; readonly catalogue: Catalogue } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The services on offer and every form version that was ever used. The current ones are checked whole and compiled at
 * once; an older one is compiled when somebody needs it.
 */
export function openCatalogue(
  current: readonly ServiceSource[],
  kept: readonly ServiceSource[],
  district: District,
): OpenedCatalogue {
  const faults = checkCatalogue(current, district);
  if (faults.length > 0) return { ok: false, faults };
  const services = current.map(compileForm).sort((a, b) => a.service.order - b.service.order);
  return { ok: true, catalogue: { services, find: formFinder(services, kept) } };
}

/** Finds forms by service and version: those on offer, and older ones as they were kept. */
export function formFinder(services: readonly Form[], kept: readonly ServiceSource[]): Catalogue['find'] {
  const compiled = new Map(services.map((form) => [keyOf(form.id, form.version), form]));
  const older = new Map(kept.map((source) => [keyOf(source.id, source.version), source]));
  return (id, version) => {
    const current = services.find((form) => form.id === id);
    if (version === undefined || current?.version === version) return current;
    const key = keyOf(id, version);
    const source = older.get(key);
    if (!compiled.has(key) && source) compiled.set(key, compileForm(source));
    return compiled.get(key);
  };
}

const keyOf = (id: string, version: string): string => `${id}@${version}`;
