import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import type { Applicant, Channel, ChannelKind } from '../../../../shared/domain/messages/messages.ts';
import type { MoneyTold, NotificationOutput } from '../../../../shared/domain/messages/outputs.ts';
import { draftText } from '../../../../shared/domain/office/telling/draft.ts';
import { planDelivery } from '../../../../shared/domain/office/telling/plan.ts';
import { groupedYuan } from '../../../../shared/domain/values/money/figures.ts';
import { accountNow } from '../../../../shared/workflow/account/account-now.ts';
import { messageOf } from '../../../../shared/workflow/dispatch.ts';
import { accountNumber, caseNumber, contractor } from '../../../fixtures/rules/account.ts';
import { accountStreamId, lineOf, noticeNumber, playToPayment } from '../../../fixtures/world/plain-case.ts';
import { present } from '../../../fixtures/world/present.ts';
import { filingsIn, notificationsIn, pagesIn, type World, world } from '../../../fixtures/world/world.ts';

const at = '2026-03-10T14:30:00+08:00';
const consent = { evidence: '送达地址确认书', scope: 'service' } as const;
const channel = (kind: ChannelKind, change: Partial<Channel> = {}): Channel => ({
  kind,
  address: kind === 'email' ? 'a1@example.com' : `${kind} of a1`,
  confirmed: true,
  ...change,
});
const formal = (kind: ChannelKind, change: Partial<Channel> = {}): Channel => channel(kind, { consent, ...change });

/** Paid, with an applicant that has these channels; the notification lies in the queue. */
async function owed(channels: Channel[]): Promise<World> {
  const system = await world();
  const applicant: Applicant = { applicantId: 'a1', name: '山东鲁信贸易有限公司', kind: 'organisation', channels };
  await playToPayment(system, { 'court.freeze.ordered': { applicants: [applicant] } });
  return system;
}
const stateOf = async ({ ledger }: World) => accountNow(ledger, subjectOf(accountStreamId));

interface Attempted {
  type: string;
  status: string;
  channel: string;
  attempts: { channel: string; reached: boolean; formal: boolean; at: string; evidence: string }[];
  fired: { id: string; outcome: string }[];
}
const attemptsIn = async (system: World): Promise<Attempted[]> =>
  (await pagesIn(system, accountStreamId)).flatMap(({ events }) =>
    (events as Attempted[]).filter(({ type }) => type === 'NotificationAttempted'),
  );
const lastAttempt = async (system: World): Promise<Attempted> => present((await attemptsIn(system)).at(-1));
const rulesOf = ({ fired }: Attempted): string[] => fired.map(({ id }) => id);

describe('who consented and confirmed is served, when the message reaches his system (民诉法 90, 在线诉讼规则 31)', () => {
  it('by a confirmed channel with consent to service (C-04)', async () => {
    const system = await owed([formal('court-app')]);
    expect(await system.run('notifications')).toEqual([]);
    expect(await lastAttempt(system)).toMatchObject({
      status: 'SERVED',
      channel: 'court-app',
      attempts: [{ channel: 'court-app', reached: true, formal: true, at, evidence: 'court-app receipt' }],
    });
    expect(rulesOf(await lastAttempt(system))).toContain('C-04');
    expect(system.memory.delivered).toMatchObject([{ channel: 'court-app', address: 'court-app of a1', attempt: 1 }]);
    expect(filingsIn(system).map(({ item }) => item.kind)).toContain('delivery-evidence');
    expect(system.metrics.counts.NotificationsServed).toBe(1);
  });

  it('on every channel that qualifies; the earliest valid time counts (C-06)', async () => {
    const system = await owed([formal('court-app'), formal('sms')]);
    system.memory.arrivals.set('court-app', '2026-03-10T15:00:00+08:00').set('sms', '2026-03-10T14:45:00+08:00');
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({ status: 'SERVED', channel: 'sms' });
    expect(rulesOf(await lastAttempt(system))).toEqual(expect.arrayContaining(['C-04', 'C-06']));
  });

  it('also when the first of them fails', async () => {
    const system = await owed([formal('court-app'), formal('sms')]);
    system.memory.broken.add('court-app');
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({
      status: 'SERVED',
      channel: 'sms',
      attempts: [{ channel: 'court-app', reached: false, evidence: 'no answer' }, { reached: true }],
    });
  });
});

it.each([
  'a,b@example.com',
  'a;b@example.com',
  'mailto:a@example.com',
  'a1@',
  '某人 <a@example.com>',
  'a@example.com b@example.com',
])('an address that is not one mailbox is written to by no channel, and the attempt has failed (C-04): %s', async (address) => {
  const system = await owed([formal('email', { address })]);
  await system.run('notifications');
  expect(await lastAttempt(system)).toMatchObject({ status: 'PENDING', attempts: [{ channel: 'email', reached: false }] });
  expect(system.memory.delivered).toEqual([]);
});

