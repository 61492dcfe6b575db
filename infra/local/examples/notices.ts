/** N: the notice as a paper. */
import { type Example, on } from './example.ts';
import { at, cityHousing, notice, send, strangerUscc } from './words.ts';

const secondAccount = '1602001019200399999';

export const noticeExamples: readonly Example[] = [
  on('N-01', 'REJECT', [notice({ 'issuer.uscc': strangerUscc })]),
  on('N-02', 'REJECT', [notice({ 'issuer.regionCode': '370103' })]),
  on('N-02', 'HOLD', [
    notice(
      {
        'issuer.name': '济南市住房和城乡建设局',
        'issuer.uscc': strangerUscc,
        'issuer.regionCode': '370100',
        'seal.owner': '济南市住房和城乡建设局',
      },
      { from: cityHousing },
    ),
  ]),
  on('N-03', 'REJECT', [notice({ 'seal.owner': '济南市历城区住房和城乡建设局' })]),
  on('N-03', 'HOLD', [notice({ 'seal.owner': '济南市历下区房屋交易中心' })]),
  on('N-04', 'REJECT', [notice({ noticeNumber: '' })]),
  on('N-05', 'REJECT', [notice({ supersedes: '不存在的通知书' })]),
  on('N-05', 'HOLD', [notice(), notice({ version: 2, costToCompleteFen: 900_000_000 }, { at: '03-09 11:00' })]),
  on('N-06', 'REJECT', [notice({ validUntil: at('03-08 17:00') })]),
  on('N-07', 'REJECT', [notice({ totalFen: 300_000_001 })]),
  on('N-08', 'REJECT', [notice({ amountInWords: '人民币壹元整' })]),
  on('N-08', 'HOLD', [notice({ amountInWords: '三百万' })]),
  on('N-09', 'REJECT', [notice({ 'lines.0.payee.id': '91370103MA3D1P5R0H' })]),
  on('N-09', 'HOLD', [notice({ 'lines.0.payee.bankCode': '105451000128' })]),
  on('N-10', 'ACCEPT', [notice({ 'lines.0.payee.id': 'N2370112MF1234567T' })]),
  on('N-11', 'REJECT', [notice({ 'freezes.0.caseNumber': '第一号' })]),
  on('N-12', 'HOLD', [notice({ 'freezes.0.caseNumber': '（2026）鲁0102执异5号' })]),
  on('N-13', 'REJECT', [notice({ accountTitle: '别的公司' })]),
  on('N-13', 'HOLD', [], { unregistered: true }),
  on('N-14', 'HOLD', [notice({ permit: '济建预许2099001号' })]),
  on('N-14', 'REJECT', [
    send('03-08 10:00', 'housing.account.registered', {
      accountNumber: secondAccount,
      accountTitle: '济南泉城置业有限公司（预售款专户）',
      bankCode: '102451000019',
      regionCode: '370102',
      project: { name: '泉城华府二期', location: '济南市历下区经十路90号', permits: ['济建预许2025187号'] },
      developer: { name: '济南泉城置业有限公司', uscc: '91370102MA3C8K2X48' },
      supervisionAgreement: 'JN-JG-2025-0187',
      supervisedQuotaFen: 500_000_000,
      balanceFen: 0,
      buildings: [{ name: '2号楼' }],
    }),
    notice({ permit: '济建预许2025187号' }),
  ]),
  on('N-15', 'HOLD', [send('03-08 10:00', 'housing.supervision.ended', { endedOn: '2026-03-08', reason: '全部楼栋首次登记' }), notice()]),
  on('N-16', 'ACCEPT', [notice({ courts: [] })]),
  on('N-17', 'HOLD', [notice({ opinion: { text: '同意', handler: '张三', reviewer: '张三', approver: '张三' } })]),
  on('N-18', 'HOLD', [notice({ issuedAt: at('03-02 10:00') })]),
  on('N-19', 'HOLD', [notice({ document: { mediaType: 'application/pdf', sha256: 'a'.repeat(64) } })]),
];
