/** The messages of the plain case (`test/fixtures/messages/cases`), ready to be signed, changed and sent. */
import { readFileSync } from 'node:fs';
import type { SQSRecord } from 'aws-lambda';
import { accountNumber } from '../../fixtures/rules/account.ts';
import { message, type Sending, type World } from './world.ts';

interface Line {
  at: string;
  from: string;
  type: string;
  id?: string;
  data: { [name: string]: unknown };
}

const lines: Line[] = readFileSync(new URL('../../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{"at"'))
  .map((line) => JSON.parse(line));

export const accountStreamId = `account:${accountNumber}`;
export const noticeNumber = '济历住建冻用〔2026〕1号';

/** The line of a type; `change` replaces fields of its data. */
export function lineOf(type: string, change: { [name: string]: unknown } = {}): Line {
  const line = lines.find((candidate) => candidate.type === type);
  if (!line) throw new Error(`the plain case has no ${type}`);
  return { ...line, data: { ...line.data, ...change } };
}

export interface Variation extends Sending {
  id?: string;
  at?: string;
  from?: string;
  data?: { [name: string]: unknown };
}

/** The signed message of a type. */
export function plain(type: string, { id, at, from, data, ...sending }: Variation = {}): SQSRecord {
  const line = lineOf(type, data);
  return message(
    type,
    { id: id ?? line.id ?? type, from: from ?? line.from, at: at ?? line.at, subject: accountNumber },
    line.data,
    sending,
  );
}

export const inflow = (number: number, variation: Variation = {}): SQSRecord =>
  message(
    'bank.inflow.booked',
    {
      id: variation.id ?? `inflow-${number}`,
      from: variation.from ?? 'bank:102451000019',
      at: variation.at ?? '2026-03-02T09:00:00+08:00',
      subject: accountNumber,
    },
    {
      accountNumber,
      bankSerial: `I${number}`,
      amountFen: 100,
      kind: 'buyer-payment',
      bookedAt: '2026-03-02T09:00:00+08:00',
      balanceAfterFen: 1_000_000_000 + number * 100,
      ...variation.data,
    },
    variation,
  );

/** Plays the plain case up to the payment, each message at its own time; what it asks for lies in the queues. `change` replaces data by type. */
export async function playToPayment(system: World, change: { [type: string]: { [name: string]: unknown } } = {}): Promise<void> {
  for (const { type, from, at } of lines) {
    system.time.now = at;
    const kind = from.slice(0, from.indexOf(':'));
    if (kind !== 'bank' && kind !== 'housing' && kind !== 'court') throw new Error(`the plain case has a message from ${from}`);
    await system.receive(kind, plain(type, { data: change[type] ?? {} }));
  }
}

/** The plain notice, accepted with a freeze of each case, and the clock at the time of its payment. */
export async function playToNotice(system: World, cases: readonly string[]): Promise<void> {
  await system.receive('housing', plain('housing.account.registered'));
  system.time.now = '2026-03-03T10:00:00+08:00';
  for (const caseNumber of cases) {
    const data = { caseNumber, rulingNumber: `${caseNumber}之一`, assistanceNoticeNumber: `${caseNumber}协助` };
    await system.receive('court', plain('court.freeze.ordered', { id: `freeze-${caseNumber}`, data }));
    await system.receive('court', plain('court.housing.informed', { id: `informed-${caseNumber}`, data: { caseNumber } }));
  }
  system.time.now = '2026-03-09T10:00:00+08:00';
  const freezes = cases.map((caseNumber) => ({ caseNumber, courtName: '济南市历下区人民法院', quotaFen: 800_000_000 }));
  await system.receive('housing', plain('housing.notice.issued', { data: { freezes } }));
  system.time.now = '2026-03-10T14:30:00+08:00';
}
