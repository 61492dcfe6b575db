/**
 * The SQS endpoint of the embedded system: fauxqs speaks the protocol, our queues keep the messages. Loopback only, and only what partners
 * and the host need: the port asks for no credentials, so that whatever could make, drop or empty a queue is not served, nor are the S3
 * and SNS emulations that come with fauxqs.
 */
import { randomUUID } from 'node:crypto';
import { buildApp } from 'fauxqs';
import * as z from 'zod';
import { checkIn, checkOut, type Tickets, withBodies } from './characters.ts';
import { asFauxqsStores, type ProtocolStore } from './protocol.ts';
import type { QueueStore } from './store.ts';

const servedActions = new Set([
  'SendMessage',
  'SendMessageBatch',
  'ReceiveMessage',
  'DeleteMessage',
  'DeleteMessageBatch',
  'ChangeMessageVisibility',
  'ChangeMessageVisibilityBatch',
  'GetQueueUrl',
  'GetQueueAttributes',
  'ListQueues',
]);
const sendingActions = new Set(['SendMessage', 'SendMessageBatch']);

export interface QueueServer {
  /** `http://127.0.0.1:<port>` */
  endpoint: string;
  /** A `requestHandler` for SDK clients of this process: the same requests to the same server, without sockets between. */
  transport: Transport;
  close(): Promise<void>;
}
/** What an SDK client of AWS asks of its `requestHandler`. */
export interface Transport extends Record<string, unknown> {
  handle(request: {
    method: 'POST';
    path: string;
    headers: Record<string, string>;
    body?: string | Uint8Array;
  }): Promise<{ response: unknown }>;
  destroy(): void;
}
export interface QueueServerOptions {
  /** 0 or absent: any free port. */
  port?: number;
  store: QueueStore;
  /** Queues that serve this process alone: whoever else asks is told that there is none. */
  isInternal?: (queueName: string) => boolean;
  /** Answers to senders wait for it. */
  durable?: () => Promise<void>;
}

const target = z.string().transform((header) => header.replace(/^AmazonSQS\./, ''));
const bound = z.object({ port: z.number() });
const refusal = (type: string, message: string) => ({ __type: `com.amazonaws.sqs#${type}`, message });

const named = z.object({ QueueUrl: z.string() }).transform(({ QueueUrl }) => QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1));
const asked = named.or(z.object({ QueueName: z.string() }).transform(({ QueueName }) => QueueName));
const listing = z.looseObject({ QueueUrls: z.array(z.string()) });
/** Says that a request is this process's own. */
const insideHeader = 'x-presale-inside';

const isOfThisMachine = (host: string | undefined): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host ?? '');

/** Carries bodies with rare characters past fauxqs's check. */
function createCarrier(store: QueueStore) {
  const carried = new Map<object, Tickets>();
  const bodyOf = (ticket: string): string | undefined => {
    for (const tickets of carried.values()) {
      const body = tickets.get(ticket);
      if (body !== undefined) return body;
    }
    return undefined;
  };
  const served: ProtocolStore = {
    ...store,
    getQueue(url) {
      const queue = store.getQueue(url);
      return queue === undefined || carried.size === 0 ? queue : withBodies(queue, bodyOf);
    },
  };
  return { carried, served };
}

/** Starts to listen on 127.0.0.1. Throws with a plain sentence when the port is taken. */
export async function startQueueServer({ port = 0, store, isInternal = () => false, durable }: QueueServerOptions): Promise<QueueServer> {
  const { carried, served } = createCarrier(store);
  const app = buildApp({ logger: false, stores: asFauxqsStores(served) });
  const isSending = ({ headers }: { headers: Record<string, unknown> }): boolean =>
    sendingActions.has(target.safeParse(headers['x-amz-target']).data ?? '');
  app.addHook('onRequest', async (request, reply) => {
    // A web page that found the port under a name of its own must not speak to it.
    if (!isOfThisMachine(request.headers.host))
      return reply
        .code(403)
        .send(refusal('AccessDenied', 'This endpoint answers as 127.0.0.1, localhost or [::1] only; the request names another host.'));
    if (request.url === '/health' && request.method === 'GET') return;
    const action = target.safeParse(request.headers['x-amz-target']).data;
    const isSqs =
      request.method === 'POST' && request.url === '/' && (request.headers['content-type'] ?? '').includes('application/x-amz-json-1.0');
    if (!isSqs || action === undefined)
      return reply
        .code(404)
        .send(refusal('InvalidAction', 'This endpoint speaks the SQS JSON protocol only: POST / with X-Amz-Target AmazonSQS.<Action>.'));
    if (!servedActions.has(action)) {
      return reply
        .code(400)
        .send(
          refusal(
            'InvalidAction',
            `${action} is not served: the queues of the embedded system are fixed. Served: ${[...servedActions].join(', ')}.`,
          ),
        );
    }
  });
  const inside = randomUUID();
  app.addHook('preHandler', async (request, reply) => {
    const queue = asked.safeParse(request.body).data;
    if (request.headers[insideHeader] !== inside && queue !== undefined && isInternal(queue))
      return reply.code(400).send(refusal('QueueDoesNotExist', `${queue} serves the system itself and is not on this endpoint.`));
    const ticketed = isSending(request) ? checkIn(request.body) : undefined;
    if (ticketed === undefined) return;
    request.body = ticketed.request;
    carried.set(request, ticketed.tickets);
  });
  app.addHook('preSerialization', async (request, _reply, payload) => {
    const list = listing.safeParse(payload).data;
    if (list !== undefined && request.headers[insideHeader] !== inside)
      return { ...list, QueueUrls: list.QueueUrls.filter((url) => !isInternal(url.slice(url.lastIndexOf('/') + 1))) };
    const tickets = carried.get(request);
    return tickets === undefined ? payload : checkOut(payload, tickets);
  });
  app.addHook('onSend', async (request) => {
    if (durable !== undefined && isSending(request)) await durable();
  });
  app.addHook('onResponse', async (request) => void carried.delete(request));
  await listen(app, port);
  const endpoint = `http://127.0.0.1:${bound.parse(app.server.address()).port}`;
  store.setEndpoint(endpoint);
  return { endpoint, transport: transportTo(app, inside), close: async () => void (await app.close()) };
}

/** The SDK's bodies are byte arrays that also answer to string methods, with a warning: they are taken as bytes. */
const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

function transportTo(app: ReturnType<typeof buildApp>, inside: string): Transport {
  return {
    async handle({ method, path, headers: { 'content-length': _, ...headers }, body = '' }) {
      const all = { ...headers, [insideHeader]: inside };
      const { statusCode, headers: answered, rawPayload } = await app.inject({ method, url: path, headers: all, payload: bytesOf(body) });
      return { response: { statusCode, headers: answered, body: rawPayload } };
    },
    destroy: () => undefined,
  };
}

async function listen(app: ReturnType<typeof buildApp>, port: number): Promise<void> {
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    await app.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(`port ${port} is taken on 127.0.0.1; give another one with --port, or 0 for any free one`, { cause: error });
    }
    throw error;
  }
}
