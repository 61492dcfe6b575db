/**
 * Stories in which every rule of the book fires: many notices on one account, each with a fault of its own, then what reaches the gate, the course of
 * freezes, of deductions, of money, and telling and filing.
 */
import type { Applicant, Channel } from '../../../shared/domain/messages/messages.ts';
import { tinyPdf } from '../../fixtures/desk/pdf.ts';
import { bank, caseNumber, court, developer } from '../../fixtures/rules/account.ts';
import { guarantee, notices } from './notices.ts';
import {
  act,
  at,
  begin,
  freeze,
  type Line,
  notice,
  noticeNumber,
  otherCourt,
  pay,
  say,
  second,
  secondCase,
  strangeCourt,
  until,
} from './words.ts';

const gate: Line[] = [
  ...begin(),
  { register: { partner: 'court:鲁0105', name: '济南市天桥区人民法院' } },
  say('03-09 10:00', 'bank.inflow.booked', { nothing: 1 }, { id: 'unreadable' }),
  notice({ issuedAt: '03-09 10:00' }, { id: 'n' }),
  { at: at('03-09 10:01'), redeliver: 'n' },
  notice({ issuedAt: '03-09 10:00', costToCompleteFen: 1 }, { id: 'other-content' }),
  notice({ noticeNumber: 'x', issuedAt: '03-09 10:00' }, { signature: 'tampered' }),
  say('03-09 10:02', 'housing.notice.withdrawn', { noticeNumber, version: 1, reason: '误' }, { from: bank }),
  say('03-09 10:03', 'housing.freeze.acknowledged', { caseNumber, acknowledgedAt: at('03-03 10:00') }, { sentAt: at('01-03 10:00') }),
  act('03-09 10:04', 'court.freeze.lifted', { liftedAt: at('03-09 10:04') }, { from: strangeCourt }),
  act('03-09 10:05', 'court.release.suspended', {}, { from: strangeCourt }),
  freeze({}, { id: 'the-same-order', at: at('03-09 10:06') }),
  say('03-09 10:07', 'court.housing.informed', { caseNumber: '（2026）鲁0102执999号', informedAt: at('03-09 10:07') }),
  { register: { partner: court, revoke: { keyId: `${court}/sandbox-EdDSA`, at: at('03-09 11:00'), reason: '私钥泄露' } } },
  act('03-09 12:00', 'court.release.suspended', {}),
];

const freezes: Line[] = [
  ...begin({}, {}, { stage: 'pre-suit', servedAt: '09-03 10:00', endsAt: '10-20 10:00', applicants: [] }).map((line) =>
    'type' in line && line['type'] === 'court.housing.informed' ? until('09-05 10:00') : line,
  ),
  second({ servedAt: '09-05 10:00', endsAt: '2027-09-06 10:00', quotaFen: 300_000_000, debtFen: 100_000_000 }),
  freeze(
    {
      caseNumber: '（2026）鲁0103执9号',
      servedAt: '09-05 11:00',
      respondent: { name: '别的公司', uscc: '91110000600037341L' },
      quotaFen: 1,
    },
    {},
  ),
  freeze({ caseNumber: '（2026）鲁0102执700号', servedAt: '09-05 12:00', endsAt: '2028-09-05 12:00' }, {}),
  freeze({ caseNumber: '（2026）鲁0102执701号', servedAt: '09-20 12:00', criminal: true }, { at: at('09-06 12:00') }),
  freeze({ caseNumber: '（2026）鲁0102执702号', organ: 'police', servedAt: '09-06 13:00', quotaFen: 0 }, {}),
  notice({ issuedAt: '09-21 10:00', validUntil: '12-30 17:00' }),
  act('09-22 10:00', 'court.freeze.renewed', { endsAt: at('09-25 10:00') }),
  say(
    '09-22 11:00',
    'court.case.converted',
    {
      caseNumber: secondCase,
      newCaseNumber: '（2026）鲁01执900号',
      newCourtName: '济南市中级人民法院',
      stage: 'enforcement',
    },
    { from: otherCourt },
  ),
  act('09-22 12:00', 'court.security.accepted', { caseNumber: '（2026）鲁0102执700号', kind: 'guarantee', quotaFen: 0 }),
  act('09-22 13:00', 'court.freeze.lifted', { caseNumber: '（2020）鲁0102执1号', liftedAt: at('09-22 13:00') }),
  until('10-25 10:00'),
  freeze({ caseNumber: '（2026）鲁0102执704号', servedAt: '10-26 15:00', endsAt: '2027-01-01 10:00' }),
  freeze({ caseNumber: '（2026）鲁0102执703号', servedAt: '12-31 15:00', endsAt: '2027-12-30 10:00' }),
  until('2027-01-10 10:00'),
];

