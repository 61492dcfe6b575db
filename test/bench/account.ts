/** A registered account with one freeze, and inflows for it, as the account's core is given them. */
import { parseEnvelope } from '../../shared/contracts/envelope.ts';
import { sourceOf } from '../../shared/contracts/fields/partner.ts';
import { fullType } from '../../shared/contracts/inbound/schemas.ts';
import { parseMessage } from '../../shared/contracts/message.ts';
import type { AccountFacts } from '../../shared/domain/account/core.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { MessageCommand } from '../../shared/domain/messages/commands.ts';
import type { InboxEntry } from '../../shared/ports/ledger.ts';
import { loadScenario } from '../fixtures/load-scenario.ts';

export const receivedAt = '2026-04-01T12:00:00.000+08:00';
export const facts: AccountFacts = { profiles: [], partners: [] };
const bank = 'bank:102451000019';
const openingFen = 1_000_000_000;

export interface Written {
  from: string;
  body: string;
  accountNumber: string;
}

const written = (from: string, type: string, id: string, at: string, data: { accountNumber: string }): Written => ({
  from,
  accountNumber: data.accountNumber,
  body: JSON.stringify({
    specversion: '1.0',
    id,
    source: sourceOf(from),
    type: fullType(type),
    subject: data.accountNumber,
    time: at,
    datacontenttype: 'application/json',
    dataschema: 'urn:presale:schema:load:v1',
    data,
  }),
});

/** Registration, freeze and the court's duty, of each account; numbered from 1. */
export function openings(accounts: number): Written[] {
  return loadScenario({ messages: 3 * accounts, accounts }).flatMap((line) => {
    const parsed: { at?: string; from?: string; type?: string; id?: string; data?: { accountNumber: string } } = JSON.parse(line);
    const { at, from, type, id, data } = parsed;
    return at === undefined || from === undefined || type === undefined || id === undefined || data === undefined
      ? []
      : [written(from, type, id, at, data)];
  });
}

/** The account's n-th inflow of 1 yuan, a second after the one before. */
export function inflow(accountNumber: string, n: number): Written {
  const bookedAt = new Date(Date.parse('2026-03-30T00:00:00Z') + n * 1000).toISOString();
  const data = {
    accountNumber,
    bankSerial: `L${accountNumber}-${n}`,
    amountFen: 100,
    kind: 'buyer-payment',
    bookedAt,
    balanceAfterFen: openingFen + 100 * n,
  };
  return written(bank, 'bank.inflow.booked', `load-${accountNumber}-${n}`, receivedAt, data);
}

/** As the gate hands it to the core. */
export function commandOf({ body, from }: Written): { command: MessageCommand; inbox: InboxEntry } {
  const envelope = parseEnvelope(body);
  if (!envelope.ok) throw new Error(`the benchmark wrote no envelope: ${JSON.stringify(envelope.problems)}`);
  const message = parseMessage(envelope.envelope);
  if (!message.ok) throw new Error(`the benchmark wrote no message: ${JSON.stringify(message.problems)}`);
  const digest = sha256Hex(body);
  const { id: messageId, time: sentAt } = envelope.envelope;
  const command: MessageCommand = {
    kind: 'message',
    messageId,
    from,
    sentAt,
    receivedAt,
    digest,
    message: message.message,
    documents: [],
    fired: [],
  };
  return { command, inbox: { key: `${from}#${messageId}`, digest } };
}
