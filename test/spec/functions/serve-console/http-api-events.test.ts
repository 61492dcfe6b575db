/**
 * Events of an HTTP API as AWS's documentation shows them, and as its gateway is known to make them: the path with its escapes read, the query with its escapes, one
 * header of several values, cookies apart, a body in base64 or none.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createHandler } from '../../../../functions/serve-console/handler.ts';
import { toPathPart } from '../../../../shared/contracts/path-part.ts';
import { consoleDeps } from '../../../fixtures/console-deps.ts';
import { httpApiEvent } from '../../../fixtures/world/aws-events.ts';
import { lambdaContext } from '../../../fixtures/world/sqs-event.ts';

/** What the console understood: what it noted as looked at, and what for; what was posted. */
const lookups: { what: string; purpose: string }[] = [];
const posted: unknown[] = [];
beforeEach(() => {
  lookups.length = 0;
  posted.length = 0;
});
const handler = createHandler(
  consoleDeps({
    async authenticate(headers) {
      const party = /(?:^|; )party=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
      return party === undefined ? undefined : { id: `${party}/1`, name: '张三', party: decodeURIComponent(party) };
    },
    access: { record: async ({ what, purpose }) => void lookups.push({ what, purpose }), of: async () => [] },
    post: async (act) => `posted-${posted.push(act)}`,
  }),
);
const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

interface Change {
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string | null | undefined;
  isBase64Encoded?: boolean;
}
const court = `party=${encodeURIComponent('court:鲁0102')}`;

/** The documented event with another path; a field given as undefined is left out, as AWS leaves it out. */
async function ask(rawPath: string, { method = 'GET', query = '', cookies = ['theme=dark', court], ...change }: Change = {}) {
  const { cookies: _cookies, body: _body, ...documented } = httpApiEvent;
  const parts = Object.fromEntries(Object.entries({ cookies, ...change }).filter(([, value]) => value !== undefined));
  const requestContext = { ...documented.requestContext, http: { ...documented.requestContext.http, method, path: rawPath } };
  const event = { ...documented, rawPath, rawQueryString: query, requestContext, ...parts };
  // Their type knows a body that is null, and no body that is missing, which is what comes.
  return answerSchema.parse(await Reflect.apply(handler, undefined, [event, lambdaContext]));
}
let asks = 0;
/** With a purpose, each time another: a look that is repeated at once is noted once. */
async function asked(rawPath: string, change: Change = {}) {
  asks += 1;
  const purpose = `执行查询之${asks}`;
  const headers = { ...httpApiEvent.headers, 'x-purpose': encodeURIComponent(purpose), ...change.headers };
  return { ...(await ask(rawPath, { ...change, headers })), purpose };
}