const lifted: Line[] = [
  ...begin(),
  second({ quotaFen: 100_000_000 }),
  notice(),
  act('03-10 10:00', 'court.freeze.lifted', { liftedAt: at('03-10 10:00') }),
  say(
    '03-11 10:00',
    'court.bankruptcy.accepted',
    { caseNumber: '（2026）鲁01破申7号', developerUscc: developer.uscc, acceptedOn: '2026-03-11' },
    { from: otherCourt },
  ),
];

const noFreeze: Line[] = [
  ...begin({ effectiveFrom: '2026-06-01' }),
  act('03-08 10:00', 'court.freeze.lifted', { liftedAt: at('03-08 10:00') }),
  notice(),
];

const deductions: Line[] = [
  ...begin({ deductionNeedsHousingConsent: true }),
  second(),
  notice({ lines: [{ amountFen: 400_000_000 }] }),
  act('03-10 10:00', 'court.deduction.ordered', { amountFen: 700_000_000, claim: { origin: 'other' } }),
  act('03-10 10:05', 'court.deduction.ordered', {
    rulingNumber: `${caseNumber}之三`,
    amountFen: 700_000_000,
    claim: { origin: 'construction', permit: '济建预许2025186号' },
    housingConsent: '同意',
  }),
  act(
    '03-10 10:10',
    'court.deduction.ordered',
    { caseNumber: secondCase, amountFen: 900_000_000, claim: { origin: 'other' } },
    { from: otherCourt },
  ),
  say('03-11 10:00', 'bank.deduction.booked', {
    caseNumber,
    bankSerial: 'D1',
    amountFen: 700_000_000,
    kind: 'court-deduction',
    bookedAt: at('03-11 10:00'),
    balanceAfterFen: 300_000_000,
  }),
];

const twice = { filing: 'first' } as const;
const money: Line[] = [
  ...begin(),
  say('03-05 10:00', 'housing.quota.adjusted', {
    supervisedQuotaFen: 400_000_000,
    reason: '保函',
    effectiveAt: at('03-05 10:00'),
    guarantee: { ...guarantee({}), replacedFen: 100_000_000 },
  }),
  notice({ invoices: [twice.filing], lines: [{ amountFen: 700_000_000 }] }),
  notice({ noticeNumber: 'N-2', invoices: [twice.filing], issuedAt: '03-09 11:00' }),
  notice({
    noticeNumber: 'N-3',
    issuedAt: '03-09 11:00',
    partialAllowed: false,
    lines: [{ amountFen: 10_000_000 }, { amountFen: 10_000_000 }],
  }),
  pay({ amountFen: 100_000_000, balanceAfterFen: 900_000_000, clearing: 'QUEUED' }),
  pay({ amountFen: 100_000_000, balanceAfterFen: 900_000_000, bookedAt: '03-10 15:00' }, { id: 'settled' }),
  pay({ bankSerial: 'S2', amountFen: 600_000_000, balanceAfterFen: 300_000_000, bookedAt: '03-10 15:10' }),
  pay({ bankSerial: 'S3', amountFen: 1_000_000, balanceAfterFen: 299_000_000, bookedAt: '03-10 15:20' }),
  pay({
    bankSerial: 'S4',
    amountFen: 5_000_000,
    balanceAfterFen: 294_000_000,
    bookedAt: '03-10 15:30',
    noticeNumber: 'N-3',
    voucher: null,
  }),
  pay({
    bankSerial: 'S5',
    amountFen: 10_000_000,
    balanceAfterFen: 284_000_000,
    bookedAt: '03-10 15:40',
    noticeNumber: 'N-3',
    line: 2,
    payee: { name: '别人' },
  }),
  pay({
    bankSerial: 'S6',
    amountFen: 1,
    balanceAfterFen: 283_999_999,
    bookedAt: '03-10 15:50',
    noticeNumber: '没有的通知书',
    voucher: { number: 'v', mediaType: 'application/pdf', sha256: 'b'.repeat(64) },
  }),
  pay({ bankSerial: 'S7', bookedAt: '04-20 10:00' }, { at: at('03-10 16:00') }),
  say('03-10 16:10', 'bank.payment.refused', {
    noticeNumber: 'N-3',
    line: 2,
    reasonCode: 'OTHER',
    reason: '领导电话要求暂缓',
    refusedAt: at('03-10 16:10'),
  }),
  say('03-10 16:20', 'bank.payment.refused', {
    noticeNumber: 'N-3',
    line: 2,
    reasonCode: 'AC06',
    reason: '收款账户被冻结',
    refusedAt: at('03-10 16:20'),
  }),
  say('03-10 16:30', 'bank.payment.returned', {
    bankSerial: 'R1',
    originalBankSerial: 'S2',
    amountFen: 600_000_000,
    reason: '户名不符',
    bookedAt: at('03-10 16:30'),
    balanceAfterFen: 883_999_999,
  }),
  say('03-10 16:40', 'bank.payment.returned', {
    bankSerial: 'R2',
    originalBankSerial: 'S2',
    amountFen: 600_000_000,
    reason: '户名不符',
    bookedAt: at('03-10 16:40'),
    balanceAfterFen: 1_483_999_999,
  }),
  say('03-10 16:50', 'bank.outflow.booked', {
    bankSerial: 'O1',
    amountFen: 1_400_000_000,
    payee: { name: '某公司', accountNumber: '1', bankCode: '105451000129' },
    kind: 'other',
    bookedAt: at('03-10 16:50'),
    balanceAfterFen: 83_999_999,
  }),
  say('03-10 17:00', 'bank.deduction.booked', {
    caseNumber: '',
    bankSerial: 'D1',
    amountFen: 1,
    kind: 'fee',
    bookedAt: at('03-10 17:00'),
    balanceAfterFen: 83_999_998,
  }),
  say('03-11 10:00', 'bank.balance.reported', { balanceFen: 5, asOf: at('03-11 09:00') }),
  notice({ noticeNumber: 'N-4', issuedAt: '03-11 11:00', lines: [{ amountFen: 1 }] }),
  until('03-25 10:00'),
];

