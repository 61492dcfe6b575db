/** S: what the housing authority's review is about. */
import { type Example, on } from './example.ts';
import { at, notice, payment, refund, send, strangerUscc } from './words.ts';

/** A quota against a guarantee that meets the conditions of the three authorities, unless `issuer` says otherwise. */
const guaranteed = (replacedFen: number, supervisedQuotaFen: number, issuer: object = {}) =>
  send('03-05 10:00', 'housing.quota.adjusted', {
    supervisedQuotaFen,
    reason: '保函置换',
    effectiveAt: at('03-05 10:00'),
    guarantee: {
      issuer: {
        name: '某银行',
        uscc: strangerUscc,
        kind: 'bank',
        supervisoryRating: 2,
        totalAssetsFen: 90_000_000_000_000,
        relatedToDeveloper: false,
        ...issuer,
      },
      replacedFen,
    },
  });

export const substanceExamples: readonly Example[] = [
  on('S-01', 'HOLD', [notice({ 'applicant.type': 'OTHER' })]),
  on('S-02', 'HOLD', [notice({ purpose: 'OTHER' })]),
  on('S-03', 'HOLD', [notice({ purpose: 'SURVEY_DESIGN' })]),
  on('S-04', 'HOLD', [notice({ purpose: 'TAX' })]),
  on('S-05', 'REJECT', [notice({ purpose: 'LAND' })]),
  on('S-06', 'REJECT', [notice({ purpose: 'REFUND' })]),
  on('S-07', 'HOLD', [notice()], { profile: { evidenceRequired: ['contract', 'supervisor-confirmation'] } }),
  on('S-08', 'HOLD', [notice({ 'contract.priceFen': 100_000_000 })]),
  on('S-09', 'HOLD', [
    notice(),
    notice({ noticeNumber: '济历住建冻用〔2026〕2号', invoices: ['3701026130-00218843'] }, { at: '03-09 11:00' }),
  ]),
  on('S-10', 'HOLD', [notice({ 'contract.parties': [{ name: '另一公司', id: strangerUscc }] })]),
  on('S-11', 'HOLD', [notice({ 'lines.0.payee.name': '济南泉城置业有限公司', 'lines.0.payee.id': '91370102MA3C8K2X48' })]),
  on('S-12', 'ACCEPT', [notice({ 'lines.0.payee.name': '山东鲁信贸易有限公司' })]),
  on('S-13', 'HOLD', [notice({ wagesFen: 50_000_000 })]),
  on('S-14', 'HOLD', [refund({ 'refund.filingCancelled': false })]),
  on('S-15', 'HOLD', [refund({ 'refund.refundedBeforeFen': 10_000_000 })]),
  on('S-16', 'HOLD', [refund({ 'refund.loanOutstandingFen': 20_000_000 })]),
  on('S-17', 'HOLD', [refund()], { profile: { refundsPerDayMax: 0 } }),
  on('S-18', 'HOLD', [refund({ keyFundsUsed: true })]),
  on('S-19', 'HOLD', [notice({ costToCompleteFen: 900_000_000 })]),
  on('S-20', 'ACCEPT', [guaranteed(200_000_000, 300_000_000)]),
  on('S-21', 'ACCEPT', [guaranteed(50_000_000, 450_000_000, { supervisoryRating: 4 })]),
  on('S-22', 'HOLD', [notice({ building: '1号楼、2号楼' })], {
    account: { buildings: [{ name: '1号楼', firstRegisteredOn: '2026-03-01' }, { name: '2号楼' }] },
  }),
  on('S-23', 'HOLD', [notice(), payment(), notice({ version: 2 }, { at: '03-12 10:00' })]),
];
