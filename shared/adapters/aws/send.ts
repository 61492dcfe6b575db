/**
 * Signed requests to AWS services of which the functions use two or three operations (S3, KMS, STS): the signature, the HTTP handler and the hash are the
 * SDK's own, which its clients for DynamoDB and SQS bring along; what is left out are their models and middleware, some 130 kB a function (ADR 0013).
 */
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';

export interface AwsRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST';
  /** Escaped as in a URL; begins with a slash. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
}
export interface AwsAnswer {
  status: number;
  /** By names in small letters. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}
/** One request, tried again where AWS asks for that. @throws Error when no answer comes; an answer of any status is an answer. */
export type SendToAws = (request: AwsRequest) => Promise<AwsAnswer>;

/** Who asks, and where. */
export interface AwsCaller {
  region: string;
  credentials: ConstructorParameters<typeof SignatureV4>[0]['credentials'];
  /** Of an emulator or a VPC endpoint; absent: the region's own. */
  endpoint?: string | undefined;
}

/** Of Smithy's handler, in milliseconds. It only warns of a `requestTimeout` unless told to throw, and bounds a body by `socketTimeout` alone. */
export interface Patience {
  connectionTimeout: number;
  /** Until the head of the answer. */
  requestTimeout: number;
  throwOnRequestTimeout: true;
  /** Of silence, in the body too. */
  socketTimeout: number;
}

export interface AwsService {
  name: 's3' | 'kms' | 'sts';
  /** Asked at the first request. */
  caller: () => AwsCaller | Promise<AwsCaller>;
  /** Tries in all, and milliseconds of each. */
  maxAttempts: number;
  requestHandler: Patience;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
  /** Larger answers are not read to their end. */
  answerBytesMax?: number;
  /** Stands before the host's name, as a bucket does. */
  subdomain?: string | undefined;
}

const variables = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL: z.url({ protocol: /^https?$/ }).optional(),
});
/** Before the second try at most so long, twice as long before the third. */
const firstPauseMs = 100;

/** A function in Lambda, by the variables that Lambda sets; `AWS_ENDPOINT_URL` names another place than AWS. @throws Error when one is missing. */
export function callerOf(environment: Readonly<Record<string, string | undefined>>): AwsCaller {
  const read = variables.safeParse(environment, { jitless: true });
  if (!read.success) throw new Error(`no request to AWS can be signed: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = read.data;
  const { AWS_SESSION_TOKEN: sessionToken, AWS_ENDPOINT_URL: endpoint } = read.data;
  return { region, endpoint, credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } };
}

export function sendToAws(service: AwsService): SendToAws {
  const { maxAttempts, random, delay } = service;
  let place: ReturnType<typeof open> | undefined;
  return async (request) => {
    place ??= open(service);
    const ask = await place;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === maxAttempts;
      try {
        const answer = await ask(request);
        if (isLast || !isWorthAnotherTry(answer)) return answer;
      } catch (error) {
        if (isLast) throw error;
      }
      await delay(random() * firstPauseMs * 2 ** (attempt - 1));
    }
  };
}

/** KMS says with a 400 that it is asked too often, and S3 that a body came too slowly. */
const passing = /\b(?:ThrottlingException|RequestTimeout)\b/;

function isWorthAnotherTry({ status, body }: AwsAnswer): boolean {
  if (status === 429 || status >= 500) return true;
  return status === 400 && passing.test(Buffer.from(body).toString('utf8'));
}

async function open({ name, caller, requestHandler, subdomain, answerBytesMax = Number.POSITIVE_INFINITY }: AwsService) {
  const { region, credentials, endpoint } = await caller();
  const { url, prefix } = addressOf({ name, region, endpoint, subdomain });
  const signer = new SignatureV4({
    service: name,
    region,
    credentials,
    sha256: Sha256,
    // S3 alone takes the path as it is escaped already.
    uriEscapePath: name !== 's3',
  });
  const handler = new NodeHttpHandler(requestHandler);
  return async ({ method, path, headers, body }: AwsRequest): Promise<AwsAnswer> => {
    const signed = await signer.sign(
      new HttpRequest({
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        ...(url.port === '' ? {} : { port: Number(url.port) }),
        path: `${prefix}${path}`,
        headers: { ...headers, host: url.host, ...(body === undefined ? {} : { 'content-length': String(body.length) }) },
        ...(body === undefined ? {} : { body }),
      }),
    );
    const { response } = await handler.handle(new HttpRequest(signed));
    return answerOf(response, answerBytesMax);
  };
}

/** Where a service is reached. A bucket is a name before AWS's own, and anywhere else a part of the path, behind that of the endpoint. */
export function addressOf({
  name,
  region,
  endpoint,
  subdomain,
}: Pick<AwsService, 'name' | 'subdomain'> & { region: string; endpoint?: string | undefined }): {
  url: URL;
  prefix: string;
} {
  if (endpoint !== undefined) {
    const url = new URL(endpoint);
    return { url, prefix: `${url.pathname.replace(/\/+$/, '')}${subdomain === undefined ? '' : `/${subdomain}`}` };
  }
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { url: new URL(`https://${subdomain === undefined ? '' : `${subdomain}.`}${name}.${region}.${suffix}`), prefix: '' };
}

async function answerOf({ statusCode: status, headers, body }: HttpResponse, bytesMax: number): Promise<AwsAnswer> {
  if (Number(headers['content-length'] ?? 0) > bytesMax) {
    // An unread body would hold its connection.
    body?.destroy?.();
    return { status, headers, body: new Uint8Array() };
  }
  return { status, headers, body: body === undefined ? new Uint8Array() : await streamCollector(body) };
}