describe('an event of an HTTP API as AWS shows it', () => {
  it('to the letter is answered: nobody is signed in by a certificate or claims that the gateway took', async () => {
    const answer = answerSchema.parse(await Reflect.apply(handler, undefined, [httpApiEvent, lambdaContext]));
    expect(answer.statusCode).toBe(404);
    expect((await ask('/api/me', { cookies: httpApiEvent.cookies })).statusCode).toBe(401);
    expect((await ask('/api/me', { cookies: [] })).statusCode).toBe(401);
  });

  it('finds the cookie among others, which the gateway hands over apart from the headers', async () => {
    expect(JSON.parse((await ask('/api/me')).body)).toMatchObject({ user: { party: 'court:鲁0102' } });
  });

  it.each([
    ['read, as the gateway does', '/api/cases/（2026）鲁0102执保123号'],
    ['kept, as other hosts do', `/api/cases/${encodeURIComponent('（2026）鲁0102执保123号')}`],
  ])('names the same case with the escapes of its path %s', async (_how, path) => {
    const { statusCode, purpose } = await asked(path);
    expect({ statusCode, lookups }).toEqual({ statusCode: 404, lookups: [{ what: '案卷 （2026）鲁0102执保123号', purpose }] });
  });

  it.each([
    '协查/2026-1',
    '协查?1',
    '协查#1',
    '100%',
    '协查 1 号',
    'a+b&c=d',
    '（2026）1号',
  ])('finds a notice of the number %s, whether or not the gateway reads the escapes of a path', async (number) => {
    const path = `/api/accounts/37010012345678/notices/${toPathPart(number)}`;
    for (const rawPath of [path, decodeURIComponent(path)]) {
      const { statusCode, purpose } = await asked(rawPath);
      expect({ statusCode, lookups: lookups.splice(0) }).toEqual({
        statusCode: 404,
        lookups: [{ what: `通知书 ${number} 37010012345678`, purpose }],
      });
    }
  });

  it('is not taken in by a path whose escapes make it another one', async () => {
    for (const path of ['/api/me?party=operator', '/api/me#', '/api/%', '/api/%ff', '/api/cases/%2e%2e%2f', '/api/me\ud800'])
      expect({ path, code: (await ask(path)).statusCode }).toEqual({ path, code: path.includes('cases') ? 403 : 404 });
  });

  it('has the query as it was sent: escapes, plus signs, the first of several values', async () => {
    const status = async (query: string) => (await ask('/api/lists/task', { query })).statusCode;
    expect(await status('limit=1&limit=200')).toBe(200);
    expect(await status('limit=200&limit=1')).toBe(400);
    expect(await status(`filter=${encodeURIComponent('case=（2026）鲁0102执保123号')}&cursor=`)).toBe(200);
    await ask('/api/lists/task', { query: 'filter=status%3DOPEN&purpose=%E6%89%A7%E8%A1%8C+%E6%9F%A5%E8%AF%A2' });
    expect(lookups.at(-1)).toEqual({ what: '列表 task status=OPEN', purpose: '执行 查询' });
    for (const query of ['limit=%', 'limit=%zz', '&&==', 'filter=%E6', 'limit']) expect([200, 400]).toContain(await status(query));
  });

  it('with a stage in front of its path is no request of the API: the page answers, and nobody’s data', async () => {
    const { statusCode, body } = await asked('/prod/api/me');
    expect(statusCode).toBe(404);
    expect(body).not.toContain('court');
  });

  const lifting = {
    type: 'court.freeze.lifted',
    accountNumber: '37010012345678',
    data: {
      caseNumber: '（2026）鲁0102执保123号',
      rulingNumber: '（2026）鲁0102执保123号之一',
      liftedAt: '2026-03-10T14:30:00+08:00',
      accountNumber: '37010012345678',
    },
  };
  const post = (body: string | null | undefined, isBase64Encoded: boolean) =>
    asked('/api/acts', { method: 'POST', headers: { 'content-type': 'application/json' }, body, isBase64Encoded });

  it('has a body as text or in base64, to the same effect', async () => {
    const text = JSON.stringify(lifting);
    const plain = await post(text, false);
    const base64 = await post(Buffer.from(text).toString('base64'), true);
    expect([plain.statusCode, base64.statusCode]).toEqual([202, 202]);
    expect(posted[0]).toMatchObject({ type: lifting.type, data: { caseNumber: '（2026）鲁0102执保123号' } });
    expect(posted[1]).toEqual(posted[0]);
  });

  it.each<[string, string | null | undefined, boolean]>([
    ['no body', undefined, false],
    ['no body that was said to be base64', undefined, true],
    ['a body that is null', null, false],
    ['an empty body', '', false],
    ['base64 of what is no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64'), true],
    ['a text that breaks off', '{"type":', false],
  ])('with %s is answered 400 in words, and nothing is sent', async (_what, body, isBase64Encoded) => {
    const answer = await post(body, isBase64Encoded);
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ titles: { zh: '提交的内容无法读取' } });
    expect(posted).toEqual([]);
  });
});
