/** Facts of a bank: undone, ordinary, early, of the future, and from whom. */
import { describe, expect, it } from 'vitest';
import {
  bank,
  caseNumber,
  given,
  otherCourt,
  otherCourtName,
  type Scenario,
  scenario,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const payee = { name: '济南泉城物业有限公司', accountNumber: '37050161620800005678', bankCode: '105451000129' };
const outflow = (case_: Scenario, amountFen: number, at = '03-09 12:00') => {
  case_.teller.balanceFen -= amountFen;
  const booked = { bankSerial: 'O1', amountFen, payee, kind: 'supervised-use' as const, bookedAt: `2026-${at.replace(' ', 'T')}:00+08:00` };
  case_.send('bank.outflow.booked', { ...booked, balanceAfterFen: case_.teller.balanceFen }, { sender: bank, at });
};
const standing = async (case_: Scenario) => ({
  balance: await case_.balance(),
  payments: (await case_.report()).payments.map(({ bankSerial, status }) => [bankSerial, status]),
  lines: (await case_.noticeOf())?.lines,
});

describe('an undo that cannot be right changes no payment (B-17)', () => {
  it.each([
    ['of nothing', { amountFen: 0 }],
    ['of more than was paid', { amountFen: 300_000_001 }],
    ['from before the payment', { bookedAt: '2026-03-10T14:00:00+08:00' }],
  ])('%s', async (_, change) => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack('returned', change, { at: '03-11 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'B-17', outcome: 'HOLD' }]) });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.filed()).not.toContain('payment-return');
    expect(await case_.openTasks()).toContain('match-return');
  });

  it('nor does a second one of the same money', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.giveBack('returned', { amountFen: 200_000_000 }, { at: '03-11 10:00' });
    case_.giveBack('returned', { bankSerial: 'T0002', amountFen: 200_000_000 }, { at: '03-11 11:00' });
    expect(await case_.fired()).toContain('B-17');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ paidFen: 100_000_000 }]);
  });
});

it('a payment without a notice comes back like any other, also when all about it is over', async () => {
  const case_ = given();
  outflow(case_, 100_000_000);
  case_.giveBack('returned', { originalBankSerial: 'O1', amountFen: 100_000_000 }, { at: '03-10 10:00' });
  expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED' });
  expect(await standing(case_)).toMatchObject({ balance: 1_000_000_000, payments: [['O1', 'RETURNED']] });
  expect(await case_.openTasks()).toEqual([]);
});

it('an undo that arrives first waits for its payment, and the end is the same', async () => {
  const first = given();
  first.notice();
  first.payment({}, { at: '03-10 16:00' });
  first.giveBack('reversed', { bookedAt: '2026-03-10T15:00:00+08:00' }, { at: '03-10 16:01' });
  const second = given();
  second.notice();
  second.giveBack('reversed', { bookedAt: '2026-03-10T15:00:00+08:00', balanceAfterFen: 1_000_000_000 }, { at: '03-10 16:00' });
  expect(await second.fired()).toContain('B-17');
  second.payment({ balanceAfterFen: 700_000_000 }, { at: '03-10 16:01' });
  expect(await standing(second)).toEqual(await standing(first));
  expect((await second.paymentOf())?.status).toBe('REVERSED');
  expect((await second.openTasks()).filter((kind) => kind === 'match-return')).toEqual([]);
});

it('what came back of it is counted with it: a payment that is reported after its undo and after the next one breaks nothing (B-04, B-10)', async () => {
  const case_ = given();
  case_.notice();
  const hour = (time: string) => `2026-03-10T${time}:00+08:00`;
  case_.giveBack('returned', { bookedAt: hour('11:00'), balanceAfterFen: 1_000_000_000 }, { at: '03-10 18:00' });
  case_.payment({ bankSerial: 'S2', bookedAt: hour('12:00'), balanceAfterFen: 700_000_000 }, { at: '03-10 18:01' });
  case_.payment({ bookedAt: hour('10:00'), balanceAfterFen: 700_000_000 }, { at: '03-10 18:02' });
  expect((await case_.report()).payments.map(({ bankSerial, status, violations }) => [bankSerial, status, violations])).toEqual([
    ['S2', 'PAID', []],
    ['S0001', 'RETURNED', []],
  ]);
  expect(await case_.outbox('release.violation.raised')).toEqual([]);
});