it('a mail that a server took informs and serves nobody: it may be our own relay (C-04)', async () => {
  const system = await owed([formal('email')]);
  await system.run('notifications');
  expect(await lastAttempt(system)).toMatchObject({ status: 'INFORMED', channel: 'email', attempts: [{ formal: false }] });
});

describe('without consent e-service is no service: inform by phone, SMS or letter with a record (C-03)', () => {
  it.each<[string, Channel]>([
    ['no consent', channel('court-app')],
    ['consent to court sessions only', formal('court-app', { consent: { evidence: '庭审同意', scope: 'court-session' } })],
    ['consent withdrawn before it is sent', formal('court-app', { consent: { ...consent, withdrawnAt: '2026-03-10T14:00:00+08:00' } })],
  ])('%s', async (_, app) => {
    const system = await owed([app, channel('phone')]);
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({
      status: 'INFORMED',
      channel: 'phone',
      attempts: [{ channel: 'phone', formal: false }],
    });
    expect(rulesOf(await lastAttempt(system))).toContain('C-03');
    expect(system.memory.delivered.map(({ channel: used }) => used)).toEqual(['phone']);
    expect(system.metrics.counts.NotificationsInformed).toBe(1);
  });

  it('consent that is withdrawn only later counts', () => {
    const later = formal('court-app', { consent: { ...consent, withdrawnAt: '2026-03-11T00:00:00+08:00' } });
    expect(planDelivery([later], at).formal).toEqual([later]);
  });

  it('tries one after the other until one informs, and no more', async () => {
    const system = await owed([channel('phone'), channel('post'), channel('sms')]);
    system.memory.broken.add('phone');
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({ status: 'INFORMED', channel: 'post' });
    expect(system.memory.delivered.map(({ channel: used }) => used)).toEqual(['post']);
  });

  it('is not needed when a formal channel reached', async () => {
    const system = await owed([channel('phone'), formal('sms')]);
    await system.run('notifications');
    expect(system.memory.delivered.map(({ channel: used }) => used)).toEqual(['sms']);
  });
});

describe('an address that the party never confirmed proves nothing until it replies (C-05)', () => {
  it('waits for a sign of the party, and a clerk sees to it', async () => {
    const system = await owed([formal('email', { confirmed: false })]);
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({ status: 'PENDING', channel: 'email', attempts: [{ reached: true, formal: false }] });
    expect(rulesOf(await lastAttempt(system))).toContain('C-05');
    expect((await stateOf(system)).tasks).toMatchObject([{ kind: 'serve-applicant', rule: 'C-05', caseNumber }]);
    expect(system.metrics.counts.NotificationsPending).toBe(1);
  });

  it('goes on to a channel that informs', async () => {
    const system = await owed([formal('sms', { confirmed: false }), channel('phone')]);
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({ status: 'INFORMED', channel: 'phone' });
  });
});

describe('when every channel fails, this attempt failed, and the account decides on the next (C-07)', () => {
  it('asks for another attempt after a while, which may reach', async () => {
    const system = await owed([formal('court-app')]);
    system.memory.broken.add('court-app');
    await system.run('notifications');
    expect(system.metrics.counts.NotificationsFailed).toBe(1);
    system.memory.broken.clear();
    system.time.now = present(await system.ledger.nextDue());
    await system.watch();
    expect(notificationsIn(system)).toMatchObject([{ attempt: 2 }]);
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({ status: 'SERVED' });
    expect(system.memory.delivered).toHaveLength(1);
  });

  it('goes to a clerk after the last attempt', async () => {
    const system = await owed([formal('court-app')]);
    system.memory.broken.add('court-app');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(notificationsIn(system)).toMatchObject([{ attempt }]);
      await system.run('notifications');
      system.time.now = (await system.ledger.nextDue()) ?? system.time.now;
      await system.watch();
    }
    expect(rulesOf(await lastAttempt(system))).toContain('C-07');
    expect(notificationsIn(system)).toEqual([]);
    expect((await stateOf(system)).tasks.filter(({ kind }) => kind === 'serve-applicant')).toMatchObject([{ rule: 'C-07' }]);
  });

  it('a channel that does not exist here is a channel that failed', async () => {
    const system = await owed([formal('email'), channel('phone')]);
    delete system.memory.channels.email;
    await system.run('notifications');
    expect(await lastAttempt(system)).toMatchObject({
      status: 'INFORMED',
      attempts: [
        { channel: 'email', reached: false },
        { channel: 'phone', reached: true },
      ],
    });
  });
});

