/**
 * The end does not hang on the order of arrival: whatever a bank that acts lawfully does with an account under two versions of a notice, two freezes and a
 * deduction order, its facts may be reported in any order.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { given, noticeNumber, otherCourt, otherCourtName, type Scenario, secondCase } from '../fixtures/desk/scenario.ts';
import { runs } from '../fixtures/runs.ts';

const million = 100_000_000;
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('payment' as const), share: fc.constantFrom(0.25, 0.5, 1), queued: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), of: fc.nat({ max: 5 }), share: fc.constantFrom(0.5, 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('inflow' as const), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('outflow' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deduction' as const), share: fc.constantFrom(0.5, 1) }) },
);

interface Booked {
  kind: 'payment' | 'undo' | 'inflow' | 'outflow' | 'deduction';
  bankSerial: string;
  amountFen: number;
  of?: string;
  bookedAt: string;
  balanceAfterFen: number;
}

/**
 * What the bank books, in the order in which it happens: never more than is left on the line, in the account outside the freezes, or of the order. What
 * came back is not paid again here: whether that was too early does hang on what was known when it was reported.
 */
function booked(acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[]): Booked[] {
  const facts: Booked[] = [];
  let balanceFen = 10 * million;
  let lineFen = 3 * million;
  let orderFen = 2 * million;
  const open: { bankSerial: string; leftFen: number }[] = [];
  for (const [index, given_] of acts.entries()) {
    const bookedAt = `2026-03-${String(10 + Math.floor(index / 8))}T${10 + (index % 8)}:00:00+08:00`;
    const take = (kind: Booked['kind'], byFen: number, of?: string): void => {
      balanceFen += byFen;
      const common = { kind, bankSerial: `${kind}-${index}`, amountFen: Math.abs(byFen), bookedAt, balanceAfterFen: balanceFen };
      facts.push(of === undefined ? common : { ...common, of });
    };
    if (given_.kind === 'payment' && lineFen > 0) {
      const amountFen = Math.ceil(lineFen * given_.share);
      lineFen -= amountFen;
      open.push({ bankSerial: `payment-${index}`, leftFen: amountFen });
      take('payment', -amountFen);
    } else if (given_.kind === 'undo') {
      const paid = open[given_.of];
      if (paid === undefined || paid.leftFen === 0) continue;
      const amountFen = Math.ceil(paid.leftFen * given_.share);
      paid.leftFen -= amountFen;
      take('undo', amountFen, paid.bankSerial);
    } else if (given_.kind === 'inflow') take('inflow', given_.count * million);
    else if (given_.kind === 'outflow' && balanceFen > 9 * million) take('outflow', -million);
    else if (given_.kind === 'deduction' && orderFen > 0) {
      const amountFen = Math.ceil(orderFen * given_.share);
      orderFen -= amountFen;
      take('deduction', -amountFen);
    }
  }
  return facts;
}

function report(case_: Scenario, { kind, of = '', ...fact }: Booked, at: string): void {
  const { amountFen, bankSerial, bookedAt, balanceAfterFen } = fact;
  const data = { bankSerial, bookedAt, balanceAfterFen };
  const payee = { name: '某监理公司', accountNumber: '37050161620800009999', bankCode: '105451000129' };
  if (kind === 'payment') case_.payment({ ...data, amountFen }, { at });
  else if (kind === 'undo') case_.giveBack('returned', { ...data, amountFen, originalBankSerial: of }, { at });
  else if (kind === 'inflow') case_.inflow(amountFen, data, { at });
  else if (kind === 'deduction') case_.deduction(amountFen, data, { at });
  else case_.send('bank.outflow.booked', { ...data, amountFen, kind: 'other', payee }, { sender: 'bank:102451000019', at });
}

async function endOf(facts: readonly Booked[]): Promise<unknown> {
  const case_ = given({ account: { supervisedQuotaFen: 0 }, freeze: { quotaFen: 6 * million } });
  case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-04 10:00', quotaFen: 2 * million }, { from: otherCourt });
  case_.orderDeduction(2 * million, {}, { at: '03-05 10:00' });
  case_.notice();
  case_.notice({ version: 2, issuedAt: '03-09 12:00', priorPaid: 'included' });
  for (const [place, fact] of facts.entries()) report(case_, fact, `03-20 10:${String(place).padStart(2, '0')}`);
  case_.until('03-20 18:00');
  const { payments, accounts, deductions, notices, invariants } = await case_.report();
  const bySerial = payments.map(({ bankSerial, status, violations }) => ({ bankSerial, status, violations }));
  return {
    payments: bySerial.sort((a, b) => (a.bankSerial < b.bankSerial ? -1 : 1)),
    account: accounts.map(({ balanceFen, onHold, freezes }) => ({ balanceFen, onHold, freezes })),
    deductions: deductions.map(({ status, amountFen }) => ({ status, amountFen })),
    lines: notices.filter((notice) => notice.noticeNumber === noticeNumber).map(({ lines }) => lines),
    violated: invariants.violated,
  };
}

it('whatever a lawful bank does, in whatever order its facts arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 2, maxLength: 8 }).chain((acts) => {
        const facts = booked(acts);
        return fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }));
      }),
      async ([facts, shuffled]) => {
        const inOrder = await endOf(facts);
        expect(inOrder).toMatchObject({ violated: [] });
        expect(await endOf(shuffled)).toEqual(inOrder);
      },
    ),
    runs(20),
  );
});
