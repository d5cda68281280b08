import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

type Tree = Readonly<Record<string, unknown>>;

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The body parsed, where it is JSON. */
  readonly json: Tree;
}

export type Call = (
  operation: string,
  at?: Readonly<Record<string, string>>,
  request?: RequestInit & { readonly query?: string; readonly asDocumented?: boolean },
) => Promise<Answer>;

/**
 * Calls operations by their id, through the served document alone: the path comes from there, a JSON body must be one that
 * the document allows (unless `asDocumented` is false), and status, headers, type and body of the answer must be in it.
 */
export async function readContract(
  url: string,
): Promise<{ readonly call: Call; readonly called: Set<string>; readonly document: Tree }> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Tree;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  const called = new Set<string>();
  const accept = (schema: unknown, value: unknown, what: string): void => {
    const validate = ajv.compile(absolute(schema) as object);
    expect(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`).toBe(true);
  };
  const call: Call = async (operation, at = {}, { query = '', asDocumented = true, ...request } = {}) => {
    const { template, method, spec } = find(document, operation);
    called.add(operation);
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ''));
    if (asDocumented && typeof request.body === 'string') {
      const content = get(spec, 'requestBody', 'content', 'application/json', 'schema');
      if (content) accept(content, JSON.parse(request.body), `${operation} request`);
    }
    const response = await fetch(url + path + query, { method, ...request });
    const bytes = Buffer.from(await response.arrayBuffer());
    const documented = follow(document, get(spec, 'responses', String(response.status)));
    expect(
      documented,
      `${operation} answers ${response.status}, which is not documented: ${bytes.toString()}`,
    ).toBeDefined();
    for (const [name, header] of entries(get(documented, 'headers')))
      if (get(follow(document, header), 'required') === true)
        expect(response.headers.get(name), `${operation} ${name}`).not.toBeNull();
    const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
    const media = get(documented, 'content', type);
    expect(media, `${operation} ${response.status} as ${type} is not documented`).toBeDefined();
    const json = type.endsWith('json') ? (JSON.parse(bytes.toString()) as Tree) : {};
    if (type.endsWith('json')) accept(get(media, 'schema'), json, `${operation} ${response.status}`);
    return { status: response.status, headers: response.headers, bytes, json };
  };
  return { call, called, document };
}

/** Ids of all operations of a document. */
export function operationsOf(document: Tree): string[] {
  return entries(get(document, 'paths')).flatMap(([, item]) =>
    entries(item).map(([, spec]) => get(spec, 'operationId') as string),
  );
}

function find(document: Tree, operation: string): { template: string; method: string; spec: Tree } {
  for (const [template, item] of entries(get(document, 'paths')))
    for (const [method, spec] of entries(item))
      if (get(spec, 'operationId') === operation) return { template, method: method.toUpperCase(), spec: spec as Tree };
  throw new Error(`The document has no operation ${operation}.`);
}

function follow(document: Tree, node: unknown): unknown {
  const target = get(node, '$ref');
  return typeof target === 'string' ? get(document, ...target.slice(2).split('/')) : node;
}

function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
}

function get(tree: unknown, ...path: readonly string[]): unknown {
  let node = tree;
  for (const name of path) node = typeof node === 'object' && node !== null ? (node as Tree)[name] : undefined;
  return node;
}

function entries(tree: unknown): [string, unknown][] {
  return Object.entries((tree ?? {}) as Tree);
}
