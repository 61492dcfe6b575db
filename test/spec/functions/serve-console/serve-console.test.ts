import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Deps } from '../../../../functions/serve-console/deps.ts';
import { createHandler } from '../../../../functions/serve-console/handler.ts';
import { bundleConsole } from '../../../../infra/local/system/console/bundle.ts';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { openSqliteViews } from '../../../../shared/adapters/sqlite/views.ts';
import { memoryEvidence } from '../../../fixtures/world/memory-evidence.ts';
import { lambdaContext } from '../../../fixtures/world/sqs-event.ts';

const now = '2026-03-10T14:30:00+08:00';
const store = openSqliteStore(':memory:');
const assets = await bundleConsole();
const deps: Deps = {
  clock: { now: () => now },
  ledger: store.ledger,
  register: store.register,
  evidence: memoryEvidence(),
  views: openSqliteViews(':memory:'),
  async authenticate(headers) {
    return headers.get('cookie')?.includes('__Host-presale=good') === true
      ? { id: 'u1', name: '张三', party: 'housing:370102' }
      : undefined;
  },
  signIn: {
    providers: [{ id: '0', name: '统一身份认证' }],
    begin: (id) => (id === '0' ? { location: 'https://id.example.org/authorize?client_id=x', memory: 'remembered' } : undefined),
    finish: async (memory) =>
      memory === 'remembered' ? { kind: 'signed-in', token: 'good', seconds: 300, to: '/cases' } : { kind: 'refused', why: 'expired' },
  },
  page: async () => assets,
  post: async () => 'posted',
  receiptOf: async () => undefined,
  access: { record: async () => undefined, of: async () => [] },
  onFault: (error) => {
    throw error;
  },
  publicKeys: async () => [],
};
const handler = createHandler(deps);

const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  cookies: z.array(z.string()).default([]),
  isBase64Encoded: z.boolean(),
});

/** As an HTTP API hands it over (payload format 2.0). */
async function ask(rawPath: string, { method = 'GET', query = '', cookies = [] as string[], headers = {}, body = '' } = {}) {
  const event: Parameters<typeof handler>[0] = {
    version: '2.0',
    routeKey: 'GET /{proxy+}',
    rawPath,
    rawQueryString: query,
    cookies,
    headers: { host: 'page.example.org', 'accept-encoding': 'gzip', ...headers },
    requestContext: {
      accountId: '111122223333',
      authentication: null,
      authorizer: {},
      apiId: 'a',
      domainName: 'page.example.org',
      domainPrefix: 'a',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: 'GET /{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: body === '' ? null : body,
    isBase64Encoded: false,
  };
  return answerSchema.parse(await handler(event, lambdaContext));
}

describe('the page on Lambda', () => {
  it('is a few files of its own, compressed, within 150 kB, under a policy without inline scripts or other hosts', async () => {
    let bytes = 0;
    for (const path of ['/', '/main.js', '/main.css', '/examples.json']) {
      const { headers, body, isBase64Encoded } = await ask(path);
      expect({ path, encoding: headers['content-encoding'], isBase64Encoded }).toEqual({ path, encoding: 'gzip', isBase64Encoded: true });
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
      bytes += Buffer.from(body, 'base64').length;
    }
    expect(bytes).toBeLessThan(150_000);
  });

  it('answers every place of the page with the page, and nothing outside of its folder', async () => {
    const textOf = async (path: string) => gunzipSync(Buffer.from((await ask(path)).body, 'base64')).toString('utf8');
    const page = await textOf('/');
    expect(page).toContain('<div id="page">');
    for (const path of ['/cases/x', '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/index.js', '/page/main.js'])
      expect({ path, same: (await textOf(path)) === page }).toEqual({ path, same: true });
  });

  it('is not sent again to who has it', async () => {
    const { etag = '' } = (await ask('/main.js')).headers;
    expect((await ask('/main.js', { headers: { 'if-none-match': etag } })).statusCode).toBe(304);
  });
});

describe('the way in on Lambda', () => {
  it('leads to the provider and back, by cookies that no script reads and no other host sets', async () => {
    expect(JSON.parse((await ask('/api/sign-in')).body)).toEqual({ providers: [{ id: '0', name: '统一身份认证' }] });
    const begun = await ask('/api/sign-in/0', { query: 'to=%2Fcases' });
    expect(begun).toMatchObject({ statusCode: 303, headers: { location: 'https://id.example.org/authorize?client_id=x' } });
    expect(begun.cookies[0]).toMatch(/^__Host-presale-sign-in=remembered; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const back = await ask('/api/sign-in/callback', { query: 'code=c&state=s', cookies: ['__Host-presale-sign-in=remembered'] });
    expect(back).toMatchObject({ statusCode: 303, headers: { location: '/cases', 'cache-control': 'no-store' } });
    expect(back.cookies.join('\n')).toMatch(/__Host-presale=good; Max-Age=300; Path=\/; HttpOnly; Secure; SameSite=Strict/);
    expect(back.cookies.join('\n')).toMatch(/__Host-presale-sign-in=; Max-Age=0/);
  });

  it('says why nobody was signed in, and knows no other provider', async () => {
    expect((await ask('/api/sign-in/callback', { query: 'code=c&state=s' })).headers['location']).toBe('/?sign-in=expired');
    expect((await ask('/api/sign-in/9')).statusCode).toBe(404);
  });

  it('knows who has the cookie, takes it back, and nobody without it', async () => {
    const cookies = ['__Host-presale=good'];
    expect((await ask('/api/me', { cookies })).statusCode).toBe(200);
    expect((await ask('/api/me')).statusCode).toBe(401);
    expect((await ask('/api/sign-out', { method: 'POST', cookies, headers: { 'content-type': 'application/json' } })).cookies[0]).toMatch(
      /__Host-presale=; Max-Age=0/,
    );
  });

  it('takes no form of another site, though a browser sends the cookie with it', async () => {
    const headers = { 'content-type': 'text/plain', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await ask('/api/acts', { method: 'POST', cookies: ['__Host-presale=good'], headers, body: '{}' })).statusCode).toBe(403);
  });
});
