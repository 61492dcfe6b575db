/** A court app's gateway on loopback: takes notifications as the real one would, remembers them and confirms that they were delivered. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { systemClock } from '../../../shared/adapters/system-clock.ts';
import { certificateFile, keyFile } from './certificate.ts';

const notification = z.strictObject({
  channel: z.literal('court-app'),
  notificationId: z.string(),
  attempt: z.number(),
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.string(),
});
type Notification = z.infer<typeof notification>;

export interface CourtApp {
  /** `https://127.0.0.1:<port>/notices`. */
  endpoint: string;
  /** What it was asked to deliver, in order of arrival. */
  notifications: Notification[];
  close(): Promise<void>;
}

/** @param tls folder with the key and the certificate that it shows; whoever `run.sh` starts trusts them */
export async function startCourtApp(tls: string): Promise<CourtApp> {
  const notifications: Notification[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    notifications.push(notification.parse(JSON.parse(await text(request))));
    const confirmation = { status: 'delivered', at: systemClock.now(), evidence: `court-app receipt ${notifications.length}` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(confirmation));
  };
  const [key, cert] = await Promise.all([readFile(join(tls, keyFile)), readFile(join(tls, certificateFile))]);
  const server = createServer({ key, cert }, (request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `https://127.0.0.1:${port}/notices`,
    notifications,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
