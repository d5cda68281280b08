import { asObject } from '../ajv.ts';
import type { Json, Lang, Pointer, ServiceSource } from '../types.ts';

/** One thing that is wrong in the bureau's data. */
export interface Fault {
  /** `services/birth-permit/form.schema.json`, as seen from the folder that holds services/ and district/. */
  readonly file: string;
  /** Where in that file; '' for the file as a whole. */
  readonly pointer: Pointer;
  /** One sentence: what is wrong, and what right looks like. */
  readonly message: string;
}

/** A fault as one line: `services/birth-permit/en.json /short: …`. */
export function faultLine({ file, pointer, message }: Fault): string {
  return `${file}${pointer && ` ${pointer}`}: ${message}`;
}

export type ServiceFile = 'service.json' | 'form.schema.json' | 'examples.json' | `${Lang}.json`;

export function fileOf(source: ServiceSource, name: ServiceFile): string {
  return `services/${source.id}/${name}`;
}

/** A fault in a form's schema. What came from a shared block is named at its own file. */
export function schemaFault(source: ServiceSource, pointer: Pointer, message: string): Fault {
  const [, block = '', rest = ''] = /^\/\$defs\/([^/]+)(.*)$/s.exec(pointer) ?? [];
  return Object.hasOwn(source.blocks, block)
    ? { file: `services/shared/${block}.schema.json`, pointer: rest, message }
    : { file: fileOf(source, 'form.schema.json'), pointer, message };
}

/** The value in words of JSON, short enough for a sentence. */
export function quote(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `"a", "b" or "c"`. */
export function listed(values: readonly Json[]): string {
  const words = values.map(quote);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** The texts of one file. */
export function textsOf(source: ServiceSource, lang: Lang): ReturnType<typeof asObject> {
  return asObject((source.texts as Readonly<Partial<Record<Lang, Json>>>)[lang]);
}
