import { explain } from './store-error.ts';

/** Any function fits: nothing is said of what it takes. */
type Methods<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** The same methods, whose drivers' errors come out as sentences without values. */
export function explained<T extends Methods<T>>(methods: T): T {
  const wrapped = Object.entries<(...args: never[]) => Promise<unknown>>(methods).map(([name, method]) => [
    name,
    (...args: never[]) => method(...args).catch((error: unknown) => Promise.reject(explain(error) as Error)),
  ]);
  return Object.fromEntries(wrapped) as T;
}
