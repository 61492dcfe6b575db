/** Two properties of the money: nothing leaves unseen on top of what was approved, and the end does not hang on the order in which a bank reports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { PartnerReceived } from '../../shared/domain/report/pages.ts';
import { bank, given, noticeNumber, payeeOf, type Scenario } from '../fixtures/desk/scenario.ts';
import { runs } from '../fixtures/runs.ts';

const million = 100_000_000;
const others = ['37050161620800001234', '37050161620800005678'] as const;
const priorPaid = fc.constantFrom('included' as const, undefined);

describe('whatever a bank pays under a number', () => {
  const version = fc.record({
    kind: fc.constant('version' as const),
    amounts: fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 2 }),
    priorPaid,
  });
  const payment = fc.record({
    kind: fc.constant('payment' as const),
    line: fc.integer({ min: 1, max: 3 }),
    amount: fc.constantFrom(1, 2, 3),
    payee: fc.constantFrom(...others),
  });
  const back = fc.record({ kind: fc.constant('back' as const), of: fc.nat({ max: 5 }), amount: fc.constantFrom(1, 2, 3) });
  const stories = fc.array(fc.oneof({ weight: 2, arbitrary: version }, { weight: 4, arbitrary: payment }, { weight: 1, arbitrary: back }), {
    minLength: 3,
    maxLength: 9,
  });

  it('what left lawfully for a payee is no more than its versions approved, and of every fen above it the bank was told', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (acts) => {
        const case_ = given({ account: { balanceFen: 90 * million } });
        let versions = 0;
        /** The most that any version has approved for a payee, whether or not it says what was paid before (S-23). */
        const approvedFen = new Map<string, number>();
        let approvedInAllFen = 0;
        const lawfulFen = async (payee?: string): Promise<number> =>
          (await case_.state()).payments
            .filter((entry) => payee === undefined || entry.payee.accountNumber === payee)
            .reduce((sum, { countedFen }) => sum + countedFen, 0);
        for (const [index, act] of acts.entries()) {
          const at = `03-${String(9 + index).padStart(2, '0')} 10:00`;
          if (act.kind === 'version') {
            versions++;
            const lines = act.amounts.map((amount, line) => ({
              amountFen: amount * million,
              payee: { accountNumber: others[line] ?? others[0] },
            }));
            const said = act.priorPaid === undefined ? {} : { priorPaid: act.priorPaid };
            case_.notice({ version: versions, lines, issuedAt: at, ...said });
            const status = await case_.noticeStatus(noticeNumber, versions);
            if (status !== 'ACCEPTED' && status !== 'PARTIAL' && status !== 'PAID') continue;
            for (const { payee, amountFen } of lines) {
              approvedFen.set(payee.accountNumber, Math.max(approvedFen.get(payee.accountNumber) ?? 0, amountFen));
            }
            // Whatever a later version says nothing about stays within the total of what it replaces, or it is asked about.
            approvedInAllFen = Math.max(
              approvedInAllFen,
              lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
            );
          } else if (act.kind === 'payment') {
            const payee = payeeOf({ accountNumber: act.payee });
            case_.payment({ bankSerial: `S${index}`, line: act.line, amountFen: act.amount * million, payee, bookedAt: at });
          } else {
            const [paid] = (await case_.report()).payments.slice(act.of);
            const undone = { bankSerial: `T${index}`, amountFen: act.amount * million };
            if (paid !== undefined) case_.giveBack('returned', { ...undone, originalBankSerial: paid.bankSerial }, { at });
          }
        }
        case_.until('04-30 10:00');
        for (const payee of others) expect(await lawfulFen(payee)).toBeLessThanOrEqual(approvedFen.get(payee) ?? 0);
        expect(await lawfulFen()).toBeLessThanOrEqual(approvedInAllFen);
        const told = new Set((await case_.outbox('release.violation.raised', bank)).map(serialOf));
        for (const { bankSerial, violations } of (await case_.report()).payments) expect(told.has(bankSerial)).toBe(violations.length > 0);
        expect((await case_.report()).invariants.violated).toEqual([]);
      }),
      runs(60),
    );
  });
});

const raised = z.object({ bankSerial: z.string() });
const serialOf = ({ output }: PartnerReceived): string => raised.parse(output.data).bankSerial;

describe('the facts of a bank, in whatever order they arrive', () => {
  /** In the order in which they happened, an hour apart; each with the balance after it. */
  const facts = [
    { kind: 'inflow', bankSerial: 'I1', amountFen: 2 * million },
    { kind: 'payment', bankSerial: 'S1', amountFen: million },
    { kind: 'undo', bankSerial: 'T1', amountFen: million, of: 'S1' },
    { kind: 'payment', bankSerial: 'S2', amountFen: 2 * million },
    { kind: 'inflow', bankSerial: 'I2', amountFen: 3 * million },
    { kind: 'undo', bankSerial: 'T2', amountFen: million, of: 'S2' },
  ] as const;
  const booked = facts.map((fact, index) => {
    const before = facts.slice(0, index + 1).reduce((sum, { kind, amountFen }) => sum + (kind === 'payment' ? -amountFen : amountFen), 0);
    return { ...fact, bookedAt: `2026-03-10T${10 + index}:00:00+08:00`, balanceAfterFen: 10 * million + before };
  });

  function report(case_: Scenario, { kind, bookedAt, ...fact }: (typeof booked)[number], at: string): void {
    const { bankSerial, amountFen, balanceAfterFen } = fact;
    if (kind === 'inflow') case_.inflow(amountFen, { bankSerial, bookedAt, balanceAfterFen }, { at });
    else if (kind === 'payment') case_.payment({ bankSerial, amountFen, bookedAt, balanceAfterFen }, { at });
    else {
      const originalBankSerial = 'of' in fact ? fact.of : '';
      case_.giveBack('returned', { bankSerial, originalBankSerial, amountFen, bookedAt, balanceAfterFen }, { at });
    }
  }
  async function played(order: readonly number[]): Promise<unknown> {
    const case_ = given();
    case_.notice();
    for (const [place, index] of order.entries()) {
      const fact = booked[index];
      if (fact !== undefined) report(case_, fact, `03-10 18:${String(place).padStart(2, '0')}`);
    }
    const payments = (await case_.report()).payments.map(({ bankSerial, status, violations }) => ({ bankSerial, status, violations }));
    return {
      balance: await case_.balance(),
      onHold: await case_.onHold(),
      lines: (await case_.noticeOf())?.lines,
      payments: payments.sort((a, b) => (a.bankSerial < b.bankSerial ? -1 : 1)),
    };
  }

  it('come to one balance, the same paid sums and the same statuses', async () => {
    const inOrder = await played(facts.map((_, index) => index));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          facts.map((_, index) => index),
          { minLength: facts.length },
        ),
        async (order) => {
          expect(await played(order)).toEqual(inOrder);
        },
      ),
      runs(60),
    );
  });
});
