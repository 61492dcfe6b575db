import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations, problemSchema } from '../../../functions/serve-console/contract.ts';
import { type Sandbox, startSandbox } from '../../fixtures/sandbox.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const signInAnswer = z.object({ token: z.string() });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox('docs/tutorials/first-release.jsonl');
});
afterAll(() => sandbox.stop());

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${sandbox.console}${path}`, init);
async function tokenOf(user: string): Promise<string> {
  const answer = await ask('/api/sandbox/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: user }),
  });
  return signInAnswer.parse(await answer.json()).token;
}
async function as(user: string, path: string, purpose = '办案'): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${await tokenOf(user)}`, 'x-purpose': encodeURIComponent(purpose) };
  const answer = await ask(path, { headers });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
}

describe('who may look', () => {
  it('nobody without a session, with a token of another making, or with alg none', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"id":"x","name":"x","party":"housing:370102"}').toString('base64url')}.`;
    for (const authorization of ['', 'Bearer x.y.z', `Bearer ${none}`]) {
      const answer = await ask(`/api/accounts/${account}`, { headers: authorization === '' ? {} : { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('a housing authority sees its account whole, a court its case without the balance, a foreign account does not exist', async () => {
    expect((await as('housing:370102/1', `/api/accounts/${account}`)).body).toMatchObject({ sight: 'whole', balanceFen: 700_000_000 });
    const court = await as('court:鲁0102/1', `/api/accounts/${account}`);
    expect(court.body).toMatchObject({ sight: 'case' });
    expect(court.body).not.toHaveProperty('balanceFen');
    expect((await as('operator/1', `/api/accounts/${account}`)).status).toBe(404);
    expect((await as('court:鲁0102/1', '/api/accounts/999')).status).toBe(404);
  });

  it('only for a purpose, and every look-up is kept for the party (A-03, 网络查冻规定 7)', async () => {
    expect((await as('bank:102451000019/1', `/api/accounts/${account}`, '')).status).toBe(403);
    await as('bank:102451000019/1', `/api/accounts/${account}`, '核对付款');
    const { body } = await as('bank:102451000019/2', '/api/access-log');
    expect(JSON.stringify(body)).toContain('核对付款');
    expect(JSON.stringify((await as('court:鲁0102/1', '/api/access-log')).body)).not.toContain('核对付款');
  });

  it('a dossier is its court’s alone', async () => {
    const path = `/api/cases/${encodeURIComponent(caseNumber)}`;
    expect((await as('court:鲁0102/1', path)).status).toBe(200);
    expect((await as('bank:102451000019/1', path)).status).toBe(404);
  });
});

describe('lists and search', () => {
  it('find the case in half-width brackets, and only for who may see it', async () => {
    const path = `/api/search?q=${encodeURIComponent('(2026) 鲁0102执保123号')}`;
    expect(JSON.stringify((await as('court:鲁0102/1', path)).body)).toContain(caseNumber);
    expect((await as('bank:102451000019/1', path)).body).toMatchObject({ rows: [] });
  });

  it('say what an impossible list is', async () => {
    expect((await as('bank:102451000019/1', '/api/lists/notice?limit=0')).status).toBe(400);
    expect((await as('bank:102451000019/1', '/api/lists/notice?limit=1')).body).toMatchObject({
      rows: [{ data: { kind: 'notice', status: 'CLOSED' } }],
    });
  });
});

describe('acts', () => {
  const lifting = {
    caseNumber,
    accountNumber: account,
    rulingNumber: '（2026）鲁0102执保123号之二',
    liftedAt: '2026-11-01T10:00:00+08:00',
  };
  const send = async (user: string, path: string, body: unknown): Promise<Response> =>
    ask(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(user)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('are checked by the very rules before they are sent, and change nothing until then', async () => {
    const answer = await send('court:鲁0102/1', '/api/checks', { type: 'court.freeze.lifted', accountNumber: account, data: lifting });
    expect(await answer.json()).toMatchObject({ outcome: 'ACCEPTED' });
    expect((await as('court:鲁0102/1', `/api/accounts/${account}`)).body).toMatchObject({ freezes: [{ status: 'LIVE' }] });
  });

  it('name each field that is wrong, and refuse what is for another party to say', async () => {
    const wrong = await send('court:鲁0102/1', '/api/acts', {
      type: 'court.freeze.lifted',
      accountNumber: account,
      data: { ...lifting, liftedAt: 'soon' },
    });
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(await wrong.json())).toContain('data.liftedAt');
    expect(
      (await send('bank:102451000019/1', '/api/acts', { type: 'court.freeze.lifted', accountNumber: account, data: lifting })).status,
    ).toBe(403);
  });
});

describe('the overview', () => {
  it('sums by month, bank and city what a party may see, a court its own', async () => {
    const { body } = await as('housing:370102/1', '/api/overview');
    expect(body).toMatchObject({
      banks: [{ bankCode: '102451000019', accounts: 1 }],
      cities: [{ regionCode: '370102' }],
    });
    expect(JSON.stringify(body)).toContain('"month":"2026-03"');
    expect(JSON.stringify(body)).toContain('"releasedFen":300000000');
    expect((await as('operator/1', '/api/overview')).body).toMatchObject({ months: [] });
    expect((await as('court:鲁0102/1', '/api/overview')).body).toMatchObject({ months: [{ frozenFen: 700_000_000 }] });
  });

  it('is the monthly report as CSV and as PDF, and says what a month looks like', async () => {
    const headers = { authorization: `Bearer ${await tokenOf('housing:370102/1')}` };
    const csv = await ask('/api/reports/2026-03.csv', { headers });
    const text = await csv.text();
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(text).toContain("'1602001019200388888");
    expect(text).toContain('3000000.00');
    const pdf = Buffer.from(await (await ask('/api/reports/2026-03.pdf', { headers })).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await ask('/api/reports/March.csv', { headers })).status).toBe(400);
  });
});

describe('the published contract of the API', () => {
  const paths: Record<string, [user: string, path: string]> = {
    '/api/me': ['housing:370102/1', '/api/me'],
    '/api/rules': ['housing:370102/1', '/api/rules'],
    '/api/access-log': ['housing:370102/1', '/api/access-log'],
    '/api/overview': ['housing:370102/1', '/api/overview'],
    '/api/search': ['housing:370102/1', '/api/search?q=S0001'],
    '/api/lists/{kind}': ['court:鲁0102/1', '/api/lists/case'],
    '/api/counts/{kind}': ['housing:370102/1', '/api/counts/notice'],
    '/api/accounts/{account}/days': ['housing:370102/1', `/api/accounts/${account}/days`],
    '/api/accounts/{account}/notices/{notice}': [
      'court:鲁0102/1',
      `/api/accounts/${account}/notices/${encodeURIComponent('济历住建冻用〔2026〕1号')}`,
    ],
    '/api/accounts/{account}': ['court:鲁0102/1', `/api/accounts/${account}`],
    '/api/accounts/{account}/history': ['bank:102451000019/1', `/api/accounts/${account}/history`],
    '/api/cases/{case}': ['court:鲁0102/1', `/api/cases/${encodeURIComponent(caseNumber)}`],
    '/api/receipts/{id}': ['bank:102451000019/1', '/api/receipts/none'],
  };

  it.each(Object.keys(paths))('is what %s answers, field by field', async (path) => {
    const { answer } = operations.find((each) => each.path === path) ?? {};
    const [user = '', at = ''] = paths[path] ?? [];
    const { status, body } = await as(user, at);
    expect(status).toBe(200);
    expect(answer instanceof z.ZodType && answer.parse(body)).toEqual(body);
  });

  it('has problems as they are answered', async () => {
    const { body } = await as('operator/1', `/api/accounts/${account}`);
    expect(problemSchema.parse(body)).toEqual(body);
  });
});
