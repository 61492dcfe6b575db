/** The embedded system end to end: signature, SQS protocol, durable ledger, receipt read back. Client and system share the machine. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario } from '../../fixtures/load-scenario.ts';
import { at } from '../statistics.ts';
import { sendAll } from './client.ts';
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

export async function measureEmbedded({
  messages,
  accounts,
  order,
  connections = 16,
  paced = false,
  execArgv = [],
}: EmbeddedRun): Promise<EmbeddedFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'presale-bench-'));
  const scenario = join(dataDir, 'load.jsonl');
  // Registered and frozen yesterday, the court's duty done.
  const firstDay = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await writeFile(scenario, loadScenario({ messages: 3 * accounts, accounts, firstDay }).join('\n'));
  const system = startSystem([join(dataDir, 'data'), scenario, String(messages), order], execArgv);
  try {
    const { endpoint, letters } = await system.ready;
    const before = await system.used();
    const { seconds, latenciesMs } = await sendAll({
      endpoint,
      letters,
      connections,
      paced,
      replyQueue: 'presale-reply-bank-102451000019.fifo',
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
