/**
 * An account with thousands of open things of one kind. What a further message costs is counted, not timed: it writes a small head, a small page and the few parts that
 * it is about, and reads nothing that is not its own. No store limit is near, however many there are.
 */
import { describe, expect, it } from 'vitest';
import { divide } from '../../../../shared/adapters/aws/dynamodb/large.ts';
import { commitItems, itemBytesMax, transactionItemsMax } from '../../../../shared/adapters/ledger/items.ts';
import { prepareCommit } from '../../../../shared/adapters/ledger/prepare.ts';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { inboundSchema } from '../../../../shared/contracts/inbound/schemas.ts';
import { accountCore, accountStream } from '../../../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../../../shared/domain/account/events.ts';
import type { AccountState } from '../../../../shared/domain/account/state.ts';
import type { Command } from '../../../../shared/domain/messages/commands.ts';
import type { CommitRequest, Ledger } from '../../../../shared/ports/ledger.ts';
import { createCommit } from '../../../../shared/workflow/commit/commit.ts';
import { account as plainAccount, notice as plainNotice } from '../../../fixtures/desk/plain-case.ts';
import { accountNumber, aFreeze, anAccount, aProfile, bank, court, housing, partners } from '../../../fixtures/rules/account.ts';
import { aBooking, aDeduction, aPayment, theNotice } from '../../../fixtures/rules/account-builders.ts';

const many = 5_000;
const each = <Item>(make: (n: number) => Item): Item[] => Array.from({ length: many }, (_, n) => make(n));
const far = '2026-12-01T10:00:00+08:00';
const now = '2026-03-09T10:00:00+08:00';
const stream = accountStream(accountNumber);
const inflowOf = (n: number, accountNumberOf = accountNumber) => ({
  type: 'bank.inflow.booked' as const,
  data: {
    accountNumber: accountNumberOf,
    bankSerial: `I${n}`,
    amountFen: 100,
    kind: 'interest' as const,
    bookedAt: now,
    balanceAfterFen: 1_000_000_000 + 100 * n,
  },
});
const messageOf = (message: Extract<Command, { kind: 'message' }>['message'], id: string, from = bank): Command => ({
  kind: 'message',
  messageId: id,
  from,
  sentAt: now,
  receivedAt: now,
  digest: id,
  message,
  documents: [],
  fired: [],
});
const task = (n: number, change: Partial<AccountState['tasks'][number]> = {}): AccountState['tasks'][number] => ({
  taskId: `t${n}`,
  kind: 'review-violation',
  owner: 'court',
  status: 'OPEN',
  bankSerial: `S${n}`,
  ...change,
});
const held = (n: number) => ({
  taskId: `t${n}`,
  messageId: `m${n}`,
  from: 'bank:313451000027',
  sentAt: now,
  receivedAt: now,
  digest: String(n),
  message: inflowOf(n),
  documents: [],
});
const notification = (n: number): AccountState['notifications'][number] => ({
  output: {
    notificationId: `n${n}`,
    accountNumber,
    caseNumber: aFreeze().caseNumber,
    court,
    courtName: aFreeze().courtName,
    applicant: { applicantId: `a${n}`, name: `申请人${n}`, kind: 'organisation', channels: [] },
    content: {
      subject: 'payment',
      noticeNumber: 'x',
      issuerName: 'x',
      purpose: 'PROGRESS',
      amountFen: 1,
      bookedAt: now,
      bankSerial: 'S0001',
    },
  },
  attempt: 2,
  retryAt: far,
  bankSerial: 'S0001',
  status: 'FAILED',
});
const duty = (n: number): AccountState['duties'][number] => ({
  dutyId: `d${n}`,
  kind: 'send-voucher',
  owner: 'bank',
  rule: 'B-19',
  startedAt: now,
  workingDays: 5,
  warnAt: far,
  dueAt: far,
  provisional: false,
  calendarVersion: 'x',
  bankSerial: `S${n}`,
});

/** The account with many open things of a kind; what is said of one of them must cost no more than what is said of none. */
const theAccount = (change: Partial<AccountState> = {}): AccountState =>
  anAccount({ totals: { openingFen: 1_000_000_000, inflowFen: 0, paidFen: 0, deductedFen: 0, returnedFen: 0, adjustedFen: 0 }, ...change });
