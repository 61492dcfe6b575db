/** What has left for a payee and has not come back counts, lawful or not, under whatever version (contracts §4.4). */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bank, given, housing, noticeNumber, payeeOf, type Scenario } from '../../../fixtures/desk/scenario.ts';

const partPaid = (): Scenario => {
  const case_ = given();
  case_.notice();
  case_.payment({ amountFen: 100_000_000 });
  return case_;
};
const answerPrior = (case_: Scenario, priorPaid: 'included' | 'excluded' | undefined, decision: 'accept' | 'reject' = 'accept') =>
  case_.send(
    'housing.query.answered',
    {
      noticeNumber,
      version: 2,
      answers: [{ rule: 'S-23', statement: '已核实', signedBy: '李屹', decision, ...(priorPaid === undefined ? {} : { priorPaid }) }],
    },
    { sender: housing, at: '03-11 11:00' },
  );
const authorisation = z.object({ version: z.number(), lines: z.array(z.object({ paidFen: z.number(), remainingFen: z.number() })) });
/** The first line of what the bank was told last. */
const authorised = async (case_: Scenario) => {
  const { version, lines } = authorisation.parse((await case_.outbox('release.payment.authorised')).at(-1)?.output.data);
  return { version, ...lines[0] };
};
const stranger = payeeOf({ name: '济南恒达商贸有限公司', accountNumber: '1602009999000011112', bankCode: '102451000019' });

describe('a later version of a notice that was paid in part (S-23)', () => {
  it('that names the whole sum again is asked about, and nothing is authorised until its authority has answered', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00' });
    expect(await case_.noticeOf(noticeNumber, 2)).toMatchObject({ status: 'HELD', stands: [{ id: 'S-23', outcome: 'HOLD' }] });
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('included: each line has its amount less what was paid', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00', priorPaid: 'included' });
    expect(await authorised(case_)).toEqual({ version: 2, paidFen: 100_000_000, remainingFen: 200_000_000 });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_001, bookedAt: '03-11 14:30' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: ['B-04'] });
  });

  it('excluded: its amounts come on top', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00', priorPaid: 'excluded' });
    expect(await authorised(case_)).toEqual({ version: 2, paidFen: 0, remainingFen: 300_000_000 });
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-11 14:30' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
  });

  it('that names what is left of it needs no question, and is paid', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00', lines: [{ amountFen: 200_000_000 }] });
    expect(await authorised(case_)).toEqual({ version: 2, paidFen: 0, remainingFen: 200_000_000 });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-11 14:30' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
  });

  it('that says nothing and stays within the total gives no payee more than a version has approved for it', async () => {
    const case_ = given();
    const supplier = payeeOf({ accountNumber: '37050161620800005678' });
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000, payee: supplier }] });
    case_.payment({ amountFen: 100_000_000, bookedAt: '03-10 14:00' });
    case_.notice({ version: 2, issuedAt: '03-11 10:00', lines: [{ amountFen: 100_000_000 }, { amountFen: 100_000_000, payee: supplier }] });
    const [told] = (await case_.outbox('release.payment.authorised', bank)).slice(-1);
    expect(told?.output.data).toMatchObject({ version: 2, lines: [{ remainingFen: 0 }, { remainingFen: 100_000_000 }] });
    case_.payment({ bankSerial: 'S0002', amountFen: 100_000_000, bookedAt: '03-11 14:30' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION' });
  });

  it('the answer says which; an acceptance that leaves it open answers nothing, and its receipt says so (A-01)', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00' });
    answerPrior(case_, undefined);
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('HELD');
    answerPrior(case_, 'included');
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('ACCEPTED');
    expect(await authorised(case_)).toEqual({ version: 2, paidFen: 100_000_000, remainingFen: 200_000_000 });
  });

  it('refused: the stopped version, whose question is refused too, ends for what is unpaid, and what was paid stays paid', async () => {
    const case_ = partPaid();
    case_.notice({ version: 2, issuedAt: '03-11 10:00' });
    answerPrior(case_, undefined, 'reject');
    expect(await case_.noticeStatus(noticeNumber, 2)).toBe('REJECTED');
    case_.answer('N-05', 'reject', { at: '03-11 12:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'WITHDRAWN', lines: [{ status: 'PARTIAL', paidFen: 100_000_000 }] });
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('a payment that no notice allowed', () => {
  it('is not authorised again, the bank is not reminded, and it hears of its violation', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 350_000_000 });
    expect((await case_.paymentOf())?.status).toBe('VIOLATION');
    expect((await case_.noticeOf())?.lines).toMatchObject([{ status: 'PAID', paidFen: 350_000_000 }]);
    expect(await case_.outbox('release.violation.raised', bank)).toHaveLength(1);
    case_.until('03-20 10:00');
    expect(await case_.tasks('pay-notice')).toEqual([]);
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
    case_.payment({ bankSerial: 'S0002', bookedAt: '03-20 14:30' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('VIOLATION');
  });

  it('opens its line again when it has come back, and changes nothing else', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({}, { at: '03-09 16:00' });
    case_.payment({ payee: stranger });
    expect(await case_.noticeOf()).toMatchObject({ status: 'REFUSED', lines: [{ status: 'REFUSED', paidFen: 0 }] });
    case_.giveBack('returned', {}, { at: '03-11 10:00' });
    expect((await case_.paymentOf())?.status).toBe('RETURNED');
    expect(await case_.noticeOf()).toMatchObject({ status: 'REFUSED', lines: [{ status: 'REFUSED', paidFen: 0 }] });
    expect(await case_.balance()).toBe(1_000_000_000);
  });
});

it('a release that goes on names what is left of it, not the whole line', async () => {
  const case_ = partPaid();
  case_.suspend({}, { at: '03-11 10:00' });
  case_.resume({}, { at: '03-12 10:00' });
  expect(await authorised(case_)).toEqual({ version: 1, paidFen: 100_000_000, remainingFen: 200_000_000 });
});

it('a held duplicate takes no claim: the good notice stands, whatever happens next (S-09)', async () => {
  const case_ = given({ account: { balanceFen: 5_000_000_000 } });
  case_.notice({ invoices: ['INV-1'] });
  case_.notice({ noticeNumber: '第2号', invoices: ['INV-1'], issuedAt: '03-09 12:00' });
  expect([await case_.noticeStatus(), await case_.noticeStatus('第2号')]).toEqual(['ACCEPTED', 'HELD']);
  case_.inflow(100_000_000, {}, { at: '03-09 13:00' });
  case_.freeze({ caseNumber: '（2026）鲁0102执保200号', servedAt: '03-09 14:00', quotaFen: 100_000_000 });
  expect([await case_.noticeStatus(), await case_.noticeStatus('第2号')]).toEqual(['ACCEPTED', 'HELD']);
});