describe('a fact of a moment to come waits for it (B-18)', () => {
  it('nothing is paid, told or filed before', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ bookedAt: '03-10 22:30' }, { at: '03-10 14:30' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: expect.arrayContaining([{ id: 'B-18', outcome: 'HOLD' }]) });
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.told()).toEqual([]);
    case_.until('03-10 22:30');
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.balance()).toBe(700_000_000);
    expect(await case_.told()).toHaveLength(1);
  });

  it('an inflow is not there before it came', async () => {
    const case_ = given();
    case_.inflow(100_000_000, { bookedAt: '2026-03-12T09:00:00+08:00' }, { at: '03-09 09:00' });
    expect(await case_.balance()).toBe(1_000_000_000);
    case_.until('03-12 09:00');
    expect(await case_.balance()).toBe(1_100_000_000);
  });
});

describe('what comes to be known late of the money or of the freezes', () => {
  it('an ordinary payment that is reported before the inflow it was made of is judged on the balance that the bank had', async () => {
    const case_ = given();
    case_.teller.balanceFen += 200_000_000;
    outflow(case_, 400_000_000, '03-10 12:00');
    expect((await case_.report()).payments).toMatchObject([{ status: 'PAID', violations: [] }]);
  });

  it('no freeze stood any more when it was booked: nothing was broken, and the question ends (F-19)', async () => {
    const case_ = given();
    outflow(case_, 300_000_000, '03-09 12:00');
    case_.payment({ bookedAt: '03-09 13:00' });
    case_.until('03-09 18:00');
    expect((await case_.report()).payments.map(({ status }) => status)).toEqual(['VIOLATION', 'VIOLATION']);
    case_.lift({ liftedAt: '2026-03-09T10:00:00+08:00' }, { at: '03-10 10:00' });
    expect((await case_.report()).payments).toMatchObject([
      { status: 'PAID', violations: [] },
      { status: 'PAID', violations: [] },
    ]);
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.told()).toEqual([]);
  });

  it('of two freezes one had ended: what the other leaves free was free (B-16)', async () => {
    const case_ = given();
    case_.freeze(
      { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-04 10:00', quotaFen: 100_000_000 },
      { from: otherCourt },
    );
    outflow(case_, 300_000_000, '03-09 12:00');
    expect((await case_.report()).payments).toMatchObject([{ status: 'VIOLATION' }]);
    case_.lift({ liftedAt: '2026-03-09T10:00:00+08:00' }, { at: '03-10 10:00' });
    expect((await case_.report()).payments).toMatchObject([{ status: 'PAID', violations: [] }]);
  });

  it('the freeze had been reduced by then: what it left free was free, and the question ends (B-16)', async () => {
    const case_ = given();
    outflow(case_, 300_000_000, '03-09 12:00');
    case_.reduce(700_000_000, { servedAt: '03-09 11:00' }, { at: '03-10 10:00' });
    expect((await case_.report()).payments).toMatchObject([{ status: 'PAID', violations: [] }]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it.each([
    ['reduced, but not by enough', 700_000_001, '03-09 11:00'],
    ['reduced only afterwards', 600_000_000, '03-09 12:01'],
    ['reduced at an instant that nobody names: when it came', 600_000_000, undefined],
  ])('%s: the violation stays', async (_, quotaFen, servedAt) => {
    const case_ = given();
    outflow(case_, 300_000_000, '03-09 12:00');
    case_.reduce(quotaFen, servedAt === undefined ? {} : { servedAt }, { at: '03-10 10:00' });
    expect((await case_.report()).payments).toMatchObject([{ status: 'VIOLATION', violations: ['B-16'] }]);
  });

  it('reduced before, and lowered by a deduction or a renewal after: the earlier reduction takes nothing back', async () => {
    const case_ = given();
    case_.reduce(750_000_000, { servedAt: '03-06 11:00' }, { at: '03-06 12:00' });
    outflow(case_, 300_000_000, '03-09 12:00');
    case_.orderDeduction(100_000_000, { claim: { origin: 'other' } }, { at: '03-09 14:00' });
    case_.deduction(100_000_000, {}, { at: '03-09 15:00' });
    case_.renew('2028-03-01 10:00', {}, { at: '03-10 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ quotaFen: 650_000_000 });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
  });

  it('it ended only afterwards: the violation stays', async () => {
    const case_ = given();
    outflow(case_, 300_000_000, '03-09 12:00');
    case_.lift({ liftedAt: '2026-03-09T13:00:00+08:00' }, { at: '03-10 10:00' });
    expect((await case_.report()).payments).toMatchObject([{ status: 'VIOLATION', violations: ['B-16'] }]);
  });
});

describe('a booking of nothing', () => {
  it('is recorded and released nothing: nobody is told, the line stays open, the bank is asked (B-04)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 0 });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD' });
    expect(await case_.fired()).toContain('B-04');
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'OPEN', paidFen: 0 }] });
    expect(await case_.told()).toEqual([]);
    expect(await case_.filed()).toEqual([]);
    case_.payment({ bankSerial: 'S0002' });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('an ordinary payment (bank.outflow.booked)', () => {
  it('out of what no freeze controls is recorded, and that is all', async () => {
    const case_ = given();
    outflow(case_, 200_000_000);
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.balance()).toBe(800_000_000);
    expect((await case_.freezeOf())?.controlledFen).toBe(800_000_000);
  });

  it('that reaches what a freeze controls is a violation, of which the bank is told too (B-16)', async () => {
    const case_ = given();
    outflow(case_, 200_000_001);
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
    expect(await case_.outbox('release.violation.raised', bank)).toHaveLength(1);
    expect(await case_.balance()).toBe(799_999_999);
  });

  it('is judged again when a freeze that stood then comes to be known late', async () => {
    const case_ = scenario();
    case_.account();
    outflow(case_, 300_000_000);
    expect((await case_.paymentOf('O1'))?.status).toBe('PAID');
    case_.freeze({}, { at: '03-09 15:00' });
    expect(await case_.paymentOf('O1')).toMatchObject({ status: 'VIOLATION', violations: ['B-16'] });
    expect(await case_.outbox('release.violation.raised', bank)).toHaveLength(1);
    case_.inflow(1_000, {}, { at: '03-09 16:00' });
    expect(await case_.outbox('release.violation.raised', bank)).toHaveLength(1);
  });

  it('under a notice, after the last freeze was lifted, breaks nothing (F-19)', async () => {
    const case_ = given();
    case_.notice();
    case_.lift({}, { at: '03-10 10:00' });
    case_.payment();
    expect(await case_.paymentOf()).toMatchObject({ status: 'PAID', violations: [] });
    expect(await case_.outbox('release.violation.raised')).toEqual([]);
    expect(await case_.dossier(caseNumber)).toEqual([]);
  });
});

it('a few fen that differ stop nothing where the city lets them pass (B-11)', async () => {
  const case_ = given({ profile: { balanceToleranceFen: 100 } });
  case_.statement(1_000_000_100, {}, { at: '03-09 09:00' });
  expect(await case_.onHold()).toBe(false);
  case_.notice();
  expect(await case_.noticeStatus()).toBe('ACCEPTED');
  case_.statement(1_000_000_101, {}, { at: '03-09 12:00' });
  expect(await case_.onHold()).toBe(true);
  expect(await case_.noticeStatus()).toBe('ACCEPTED');
});

describe('who speaks for the balance', () => {
  const otherBank = 'bank:105451000129';

  it('the registration and its bank; what a stranger reported before it counts for nothing', async () => {
    const case_ = scenario();
    case_.register({ partner: otherBank, name: '中国建设银行' });
    const told = { bankSerial: 'X1', amountFen: 1, kind: 'unknown' as const, bookedAt: '2026-03-02T08:00:00+08:00', balanceAfterFen: 1 };
    case_.send('bank.inflow.booked', told, { sender: otherBank, at: '03-02 08:00' });
    case_.account();
    expect(await case_.balance()).toBe(1_000_000_000);
    expect(await case_.onHold()).toBe(false);
  });

  it('a first booking that arrives late does not count twice: the balance after the latest one stands', async () => {
    const case_ = given({ account: { balanceFen: undefined } as object });
    const booked = { kind: 'buyer-payment' as const, amountFen: 100_000_000 };
    const later = { ...booked, bankSerial: 'I2', bookedAt: '2026-03-09T12:00:00+08:00', balanceAfterFen: 200_000_000 };
    const earlier = { ...booked, bankSerial: 'I1', bookedAt: '2026-03-09T11:00:00+08:00', balanceAfterFen: 100_000_000 };
    case_.send('bank.inflow.booked', later, { sender: bank, at: '03-09 12:01' });
    case_.send('bank.inflow.booked', earlier, { sender: bank, at: '03-09 12:02' });
    expect(await case_.balance()).toBe(200_000_000);
    expect(await case_.onHold()).toBe(false);
  });
});

describe('a return whose payment is never reported: the bank’s newest balance says what it brought in, whatever is reported first', () => {
  const hour = (time: string): string => `2026-03-10T${time}:00+08:00`;
  type Report = (case_: Scenario, at: string) => void;
  const inflow =
    (amountFen: number, balanceAfterFen: number): Report =>
    (case_, at) =>
      case_.inflow(amountFen, { bankSerial: 'I1', bookedAt: hour('11:00'), balanceAfterFen }, { at });
  const undo =
    (bankSerial: string, time: string, amountFen: number, balanceAfterFen: number): Report =>
    (case_, at) =>
      case_.giveBack(
        'reversed',
        { bankSerial, originalBankSerial: `${bankSerial}-of`, amountFen, bookedAt: hour(time), balanceAfterFen },
        { at },
      );
  const orders = <Item>(items: readonly Item[]): Item[][] =>
    items.length < 2
      ? [[...items]]
      : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
  const stories: [string, Report[], number][] = [
    [
      'its payment is missing too, and another booking is of its very sum',
      [inflow(100_000_000, 1_000_000_000), undo('T1', '12:00', 100_000_000, 1_100_000_000)],
      1_100_000_000,
    ],
    [
      'its payment left before the account was known',
      [inflow(150_000_000, 1_150_000_000), undo('T1', '12:00', 100_000_000, 1_250_000_000)],
      1_250_000_000,
    ],
    [
      'of two only one has brought money in',
      [inflow(50_000_000, 1_050_000_000), undo('T1', '12:00', 100_000_000, 1_150_000_000), undo('T2', '13:00', 30_000_000, 1_150_000_000)],
      1_150_000_000,
    ],
  ];
  it.each(stories)('%s', async (_, reports, balanceFen) => {
    for (const order of orders(reports)) {
      const case_ = given();
      for (const [place, report] of order.entries()) report(case_, `03-10 18:0${place}`);
      expect(await case_.balance()).toBe(balanceFen);
      expect(await case_.onHold()).toBe(false);
      expect((await case_.report()).invariants.violated).toEqual([]);
    }
  });

  it('an older booking that the newest balance does not bear starts the dispute that it would have started in time (B-11)', async () => {
    const case_ = given();
    case_.inflow(100_000_000, { bankSerial: 'I2', bookedAt: hour('12:00'), balanceAfterFen: 1_100_000_000 }, { at: '03-10 12:00' });
    case_.inflow(50_000_000, { bankSerial: 'I1', bookedAt: hour('11:00'), balanceAfterFen: 1_050_000_000 }, { at: '03-10 13:00' });
    expect(await case_.onHold()).toBe(true);
    case_.statement(1_150_000_000, { asOf: hour('14:00') }, { at: '03-10 14:00' });
    expect(await case_.onHold()).toBe(false);
  });

  it('one that does not fit its payment when that comes is the bank’s to explain', async () => {
    const case_ = given();
    case_.notice();
    case_.giveBack('returned', { amountFen: 300_000_001, bookedAt: hour('16:00'), balanceAfterFen: 1_000_000_001 }, { at: '03-10 17:00' });
    case_.payment({ bookedAt: '03-10 15:00', balanceAfterFen: 700_000_000 }, { at: '03-10 18:00' });
    expect((await case_.tasks('match-return')).filter(({ status }) => status === 'OPEN')).toMatchObject([{ owner: 'bank' }]);
  });
});
