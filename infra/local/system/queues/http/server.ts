/**
 * The SQS endpoint of the embedded system: the AWS JSON protocol over our own queues. Loopback only, and only what partners and the host need: the
 * port asks for no credentials, so that whatever could make, drop or empty a queue is not served, internal queues do not exist for it, and a request
 * that names another host (a web page that found the port through DNS) is refused.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { QueueJournal } from '../journal/journal.ts';
import type { QueueStore } from '../store.ts';
import { type Caller, perform, sendingActions } from './actions.ts';
import { SqsError } from './protocol.ts';

export interface QueueServer {
  /** `http://127.0.0.1:<port>` */
  endpoint: string;
  close(): Promise<void>;
}
export interface QueueServerOptions {
  /** 0 or absent: any free port. */
  port?: number;
  store: QueueStore;
  /** Queues that serve this process alone: whoever else asks is told that there is none. */
  isInternal?: (queueName: string) => boolean;
  /** What `GET /` says of the system behind the queues. */
  about?: () => unknown;
  /** Answers to senders wait until their messages are on disk; nothing is answered that would not survive this process. */
  journal?: Pick<QueueJournal, 'durable' | 'flush'>;
}

/** A batch of 1 MiB in which every character is escaped. */
const requestBytesMax = 8 * 1_048_576;
const contentType = 'application/x-amz-json-1.0';
const keepAliveMs = 60_000;
/** Some clients post to the queue's own URL. */
const servedPath = /^\/(?:\d{12}\/[\w.-]{1,80}\/?)?$/;
const protocolSentence = 'This endpoint speaks the SQS JSON protocol only: POST / with X-Amz-Target AmazonSQS.<Action>.';
const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: Buffer;
}
type AnswerTo = (target: string, body: string, caller: Caller) => Promise<Answer>;

/** Starts to listen on 127.0.0.1. Throws with a plain sentence when the port is taken. */
export async function startQueueServer({
  port = 0,
  store,
  isInternal = () => false,
  about,
  journal,
}: QueueServerOptions): Promise<QueueServer> {
  const answer: AnswerTo = (target, body, caller) => answerTo({ store, journal }, target, body, caller);
  const sees = (name: string): boolean => !isInternal(name);
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    serve(request, response, { sees, answer, about }).catch(() => response.destroy());
  });
  await listen(server, port);
  const endpoint = `http://127.0.0.1:${portOf(server)}`;
  store.setEndpoint(endpoint);
  return {
    endpoint,
    close: () => close(server, store),
  };
}

interface Served {
  about: (() => unknown) | undefined;
  sees(name: string): boolean;
  answer: AnswerTo;
}

async function serve(request: IncomingMessage, response: ServerResponse, { sees, answer, about }: Served): Promise<void> {
  const { method, url = '', headers } = request;
  if (!ownHost.test(headers.host ?? ''))
    return send(
      response,
      refusal(
        403,
        new SqsError('AccessDenied', 'This endpoint answers as 127.0.0.1, localhost or [::1] only; the request names another host.'),
      ),
    );
  if (method === 'GET' && url === '/health') return send(response, json(200, { status: 'ok' }));
  if (method === 'GET' && url === '/' && about !== undefined) return send(response, json(200, about()));
  const target = headers['x-amz-target'];
  const isSqs = method === 'POST' && servedPath.test(url) && (headers['content-type'] ?? '').includes(contentType);
  if (!isSqs || typeof target !== 'string') return send(response, refusal(404, new SqsError('InvalidAction', protocolSentence)));
  const body = await readBody(request);
  if (body === undefined) {
    response.shouldKeepAlive = false;
    return send(response, refusal(413, new SqsError('RequestTooLong', `A request has at most ${requestBytesMax} bytes.`)));
  }
  let isGone = false;
  response.once('close', () => {
    isGone = true;
  });
  send(response, await answer(target, body, { sees, isGone: () => isGone }));
}

async function answerTo(
  { store, journal }: { store: QueueStore; journal: QueueServerOptions['journal'] | undefined },
  target: string,
  body: string,
  caller: Caller,
): Promise<Answer> {
  try {
    const action = target.replace(/^AmazonSQS\./, '');
    const answer = await perform(store, action, parse(body), caller);
    if (sendingActions.has(action)) await journal?.durable();
    else journal?.flush();
    return json(200, answer);
  } catch (error) {
    if (error instanceof SqsError) return refusal(400, error);
    return refusal(500, new SqsError('InternalFailure', error instanceof Error ? error.message : String(error)));
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SqsError('SerializationException', 'The body is not JSON.');
  }
}

function json(statusCode: number, value: unknown, headers: Record<string, string> = {}): Answer {
  const body = Buffer.from(JSON.stringify(value));
  const common = { 'content-type': contentType, 'content-length': String(body.length), 'x-amzn-requestid': randomUUID() };
  return { statusCode, headers: { ...common, ...headers }, body };
}

/** Newer clients read `__type`, older ones the header. */
function refusal(statusCode: number, { type, queryCode, message }: SqsError): Answer {
  const who = statusCode < 500 ? 'Sender' : 'Receiver';
  return json(statusCode, { __type: `com.amazonaws.sqs#${type}`, message }, { 'x-amzn-query-error': `${queryCode};${who}` });
}

function send(response: ServerResponse, { statusCode, headers, body }: Answer): void {
  response.writeHead(statusCode, headers).end(body);
}

/** Undefined when there is too much of it; the rest is left unread. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= requestBytesMax) parts.push(part);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => resolve((parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the request broke off')));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the queue server does not listen on a port');
  return address.port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const sentence = `port ${port} is taken on 127.0.0.1; give another one with --port, or 0 for any free one`;
      reject(isTaken ? new Error(sentence, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** Long polls end empty, so that nobody keeps the server open. */
function close(server: Server, store: QueueStore): Promise<void> {
  store.shutdown();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
