/** Partners that go on sending whatever happens to the system: what each account's chain has posted, what was accepted, and each receipt that came. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Letter, writeLetter } from '../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { readScenario } from '../../infra/local/play/scenario-file.ts';
import { instantOf } from '../../infra/local/system/clock.ts';
import { openPartnerDesk, type PartnerDesk, type ReadReceipt } from '../e2e/system/partner-desk.ts';
import { loadScenario } from '../fixtures/load-scenario.ts';

const replyQueues = ['presale-reply-bank-102451000019.fifo', 'presale-reply-housing-370102.fifo', 'presale-reply-court-u9c81-0102.fifo'];
const dayMs = 86_400_000;

/** The letters of one account, in order. */
interface Chain {
  letters: readonly Letter[];
  /** How many of them the endpoint has accepted. */
  accepted: number;
}

export interface Load {
  /** Ids of receipts by message: what was read twice under one id came once. */
  receipts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** All that was accepted so far. */
  accepted(): Letter[];
  desk(endpoint: string): PartnerDesk;
  /** Each account sends on until `stopped` or until it has nothing left. A letter that was not answered is posted anew by the next call. */
  send(desk: PartnerDesk, stopped: AbortSignal): Promise<void>;
  /** Letters in all. */
  total: number;
  /** Sends until so many were accepted, a few more or less. */
  sendUpTo(desk: PartnerDesk, count: number): Promise<void>;
  /** Resolves when each accepted letter has its receipt. */
  answered(desk: PartnerDesk): Promise<void>;
}

/** A scenario file with the registrations alone, for `presale start --play`. The facts of the load lie in the past, so that none waits for its instant. */
export async function writeRegistrations(folder: string, { messages, accounts }: { messages: number; accounts: number }) {
  const days = Math.ceil(messages / 480);
  const firstDay = mondayBefore(Date.now() - (days + 2 * Math.ceil(days / 5) + 3) * dayMs);
  const lines = loadScenario({ messages, accounts, firstDay });
  const registrations = join(folder, 'partners.jsonl');
  await writeFile(registrations, lines.filter((line) => line.includes('"register"')).join('\n'));
  const whole = join(folder, 'load.jsonl');
  await writeFile(whole, lines.join('\n'));
  return { registrations, whole };
}

function mondayBefore(epochMs: number): string {
  const day = new Date(epochMs + dayMs / 3).getUTCDay();
  return instantOf(epochMs - ((day + 6) % 7) * dayMs).slice(0, 10);
}

/** @param keysFolder of the data folder, which the system has registered the partners with */
export async function createLoad(whole: string, keysFolder: string): Promise<Load> {
  const keys = createSandboxKeys(keysFolder);
  const drafts = (await readScenario(whole))
    .filter((line) => line.kind === 'message')
    .map(({ at, data, ...draft }) => ({ ...draft, sentAt: at, subject: accountOf(data) }));
  for (const partner of new Set(drafts.map(({ from }) => from))) await keys.issue(partner, { algorithm: 'EdDSA' });
  const chains: Chain[] = [];
  for (const chain of Map.groupBy(drafts, ({ subject }) => subject).values())
    chains.push({ letters: await Promise.all(chain.map((draft) => writeLetter(draft, keys))), accepted: 0 });
  const receipts = new Map<string, Map<string, string>>();
  const note = ({ id, messageId, outcome }: ReadReceipt): void =>
    void receipts.set(messageId, (receipts.get(messageId) ?? new Map<string, string>()).set(id, outcome));

  async function sendChain(chain: Chain, desk: PartnerDesk, stopped: AbortSignal): Promise<void> {
    const over = new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }));
    for (let letter = chain.letters[chain.accepted]; letter !== undefined && !stopped.aborted; letter = chain.letters[chain.accepted]) {
      try {
        await desk.post(letter, crypto.randomUUID());
      } catch (error) {
        if (!stopped.aborted) throw error;
        return;
      }
      chain.accepted += 1;
      // The next one is posted into another queue, where nothing would hold it back.
      await Promise.race([desk.receiptFor(letter.messageId), over]);
    }
  }
  const accepted = (): Letter[] => chains.flatMap((chain) => chain.letters.slice(0, chain.accepted));
  return {
    receipts,
    accepted,
    // A receipt that an earlier desk read is not read again.
    async answered(desk) {
      for (const { messageId } of accepted()) if (!receipts.has(messageId)) await desk.receiptFor(messageId);
    },
    desk: (endpoint) => openPartnerDesk(endpoint, replyQueues, note, { isPatient: true }),
    total: drafts.length,
    async sendUpTo(desk, count) {
      const enough = new AbortController();
      const watching = {
        ...desk,
        receiptFor: (id: string) =>
          desk.receiptFor(id).then((outcome) => {
            if (accepted().length >= count) enough.abort();
            return outcome;
          }),
      };
      await Promise.all(chains.map((chain) => sendChain(chain, watching, enough.signal)));
    },
    async send(desk, stopped) {
      // Where one of them is refused the others stop as well, so that no chain is sent twice at once.
      const over = new AbortController();
      const either = AbortSignal.any([stopped, over.signal]);
      const sent = chains.map((chain) =>
        sendChain(chain, desk, either).catch((error: unknown) => {
          over.abort();
          throw error;
        }),
      );
      const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
  };
}

function accountOf(data: unknown): string {
  return typeof data === 'object' && data !== null ? String(Reflect.get(data, 'accountNumber')) : '';
}