const grown: Record<string, () => AccountState> = {
  notices: () =>
    theAccount({ notices: each((n) => theNotice(undefined, { noticeNumber: `冻用${n}号`, status: 'ACCEPTED', validUntil: far })) }),
  payments: () =>
    theAccount({
      payments: each((n) => aPayment({ bankSerial: `S${n}`, noticeNumber: `冻用${n}号`, status: 'UNMATCHED', graceUntil: far })),
    }),
  deliveries: () => theAccount({ notifications: each(notification) }),
  tasks: () => theAccount({ tasks: each((n) => task(n)) }),
  duties: () => theAccount({ duties: each(duty) }),
  'held messages': () =>
    theAccount({ heldMessages: each(held), tasks: each((n) => task(n, { kind: 'review-held-message', owner: 'operator' })) }),
  freezes: () =>
    theAccount({
      freezes: each((n) =>
        aFreeze({
          freezeId: `f${n}`,
          caseNumber: `（2026）鲁0102执保${n + 1}号`,
          rank: n + 1,
          ...(n === 0 ? {} : { status: 'WAITING', controlledFen: 0 }),
          quotaFen: n === 0 ? 800_000_000 : 1_000_000_000,
          controlledFen: n === 0 ? 800_000_000 : n === 1 ? 200_000_000 : 0,
        }),
      ),
    }),
  deductions: () => theAccount({ deductions: each((n) => aDeduction({ deductionId: `k${n}`, status: 'HELD', rules: ['F-14'] })) }),
  'returns that wait for their payment': () =>
    theAccount({
      waitingReturns: each((n) => ({
        bankSerial: `T${n}`,
        originalBankSerial: `S${n}`,
        amountFen: 1,
        how: 'RETURNED',
        reason: '账号户名不符',
        bookedAt: now,
        movedFen: 1,
      })),
    }),
  "a stranger's messages": () => {
    const { registration: _, ...unknown } = theAccount({ freezes: [], heldMessages: each(held) });
    return { ...unknown, tasks: each((n) => task(n, { kind: 'review-held-message', owner: 'operator', rule: 'N-13' })) };
  },
};

function setUp(state: AccountState) {
  const { ledger } = openSqliteStore(':memory:');
  const written: CommitRequest[] = [];
  const reads: string[] = [];
  const watched: Ledger = {
    ...ledger,
    commit: (request) => {
      written.push(request);
      return ledger.commit(request);
    },
    endedParts: (of, prefix) => {
      reads.push(prefix);
      return ledger.endedParts(of, prefix);
    },
  };
  const process = () =>
    createCommit({
      ledger: watched,
      random: () => 0,
      delay: async () => {},
      onDamage: (_, what) => {
        throw new Error(what);
      },
    });
  /** Written as the loop would after the messages that lead there; those would take their time. */
  const seed = (): Promise<unknown> =>
    process()(
      {
        ...accountCore,
        decide: () => ({ events: [{ type: 'BalanceAgreed', at: now } satisfies AccountEvent], state }),
        faultsOf: () => [],
      },
      { stream, recordedAt: now, facts: { profiles: [], partners: [] }, items: [{ command: { kind: 'time', receivedAt: now } }] },
    );
  return { ledger, written, reads, process, seed };
}

const bytes = (value: unknown): number => Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
/** What a commit writes: the head, the page, and each part. */
const costOf = ({ state, events, open = [], ended = [] }: CommitRequest) => ({
  head: bytes(state),
  page: bytes(events),
  parts: open.length + ended.length,
  largest: Math.max(0, ...[...open, ...ended].map(({ text }) => bytes(text))),
});

function expectSmall(request: CommitRequest): void {
  const { head, page, parts, largest } = costOf(request);
  expect(parts).toBeLessThanOrEqual(12);
  expect(Math.max(head, page, largest)).toBeLessThan(itemBytesMax / 20);
}