describe('each current applicant is told once', () => {
  it.each([
    ['the ledger fails after the delivery', (system: World) => system.ledger.failBefore.push(new Error('down'))],
    ['the answer of the ledger is lost', (system: World) => system.ledger.failAfter.push(new Error('connection reset'))],
    ['what follows cannot be sent', (system: World) => (system.queues.filings.failing = 1)],
  ])('also when %s', async (_, fail) => {
    const system = await owed([formal('court-app')]);
    system.queues.filings.sent = [];
    fail(system);
    expect(await system.run('notifications')).toHaveLength(1);
    expect(await system.run('notifications')).toEqual([]);
    expect(await attemptsIn(system)).toHaveLength(1);
    expect(filingsIn(system).map(({ item }) => item.kind)).toEqual(['delivery-evidence']);
    expect(new Set(system.memory.delivered.map(({ notificationId }) => notificationId)).size).toBe(1);
  });

  it('a notification that comes again after all tells nobody again', async () => {
    const system = await owed([formal('court-app')]);
    const output = present(notificationsIn(system)[0]);
    await system.run('notifications');
    system.queues.notifications.sent = [messageOf(output)];
    expect(await system.run('notifications')).toEqual([]);
    expect(system.memory.delivered).toHaveLength(1);
    expect(await attemptsIn(system)).toHaveLength(1);
  });
});

describe('an applicant learns of its own case and the transfer, and of nothing else (财产保全规定 12, 个人信息保护法 6, 28)', () => {
  it('states case, court, notice, issuer, purpose, amount in figures and words, day, voucher, freeze and remedy', async () => {
    const system = await owed([formal('court-app')]);
    await system.run('notifications');
    const { text, subject } = present(system.memory.delivered[0]);
    for (const part of [
      caseNumber,
      noticeNumber,
      '济南市历下区住房和城乡建设局',
      '工程进度款',
      '3,000,000.00元',
      '人民币叁佰万元整',
      '2026年3月10日',
      'HDS0001',
      '8,000,000.00元',
      '2027年3月2日10:00',
      '第二百三十六条',
      '济南市历下区人民法院',
    ]) {
      expect(text).toContain(part);
    }
    expect(subject).toBe(`${caseNumber}冻结资金划转告知`);
    for (const secret of [
      accountNumber,
      contractor.id,
      contractor.name,
      '37050161620800001234',
      '7,000,000.00',
      '10,000,000.00',
      'S0001，',
    ])
      expect(text).not.toContain(secret);
  });

  it('tells of a return as what it is', () => {
    const output = { ...outputOf(), content: { ...outputOf().content, subject: 'return' as const } };
    expect(draftText(output).text).toContain('退回商品房预售资金监管账户');
  });

  it('writes amounts without loss', () => {
    expect([0, 5, 100, 123_456_789, 100_000_000_000_000].map(groupedYuan)).toEqual([
      '0.00',
      '0.05',
      '1.00',
      '1,234,567.89',
      '1,000,000,000,000.00',
    ]);
  });

  it('a draft that would disclose something is not sent and goes to a person (C-08)', async () => {
    const system = await owed([formal('court-app')]);
    const output = present(notificationsIn(system)[0]);
    const { content } = output;
    if (content.subject === 'freeze-ending') throw new Error('a payment is told of');
    system.queues.notifications.sent = [
      messageOf({
        ...output,
        content: { ...content, voucherNumber: `HD-${'37050161620800001234'}`, noticeNumber: `${accountNumber}` },
      }),
    ];
    await system.run('notifications');
    expect(system.memory.delivered).toEqual([]);
    expect(await lastAttempt(system)).toMatchObject({ channel: 'none', attempts: [] });
    expect(rulesOf(await lastAttempt(system))).toContain('C-08');
  });

  it('nobody is told of a payment that was not made, or of more than was paid (C-09)', async () => {
    for (const change of [{ bankSerial: 'S-unknown' }, { amountFen: 300_000_001 }]) {
      const system = await owed([formal('court-app')]);
      const output = present(notificationsIn(system)[0]);
      const tampered = {
        ...output,
        notificationId: 'bankSerial' in change ? 'told-unknown' : output.notificationId,
        content: { ...output.content, ...change },
      };
      system.queues.notifications.sent = [messageOf(tampered)];
      await system.run('notifications');
      expect(system.memory.delivered).toEqual([]);
    }
  });

  it('a small balance that reads like a part of the amount stops nothing', async () => {
    const system = await world();
    const opening = 300_010_000;
    await playToPayment(system, {
      'housing.account.registered': { balanceFen: opening },
      'bank.payment.booked': { balanceAfterFen: 10_000 },
    });
    expect((await stateOf(system)).balanceFen).toBe(10_000);
    if (notificationsIn(system).length > 0) await system.run('notifications');
    expect(system.memory.delivered).toHaveLength(1);
  });
});

function outputOf(): NotificationOutput & { content: MoneyTold } {
  const {
    caseNumber: number,
    courtName,
    applicants,
  } = lineOf('court.freeze.ordered').data as { caseNumber: string; courtName: string; applicants: Applicant[] };
  return {
    kind: 'notify',
    id: 'told-1:1',
    at,
    notificationId: 'told-1',
    attempt: 1,
    accountNumber,
    caseNumber: number,
    court: 'court:鲁0102',
    courtName,
    applicant: present(applicants[0]),
    content: {
      subject: 'payment',
      noticeNumber,
      issuerName: '济南市历下区住房和城乡建设局',
      purpose: 'PROGRESS',
      amountFen: 300_000_000,
      bookedAt: at,
      bankSerial: 'S0001',
    },
  };
}
