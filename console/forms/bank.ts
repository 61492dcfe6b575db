/** What a bank officer reports: facts, which are recorded whatever rule they broke. */
import { reasonCodes } from '../../shared/domain/account/tables/reason-codes.ts';
import { account, caseNumber, choice, type Field, type Form, file, instant, money, noticeNumber, reason, text } from './field.ts';

const booked = instant('bookedAt', '入账时间', 'Booked');
const balance = money('balanceAfterFen', '入账后余额', 'Balance after');
const serial = text('bankSerial', '流水号', 'Serial');
const line = text('line', '行', 'Line', { kind: 'whole', initial: '1' });
const one = (type: string, title: Form['title'], fields: readonly Field[]): Form => ({
  type,
  title,
  groups: [{ title: ['事实', 'The fact'], fields }],
});

export const bankForms: readonly Form[] = [
  {
    type: 'bank.payment.booked',
    title: ['划转入账', 'A payment'],
    groups: [
      {
        title: ['划转', 'The payment'],
        fields: [
          account,
          noticeNumber,
          line,
          serial,
          text('payeeName', '收款人', 'Payee', { path: 'payee.name' }),
          text('payeeAccount', '收款账号', 'Its account', { path: 'payee.accountNumber' }),
          text('payeeBank', '收款行行号', 'Its bank', { path: 'payee.bankCode' }),
          money('amountFen', '金额', 'Amount'),
          booked,
          balance,
        ],
      },
      {
        title: ['清算', 'Clearing'],
        fields: [
          choice('clearingStatus', '清算状态', 'Status', ['SETTLED', 'QUEUED', 'ACKNOWLEDGED'], { path: 'clearing.status' }),
          choice('clearingSystem', '清算系统', 'System', ['HVPS', 'BEPS', 'IBPS', 'INTERNAL'], { path: 'clearing.system' }),
        ],
      },
      {
        title: ['回单（可在清算完成后补交）', 'Voucher, which may follow once it is settled'],
        fields: [
          text('voucherNumber', '回单编号', 'Voucher number', { path: 'voucher.number', optional: true }),
          file('voucher', '回单（PDF 或 OFD）', 'Voucher (PDF or OFD)', { optional: true }),
        ],
      },
    ],
    derive: ({ clearing, bankSerial }) => ({
      clearing: { ...(typeof clearing === 'object' ? clearing : {}), reference: typeof bankSerial === 'string' ? bankSerial : '' },
    }),
  },
  ...(['bank.payment.returned', 'bank.payment.reversed'] as const).map((type) =>
    one(type, type === 'bank.payment.returned' ? ['退票', 'A return'] : ['冲正', 'A reversal'], [
      account,
      text('bankSerial', '本笔流水号', 'Its own serial'),
      text('originalBankSerial', '原划转流水号', 'Serial of the payment'),
      money('amountFen', '金额', 'Amount'),
      reason,
      booked,
      balance,
    ]),
  ),
  one(
    'bank.payment.refused',
    ['不能支付', 'Refusing to pay'],
    [
      account,
      noticeNumber,
      line,
      choice('reasonCode', '原因', 'Reason', Object.keys(reasonCodes)),
      text('reason', '说明', 'In words', { kind: 'long' }),
      instant('refusedAt', '时间', 'When'),
    ],
  ),
  one(
    'bank.inflow.booked',
    ['收入入账', 'An inflow'],
    [
      account,
      serial,
      money('amountFen', '金额', 'Amount'),
      choice('kind', '来源', 'From', ['buyer-payment', 'mortgage', 'interest', 'transfer-in', 'unknown']),
      booked,
      balance,
    ],
  ),
  one(
    'bank.order.objected',
    ['对冻结提出异议', 'An objection to a freeze'],
    [account, caseNumber, reason, instant('objectedAt', '提出时间', 'When')],
  ),
];
