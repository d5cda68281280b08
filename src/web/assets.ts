import type { RequestHandler } from 'express';
import { packAssets, readAsset } from '../http/assets.ts';
import type { AssetLinks } from './setting.ts';

/** The residents' style, script and sign, and the handler that serves them. */
export interface Assets {
  readonly links: AssetLinks;
  readonly serve: RequestHandler;
}

/** Reads, joins, shrinks and packs the assets once, at start. Throws if one is missing. */
export function loadAssets(): Assets {
  const packed = packAssets('/assets');
  const links = {
    style: packed.add('look', 'css', readAsset('tokens.css') + readAsset('resident.css')),
    script: packed.add('chat', 'js', readAsset('chat.js')),
    icon: packed.add('mark', 'svg', readAsset('mark.svg')),
  };
  return { links, serve: packed.serve };
}
