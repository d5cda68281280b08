import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { LANGS, type Json, type JsonObject, type Lang, type ServiceSource } from '../forms/types.ts';
import { readJson } from './read-json.ts';

/** Blocks that several services use lie in this folder beside the services. */
const SHARED = 'shared';
/** Hexadecimal digits of a version: 64 bits of SHA-256. */
const VERSION_LENGTH = 16;

interface Block {
  readonly schema: JsonObject;
  readonly texts: Readonly<Record<Lang, Json>>;
}

/**
 * Reads every service of a folder. The shared blocks that a form refers to are copied into its `$defs`, so that its schema
 * stands alone; its version is the hash of everything that it is made of.
 * @throws when a file is missing or is no JSON, naming it.
 */
export async function loadServices(dir: string): Promise<readonly ServiceSource[]> {
  const names = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`The folder ${dir} cannot be read: does it exist?`, { cause: error });
  });
  const blocks = await loadBlocks(path.join(dir, SHARED));
  const ids = names.filter((one) => one.isDirectory() && one.name !== SHARED).map((one) => one.name);
  return Promise.all(ids.sort().map((id) => loadService(path.join(dir, id), id, blocks)));
}

async function loadBlocks(dir: string): Promise<ReadonlyMap<string, Block>> {
  const files = await readdir(dir).catch(() => []);
  const names = files
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.schema.json'.length));
  const blocks = names.map(async (name): Promise<[string, Block]> => {
    const schema = asObject(await readJson(path.join(dir, `${name}.schema.json`)));
    return [name, { schema, texts: await loadTexts(dir, `${name}.`) }];
  });
  return new Map(await Promise.all(blocks));
}

async function loadService(dir: string, id: string, blocks: ReadonlyMap<string, Block>): Promise<ServiceSource> {
  const [service, own, examples, texts] = await Promise.all([
    readJson(path.join(dir, 'service.json')),
    readJson(path.join(dir, 'form.schema.json')),
    readJson(path.join(dir, 'examples.json')),
    loadTexts(dir, ''),
  ]);
  const { schema, used } = bundle(asObject(own), blocks);
  const shared = Object.fromEntries(used.map((name) => [name, blocks.get(name)?.texts ?? { 'zh-CN': {}, en: {} }]));
  const version = hashOf([service, schema, examples, texts, shared]);
  return { id, version, service, schema, texts, examples, blocks: shared };
}

async function loadTexts(dir: string, prefix: string): Promise<Record<Lang, Json>> {
  const texts = LANGS.map(async (lang): Promise<[string, Json]> => [
    lang,
    await readJson(path.join(dir, `${prefix}${lang}.json`)),
  ]);
  return Object.fromEntries(await Promise.all(texts)) as Record<Lang, Json>;
}

/** The form's schema with the blocks that it refers to, directly or by way of one another. */
function bundle(form: JsonObject, blocks: ReadonlyMap<string, Block>): { schema: JsonObject; used: readonly string[] } {
  const own = asObject(form['$defs'] ?? {});
  const used: string[] = [];
  const queue = referencesIn(form);
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const block = blocks.get(name);
    if (!block || Object.hasOwn(own, name) || used.includes(name)) continue;
    used.push(name);
    queue.push(...referencesIn(block.schema));
  }
  const copied = Object.fromEntries(used.map((name) => [name, blocks.get(name)?.schema ?? {}]));
  const defs = { ...own, ...copied };
  return { schema: Object.keys(defs).length === 0 ? form : { ...form, $defs: defs }, used: used.sort() };
}

function referencesIn(schema: Json): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"/]+)/g)].map((match) => match[1] ?? '');
}

function hashOf(content: Json): string {
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, VERSION_LENGTH);
}

/** JSON with its keys in order: the same content has the same text, however a file is laid out. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
