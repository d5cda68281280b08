import { readFile } from 'node:fs/promises';
import type { Json } from '../forms/types.ts';

/**
 * Reads a JSON file of the bureau's data.
 * @throws with the file's name and a line, so that whoever maintains the data finds the place.
 */
export async function readJson(file: string): Promise<Json> {
  const text = await readText(file);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}${lineOf(text, reason)} is not JSON: ${reason}`, { cause: error });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(`${file} ${isMissing ? 'is missing' : `cannot be read: ${String(error)}`}.`, { cause: error });
  }
}

/** `:12` where the parser names a position. */
function lineOf(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  return position === undefined ? '' : `:${text.slice(0, Number(position)).split('\n').length}`;
}
