/** `presale start`: the embedded system until it is stopped, with a scenario played into it where one is given. */
import { setTimeout } from 'node:timers/promises';
import { createPersons } from '../../../../functions/serve-console/door/persons.ts';
import type { Provider } from '../../../../shared/adapters/identity/bearer.ts';
import type { AttesterPlaces } from '../../../../shared/adapters/timestamps/attesters.ts';
import { replyQueueName } from '../../../../shared/contracts/fields/reply-queue.ts';
import type { Instant } from '../../../../shared/domain/messages/messages.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import { inboundQueues, queueName, replyQueuePrefix } from '../../../names.ts';
import { peekReplies } from '../../play/mailboxes.ts';
import { moveClock, playScenario, stuckSentence } from '../../play/player.ts';
import { reportOf } from '../../play/report.ts';
import { createSandboxKeys, type SandboxKeys } from '../../play/sandbox-keys.ts';
import { readScenario, ScenarioFaults } from '../../play/scenario-file.ts';
import { stageOf } from '../../play/stage.ts';
import { deliveryFinder } from '../../proof/find-delivery.ts';
import { trustSeals } from '../../register/seal-trust.ts';
import {
  createMovableClock,
  createScenarioClock,
  createWallClock,
  instantOf,
  jumpSentence,
  type ScenarioClock,
} from '../../system/clock.ts';
import { type Console, type ConsoleOptions, startConsole } from '../../system/console/host.ts';
import { readProviders } from '../../system/console/identity-file.ts';
import { type DataFolder, openDataFolder } from '../../system/data-folder.ts';
import { type Embedded, startEmbedded } from '../../system/embedded.ts';
import type { MailServer } from '../../system/outside.ts';
import { localRegion } from '../../system/queues/store.ts';
import type { LedgerChoice } from '../../system/stores.ts';
import type { Io } from '../options.ts';
import { inColumns } from '../print/columns.ts';
import { createProgress } from '../print/progress.ts';
import { summarise } from '../print/summary.ts';

export interface StartArguments {
  port?: number;
  data?: string;
  ledger: LedgerChoice;
  /** A scenario to play before the machine's clock takes over. */
  play?: string;
  /** A file of identity providers with which persons sign in to the page. */
  identity?: string;
  attesters: AttesterPlaces;
  /** PEM file of those whose seals count; what the data folder knows unless given. */
  sealTrust?: string;
  /** The time at which the system begins, on a clock of its own that can be moved ahead; the machine's unless given. */
  clock?: Instant;
  /** What is told by e-mail is really sent. */
  mail?: MailServer;
}

/** Taken when it is free and no other was asked for, so that examples can be copied. */
const customaryPort = 9324;
const customaryConsolePort = 9325;
const tickMs = 1000;
/** On AWS the record is sealed each minute. */
const ticksBetweenSeals = 10;

/** Runs until SIGINT or SIGTERM; a second signal ends it at once. */
export async function start(options: StartArguments, io: Io): Promise<number> {
  const stopped = untilSignal();
  try {
    const providers = options.identity === undefined ? undefined : await readProviders(options.identity);
    const lines = options.play === undefined ? [] : await readScenario(options.play);
    await run({ ...options, ...(providers === undefined ? {} : { providers }) }, lines, await openDataFolder(options.data), io, stopped);
    return 0;
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error;
    for (const fault of error.faults) io.stderr.write(`${fault}\n`);
    return 1;
  }
}

