/** Nothing is looked at without a purpose and a trace, nor what belongs to others: two courts on one account, a bank beside. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Sandbox, startSandbox } from '../../fixtures/sandbox.ts';

const account = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const laterCase = '（2026）鲁0103执保9号';
const casePath = `/api/cases/${encodeURIComponent(caseNumber)}`;
const line = z.looseObject({ type: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() });
const tokenAnswer = z.object({ token: z.string() });

/** The plain case; the bank names its voucher in its own way, and a second court freezes afterwards. */
async function scenario(): Promise<string> {
  const text = (await readFile('docs/tutorials/first-release.jsonl', 'utf8')).replace(
    /("voucher": ?\{[^}]*?"mediaType": ?")application\/pdf"/,
    '$1application/pdf; name=电子回单"',
  );
  const read = text.split('\n').flatMap((each) => (each.startsWith('{') ? [line.parse(JSON.parse(each))] : []));
  const first = read.find(({ type }) => type === 'court.freeze.ordered')?.data ?? {};
  const second = {
    ...first,
    caseNumber: laterCase,
    courtName: '济南市市中区人民法院',
    rulingNumber: `${laterCase}之一`,
    assistanceNoticeNumber: `${laterCase}协助`,
    servedAt: '2026-03-11T10:00:00+08:00',
    startsAt: '2026-03-11T10:00:00+08:00',
  };
  const more = [
    { register: { partner: 'court:鲁0103', name: '济南市市中区人民法院' } },
    { register: { partner: 'bank:102451000020', name: '中国银行济南分行' } },
    { at: '2026-03-11T10:00:00+08:00', from: 'court:鲁0103', type: 'court.freeze.ordered', data: second },
  ];
  return `${text}\n${more.map((each) => JSON.stringify(each)).join('\n')}\n`;
}

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-looks-'));
  const file = join(folder, 'two-courts.jsonl');
  await writeFile(file, await scenario());
  sandbox = await startSandbox(file);
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

async function as(user: string, path: string, { purpose = '', body }: { purpose?: string; body?: object } = {}): Promise<Response> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const signedIn = await fetch(`${sandbox.console}/api/sandbox/sign-in`, { ...post, body: JSON.stringify({ id: user }) });
  const { token } = tokenAnswer.parse(await signedIn.json());
  const headers = new Headers({ ...post.headers, authorization: `Bearer ${token}` });
  if (purpose !== '') headers.set('x-purpose', encodeURIComponent(purpose));
  return fetch(`${sandbox.console}${path}`, body === undefined ? { headers } : { ...post, headers, body: JSON.stringify(body) });
}
const logOf = async (user: string): Promise<string> => (await as(user, '/api/access-log')).text();

describe('what is looked at', () => {
  it.each([
    ['bank:102451000019/1', `/api/accounts/${account}/days`, '账户日终'],
    ['housing:370102/1', `/api/search?q=${account}`, '查询'],
  ])('by %s at %s needs a purpose, and is kept with it', async (user, path, what) => {
    expect((await as(user, path)).status).toBe(403);
    expect((await as(user, path, { purpose: '日常核对' })).status).toBe(200);
    expect(await logOf(user)).toContain(`"what":"${what} ${account}","purpose":"日常核对"`);
  });

  it('of others does not exist', async () => {
    expect((await as('bank:102451000020/1', `/api/accounts/${account}/days`, { purpose: '核对' })).status).toBe(404);
    expect((await as('court:鲁0103/1', casePath, { purpose: '核对' })).status).toBe(404);
  });

  it('by one court says the case number of no other, wherever it looks', async () => {
    const notice = encodeURIComponent('济历住建冻用〔2026〕1号');
    const own = `/api/accounts/${account}`;
    const lists = ['account', 'case', 'notice', 'payment', 'task'].map((kind) => `/api/lists/${kind}`);
    const searches = [caseNumber, account, '济历住建'].map((term) => `/api/search?q=${encodeURIComponent(term)}`);
    for (const path of [own, `${own}/history`, `${own}/days`, `${own}/notices/${notice}`, ...lists, ...searches, '/api/overview']) {
      const answer = await as('court:鲁0103/1', path, { purpose: '执行' });
      const { understood: _, ...shown } = z.looseObject({}).parse(await answer.json());
      expect([path, answer.status]).toEqual([path, 200]);
      expect(JSON.stringify(shown), path).not.toContain('鲁0102执保123号');
    }
    const whole = await as('housing:370102/1', `${own}/notices/${notice}`, { purpose: '核对' });
    expect(await whole.text()).toContain('鲁0102执保123号');
  });

  it('says under which key each of it was signed, and to a court no other court’s', async () => {
    const signed = z.object({ from: z.string(), keyId: z.string(), status: z.string(), standing: z.string() });
    const answers = z.object({ occurrences: z.array(z.looseObject({ type: z.string(), signed: signed.optional() })) });
    const notice = `/api/accounts/${account}/notices/${encodeURIComponent('济历住建冻用〔2026〕1号')}`;
    const seen = async (user: string, path: string): Promise<unknown[]> => {
      const { occurrences } = answers.parse(await (await as(user, path, { purpose: '核对' })).json());
      return occurrences.flatMap(({ type, signed: by }) => (by === undefined ? [] : [`${type} ${by.from} ${by.status} ${by.standing}`]));
    };
    const ofNotice = ['NoticeReceived housing:370102 valid in-force', 'PaymentRecorded bank:102451000019 valid in-force'];
    expect(await seen('housing:370102/1', notice)).toEqual(ofNotice);
    expect(await seen('court:鲁0103/1', notice)).toEqual(ofNotice);
    const history = `/api/accounts/${account}/history`;
    expect(await seen('bank:102451000019/1', history)).toContain('FreezeOrdered court:鲁0102 valid in-force');
    const ofLater = await seen('court:鲁0103/1', history);
    expect(ofLater).toContain('FreezeOrdered court:鲁0103 valid in-force');
    expect(ofLater.join()).not.toContain('鲁0102');
  });

  it('as a document needs a purpose, in its address where a browser opens it, and is what its bytes are', async () => {
    const dossier = z.object({ items: z.array(z.object({ kind: z.string(), sha256: z.string() })) });
    const { items } = dossier.parse(await (await as('court:鲁0102/1', casePath, { purpose: '立卷' })).json());
    const voucher = items.find(({ kind }) => kind === 'transfer-voucher')?.sha256 ?? '';
    expect((await as('court:鲁0102/1', `${casePath}/documents/${voucher}`)).status).toBe(403);
    const opened = await as('court:鲁0102/1', `${casePath}/documents/${voucher}?purpose=${encodeURIComponent('阅卷')}`);
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(await logOf('court:鲁0102/1')).toContain('阅卷');
    expect((await as('court:鲁0103/1', `${casePath}/documents/${voucher}`, { purpose: '阅卷' })).status).toBe(404);
  });
});

describe('a check', () => {
  const type = 'court.freeze.lifted';
  const data = { caseNumber, accountNumber: account, rulingNumber: `${caseNumber}之二`, liftedAt: '2026-11-01T10:00:00+08:00' };

  it('names no other court, and is kept as a look-up', async () => {
    const answer = await as('court:鲁0102/1', '/api/checks', { body: { type, accountNumber: account, data } });
    const text = await answer.text();
    expect(text).toContain('"to":"court"');
    expect(text).not.toContain('鲁0103');
    expect(await logOf('court:鲁0102/1')).toContain(`"what":"试算 ${type} ${account}","purpose":"${type}"`);
  });
});
