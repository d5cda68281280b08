import { readdirSync } from 'node:fs';
import type { RequestHandler } from 'express';
import { packAssets, readAsset } from '../http/assets.ts';
import type { DeskAssets } from './house.ts';

/** The rooms' own sheets and scripts: the same place from src/desk and from dist/desk. */
const ROOMS = new URL('../../assets/desk/', import.meta.url);

/** Where `serve` is to be mounted: `/desk/assets/:name`. In front of the sign-in check, for its page wears them too. */
const PATH = '/desk/assets';

/** The desk's style, script and sign, and the handler that serves them. */
export interface LoadedDeskAssets {
  readonly links: DeskAssets;
  readonly serve: RequestHandler;
}

/**
 * Reads, joins, shrinks and packs the assets once, at start: what all pages share first, then each room's. Scripts are
 * joined each in a block of its own, so that no name of one room is seen by another. Throws if one is missing.
 */
export function loadDeskAssets(): LoadedDeskAssets {
  const packed = packAssets(PATH);
  const style = ['tokens.css', 'desk.css', ...roomFiles('css')].map(readAsset).join('\n');
  const script = ['desk.js', ...roomFiles('js')].map((name) => `{\n${readAsset(name)}\n}`).join('\n');
  return {
    links: {
      style: packed.add('desk', 'css', style),
      script: packed.add('desk', 'js', script),
      icon: packed.add('mark', 'svg', readAsset('mark.svg')),
    },
    serve: packed.serve,
  };
}

function roomFiles(ending: 'css' | 'js'): readonly string[] {
  return readdirSync(ROOMS)
    .filter((name) => name.endsWith(`.${ending}`))
    .sort()
    .map((name) => `desk/${name}`);
}
