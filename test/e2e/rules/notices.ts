/** Many notices on one account, each with a fault of its own: rules of form and substance (N, S), and what a quota against a guarantee brings. */
import type { NoticeLine } from '../../../shared/domain/messages/messages.ts';
import type * as plain from '../../fixtures/desk/plain-case.ts';
import { refundNotice } from '../../fixtures/desk/refund.ts';
import { courtName, developer } from '../../fixtures/rules/account.ts';
import { at, begin, type Line, notice, say, second } from './words.ts';

/** A notice a fault: the number says which rule it is about. */
const faulty = (rule: string, change: plain.NoticeChange, more: object = {}): Line =>
  notice({ noticeNumber: `通知书-${rule}`, issuedAt: '03-09 10:00', ...change }, more);
const payee = (change: Partial<NoticeLine['payee']>): plain.NoticeChange => ({ lines: [{ payee: change }] });
const contract = (change: object) => ({ number: 'SG-2', priceFen: 2_000_000_000, paidBeforeFen: 0, progressPercent: 60, ...change });
const issuer = { name: '济南市历下区住房和城乡建设局', uscc: '1137010000418859XL', regionCode: '370102' };

const refund = (rule: string, about: object, change: plain.NoticeChange = {}): Line =>
  faulty(rule, refundNotice({ ...change, noticeNumber: `通知书-${rule}` }, { refund: { filingNumber: `F-${rule}`, ...about } }));

export const guarantee = (change: object) => ({
  issuer: {
    name: '某银行',
    uscc: '91110000600037341L',
    kind: 'bank',
    supervisoryRating: 4,
    totalAssetsFen: 1_000_000_000_000_000,
    relatedToDeveloper: false,
    ...change,
  },
  replacedFen: 200_000_000,
});

export const notices: Line[] = [
  ...begin(
    { evidenceRequired: ['contract', 'supervisor-confirmation'], refundsPerDayMax: 0 },
    { buildings: [{ name: '1号楼', firstRegisteredOn: '2026-03-01' }, { name: '2号楼' }] },
  ),
  second(),
  faulty('N-01', { issuer: { ...issuer, uscc: '91110000600037341L' } }),
  faulty('N-02', { issuer: { ...issuer, regionCode: '370103' } }),
  faulty('N-03', { seal: { owner: '济南市房屋交易中心' } }),
  faulty('N-04', { noticeNumber: '' }),
  faulty('N-05', { supersedes: '不存在的通知书' }),
  faulty('N-06', { validUntil: '03-01 10:00' }),
  faulty('N-07', { totalFen: 1 }),
  faulty('N-08', { amountInWords: '人民币壹元整' }),
  faulty('N-09', payee({ id: '91370103MA3D1P5R0H' })),
  faulty('N-10', payee({ id: 'N2370112MF1234567T' })),
  faulty('N-11', { freezes: [{ caseNumber: '第一号', courtName, quotaFen: 1 }] }),
  faulty('N-12', { freezes: [{ caseNumber: '（2026）鲁0102执异5号', courtName, quotaFen: 1 }] }),
  faulty('N-13', { accountTitle: '别的公司' }),
  faulty('N-14', { permit: '济建预许2099001号' }),
  faulty('N-16', { courts: [] }),
  faulty('N-17', { opinion: { text: '同意', handler: '张岚', reviewer: '张岚', approver: '张岚' } }),
  faulty('N-18', { issuedAt: '03-02 10:00' }, { at: at('03-09 10:00') }),
  faulty('N-19', { document: { mediaType: 'application/pdf', sha256: 'a'.repeat(64) } }),
  faulty('S-01', { applicant: { type: 'OTHER', name: '某劳务公司', idKind: 'uscc', id: '91110000600037341L' } }),
  faulty('S-03', { purpose: 'SURVEY_DESIGN' }),
  faulty('S-04', { purpose: 'TAX' }),
  faulty('S-05', { purpose: 'LAND' }),
  faulty('S-06', { applicant: { type: 'BUYER', name: '赵敏', idKind: 'resident-id', id: '37010219900101001X' } }),
  faulty('S-07', {}),
  faulty('S-08', { contract: contract({ number: 'SG-8', priceFen: 100_000_000 }) }),
  faulty('S-10', { contract: contract({ number: 'SG-10', parties: [{ name: '另一公司', id: '91110000600037341L' }] }) }),
  faulty('S-11', payee({ name: developer.name, id: developer.uscc })),
  faulty('S-12', payee({ name: '山东鲁信贸易有限公司' })),
  faulty('S-13', { wagesFen: 50_000_000 }),
  refund('S-14', { filingCancelled: false }),
  refund('S-15', { refundedBeforeFen: 10_000_000 }),
  refund('S-16', { loanOutstandingFen: 20_000_000 }),
  refund('S-17', {}),
  refund('S-18', {}, { keyFundsUsed: true }),
  faulty('S-19', { costToCompleteFen: 900_000_000 }),
  faulty('S-22', { building: '1号楼、2号楼' }),
  faulty('B-01', { lines: [{ amountFen: 1_200_000_000 }] }),
  faulty('A-01', { purpose: 'OTHER' }),
  { at: at('03-10 09:00'), answer: { task: 'S-01', decision: 'accept', by: ['甲', '乙'], reason: '电话答复', as: 'operator:desk' } },
  say('03-10 10:00', 'housing.quota.adjusted', {
    supervisedQuotaFen: 300_000_000,
    reason: '保函',
    effectiveAt: at('03-10 10:00'),
    guarantee: guarantee({}),
  }),
  say('03-11 10:00', 'housing.supervision.ended', { endedOn: '2026-03-11', reason: '全部楼栋首次登记' }),
  faulty('N-15', { issuedAt: '03-12 10:00' }),
];
