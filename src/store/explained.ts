import { explain } from './store-error.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any function fits; its own types are kept by the mapping
type Methods<T> = { readonly [K in keyof T]: (...args: any[]) => Promise<unknown> };

/** The same methods, whose drivers' errors come out as sentences without values. */
export function explained<T extends Methods<T>>(methods: T): T {
  const wrapped = Object.entries<(...args: unknown[]) => Promise<unknown>>(methods).map(([name, method]) => [
    name,
    (...args: unknown[]) => method(...args).catch((error: unknown) => Promise.reject(explain(error) as Error)),
  ]);
  return Object.fromEntries(wrapped) as T;
}
