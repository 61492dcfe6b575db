/**
 * The system as its template deploys it: real bundles behind real queues, each function with the role that the template gives it, each partner
 * with a role that may only what the queues' policies say. The plain case goes through it, as if it happened these days.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Letter } from '../../infra/local/play/letters.ts';
import { reportOf } from '../../infra/local/play/report.ts';
import { queueName, replyQueuePrefix } from '../../infra/names.ts';
import { replyQueueName } from '../../shared/contracts/fields/reply-queue.ts';
import type { AccountEvent } from '../../shared/domain/account/events.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { intakeStream } from '../../shared/domain/intake/core.ts';
import type { IntakeEvent } from '../../shared/domain/intake/events.ts';
import type { Report } from '../../shared/domain/report/report.ts';
import { fromMillis } from '../../shared/domain/values/calendar/instants.ts';
import { documentKey } from '../../shared/ports/evidence.ts';
import { type CaseNow, endingFreeze, plainCase } from './deployed/case-now.ts';
import { type CourtApp, startCourtApp } from './deployed/court-app.ts';
import { type Deployed, deployGlobalStage } from './deployed/deploy.ts';
import { operationsOnAws } from './deployed/operations.ts';
import { clientOf, writeProfiles } from './deployed/partner-roles.ts';
import { createPartners, fetchReplies, post } from './deployed/partners.ts';
import { openSystem, type System } from './deployed/system.ts';
import { until } from './deployed/until.ts';
import { tlsFolder } from './endpoint.ts';

const bank = 'bank:102451000019';
const housing = 'housing:370102';
const court = 'court:鲁0102';
const accountNumber = '1602001019200388888';
const caseNumber = '（2026）鲁0102执保123号';
const stream = `account:${accountNumber}`;
/** Long after the messages that order it have come, before the timer runs for the first time: a minute after its deployment. */
const freezeSeconds = 40;

let courtApp: CourtApp;
let deployed: Deployed;
let system: System;
let partners: ReturnType<typeof createPartners>;
let story: CaseNow;
const letters: Letter[] = [];
const ending = { account: 'account:1602001019200399999', endsAt: '' };

async function tell(messages: CaseNow['messages']): Promise<void> {
  for (const message of messages) {
    const letter = await partners.write(message);
    await partners.post(letter);
    letters.push(letter);
    // The next one is posted into another queue, where nothing would hold it back.
    await partners.receipt(letter);
  }
}
const report = async (): Promise<Report> => reportOf(system.ledger, letters, await partners.replies());

beforeAll(async () => {
  courtApp = await startCourtApp(tlsFolder());
  deployed = await deployGlobalStage(courtApp.endpoint);
  writeProfiles(await mkdtemp(join(tmpdir(), 'presale-profiles-')), deployed.region, [bank, housing, court]);
  system = await openSystem(deployed);
  partners = createPartners(deployed.region);
  const now = Math.floor(Date.now() / 1000) * 1000;
  story = plainCase(now);
  await partners.enrol(system.register, story);
  const endsAt = now + freezeSeconds * 1000;
  ending.endsAt = fromMillis(endsAt);
  await tell(endingFreeze(now, endsAt).messages);
  await tell(story.messages);
}, 480_000);

afterAll(async () => {
  await system?.close();
  await courtApp?.close();
});

