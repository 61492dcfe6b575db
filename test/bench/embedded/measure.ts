/** The embedded system end to end: signature, SQS protocol, durable ledger, receipt read back. Client and system share the machine. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Letter } from '../../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { loadScenario } from '../../fixtures/load-scenario.ts';
import { at, median } from '../statistics.ts';
import { sendAll } from './client.ts';
import { bank, type Inflows, inflows } from './inflows.ts';
import type { FromSystem, ToSystem, Used } from './talk.ts';

export interface EmbeddedRun {
  messages: number;
  accounts: number;
  /** `spread`: each message of a batch on another account; `full`: ten messages of one account a batch. */
  order: 'spread' | 'full';
  connections?: number;
  /** A connection posts its next batch when it has the receipts of the last: what a partner waits for, not how much can wait. */
  paced?: boolean;
  /** Options of Node for the system, such as `--cpu-prof`. */
  execArgv?: readonly string[];
}
export interface EmbeddedFigures {
  messagesPerSecond: number;
  cpuMsPerMessage: number;
  /** Handed to the disk by the system, file system's own share not counted. */
  bytesPerMessage: number;
  p50Ms: number;
  p99Ms: number;
  peakMb: number;
}

const replyQueue = 'presale-reply-bank-102451000019.fifo';
/** Of a long run, written before they are sent. */
const lettersAtATime = 5_000;
const samples = 20;

export async function measureEmbedded({
  messages,
  accounts,
  order,
  connections = 16,
  paced = false,
  execArgv = [],
}: EmbeddedRun): Promise<EmbeddedFigures> {
  const { system, dataDir } = await systemWithAccounts(accounts, execArgv);
  try {
    const { endpoint, accounts: registered } = await system.ready;
    const letters = await taken(await lettersOf({ dataDir, accounts: registered, order, total: messages }), messages);
    const before = await system.used();
    const { seconds, latenciesMs } = await sendAll({
      endpoint,
      letters,
      connections,
      paced,
      replyQueue,
    });
    const after = await system.used();
    const sorted = latenciesMs.sort((a, b) => a - b);
    return {
      messagesPerSecond: messages / seconds,
      cpuMsPerMessage: (after.cpuMs - before.cpuMs) / messages,
      bytesPerMessage: (after.bytesWritten - before.bytesWritten) / messages,
      p50Ms: at(sorted, 0.5),
      p99Ms: at(sorted, 0.99),
      peakMb: after.peakKb / 1024,
    };
  } finally {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export interface MemoryFigures {
  messages: number;
  messagesPerSecond: number;
  /** Megabytes of the heap that are alive after each twentieth of the messages, everything else collected. */
  liveMb: number[];
  /** What the process held of the machine at the same times. */
  heldMb: number[];
  /** Of what is alive, from the first half to the second, medians of both: 1 when memory is flat. */
  growth: number;
  /** Batches that failed as a whole and were delivered again, as when the machine stood still for a minute. */
  failures: number;
}

/** A long run: the letters are written as they are sent. */
export async function measureMemory(messages: number): Promise<MemoryFigures> {
  const { system, dataDir } = await systemWithAccounts(200, ['--expose-gc']);
  try {
    const { endpoint, accounts } = await system.ready;
    const letters = await lettersOf({ dataDir, accounts, order: 'spread', total: messages });
    const liveMb: number[] = [];
    const heldMb: number[] = [];
    const begun = performance.now();
    let sent = 0;
    let failures = 0;
    for (let next = await taken(letters, lettersAtATime); next.length > 0; next = await taken(letters, lettersAtATime)) {
      await sendAll({ endpoint, letters: next, connections: 16, paced: false, replyQueue });
      sent += next.length;
      if (sent < (messages * (heldMb.length + 1)) / samples) continue;
      const { liveKb, rssKb, ...used } = await system.used();
      failures = used.failures;
      liveMb.push(Math.round(liveKb / 1024));
      heldMb.push(Math.round(rssKb / 1024));
      process.stderr.write(
        `memory: ${sent} messages, ${liveMb.at(-1)} MB alive, ${heldMb.at(-1)} MB held, ${Math.round((sent * 1000) / (performance.now() - begun))}/s\n`,
      );
    }
    const messagesPerSecond = (sent * 1000) / (performance.now() - begun);
    const half = liveMb.length / 2;
    const growth = median(liveMb.slice(half)) / median(liveMb.slice(0, half));
    return { messages: sent, messagesPerSecond, liveMb, heldMb, growth, failures };
  } finally {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function systemWithAccounts(accounts: number, execArgv: readonly string[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'presale-bench-'));
  const scenario = join(dataDir, 'load.jsonl');
  // Registered and frozen yesterday, the court's duty done.
  const firstDay = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await writeFile(scenario, loadScenario({ messages: 3 * accounts, accounts, firstDay }).join('\n'));
  return { dataDir, system: startSystem([join(dataDir, 'data'), scenario], execArgv) };
}

/** Written and signed by the client: the system holds nothing but its own. */
async function lettersOf({ dataDir, ...wanted }: { dataDir: string } & Omit<Inflows, 'keys'>): Promise<AsyncGenerator<Letter>> {
  const keys = createSandboxKeys(join(dataDir, 'data', 'keys'));
  await keys.issue(bank, { algorithm: 'EdDSA' });
  return inflows({ ...wanted, keys });
}

async function taken(letters: AsyncGenerator<Letter>, count: number): Promise<Letter[]> {
  const some: Letter[] = [];
  while (some.length < count) {
    const { value, done } = await letters.next();
    if (done === true) break;
    some.push(value);
  }
  return some;
}

type Heard<Kind extends FromSystem['kind']> = Extract<FromSystem, { kind: Kind }>;

function startSystem(args: readonly string[], execArgv: readonly string[]) {
  const child = fork(join(import.meta.dirname, 'system.ts'), args, { execArgv: [...execArgv], serialization: 'advanced' });
  const exited = once(child, 'exit');
  const hear = <Kind extends FromSystem['kind']>(kind: Kind): Promise<Heard<Kind>> =>
    new Promise((resolve, reject) => {
      child.once('message', (message: FromSystem) =>
        message.kind === kind ? resolve(message as Heard<Kind>) : reject(new Error(message.kind)),
      );
      child.once('exit', (code) => reject(new Error(`the system under measurement ended with ${code}`)));
    });
  const tell = (message: ToSystem): boolean => child.send(message);
  return {
    ready: hear('ready'),
    async used(): Promise<Used> {
      const heard = hear('used');
      tell('used');
      return (await heard).used;
    },
    async stop(): Promise<void> {
      if (child.connected) tell('stop');
      await exited;
    },
  };
}