async function run(
  options: StartArguments & { providers?: readonly Provider[] },
  lines: Awaited<ReturnType<typeof readScenario>>,
  folder: DataFolder | undefined,
  io: Io,
  stopped: AbortSignal,
): Promise<void> {
  const { providers } = options;
  // A scenario lies in the past as a rule: it is played on its own clock, then time passes, deadline by deadline, up to the machine's.
  const scenarioClock = createScenarioClock(lines.find((line) => 'at' in line)?.at ?? options.clock ?? instantOf(Date.now()));
  scenarioClock.advanceTo((await folder?.lastInstant()) ?? scenarioClock.now());
  const onFailure = (error: Error): void => void io.stderr.write(`presale start: ${error.message}\n`);
  const wallClock = (): Clock =>
    createWallClock({ notBefore: scenarioClock.now(), onJump: (jumpMs) => onFailure(new Error(jumpSentence(jumpMs))) });
  // Without a scenario the machine's clock runs from the first moment, so that what waits in the queues and what partners post meanwhile is judged by the true time.
  const ownClock = options.clock === undefined ? undefined : createMovableClock(later(options.clock, scenarioClock.now()));
  let current: Clock = options.play === undefined ? (ownClock ?? wallClock()) : scenarioClock;
  const clock: Clock = { now: () => current.now() };
  const system = await startOnCustomaryPort(
    { folder, ledger: options.ledger, clock, attesters: options.attesters, mail: options.mail, onFailure },
    options.port,
  );
  try {
    await trustSeals(system.store.register, options.sealTrust);
    const stage = stageOf(system, scenarioClock);
    await system.drained();
    const keys = createSandboxKeys(folder?.keys);
    const told = options.play === undefined ? [] : await playInto(options.play, lines, system, stage, keys, io, folder);
    if (options.play !== undefined) {
      await folder?.keepInstant(scenarioClock.now());
      for (const stream of await moveClock(stage, options.clock ?? instantOf(Date.now()))) onFailure(new Error(stuckSentence(stream)));
      ownClock?.advanceTo(scenarioClock.now());
      current = ownClock ?? wallClock();
    }
    const page = await startConsoleOnCustomaryPort({
      system,
      keys,
      clock,
      ...(folder === undefined ? {} : { viewsFile: folder.views, findDelivery: deliveryFinder(folder.deliveries, system.evidence) }),
      ...(providers === undefined ? {} : { personsAt: (address: string) => createPersons(providers, address) }),
      ...(ownClock === undefined ? {} : { moveClock: moverOf(system, ownClock, onFailure) }),
      onMessage: (line) => io.stdout.write(`${line}\n`),
      onFailure,
    });
    const ownTime = ownClock?.now();
    const greeting = await welcome(system, folder, { page: page.address, providers, ownTime, mail: options.mail });
    io.stdout.write(`${[...greeting, ...told, '', 'Ctrl-C stops it.'].join('\n')}\n`);
    try {
      await tick(system, stopped, onFailure);
    } finally {
      await page.close();
    }
  } finally {
    await folder?.keepInstant(clock.now());
    await system.stop();
  }
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Lets time pass deadline by deadline, so that each thing happens at its own instant. */
function moverOf(system: Embedded, clock: ScenarioClock, onFailure: (error: Error) => void): (to: Instant) => Promise<void> {
  // Each step stands in the feed before what it causes: who follows the feed has the right time when the first reply comes.
  const stage = stageOf(system, {
    now: clock.now,
    advanceTo(instant) {
      clock.advanceTo(instant);
      system.feed.moved(instant);
    },
  });
  return async (to) => {
    for (const stream of await moveClock(stage, to)) onFailure(new Error(stuckSentence(stream)));
    await system.watchDeadlines();
    await system.drained();
  };
}

async function startConsoleOnCustomaryPort(options: Omit<ConsoleOptions, 'port'>): Promise<Console> {
  try {
    return await startConsole({ ...options, port: customaryConsolePort });
  } catch (error) {
    if (!isTakenPort(error)) throw error;
    return startConsole({ ...options, port: 0 });
  }
}

const isTakenPort = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function startOnCustomaryPort(options: Parameters<typeof startEmbedded>[0], port: number | undefined): Promise<Embedded> {
  if (port !== undefined) return startEmbedded({ ...options, port });
  try {
    return await startEmbedded({ ...options, port: customaryPort });
  } catch (error) {
    const isTaken = error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return startEmbedded({ ...options, port: 0 });
  }
}

async function playInto(
  file: string,
  lines: Awaited<ReturnType<typeof readScenario>>,
  system: Embedded,
  stage: ReturnType<typeof stageOf>,
  keys: SandboxKeys,
  io: Io,
  folder: DataFolder | undefined,
): Promise<string[]> {
  const progress = createProgress(io.terminal ?? io.stderr);
  const onLine = (played: number, total: number, at: string): void => progress.show(played, total, at);
  const { letters, faults } = await playScenario(lines, {
    stage,
    keys,
    file,
    onLine,
    ...(folder === undefined ? {} : { keepInstant: folder.keepInstant }),
  });
  progress.clear();
  const partners = (await system.store.register.partners()).map(({ partner }) => partner);
  const report = await reportOf(system.store.ledger, letters, peekReplies(system.queues, partners));
  return [
    '',
    `Played into it: ${file}, on its own clock up to ${stage.clock.now().slice(0, 16).replace('T', ' ')}. What stood then:`,
    '',
    ...summarise(report),
    ...faults,
    '',
    "Since then time has passed up to the machine's clock, which runs from here on: what ended in between has ended.",
  ];
}

interface Welcome {
  page: string;
  providers: unknown;
  /** Where the clock is the system's own. */
  ownTime: Instant | undefined;
  mail: MailServer | undefined;
}

async function welcome(system: Embedded, folder: DataFolder | undefined, { page, providers, ownTime, mail }: Welcome): Promise<string[]> {
  const partners = await system.store.register.partners();
  const urlOf = (name: string): string => system.queues.ensure(name).url;
  return [
    `The embedded system runs. SQS endpoint: ${system.endpoint}  (region ${localRegion}, any credentials, this machine only)`,
    `控制台 Console: ${page}  (${providers === undefined ? 'sign in as any sandbox user' : 'sign in with an identity provider of the file'}; this machine only)`,
    folder === undefined
      ? "State goes with the process; --data DIR keeps it, and the sandbox partners' keys to sign with."
      : `State is kept in ${folder.path}; the sandbox partners' keys to sign with are in its folder keys.`,
    ...(ownTime === undefined ? [] : [`时钟 Clock: its own, ${ownTime}; "presale clock TIME" moves it ahead.`]),
    ...(mail === undefined
      ? []
      : [`邮件 E-mail: really sent, from ${mail.from} by the mail server ${new URL(mail.url).host}. 电子邮件将真实发出。`]),
    '',
    'Partners post signed CloudEvents to (any AWS SDK, MessageGroupId = account number):',
    ...inColumns(inboundQueues.map((queue) => [queue, urlOf(queueName(queue))])),
    ...(partners.length === 0
      ? ['', 'No partner is registered yet: --play FILE registers those of a scenario.']
      : ['', 'and read receipts and orders from their reply queues:']),
    ...inColumns(partners.map(({ partner }) => [partner, urlOf(replyQueueName(replyQueuePrefix, partner))])),
  ];
}

/** Watches deadlines each second, and seals the record each ten, until the signal. A failure is told and tried again with the next tick. */
async function tick(system: Embedded, stopped: AbortSignal, onFailure: (error: Error) => void): Promise<void> {
  for (let ticks = 0; !stopped.aborted; ticks += 1) {
    try {
      await system.watchDeadlines();
      if (ticks % ticksBetweenSeals === 0) await system.sealRecord();
    } catch (error) {
      onFailure(error instanceof Error ? error : new Error(String(error)));
    }
    await setTimeout(tickMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

function untilSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
