/** The bank says that it does not pay: with a reason of the published list (B-07), or without one (B-05). What it refused is taken back by its authority. */
import type { Act } from '../../partners/teller.ts';
import { withdraw } from '../housing/notices.ts';
import { payment } from './payments.ts';

const refusals = [
  { name: 'refuse: payee account closed', rule: 'B-07', reasonCode: 'AC04', reason: '收款账户已销户' },
  { name: 'refuse without a reason', rule: 'B-05', reasonCode: 'OTHER', reason: '暂不支付' },
  { name: 'refuse by word of mouth', rule: 'B-05', reasonCode: 'OTHER', reason: '接法院电话通知暂停支付' },
] as const;

export const refusalActs: readonly Act[] = refusals.map(({ name, rule, reasonCode, reason }) =>
  payment(name, 0.6, (teller, { notice, line }) => {
    const { book } = teller;
    if (notice.lines.some(({ outFen }) => outFen > 0) || book.payments.some((each) => each.noticeNumber === notice.noticeNumber))
      return false;
    const { noticeNumber } = notice;
    const refusal = { noticeNumber, line: line.line, reasonCode, reason, refusedAt: teller.at() };
    teller.expect(teller.write(book.bank, 'bank.payment.refused', refusal), 'HELD', rule);
    teller.next(() => withdraw(teller, notice));
    return true;
  }),
);
