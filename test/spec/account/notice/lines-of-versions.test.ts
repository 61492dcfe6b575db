/** On which line of a later version counts what was paid before (contracts §4.4): the payee's, wherever it stands by now and however many there are. */
import { describe, expect, it } from 'vitest';
import { given, payeeOf, type Scenario } from '../../../fixtures/desk/scenario.ts';

const contractor = payeeOf();
const supplier = payeeOf({ name: '济南恒达建材有限公司', id: '93370181MA3N1P7Q47', accountNumber: '6222000000000002' });
const parties = [contractor, supplier].map(({ name, id }) => ({ name, id }));
const contract = { number: 'SG-2025-031', priceFen: 2_000_000_000, paidBeforeFen: 0, progressPercent: 60, parties };
const toContractor = { amountFen: 100_000_000, payee: contractor };
const toSupplier = { amountFen: 150_000_000, payee: supplier };

const first = (...lines: { amountFen: number; payee: typeof contractor }[]): Scenario => {
  const case_ = given();
  case_.notice({ contract, lines });
  return case_;
};
const second = (
  case_: Scenario,
  priorPaid: 'included' | 'excluded' | undefined,
  ...lines: { amountFen: number; payee: typeof contractor }[]
): void => case_.notice({ version: 2, issuedAt: '03-11 10:00', contract, lines, ...(priorPaid === undefined ? {} : { priorPaid }) });
const linesOf = async (case_: Scenario) => (await case_.report()).notices.at(-1)?.lines.map(({ paidFen, status }) => [paidFen, status]);

describe('lines in another order', () => {
  const reordered = (): Scenario => {
    const case_ = first(toContractor, toSupplier);
    case_.payment({ amountFen: 100_000_000 });
    second(case_, 'included', toSupplier, toContractor);
    return case_;
  };

  it('the money counts on the line of its payee, and the other payee loses nothing', async () => {
    const case_ = reordered();
    expect(await linesOf(case_)).toEqual([
      [0, 'OPEN'],
      [100_000_000, 'PAID'],
    ]);
    case_.payment({ line: 1, bankSerial: 'S0002', amountFen: 150_000_000, payee: supplier, bookedAt: '03-12 10:00' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
  });

  it('and who had it is not paid it again (B-04)', async () => {
    const case_ = reordered();
    case_.payment({ line: 2, bankSerial: 'S0002', amountFen: 100_000_000, bookedAt: '03-12 10:00' });
    expect(await case_.paymentOf('S0002')).toMatchObject({ status: 'VIOLATION', violations: expect.arrayContaining(['B-04']) });
  });

  it('a payee whose account is another by now is known by name', async () => {
    const case_ = first(toContractor, toSupplier);
    case_.payment({ amountFen: 100_000_000 });
    second(case_, 'included', toSupplier, { ...toContractor, payee: { ...contractor, accountNumber: '37050161620800009999' } });
    expect(await linesOf(case_)).toEqual([
      [0, 'OPEN'],
      [100_000_000, 'PAID'],
    ]);
  });

  it('where the payee gets nothing any more, it counts on the line that had its number', async () => {
    const case_ = first(toContractor, toSupplier);
    case_.payment({ amountFen: 100_000_000 });
    second(case_, 'included', { ...toSupplier, amountFen: 250_000_000 });
    expect(await linesOf(case_)).toEqual([[100_000_000, 'PARTIAL']]);
  });
});

describe('one line made into two of the same payee', () => {
  const divided = (): Scenario => {
    const case_ = first({ amountFen: 300_000_000, payee: contractor });
    case_.payment({ amountFen: 299_999_999 });
    second(case_, 'included', { amountFen: 100_000_000, payee: contractor }, { amountFen: 200_000_000, payee: contractor });
    return case_;
  };

  it('asks for no more than is left of their sum (B-04)', async () => {
    const case_ = divided();
    expect(await linesOf(case_)).toEqual([
      [100_000_000, 'PAID'],
      [199_999_999, 'PARTIAL'],
    ]);
    case_.payment({ line: 2, bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-12 10:00' });
    expect((await case_.paymentOf('S0002'))?.status).toBe('VIOLATION');
  });

  it('and is paid with the rest', async () => {
    const case_ = divided();
    case_.payment({ line: 2, bankSerial: 'S0002', amountFen: 1, bookedAt: '03-12 10:00' });
    expect((await case_.report()).notices.at(-1)?.status).toBe('CLOSED');
  });
});

it('a silent version gives a payee of several lines no more than a version approved for it (S-23)', async () => {
  const half = { amountFen: 100_000_000, payee: contractor };
  const case_ = first(half, { ...half, amountFen: 200_000_000 }, { ...toSupplier, amountFen: 50_000_000 });
  case_.payment({ amountFen: 100_000_000 });
  second(case_, undefined, half, { ...half, amountFen: 150_000_000 });
  expect(await linesOf(case_)).toEqual([
    [50_000_000, 'PARTIAL'],
    [0, 'OPEN'],
  ]);
});

describe('a payment under the version before, reported when the next has paid on several lines of its payee (B-04)', () => {
  const half = { amountFen: 100_000_000, payee: contractor };
  const late = (case_: Scenario, amountFen: number): void =>
    case_.payment({ bankSerial: 'LATE', amountFen, bookedAt: '03-10 16:00' }, { at: '03-12 16:00' });

  it.each([
    [100_000_000, 'PAID'],
    [100_000_001, 'VIOLATION'],
  ])('%d fen beside 2,000,000.00 on one of two lines that approve 3,000,000.00: %s', async (amountFen, status) => {
    const case_ = first({ amountFen: 300_000_000, payee: contractor });
    second(case_, 'included', half, { ...half, amountFen: 200_000_000 });
    case_.payment({ line: 2, bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-12 10:00' });
    late(case_, amountFen);
    expect((await case_.paymentOf('S0002'))?.status).toBe('PAID');
    expect((await case_.paymentOf('LATE'))?.status).toBe(status);
  });

  it('what the next version pays on top of it is apart', async () => {
    const case_ = first({ amountFen: 300_000_000, payee: contractor });
    second(case_, 'excluded', half, { ...half, amountFen: 200_000_000 });
    case_.payment({ line: 2, bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-12 10:00' });
    late(case_, 300_000_000);
    expect((await case_.paymentOf('LATE'))?.status).toBe('PAID');
  });
});