const face = {
  payer: '济南泉城置业有限公司（预售款专户）',
  payee: '山东宏远建设集团有限公司',
  amountFen: 300_000_000,
  bookedOn: '2026-03-10',
  serial: 'S0001',
};
const app = { kind: 'court-app', address: 'app:a1', confirmed: true } as const;
const consent = { evidence: '送达地址确认书', scope: 'service' } as const;
const person = (applicantId: string, channels: Channel[]): Applicant => ({
  applicantId,
  name: `${applicantId}某`,
  kind: 'person',
  channels,
});

const release: Line[] = [
  ...begin(
    {},
    {},
    {
      applicants: [
        person('served', [
          { ...app, consent },
          { kind: 'sms', address: '13900000001', confirmed: true, consent },
        ]),
        person('no-consent', [app]),
        person('unconfirmed', [{ kind: 'sms', address: '13900000002', confirmed: false }]),
        person('nobody', [{ kind: 'post', address: '某路1号', confirmed: true }]),
      ],
    },
  ),
  { register: { fault: { channel: 'post', times: 9 } } },
  second({ applicants: [] }),
  notice({ noticeNumber: noticeNumber, lines: [{}, {}] }),
  say('03-09 18:00', 'court.case.closed', { caseNumber: secondCase, closedOn: '2026-03-09' }, { from: otherCourt }),
  pay({ noticeNumber: noticeNumber, voucher: { number: 'V1', ...tinyPdf('v1'), face: { ...face, amountFen: 1 } } }),
  pay(
    { noticeNumber: noticeNumber, bookedAt: '03-10 14:30', voucher: { number: 'V2', ...tinyPdf('v2'), face } },
    { at: at('03-10 17:00'), id: 'v2' },
  ),
  pay(
    { noticeNumber: noticeNumber, bookedAt: '03-10 14:30', voucher: { number: 'V3', ...tinyPdf('v3'), face } },
    { at: at('03-10 18:00'), id: 'v3' },
  ),
  pay({
    noticeNumber: noticeNumber,
    line: 2,
    bankSerial: 'S2',
    bookedAt: '03-11 10:00',
    balanceAfterFen: 400_000_000,
    voucher: { number: 'V4', ...tinyPdf('v4'), sha256: 'c'.repeat(64), face: { ...face, serial: 'S2', bookedOn: '2026-03-11' } },
  }),
  until('03-20 10:00'),
];

/** The other case's number in the notice's own would tell one creditor of another. */
const leaking: Line[] = [
  ...begin(),
  second(),
  notice({ noticeNumber: `冻用${secondCase}` }),
  pay({ noticeNumber: `冻用${secondCase}` }, { at: at('03-20 10:00') }),
];

/** A notice whose document is not there, let through by its authority, and paid: what cannot be filed keeps the case open. */
const undocumented: Line[] = [
  ...begin(),
  notice({ document: { mediaType: 'application/pdf', sha256: 'a'.repeat(64) } }),
  say('03-10 09:00', 'housing.query.answered', {
    noticeNumber,
    version: 1,
    answers: [{ rule: 'N-19', statement: '原件后补', signedBy: '李屹' }],
  }),
  pay(),
  notice({ version: 2, issuedAt: '03-12 10:00' }),
  until('03-20 10:00'),
];

export const stories: Readonly<Record<string, readonly Line[]>> = {
  notices,
  gate,
  freezes,
  lifted,
  noFreeze,
  deductions,
  money,
  release,
  leaking,
  undocumented,
};
