/** B: what the bank books, refuses, reports. */
import { type Example, on } from './example.ts';
import { at, notice, noticeNumber, payment, send, until } from './words.ts';

const refused = (reasonCode: string, reason: string) =>
  send('03-10 16:10', 'bank.payment.refused', { noticeNumber, line: 1, reasonCode, reason, refusedAt: at('03-10 16:10') });
const returned = (bankSerial: string, time: string, amountFen: number, balanceAfterFen: number) =>
  send(time, 'bank.payment.returned', {
    bankSerial,
    originalBankSerial: 'S0001',
    amountFen,
    reason: '户名不符',
    bookedAt: at(time),
    balanceAfterFen,
  });
const outflow = (amountFen: number, balanceAfterFen: number) =>
  send('03-10 16:50', 'bank.outflow.booked', {
    bankSerial: 'O1',
    amountFen,
    payee: { name: '某公司', accountNumber: '1', bankCode: '105451000129' },
    kind: 'other',
    bookedAt: at('03-10 16:50'),
    balanceAfterFen,
  });
const guarantee = {
  issuer: {
    name: '某银行',
    uscc: '91110000600037341L',
    kind: 'bank',
    supervisoryRating: 2,
    totalAssetsFen: 90_000_000_000_000,
    relatedToDeveloper: false,
  },
  replacedFen: 100_000_000,
};

export const bankRuleExamples: readonly Example[] = [
  on('B-01', 'HOLD', [notice({ 'lines.0.amountFen': 1_200_000_000, 'contract.priceFen': 4_000_000_000, partialAllowed: false })]),
  on('B-01', 'ACCEPT', [notice({ 'lines.0.amountFen': 1_200_000_000, 'contract.priceFen': 4_000_000_000 })]),
  on('B-02', 'HOLD', [payment(), until('03-10 18:00')]),
  on('B-03', 'HOLD', [notice(), payment({ 'payee.accountNumber': '37050161620800009999' })]),
  on('B-04', 'HOLD', [notice(), payment({ amountFen: 300_000_001, balanceAfterFen: 699_999_999 })]),
  on('B-05', 'HOLD', [notice(), refused('OTHER', '领导电话要求暂缓')]),
  on('B-06', 'HOLD', [
    send('03-10 17:00', 'bank.deduction.booked', {
      caseNumber: '',
      bankSerial: 'D1',
      amountFen: 1_000,
      kind: 'fee',
      bookedAt: at('03-10 17:00'),
      balanceAfterFen: 999_999_000,
    }),
  ]),
  on('B-07', 'HOLD', [notice(), refused('AC06', '收款账户被冻结')]),
  on('B-08', 'HOLD', [notice(), payment({ 'clearing.status': 'QUEUED' })]),
  on('B-09', 'ACCEPT', [notice(), payment(), returned('R1', '03-10 16:30', 300_000_000, 1_000_000_000)]),
  on('B-10', 'HOLD', [
    notice(),
    payment(),
    payment({ bankSerial: 'S0002', amountFen: 300_000_000, balanceAfterFen: 400_000_000 }, { at: '03-11 10:00' }),
  ]),
  on('B-11', 'HOLD', [send('03-11 10:00', 'bank.balance.reported', { balanceFen: 5, asOf: at('03-11 09:00') })]),
  on('B-12', 'ACCEPT', [
    send('03-05 10:00', 'housing.quota.adjusted', {
      supervisedQuotaFen: 400_000_000,
      reason: '保函置换',
      effectiveAt: at('03-05 10:00'),
      guarantee,
    }),
    notice({ 'lines.0.amountFen': 700_000_000 }),
    payment({ amountFen: 700_000_000, balanceAfterFen: 300_000_000 }),
    until('03-25 10:00'),
  ]),
  on('B-13', 'ACCEPT', [notice(), payment({ bookedAt: at('03-10 14:30') }, { at: '03-16 14:30' })]),
  on('B-14', 'REJECT', [
    notice(),
    payment({ 'voucher.mediaType': 'application/pdf', 'voucher.sha256': 'b'.repeat(64), 'voucher.contentBase64': undefined }),
  ]),
  on('B-15', 'HOLD', [notice(), payment({ 'voucher.face.serial': 'S9999' })]),
  on('B-16', 'HOLD', [outflow(700_000_000, 300_000_000)]),
  on('B-17', 'HOLD', [notice(), payment(), returned('R1', '03-10 16:30', 300_000_001, 1_000_000_001)]),
  on('B-18', 'HOLD', [notice(), payment({ bookedAt: at('04-20 10:00') })]),
  on('B-19', 'ACCEPT', [notice(), payment({ voucher: undefined }), until('03-25 10:00')]),
];
