/** F-14 to F-18, F-26, F-27: deductions (扣划). */
import { type Example, on } from './example.ts';
import { act, at, caseNumber, notice, otherCourt, second, secondCase, send } from './words.ts';

const order = (amountFen: number, claim: object = { origin: 'other' }, more: object = {}) =>
  act('03-10 10:00', 'court.deduction.ordered', { amountFen, claim, ...more });

export const deductionExamples: readonly Example[] = [
  on('F-14', 'HOLD', [order(700_000_000)]),
  on('F-15', 'ACCEPT', [order(700_000_000, { origin: 'construction', permit: '济建预许2025186号' })]),
  on('F-16', 'ACCEPT', [order(400_000_000)]),
  on('F-17', 'HOLD', [order(400_000_000)], { profile: { deductionNeedsHousingConsent: true } }),
  on('F-18', 'HOLD', [
    notice({ 'lines.0.amountFen': 400_000_000 }),
    order(700_000_000, { origin: 'construction', permit: '济建预许2025186号' }),
  ]),
  on('F-26', 'HOLD', [
    second(),
    act(
      '03-10 10:00',
      'court.deduction.ordered',
      { caseNumber: secondCase, rulingNumber: `${secondCase}之二`, amountFen: 300_000_000, claim: { origin: 'other' } },
      { from: otherCourt },
    ),
  ]),
  on('F-27', 'ACCEPT', [
    order(400_000_000),
    send('03-11 10:00', 'bank.deduction.booked', {
      caseNumber,
      bankSerial: 'D1',
      amountFen: 400_000_000,
      kind: 'court-deduction',
      bookedAt: at('03-11 10:00'),
      balanceAfterFen: 600_000_000,
    }),
  ]),
];
