import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

/** The same place from src/http and from dist/http: assets/ beside them. */
const ROOT = new URL('../../assets/', import.meta.url);

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** Files that never change under their name: addresses under a path, with the hash of their content in the name. */
export interface PackedAssets {
  /** @returns the file's address. */
  add(name: string, ending: 'css' | 'js' | 'svg', text: string): string;
  readonly serve: RequestHandler;
}

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

/**
 * Packs assets once, at start.
 * @param path such as `/assets`: where `serve` is mounted as `<path>/:name`.
 */
export function packAssets(path: string): PackedAssets {
  const byName = new Map<string, Asset>();
  return {
    add: (name, ending, text) => {
      const plain = Buffer.from(ending === 'css' ? shrinkCss(text) : text);
      const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
      const file = `${name}-${hash}.${ending}`;
      byName.set(file, { type: TYPES[ending], plain, gzip: gzipSync(plain), brotli: brotliCompressSync(plain) });
      return `${path}/${file}`;
    },
    serve: serveFrom(byName),
  };
}

/** Text of a file below assets/. Throws if it is missing. */
export function readAsset(name: string): string {
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
