/**
 * `presale start --data` is killed under load and started again: whatever a partner got an answer for is there once, and what follows from it
 * happened once (design, "The inbound queue is the outbox").
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Letter, type OutgoingMessage, writeLetter } from '../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { readScenario } from '../../infra/local/play/scenario-file.ts';
import { instantOf } from '../../infra/local/system/clock.ts';
import { assertDoneOnce } from '../faults/done-once.ts';
import { loadScenario } from '../fixtures/load-scenario.ts';
import { end, openPartnerDesk, type PartnerDesk, type RunningSystem, startSystem } from './system/partner-desk.ts';

const accounts = 6;
const messagesAnAccount = 18;
/** Inflows of one more account, sent all at once just before the kill, so that much is accepted and little of it worked off. */
const burstSize = 60;
const replyQueues = ['presale-reply-bank-102451000019.fifo', 'presale-reply-housing-370102.fifo', 'presale-reply-court-u9c81-0102.fifo'];

let dataDir = '';
let running: RunningSystem | undefined;
const desks: PartnerDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) desk.close();
  if (running?.process.exitCode === null && running.process.signalCode === null) await end(running, 'SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

type Keys = ReturnType<typeof createSandboxKeys>;
interface Prepared {
  /** Scenario that registers the partners. */
  registrations: string;
  /** Signs the letters of yesterday: each account's in order, and the burst's, of which the first registers the account. */
  sign(keys: Keys): Promise<{ chains: Letter[][]; burst: Letter[] }>;
}

async function prepare(): Promise<Prepared> {
  const firstDay = instantOf(Date.now() - 86_400_000).slice(0, 10);
  const lines = loadScenario({ messages: (accounts + 1) * messagesAnAccount, accounts: accounts + 1, firstDay });
  const registrations = join(dataDir, 'partners.jsonl');
  await writeFile(registrations, lines.filter((line) => line.includes('"register"')).join('\n'));
  const whole = join(dataDir, 'load.jsonl');
  await writeFile(whole, lines.join('\n'));
  const sign = async (keys: Keys): Promise<{ chains: Letter[][]; burst: Letter[] }> => {
    const drafts = (await readScenario(whole))
      .filter((line) => line.kind === 'message')
      .map(({ at, data, ...draft }) => ({ ...draft, sentAt: at, subject: accountOf(data) }));
    for (const partner of new Set(drafts.map(({ from }) => from))) await keys.issue(partner, { algorithm: 'EdDSA' });
    const chains = [...Map.groupBy(drafts, ({ subject }) => subject).values()];
    const [opening] = chains.pop() ?? [];
    if (opening === undefined) throw new Error('the load scenario has no account for the burst');
    const burst = [opening, ...Array.from({ length: burstSize }, (_, index) => inflow(opening, index + 1))];
    const written = (chain: OutgoingMessage[]): Promise<Letter[]> => Promise.all(chain.map((draft) => writeLetter(draft, keys)));
    return { chains: await Promise.all(chains.map(written)), burst: await written(burst) };
  };
  return { registrations, sign };
}

const accountOf = (data: unknown): string => (typeof data === 'object' && data !== null ? String(Reflect.get(data, 'accountNumber')) : '');

function inflow({ sentAt, subject, lineNumber }: OutgoingMessage, number: number): OutgoingMessage {
  const data = {
    accountNumber: subject,
    bankSerial: `B${number}`,
    amountFen: 1_000_000,
    kind: 'buyer-payment',
    // Each at its own second: balances of one instant could not all be true.
    bookedAt: new Date(Date.parse(sentAt) + number * 1000).toISOString(),
    balanceAfterFen: 1_000_000_000 + number * 1_000_000,
  };
  return {
    lineNumber: lineNumber + number,
    from: 'bank:102451000019',
    type: 'bank.inflow.booked',
    id: `burst-${number}`,
    sentAt,
    subject,
    dataText: JSON.stringify(data),
  };
}

async function start(...args: string[]): Promise<PartnerDesk> {
  running = await startSystem('--data', dataDir, ...args);
  const desk = openPartnerDesk(running.endpoint, replyQueues);
  desks.push(desk);
  return desk;
}

describe('presale start --data, killed in the middle of its work', () => {
  it('loses nothing that it accepted and does nothing twice', { timeout: 120_000 }, async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'presale-crash-'));
    const { registrations, sign } = await prepare();
    const first = await start('--play', registrations);
    const { chains, burst } = await sign(createSandboxKeys(join(dataDir, 'keys')));
    const letters = [...chains.flat(), ...burst];

    // Each partner sends an account's next message when the one before has its receipt. Half way comes the burst, and on top of it the kill.
    const accepted = new Set<string>();
    const unanswered = new Set<string>();
    let isKilled = false;
    const post = async (letter: Letter): Promise<void> => {
      try {
        await first.post(letter, letter.messageId);
        accepted.add(letter.messageId);
      } catch (error) {
        if (!isKilled) throw error;
        unanswered.add(letter.messageId);
      }
    };
    const sendAndWait = async (chain: readonly Letter[]): Promise<void> => {
      for (const letter of chain) {
        if (isKilled) return;
        await post(letter);
        await first.receiptFor(letter.messageId);
      }
    };
    const half = Promise.all(chains.map((chain) => sendAndWait(chain.slice(0, messagesAnAccount / 2))));
    await sendAndWait(burst.slice(0, 1));
    await half;
    const rest = chains.map((chain) => sendAndWait(chain.slice(messagesAnAccount / 2)));
    for (let at = 1; at < burst.length; at += 10) {
      const ten = burst.slice(at, at + 10);
      await first.postTogether(ten);
      for (const { messageId } of ten) accepted.add(messageId);
    }
    isKilled = true;
    if (running !== undefined) await end(running, 'SIGKILL');
    first.close();
    // Those who still wait for a receipt wait in vain; their promises are let go with the desk.
    void rest;
    const untold = [...accepted].filter((messageId) => !first.hasReceiptFor(messageId));
    expect(untold.length).toBeGreaterThan(0);

    // What was accepted goes on by itself, before anybody sends anything again.
    const second = await start();
    for (const messageId of untold) expect(await second.receiptFor(messageId), messageId).toBe('ACCEPTED');

    // Then everything is sent again, as a partner does that is not sure; what was accepted before is a duplicate.
    await Promise.all(
      [...chains, burst].map(async (chain) => {
        for (const letter of chain) {
          await second.post(letter, crypto.randomUUID());
          const outcome = await second.receiptFor(letter.messageId, accepted.has(letter.messageId) ? 'DUPLICATE' : undefined);
          // A message whose sender got no answer may or may not have arrived.
          if (!unanswered.has(letter.messageId))
            expect(outcome, letter.messageId).toBe(accepted.has(letter.messageId) ? 'DUPLICATE' : 'ACCEPTED');
        }
      }),
    );
    second.close();
    expect(running && (await end(running, 'SIGTERM'))).toBe(0);
    await assertDoneOnce(dataDir, letters);
  });
});
