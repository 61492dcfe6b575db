/**
 * A system in which many notices were really processed: signed messages through the inbound queues and the functions behind them, on
 * the scenario's clock, with filing and telling to their ends. Nothing is written past the doors.
 */
import { join } from 'node:path';
import { type Letter, writeLetter } from '../../../infra/local/play/letters.ts';
import { createSandboxKeys, type SandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { createScenarioClock, createWallClock, instantOf, type ScenarioClock } from '../../../infra/local/system/clock.ts';
import { type Embedded, startEmbedded } from '../../../infra/local/system/embedded.ts';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { loadScenario } from '../../fixtures/load-scenario.ts';

export interface Filled {
  system: Embedded;
  keys: SandboxKeys;
  clock: Clock;
  messages: number;
  seconds: number;
}

type MessageLine = Extract<ScenarioLine, { kind: 'message' }>;
const perRound = 3;
const roundsAtOnce = 2;
const openingLines = 3;

/** A batch that a busy machine did not end in time comes again, as on AWS. */
const onFailure = (error: Error): void => void process.stderr.write(`${error.message}\n`);

/** @param notices in all @param folder for keys */
export async function fillSystem({ accounts, notices, folder }: { accounts: number; notices: number; folder: string }): Promise<Filled> {
  const rounds = Math.ceil(notices / accounts);
  const total = accounts * (openingLines + perRound * rounds);
  // Minute by minute up to yesterday: eight hours a working day.
  const days = Math.ceil((total / 480) * 1.5) + 3;
  const firstDay = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const lines = loadScenario({ messages: total, accounts, firstDay }).map((line) => {
    const read = parseScenarioLine(line, 1);
    if (!read.ok) throw new Error(`the load is no scenario: ${line}`);
    return read.line;
  });
  const messages = lines.flatMap((line) => (line.kind === 'message' ? [line] : []));
  const scenarioClock = createScenarioClock(messages[0]?.at ?? instantOf(Date.now()));
  let current: Clock = scenarioClock;
  const clock: Clock = { now: () => current.now() };
  const system = await startEmbedded({ folder: undefined, ledger: { kind: 'sqlite' }, clock, onFailure });
  const keys = createSandboxKeys(join(folder, 'keys'));
  for (const line of lines) if (line.kind === 'partner') await enrol(system, keys, line);
  const begun = performance.now();
  for (const block of blocksOf(messages, accounts)) await postBlock({ system, keys, clock: scenarioClock }, block);
  const seconds = (performance.now() - begun) / 1000;
  current = createWallClock({ notBefore: scenarioClock.now(), onJump: () => undefined });
  await system.watchDeadlines();
  await system.drained();
  return { system, keys, clock, messages: messages.length, seconds };
}

async function enrol(system: Embedded, keys: SandboxKeys, { partner, name = partner, uscc }: Extract<ScenarioLine, { kind: 'partner' }>) {
  const { registered } = await keys.issue(partner, { algorithm: 'EdDSA' });
  await system.enrol({ partner, name, keys: [registered], ...(uscc === undefined ? {} : { uscc }) });
}

/** The opening of all accounts line by line, then some rounds of all at once. */
function blocksOf(messages: readonly MessageLine[], accounts: number): MessageLine[][] {
  const sizes = Array.from({ length: openingLines }, () => accounts);
  const blocks: MessageLine[][] = [];
  for (let at = 0; at < messages.length; ) {
    const size = sizes.shift() ?? accounts * perRound * roundsAtOnce;
    blocks.push(messages.slice(at, at + size));
    at += size;
  }
  return blocks;
}

/** What the authority says goes first, then what the bank does: the queues of the two do not wait for one another. */
async function postBlock(
  { system, keys, clock }: { system: Embedded; keys: SandboxKeys; clock: ScenarioClock },
  block: readonly MessageLine[],
): Promise<void> {
  clock.advanceTo(block.at(-1)?.at ?? clock.now());
  for (const isBank of [false, true]) {
    const letters: Letter[] = [];
    for (const line of block.filter(({ from }) => from.startsWith('bank:') === isBank)) {
      const { at, data, from, type, id, lineNumber } = line;
      const subject = typeof data === 'object' && data !== null ? String(Reflect.get(data, 'accountNumber')) : '';
      letters.push(await writeLetter({ lineNumber, from, type, id, sentAt: at, dataText: JSON.stringify(data), subject }, keys));
    }
    // Those of an account one after the other, as they are taken out of the queue.
    letters.sort((a, b) => (a.groupId === b.groupId ? 0 : a.groupId < b.groupId ? -1 : 1));
    await Promise.all(letters.map((letter) => system.post(letter)));
    await system.drained();
  }
  await system.watchDeadlines();
}
