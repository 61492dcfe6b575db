/** A day of somebody who means ill: names that are scripts and formulas, other people's numbers, forged tokens, pages of other sites, too much of everything. */
import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { writeEvilCase } from '../../fixtures/evil-case.ts';
import { type Sandbox, startSandbox } from '../../fixtures/sandbox.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const tokenAnswer = z.object({ token: z.string() });

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  const written = await writeEvilCase();
  folder = written.folder;
  sandbox = await startSandbox(written.file);
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${sandbox.console}${path}`, init);
async function tokenOf(id: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  return tokenAnswer.parse(await (await ask('/api/sandbox/sign-in', { method: 'POST', headers, body: JSON.stringify({ id }) })).json())
    .token;
}
const headersOf = async (id: string) => ({
  authorization: `Bearer ${await tokenOf(id)}`,
  'x-purpose': 'x',
  'content-type': 'application/json',
});

describe('a name that is a script or a formula', () => {
  it('goes through the API as text, of a kind that no browser takes for a page', async () => {
    const answer = await ask(`/api/accounts/${account}`, { headers: await headersOf('housing:370102/1') });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toContain('<script>');
  });

  it('begins no formula in the monthly report, and prints as PDF', async () => {
    const headers = await headersOf('housing:370102/1');
    const csv = await (await ask('/api/reports/2026-03.csv', { headers })).text();
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")`);
    const pdf = await ask('/api/reports/2026-03.pdf', { headers });
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });
});

describe('what a browser or a proxy might keep', () => {
  it('is nothing of the API: neither a sign-in, which is a token, nor a refusal, nor what the sandbox says', async () => {
    const headers = { 'content-type': 'application/json' };
    const signIn = { method: 'POST', headers, body: JSON.stringify({ id: 'court:鲁0102/1' }) };
    const foreign = { method: 'POST', headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' }, body: '{}' };
    const asked: [string, RequestInit, number][] = [
      ['/api/sandbox/sign-in', signIn, 200],
      ['/api/sandbox/users', {}, 200],
      ['/api/sandbox/log', {}, 401],
      ['/api/me', {}, 401],
      ['/api/acts', foreign, 403],
    ];
    for (const [path, init, status] of asked) {
      const answer = await ask(path, init);
      const kept = {
        path,
        status: answer.status,
        cache: answer.headers.get('cache-control'),
        sniff: answer.headers.get('x-content-type-options'),
      };
      expect(kept).toEqual({ path, status, cache: 'no-store', sniff: 'nosniff' });
    }
  });
});

describe('a forged way in', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = part({ id: 'housing:370102/1', name: 'x', party: 'housing:370102', exp: 4_000_000_000 });
  const signed = (head: string, key: string): string =>
    `${head}.${claims}.${createHmac('sha256', key).update(`${head}.${claims}`).digest('base64url')}`;
  it.each([
    ['alg none', `${part({ alg: 'none' })}.${claims}.`],
    ['alg none in capitals', `${part({ alg: 'NONE', typ: 'JWT' })}.${claims}.`],
    ['a key of its own', signed(part({ alg: 'HS256', typ: 'JWT' }), 'secret')],
    ['an empty key', signed(part({ alg: 'HS256', typ: 'JWT' }), ' ')],
    ['another algorithm', signed(part({ alg: 'HS512', typ: 'JWT' }), 'secret')],
  ])('is none: %s', async (_, token) => {
    expect((await ask('/api/me', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect((await ask('/api/me', { headers: { cookie: `presale_sandbox=${token}` } })).status).toBe(401);
  });

  it('is not a page of another site, nor another name of this host', async () => {
    const headers = { ...(await headersOf('court:鲁0102/1')), 'content-type': 'text/plain', origin: 'https://evil.example' };
    expect((await ask('/api/acts', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(sandbox.console);
      const sent = request({ host: '127.0.0.1', port, path: '/api/me', headers: { host: 'evil.example' } }, (answer) =>
        resolve(answer.statusCode),
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(rebound).toBe(421);
  });
});

describe('what is not there for the one who asks', () => {
  const dossier = `/api/cases/${encodeURIComponent(caseNumber)}`;
  it.each([
    dossier,
    `${dossier}/proof`,
    `${dossier}/export`,
    `${dossier}/documents/${'0'.repeat(64)}`,
    `/api/cases/..%2f..%2faccounts%2f${account}`,
    '/api/cases/%',
    '/api/cases/%00',
    '/api/cases/%E6%B5',
    `/api/accounts/${account}%00`,
    '/api/accounts/%2e%2e/notices/%2e%2e',
    `/api/accounts/${'9'.repeat(6_000)}`,
    '/api/cases/__proto__',
  ])('does not exist, whatever its spelling: %s', async (path) => {
    const answer = await ask(path, { headers: await headersOf('bank:102451000019/1') });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('华府');
  });

  it.each([
    '\u202e号2010鲁',
    '\u200b',
    '%',
    '../..',
    "' OR 1=1 --",
    '号'.repeat(500),
    '\u0000',
  ])('is not found by %j, and breaks nothing', async (text) => {
    const answer = await ask(`/api/search?q=${encodeURIComponent(text)}`, { headers: await headersOf('bank:102451000019/1') });
    expect([answer.status, await answer.json()]).toMatchObject([200, { rows: [] }]);
  });
});

describe('too much', () => {
  it('of a body is not read to its end, and is no fault of the system', async () => {
    const body = JSON.stringify({ type: 'court.freeze.lifted', accountNumber: account, data: { x: 'x'.repeat(3_000_000) } });
    const headers = await headersOf('court:鲁0102/1');
    // On a connection of its own: what is left of the body is not read, and the connection ends with the answer.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(sandbox.console);
      const sent = request({ host: '127.0.0.1', port, path: '/api/checks', method: 'POST', headers, agent: false }, (answer) => {
        resolve(answer.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.end(body);
    });
    expect(status).toBe(413);
  });

  it.each([
    '[',
    '{}',
    'null',
    '{"type":"__proto__","accountNumber":"1","data":{}}',
    '['.repeat(100_000),
  ])('or too little is answered in words: %.40s', async (body) => {
    const answer = await ask('/api/checks', { method: 'POST', headers: await headersOf('court:鲁0102/1'), body });
    expect([400, 403, 422]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('problem+json');
  });

  it('of requests is put off for a minute, for that person alone', async () => {
    const headers = await headersOf('operator/2');
    const statuses = new Set<number>();
    for (let round = 0; round < 14; round++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask('/api/receipts/x', { headers })));
      for (const { status } of answers) statuses.add(status);
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    }
    expect(statuses).toContain(429);
    expect((await ask('/api/me', { headers: await headersOf('operator/1') })).status).toBe(200);
  });
});
