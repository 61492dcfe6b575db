/** The web page itself: a few files of our own, compressed once. Every path that is none of them is a place of the one page. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import type { Env } from './request.ts';

export interface Asset {
  contentType: string;
  body: Uint8Array;
}

interface Served {
  contentType: string;
  plain: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
  tag: string;
}

const served = ({ contentType, body }: Asset): Served => ({
  contentType,
  plain: Uint8Array.from(body),
  gzipped: Uint8Array.from(gzipSync(body)),
  tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});

/** @param assets by path; `/` is the page */
export function addPage(app: Hono<Env>, assets: () => Promise<ReadonlyMap<string, Asset>>): void {
  let ready: Promise<Map<string, Served>> | undefined;
  app.get('*', async (context) => {
    ready ??= assets().then((files) => new Map([...files].map(([path, asset]) => [path, served(asset)])));
    const files = await ready;
    const file = files.get(context.req.path) ?? files.get('/');
    if (file === undefined) return context.text('not found', 404);
    const headers = { 'content-type': file.contentType, 'cache-control': 'no-cache', etag: file.tag, vary: 'Accept-Encoding' };
    if (context.req.header('if-none-match') === file.tag) return context.body(null, 304, headers);
    const isGzipped = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    if (!isGzipped) return context.body(file.plain, 200, headers);
    return context.body(file.gzipped, 200, { ...headers, 'content-encoding': 'gzip' });
  });
}