describe('the deployed system', () => {
  it('gives each sender a receipt: ACCEPTED', async () => {
    const receipts = await Promise.all(letters.map((letter) => partners.receipt(letter)));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(letters.map(() => 'ACCEPTED'));
  });

  it('authorises the payment to the bank, and reports the transfer and both documents to the court', async () => {
    await system.drained();
    const told = (to: string, type: string, about: object) =>
      expect.objectContaining({ to, type: `presale.release.${type}.v1`, data: expect.objectContaining(about) });
    expect(await partners.replies()).toEqual(
      expect.arrayContaining([
        told(bank, 'payment.authorised', { noticeNumber: '济历住建冻用〔2026〕1号', totalFen: 300_000_000 }),
        told(court, 'transfer.reported', { bankSerial: 'S0001', amountFen: 300_000_000, status: 'PAID' }),
        told(court, 'dossier.item-filed', { caseNumber, kind: 'fund-use-notice' }),
        told(court, 'dossier.item-filed', { caseNumber, kind: 'transfer-voucher' }),
      ]),
    );
  });

  it('tells the creditor over the court app, once, and closes the notice then', async () => {
    const closed = await until('the notice to be closed', 45, async () => {
      const { notices } = await report();
      return notices.find(({ status }) => status === 'CLOSED');
    });
    expect(closed).toMatchObject({
      noticeNumber: '济历住建冻用〔2026〕1号',
      version: 1,
      lines: [{ paidFen: 300_000_000, status: 'PAID' }],
    });
    // The creditor of the freeze that ends soon hears of that, in another letter.
    const ofTheMoney = courtApp.notifications.filter(({ text }) => text.includes('3,000,000.00元'));
    expect(ofTheMoney).toMatchObject([{ address: 'app:a1', attempt: 1 }]);
  });

  it('files notice, voucher and proof of service in the dossier, their bytes under their digests', async () => {
    await system.drained();
    const { dossiers, notifications, invariants } = await report();
    expect(dossiers.filter((dossier) => dossier.caseNumber === caseNumber)).toMatchObject([
      {
        items: [
          { sequence: 1, kind: 'fund-use-notice', documentNumber: '济历住建冻用〔2026〕1号' },
          { sequence: 2, kind: 'transfer-voucher', documentNumber: 'HDS0001' },
          { sequence: 3, kind: 'delivery-evidence' },
        ],
      },
    ]);
    for (const { sha256 } of dossiers.flatMap(({ items }) => items)) {
      expect(sha256Hex((await system.evidence.get(documentKey(sha256))) ?? '')).toBe(sha256);
    }
    expect(notifications).toMatchObject([{ caseNumber, applicantId: 'a1', channel: 'court-app', status: 'SERVED' }]);
    expect(invariants.violated).toEqual([]);
  });

  it('changes nothing when the bank sends its payment again', async () => {
    const payment = letters.find(({ type }) => type === 'bank.payment.booked');
    if (payment === undefined) throw new Error('the plain case has no payment');
    await system.drained();
    const told = (await partners.replies()).length;
    const look = async () => {
      const { notices, payments, dossiers, notifications } = await report();
      const head = await system.ledger.head(stream);
      return {
        notices,
        payments,
        dossiers,
        notifications,
        head,
        evidence: await system.evidenceKeys(),
        told: courtApp.notifications.length,
      };
    };
    const before = await look();
    await partners.post(payment, true);
    expect(await partners.receipt(payment, 'DUPLICATE')).toMatchObject({ outcome: 'DUPLICATE' });
    await system.drained();
    expect(await look()).toEqual(before);
    expect((await partners.replies()).slice(told).map(({ to, type }) => ({ to, type }))).toEqual([
      { to: bank, type: 'presale.release.receipt.v1' },
    ]);
  });

  it("refuses a message that is not signed with its sender's key (M-02)", async () => {
    const payment = story.messages.find(({ type }) => type === 'bank.payment.booked');
    if (payment === undefined) throw new Error('the plain case has no payment');
    const before = await system.ledger.head(stream);
    const forged = await partners.write({ ...payment, id: 'forged' }, 'wrong-key');
    await partners.post(forged);
    expect(await partners.receipt(forged)).toEqual({ outcome: 'REJECTED', rules: ['M-02'] });
    await system.drained();
    expect(await system.ledger.head(stream)).toEqual(before);
  });

  it('refuses who is not of the operations desk at the queue of the desk', async () => {
    const answer = { accountNumber, task: 'none', decision: 'accept', by: ['a', 'b'], reason: 'to see the desk’s own function at work' };
    const [message] = story.messages;
    if (message === undefined) throw new Error('the plain case has no message');
    const words = {
      from: 'operator:stranger',
      type: 'operator.task.answered',
      id: 'stranger',
      data: answer,
      dataText: JSON.stringify(answer),
    };
    await system.post(await partners.write({ ...message, ...words }));
    const event = await until('the refusal at the desk', 45, async () => {
      const page = await system.ledger.page<IntakeEvent>(intakeStream(undefined, 'operator'), 1);
      return page?.events[0];
    });
    expect(event).toMatchObject({ type: 'MessageRejected', messageId: 'stranger', outcome: 'REJECTED', fired: [{ id: 'M-02' }] });
  });

  it('lets a bank post into the queue of banks and read its own replies, and touch no other queue', async () => {
    const asBank = clientOf(bank, deployed.region);
    const order = letters.find(({ type }) => type === 'court.freeze.ordered');
    if (order === undefined) throw new Error('the plain case has no freeze');
    const denied = expect.objectContaining({ name: 'AccessDenied' });
    const queue = (name: string) => system.queueUrl(name);
    await expect(post(asBank, await queue(queueName('court')), order, true)).rejects.toEqual(denied);
    await expect(fetchReplies(asBank, await queue(replyQueueName(replyQueuePrefix, court)), court)).rejects.toEqual(denied);
    await expect(fetchReplies(asBank, await queue(queueName('bank')), bank)).rejects.toEqual(denied);
    await expect(fetchReplies(asBank, await queue(replyQueueName(replyQueuePrefix, bank)), bank)).resolves.toEqual([]);
  });

  it('ends a freeze by the timer alone', { timeout: 150_000 }, async () => {
    const page = await until('the timer to end the freeze', 120, async () => {
      for await (const found of system.ledger.pages<AccountEvent>(ending.account))
        if (found.events.some(({ type }) => type === 'FreezeExpired')) return found;
      return undefined;
    });
    expect(page.events).toContainEqual(expect.objectContaining({ type: 'FreezeExpired', at: ending.endsAt }));
    expect(page.inbox.map(({ key }) => key)).toEqual([expect.stringMatching(/^watch:/)]);
  });
});

operationsOnAws(() => ({ system, partners, deployed, letter: letters.find(({ type }) => type === 'housing.notice.issued') }));

describe('the emulator differs from AWS; where one of these fails it has learnt, and README.md must say so', () => {
  it('asks for an action sqs:SendMessageBatch, where AWS is content with sqs:SendMessage', async () => {
    const QueueUrl = await system.queueUrl(queueName('bank'));
    const Entries = [{ Id: '0', MessageBody: '{}', MessageGroupId: 'none', MessageDeduplicationId: 'batch' }];
    const sent = clientOf(bank, deployed.region).send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    await expect(sent).rejects.toThrow(/sqs:SendMessageBatch/);
  });

  it('makes buckets without the Object Lock that the template asks for', async () => {
    await expect(system.evidenceLock()).rejects.toThrow(/Object Lock configuration does not exist/);
  });
});
