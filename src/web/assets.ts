import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import type { AssetLinks } from './setting.ts';

/** The same place from src/web and from dist/web: assets/ beside them. */
const ROOT = new URL('../../assets/', import.meta.url);

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** Files that never change under their name, and the handler that serves them. */
export interface Assets {
  readonly links: AssetLinks;
  readonly serve: RequestHandler;
}

/** Reads, joins, shrinks and packs the assets once, at start. Throws if one is missing. */
export function loadAssets(): Assets {
  const byName = new Map<string, Asset>();
  const add = (name: string, ending: string, type: string, text: string): string => {
    const plain = Buffer.from(text);
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
    const file = `${name}-${hash}.${ending}`;
    byName.set(file, { type, plain, gzip: gzipSync(plain), brotli: brotliCompressSync(plain) });
    return `/assets/${file}`;
  };
  const links = {
    style: add('look', 'css', 'text/css; charset=utf-8', shrinkCss(read('tokens.css') + read('resident.css'))),
    script: add('chat', 'js', 'text/javascript; charset=utf-8', read('chat.js')),
    icon: add('mark', 'svg', 'image/svg+xml', read('mark.svg')),
  };
  return { links, serve: serveFrom(byName) };
}

function read(name: string): string {
  return readFileSync(new URL(name, ROOT), 'utf8');
}

/** Takes out comments and indentation: safe because no string of the style sheet holds either. */
function shrinkCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}');
}

function serveFrom(byName: ReadonlyMap<string, Asset>): RequestHandler {
  return (request, response, next) => {
    const asset = byName.get(String(request.params.name));
    if (asset === undefined) {
      next();
      return;
    }
    const encoding = request.acceptsEncodings('br', 'gzip');
    const packed = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.plain;
    if (encoding === 'br' || encoding === 'gzip') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', asset.type);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.end(packed);
  };
}
