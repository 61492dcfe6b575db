/** B-17: an undo (退票, 冲正) that cannot be right, or that comes before what it undoes. */

import type { PaymentState } from '../../account/state.ts';
import type { PaymentReversal } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { minuteOf } from '../reading/minutes.ts';

type Undo = Pick<PaymentReversal, 'amountFen' | 'bookedAt'>;

/** Nothing is corrected by it; without its payment it waits for that. */
export function undoIsWrong({ amountFen, bookedAt }: Undo, payment: PaymentState | undefined): Finding | undefined {
  if (amountFen === 0) return { found: yuan(0), expected: '> ¥0.00', field: 'amountFen' };
  if (payment === undefined)
    return {
      found: { zh: '原支付尚未报送', en: 'its payment has not been reported' },
      expected: { zh: '原支付报送后自动处理', en: 'it takes effect when the payment comes' },
      field: 'originalBankSerial',
    };
  const paidAt = payment.firstBookedAt ?? payment.bookedAt;
  if (bookedAt < paidAt) return { found: minuteOf(bookedAt), expected: `≥ ${minuteOf(paidAt)}`, field: 'bookedAt' };
  const leftFen = payment.amountFen - payment.returnedFen;
  return amountFen > leftFen ? { found: yuan(amountFen), expected: `≤ ${yuan(leftFen)}`, field: 'amountFen' } : undefined;
}

export const undoRules: readonly Rule[] = [
  rule({
    id: 'B-17',
    text: {
      zh: '退票或冲正为零、超过原支付、早于原支付，或原支付尚未报送',
      en: 'The return is of nothing, of more than was paid, before the payment, or of a payment that was not reported yet',
      doZh: '请银行核对原流水号和金额；原支付尚未报送的请补报，届时自动处理',
      doEn: 'The bank should check serial and amount; a payment that is missing should be reported, and the return then takes effect',
    },
    evaluate: {
      bankReport: ({ message, payment }) =>
        message.type === 'bank.payment.returned' || message.type === 'bank.payment.reversed'
          ? undoIsWrong(message.data, payment)
          : undefined,
    },
  }),
];
