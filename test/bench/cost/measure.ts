/** What one lawful transfer asks of the store and the queues, counted in the embedded system, each message in a commit of its own: the dearest case. */

import { writeLetter } from '../../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { createScenarioClock } from '../../../infra/local/system/clock.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import { commitItems, itemBytes } from '../../../shared/adapters/ledger/items.ts';
import { prepareCommit } from '../../../shared/adapters/ledger/prepare.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import { profileFromRegistration } from '../../../shared/contracts/play/profile.ts';
import { loadScenario } from '../../fixtures/load-scenario.ts';
import { openings } from '../account.ts';

export interface PerTransfer {
  /** Inflow, notice, payment. */
  messagesIn: number;
  commits: number;
  writeUnits: number;
  itemBytes: number;
  /** Of them what is written once and stays: pages, inbox, claims. What is rewritten takes its place once an account. */
  keptBytes: number;
  /** Messages through the system's own queues: in, filings, notifications, replies to send. */
  queueMessages: number;
  /** Signed messages to partners. */
  replies: number;
}

const accounts = 10;
const rounds = 3;
const messagesIn = 3;

export async function measureTransfer(): Promise<PerTransfer> {
  const opened = openSqliteStore(':memory:');
  const counted = { commits: 0, writeUnits: 0, itemBytes: 0, keptBytes: 0 };
  const ledger: typeof opened.ledger = {
    ...opened.ledger,
    async commit(request) {
      const result = await opened.ledger.commit(request);
      if (result.kind !== 'committed') return result;
      counted.commits += 1;
      for (const { kind, item } of commitItems(prepareCommit(request))) {
        const bytes = itemBytes(item);
        counted.itemBytes += bytes;
        if (kind === 'page' || kind === 'inbox' || kind === 'claim') counted.keptBytes += bytes;
        // Twice within a transaction, and once more for the index of what is due.
        counted.writeUnits += 2 * Math.ceil(bytes / 1024) + (item['due'] === undefined ? 0 : 1);
      }
      return result;
    },
  };
  const lines = loadScenario({ messages: (3 + rounds * messagesIn) * accounts, accounts }).map(
    (
      line,
    ): {
      at?: string;
      from?: string;
      type?: string;
      id?: string;
      data?: object;
      register?: { partner?: string; name?: string; uscc?: string; profile?: string };
    } => JSON.parse(line),
  );
  const clock = createScenarioClock(lines.find(({ at }) => at !== undefined)?.at ?? '');
  const onFailure = (error: Error): never => {
    throw error;
  };
  const system = await startEmbedded({ folder: undefined, ledger: { kind: 'given', store: { ...opened, ledger } }, clock, onFailure });
  const keys = createSandboxKeys(undefined);
  for (const { register } of lines) {
    if (register?.profile !== undefined) await opened.register.putProfile(profileFromRegistration({ profile: register.profile }));
    if (register?.partner === undefined) continue;
    const { partner, name = partner, uscc } = register;
    const { registered } = await keys.issue(partner, { algorithm: 'EdDSA' });
    await system.enrol({ partner, name, keys: [registered], ...(uscc === undefined ? {} : { uscc }) });
  }
  /** Every message of every queue has a number; so many were sent. */
  const sent = (): number =>
    Number(
      system.queues.ensure('probe.fifo').send({ body: 'x', groupId: 'x', deduplicationId: crypto.randomUUID(), attributes: {} })
        .sequenceNumber,
    );
  const unread = (): number =>
    system.queues
      .names()
      .filter((name) => name.startsWith('presale-reply-'))
      .reduce((sum, name) => sum + (system.queues.find(name)?.size() ?? 0), 0);
  let before = { ...counted, sent: 0, unread: 0 };
  let posted = 0;
  for (const { at, from, type, id, data } of lines) {
    if (at === undefined || from === undefined || type === undefined || id === undefined || data === undefined) continue;
    if (posted === openings(accounts).length) before = { ...counted, sent: sent(), unread: unread() };
    clock.advanceTo(at);
    const subject = String(Reflect.get(data, 'accountNumber'));
    await system.post(
      await writeLetter({ lineNumber: posted, from, type: fullType(type), id, sentAt: at, dataText: JSON.stringify(data), subject }, keys),
    );
    await system.drained();
    posted += 1;
  }
  const transfers = accounts * rounds;
  const replies = unread() - before.unread;
  const messages = sent() - 1 - before.sent - replies;
  await system.stop();
  return {
    messagesIn,
    commits: (counted.commits - before.commits) / transfers,
    writeUnits: (counted.writeUnits - before.writeUnits) / transfers,
    itemBytes: (counted.itemBytes - before.itemBytes) / transfers,
    keptBytes: (counted.keptBytes - before.keptBytes) / transfers,
    queueMessages: messages / transfers,
    replies: replies / transfers,
  };
}
