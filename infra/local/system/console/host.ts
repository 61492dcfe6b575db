/** The console of the embedded system: the API with the page beside it, on loopback, for requests that mean this very host. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { actId, senderOf } from '../../../../functions/serve-console/acting/post-act.ts';
import { createApp } from '../../../../functions/serve-console/app.ts';
import type { Deps, PersonalAct } from '../../../../functions/serve-console/deps.ts';
import { keptByNobody } from '../../../../functions/serve-console/door/kept-by-nobody.ts';
import type { Persons } from '../../../../functions/serve-console/door/persons.ts';
import { unauthenticated } from '../../../../functions/serve-console/door/problem.ts';
import { mendingEvidence } from '../../../../shared/adapters/evidence-mending.ts';
import { publishedKeySet } from '../../../../shared/adapters/signatures/key-set.ts';
import { openSqliteViews, type SqliteViews } from '../../../../shared/adapters/sqlite/views.ts';
import { silentLog, silentMetrics } from '../../../../shared/adapters/telemetry/silent.ts';
import type { Instant } from '../../../../shared/domain/messages/messages.ts';
import type { Lookup } from '../../../../shared/ports/access-log.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import { receiptOf } from '../../../../shared/workflow/receipt-of.ts';
import { createOperationsDoor } from '../../operations/door.ts';
import { writeLetter } from '../../play/letters.ts';
import type { SandboxKeys } from '../../play/sandbox-keys.ts';
import type { FindDelivery } from '../../proof/papers.ts';
import { createRegisterDoor } from '../../register/door.ts';
import { createDoor } from '../../sandbox/door.ts';
import type { Embedded } from '../embedded.ts';
import { localLogSigner } from '../log-signer.ts';
import { bundleConsole } from './bundle.ts';
import { caseExporter } from './case-export.ts';
import { createMessageLog } from './message-log.ts';
import { createProjector, type Projector } from './projector.ts';
import { createSandboxUsers } from './sandbox-users.ts';

export interface ConsoleOptions {
  system: Embedded;
  keys: SandboxKeys;
  clock: Clock;
  port: number;
  /** Where lists and searches are kept; in memory unless given. */
  viewsFile?: string;
  /** Lets time pass up to an instant, where the sandbox has a clock of its own. */
  moveClock?: (to: Instant) => Promise<void>;
  /** Hears of each message that was taken in, as one masked line. */
  onMessage?(line: string): void;
  /** Who signs in, once the address of the page is known; users of the sandbox unless given. */
  personsAt?(address: string): Persons;
  /** What channels delivered, where it is kept in files. */
  findDelivery?: FindDelivery;
  onFailure(error: Error): void;
}
export interface Console {
  address: string;
  close(): Promise<void>;
}

/** Look-ups that the sandbox remembers; a real host keeps them in its access log for years. */
const lookupsMax = 10_000;