describe(`with ${many} open things of a kind`, () => {
  it.each(Object.entries(grown))('%s: a further message writes its own, whether its process has just begun or not', async (_, make) => {
    const { written, reads, process, seed, ledger } = setUp(make());
    await seed();
    const facts = { profiles: [aProfile()], partners };
    const commit = process();
    for (const n of [1, 2]) {
      const items = [{ command: messageOf(inflowOf(n), `m-${n}`), inbox: { key: `m-${n}`, digest: '0' } }];
      expect(await commit(accountCore, { stream, recordedAt: now, facts, items })).toMatchObject([{ kind: 'committed' }]);
    }
    expect(reads).toEqual([]);
    for (const request of written.slice(1)) expectSmall(request);
    const head = await ledger.head(stream);
    expect(head?.open.length).toBeGreaterThanOrEqual(many);
    expect(Math.max(...(head?.open ?? []).map(({ text }) => bytes(text)))).toBeLessThan(itemBytesMax / 20);
    await ledger.close();
  });
});

it(`one of ${many} notices is paid: the commit writes that notice, its payment and what follows from it`, async () => {
  const { written, process, seed, ledger } = setUp(grown['notices']?.() ?? theAccount());
  await seed();
  const payment = messageOf({ type: 'bank.payment.booked', data: aBooking({ noticeNumber: '冻用4321号', bookedAt: now }) }, 'paid');
  const facts = { profiles: [aProfile()], partners };
  const items = [{ command: payment, inbox: { key: 'paid', digest: '0' } }];
  expect(await process()(accountCore, { stream, recordedAt: now, facts, items })).toMatchObject([{ kind: 'committed' }]);
  const [, paid] = written;
  if (paid === undefined) throw new Error('nothing was written');
  expectSmall(paid);
  expect(paid.events.map((event) => Reflect.get(Object(event), 'type'))).toContain('PaymentRecorded');
  await ledger.close();
});

describe('the largest that the contracts allow', () => {
  const longest = (n: number, length: number): string => `${n}号`.padEnd(length, '楼');
  const written = async (command: Command, state?: AccountState) => {
    const { written: requests, process, seed } = setUp(state ?? theAccount());
    if (state !== undefined) await seed();
    const items = [{ command, inbox: { key: 'm-1', digest: '0' } }];
    const facts = { profiles: [aProfile()], partners };
    expect(await process()(accountCore, { stream, recordedAt: now, facts, items })).toMatchObject([{ kind: 'committed' }]);
    const request = requests.at(-1);
    if (request === undefined) throw new Error('nothing was written');
    return request;
  };
  /** What DynamoDB takes in one transaction. */
  const expectTransactions = (request: CommitRequest): void => {
    const { claims, deciding } = divide(stream, commitItems(prepareCommit(request)));
    for (const transaction of [...claims, deciding]) expect(transaction.length).toBeLessThanOrEqual(transactionItemsMax);
  };

  it('a registration with 100 permits, 200 related companies and 500 buildings', async () => {
    const data = inboundSchema('housing.account.registered').parse({
      ...plainAccount(),
      project: { name: '泉城华府', location: '址'.repeat(500), permits: Array.from({ length: 100 }, (_, n) => `济建预许${2025000 + n}号`) },
      developer: { ...plainAccount().developer, relatedUsccs: Array.from({ length: 200 }, () => plainAccount().developer.uscc) },
      buildings: Array.from({ length: 500 }, (_, n) => ({ name: longest(n, 100), firstRegisteredOn: '2026-03-01' })),
    });
    const request = await written(messageOf({ type: 'housing.account.registered', data }, 'm-1', housing));
    expect(request.claims.length).toBeGreaterThanOrEqual(100);
    expectTransactions(request);
    expect(costOf(request).head).toBeLessThan(itemBytesMax);
  });

  it('a notice with 200 invoices and 200 lines', async () => {
    const lines = Array.from({ length: 200 }, (_, n) => ({ amountFen: 1_000_000, usage: longest(n, 100) }));
    const data = plainNotice({ lines, invoices: Array.from({ length: 200 }, (_, n) => `INV-${n}`), issuedAt: now });
    const { sha256 } = data.document;
    const document = { field: 'document', claimedSha256: sha256, status: 'present' as const, actualSha256: sha256, byteLength: 900 };
    const documents = [{ ...document, format: 'pdf' as const, encrypted: false, pages: 1 }];
    const command = { ...messageOf({ type: 'housing.notice.issued', data }, 'm-1', housing), documents };
    const request = await written(command, theAccount());
    expect(request.claims.length).toBeGreaterThanOrEqual(200);
    expectTransactions(request);
    expect(costOf(request).largest).toBeLessThan(itemBytesMax);
  });
});
