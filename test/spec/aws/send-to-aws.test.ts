import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clientPatience } from '../../../shared/adapters/aws/clients.ts';
import { type AwsService, addressOf, callerOf, sendToAws } from '../../../shared/adapters/aws/send.ts';

const lambda = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service on this machine that answers with these statuses in turn, the last one from then on. */
async function service(statuses: readonly number[], own: Partial<AwsService> = {}, answer?: (response: ServerResponse) => void) {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url, headers } = request;
    arrived.push({ method, url, headers, body: Buffer.concat(parts).toString() });
    if (answer !== undefined) return answer(response);
    response.writeHead(statuses[arrived.length - 1] ?? statuses.at(-1) ?? 200, { 'content-length': 6 }).end('answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const pauses: number[] = [];
  const send = sendToAws({
    name: 's3',
    caller: () => callerOf({ ...lambda, AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    maxAttempts: 3,
    requestHandler: clientPatience.requestHandler,
    random: () => 1,
    delay: async (milliseconds) => void pauses.push(milliseconds),
    subdomain: 'bucket',
    ...own,
  });
  return { send, arrived, pauses };
}
const put = { method: 'PUT', path: '/documents/a', headers: { 'content-type': 'text/plain' }, body: Buffer.from('x') } as const;

it('signs with the credentials of the environment, the body among what is signed', async () => {
  const { send, arrived } = await service([200]);
  const { status, body } = await send(put);
  expect({ status, body: Buffer.from(body).toString() }).toEqual({ status: 200, body: 'answer' });
  expect(arrived).toMatchObject([{ method: 'PUT', url: '/bucket/documents/a', body: 'x' }]);
  const headers: IncomingMessage['headers'] = arrived[0]?.headers ?? {};
  expect(headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/cn-north-1\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
  );
  expect(headers['x-amz-content-sha256']).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881');
  expect(headers['x-amz-security-token']).toBe('token');
});

it('tries again what AWS could not do, later each time, and not what it refuses', async () => {
  const busy = await service([503, 500, 200]);
  expect((await busy.send(put)).status).toBe(200);
  expect(busy.pauses).toEqual([100, 200]);
  const down = await service([503]);
  expect((await down.send(put)).status).toBe(503);
  expect(down.arrived).toHaveLength(3);
  const refused = await service([403]);
  expect((await refused.send(put)).status).toBe(403);
  expect(refused.arrived).toHaveLength(1);
});

it.each([
  ['KMS', '{"__type":"ThrottlingException"}', 3],
  ['S3', '<Error><Code>RequestTimeout</Code></Error>', 3],
  ['KMS', '{"__type":"ValidationException"}', 1],
])('tries again a 400 of %s that passes: %s', async (_, text, tries) => {
  const { send, arrived } = await service([400], {}, (response) => void response.writeHead(400).end(text));
  expect((await send(put)).status).toBe(400);
  expect(arrived).toHaveLength(tries);
});

it('every client throws where it waited too long, and does not warn of it alone', () => {
  expect(clientPatience.requestHandler).toEqual({
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
    socketTimeout: 5_000,
  });
});

const soon = { ...clientPatience.requestHandler, requestTimeout: 50, socketTimeout: 50 };
it.each<[string, (response: ServerResponse) => void]>([
  ['at all', () => undefined],
  ['to its end', (response) => void response.writeHead(200, { 'content-length': 6 }).write('ans')],
])('gives a try up that is not answered %s, and makes the next', async (_, answer) => {
  const { send, arrived } = await service([200], { requestHandler: soon }, answer);
  await expect(send(put)).rejects.toThrow(/timed out|requestTimeout/);
  expect(arrived).toHaveLength(3);
});

it('leaves an answer unread that is larger than it may be', async () => {
  const { send } = await service([200], { answerBytesMax: 3 });
  expect(await send({ method: 'GET', path: '/documents/a', headers: {} })).toMatchObject({ status: 200, body: new Uint8Array() });
});

it.each([
  ['cn-north-1', 's3', 'evidence', 'https://evidence.s3.cn-north-1.amazonaws.com.cn/'],
  ['eu-west-1', 's3', 'evidence', 'https://evidence.s3.eu-west-1.amazonaws.com/'],
  ['cn-northwest-1', 'kms', undefined, 'https://kms.cn-northwest-1.amazonaws.com.cn/'],
] as const)('in %s %s is asked under its own name', (region, name, subdomain, address) => {
  expect(addressOf({ name, region, subdomain }).url.href).toBe(address);
});

it.each([
  ['https://gateway.example/aws', undefined, '/aws'],
  ['https://gateway.example/aws/', 'evidence', '/aws/evidence'],
  ['https://127.0.0.1:4566', 'evidence', '/evidence'],
  ['https://127.0.0.1:4566/', undefined, ''],
])('at the endpoint %s the path of the endpoint stays before that of the bucket %s', (endpoint, subdomain, prefix) => {
  expect(addressOf({ name: 's3', region: 'cn-north-1', endpoint, subdomain }).prefix).toBe(prefix);
});

it('without the variables of Lambda nothing is sent, and they are named', async () => {
  const { send } = await service([200], { caller: () => callerOf({ AWS_REGION: 'cn-north-1' }) });
  await expect(send(put)).rejects.toThrow('no request to AWS can be signed: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY');
});