/** @throws Error when the port is taken. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  // First: where the port is taken, nothing of this console may stay behind and hear what is committed.
  const server = createServer();
  const listener = Promise.withResolvers<ReturnType<typeof getRequestListener>>();
  // Whoever asks while rows are still caught up with waits for them.
  server.on('request', (request, response) => void listener.promise.then((answer) => answer(request, response)));
  const used = await listen(server, options.port);
  try {
    const { app, views, projector } = await openConsole(options, used);
    listener.resolve(getRequestListener(app.fetch));
    const address = addressOf(used);
    options.system.announce(address);
    return {
      address,
      close: () =>
        closed(server)
          .then(() => projector.stop())
          .then(() => views.close()),
    };
  } catch (error) {
    await closed(server);
    throw error;
  }
}

const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

const closed = (server: Server): Promise<void> =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** All that answers, its rows up with the ledger. */
async function openConsole(options: ConsoleOptions, used: number): Promise<{ app: Hono; views: SqliteViews; projector: Projector }> {
  const { system, keys, clock, viewsFile = ':memory:', moveClock, onMessage, personsAt, findDelivery, onFailure } = options;
  const views = openSqliteViews(viewsFile);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const projector = createProjector({ ledger: system.store.ledger, views, onProjected: tell, onFailure });
  system.onCommit(projector.note);
  system.onCommit(tell);
  const messages = createMessageLog(onMessage ?? (() => undefined));
  system.onCommit(messages.note);
  await projector.catchUp();
  const hosts: ReadonlySet<string> = new Set([`127.0.0.1:${used}`, `localhost:${used}`]);
  const sandbox = createSandboxUsers(system.store.register);
  const persons = personsAt?.(addressOf(used));
  const { authenticate } = persons ?? sandbox;
  const lookups: Lookup[] = [];
  const deps: Deps = {
    clock,
    ledger: system.store.ledger,
    register: system.store.register,
    evidence: mendingEvidence(system.evidence, { log: silentLog, metrics: silentMetrics }),
    views,
    authenticate,
    ...(persons === undefined ? {} : { signIn: persons.signIn }),
    post: (act) => post(system, keys, clock, act),
    receiptOf: (party, id) => receiptOf(system.store, party, id),
    access: {
      async record(lookup) {
        lookups.push(lookup);
        if (lookups.length > lookupsMax) lookups.shift();
      },
      of: async (party, limit) =>
        lookups
          .filter((lookup) => lookup.party === party)
          .slice(-limit)
          .reverse(),
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onFault: onFailure,
    printReport: async (asked) => (await import('../../../../shared/adapters/pdf/monthly-report.ts')).monthlyReportOf(asked),
    exportCase: caseExporter({ system, clock, ...(findDelivery === undefined ? {} : { findDelivery }) }),
    logVerifierKey: async () => (await localLogSigner(system.keys)).verifierKey(),
    publicKeys: async () => (await publishedKeySet(system.keys)).keys,
    page: bundleConsole,
  };
  const app = new Hono();
  // Also where the sandbox's own doors answer, which are not the console's: a sign-in is a token.
  app.use('/api/*', keptByNobody);
  app.use(async (context, next) =>
    hosts.has(context.req.header('host') ?? '') ? next() : context.text('This host serves 127.0.0.1 only.', 421),
  );
  // Programs say nothing of where they come from; a browser does, and a page of another site has no business here.
  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    const isForeign = origin !== undefined && !hosts.has(origin.replace(/^http:\/\//, ''));
    return isForeign && context.req.method !== 'GET' ? context.text('This host takes nothing from pages of other sites.', 403) : next();
  });
  if (persons === undefined) app.route('/', sandbox.routes);
  app.get('/api/sandbox/log', async (context) => {
    if ((await authenticate(context.req.raw.headers)) === undefined) return unauthenticated(context);
    return context.json(messages.after(Number(context.req.query('after') ?? 0) || 0));
  });
  app.route('/', createDoor({ system, keys, clock, ...(moveClock === undefined ? {} : { moveClock }) }));
  app.route('/', createRegisterDoor({ system, clock }));
  app.route('/', createOperationsDoor({ system, views }));
  app.route('/', createApp(deps));
  return { app, views, projector };
}

/** @returns the port @throws Error when it is taken */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

async function post(system: Embedded, keys: SandboxKeys, clock: Clock, act: PersonalAct): Promise<string> {
  const from = senderOf(act);
  const { registered } = await keys.issue(from, { algorithm: 'EdDSA' });
  const known = await system.store.register.partner(from);
  const held = known?.keys ?? [];
  if (!held.some(({ keyId }) => keyId === registered.keyId))
    await system.enrol({ ...(known ?? { partner: from, name: act.user.name }), keys: [...held, registered] });
  const messageId = actId();
  const letter = await writeLetter(
    {
      lineNumber: 0,
      from,
      type: act.type,
      id: messageId,
      sentAt: clock.now(),
      dataText: JSON.stringify(act.data),
      subject: act.accountNumber,
    },
    keys,
  );
  await system.post(letter);
  return messageId;
}
