/**
 * The plain case, played by all three parties: an account is registered, a court freezes it, the housing authority issues a notice, the bank pays and sends
 * its voucher, the court is told. `node examples/plain-case.ts [ENDPOINT [UPLOADS]]`; prints each answer, exit 0 when the money and the papers have arrived. With the
 * folder of uploads (`<data>/uploads` of `presale start --data`) the voucher is a large scan, which is uploaded first and named by its digest.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { amountInWords, claimCheck, documentOf, type SentMessages, type Told } from '../src/index.ts';
import { openSandbox } from './sandbox.ts';

const endpoint = process.argv[2] ?? 'http://127.0.0.1:9324';
const uploads = process.argv[3];
const bytesOf = (name: string): Buffer => readFileSync(new URL(`../../vectors/${name}.pdf`, import.meta.url));

/** A PDF with a comment as long as a scan before its table, which then begins later. */
function largeScan(pdf: Buffer): Buffer {
  const comment = `%${'x'.repeat(200_000)}\n`;
  const text = pdf.toString('latin1');
  const table = text.lastIndexOf('xref', text.lastIndexOf('startxref') - 1);
  const moved = text.slice(table).replace(/startxref\n\d+/, `startxref\n${table + comment.length}`);
  return Buffer.from(text.slice(0, table) + comment + moved, 'latin1');
}

async function voucher() {
  if (uploads === undefined) return documentOf(bytesOf('voucher'), 'application/pdf');
  return claimCheck('bank:102451000019', largeScan(bytesOf('voucher')), 'application/pdf', async (path, bytes) => {
    mkdirSync(dirname(join(uploads, path)), { recursive: true });
    writeFileSync(join(uploads, path), bytes);
  });
}
const shanghai = (shiftMs = 0): string => `${new Date(Date.now() + 8 * 3_600_000 + shiftMs).toISOString().slice(0, 19)}+08:00`;
const day = 86_400_000;
const number = Math.floor(Math.random() * 90_000_000) + 10_000_000;
const year = shanghai().slice(0, 4);

const accountNumber = `16020010192${number}`;
const caseNumber = `（${year}）鲁0102执保${number}号`;
const noticeNumber = `济历住建冻用〔${year}〕${number}号`;
const developer = { name: '济南泉城置业有限公司', uscc: '91370102MA3C8K2X48' };
const authority = { name: '济南市历下区住房和城乡建设局', uscc: '1137010000418859XL' };
const builder = { name: '山东宏远建设集团有限公司', idKind: 'uscc', id: '91370103MA3D1P5R0G' } as const;
const courtName = '济南市历下区人民法院';
const permit = '济建预许2025186号';
const paidFen = 300_000_000;

const sandbox = await openSandbox(endpoint);
await sandbox.register({ profile: '370102' });
const housing = await sandbox.join('housing:370102', 'EdDSA', authority);
const court = await sandbox.join('court:鲁0102', 'SM2SM3', { name: courtName });
const bank = await sandbox.join('bank:102451000019', 'ES256', { name: '中国工商银行济南泉城支行' });

async function say<Type extends keyof SentMessages>(party: typeof bank, type: Type, data: SentMessages[Type]): Promise<void> {
  const { outcome, rules } = await party.ask(type, data, { accountNumber });
  console.log(`${party.partner}  ${type}  ${outcome}  ${rules.map(({ id }) => id).join(' ')}`);
  if (outcome !== 'ACCEPTED') throw new Error(`${type} was not accepted: ${JSON.stringify(rules, undefined, 1)}`);
}
const isAbout = (event: Told, type: Told['type']): boolean => event.type === type && event.data.correlation.accountNumber === accountNumber;

await say(housing, 'housing.account.registered', {
  accountNumber,
  accountTitle: `${developer.name}（预售款专户）`,
  bankCode: '102451000019',
  regionCode: '370102',
  project: { name: '泉城华府', location: '济南市历下区经十路88号', permits: [permit] },
  developer,
  supervisionAgreement: `JN-JG-${number}`,
  supervisedQuotaFen: 500_000_000,
  balanceFen: 1_000_000_000,
  buildings: [{ name: '1号楼' }],
});
const servedAt = shanghai();
await say(court, 'court.freeze.ordered', {
  caseNumber,
  courtName,
  organ: 'court',
  stage: 'suit',
  rulingNumber: `${caseNumber}之一`,
  assistanceNoticeNumber: `${caseNumber}协助`,
  accountNumber,
  respondent: developer,
  applicants: [
    {
      applicantId: 'a1',
      name: '山东鲁信贸易有限公司',
      kind: 'organisation',
      channels: [{ kind: 'court-app', address: 'app:a1', confirmed: true, consent: { evidence: '送达地址确认书', scope: 'service' } }],
    },
  ],
  quotaFen: 800_000_000,
  debtFen: 800_000_000,
  claim: { origin: 'other' },
  servedAt,
  startsAt: servedAt,
  endsAt: shanghai(364 * day),
});
await say(court, 'court.housing.informed', { caseNumber, accountNumber, informedAt: shanghai() });
await say(bank, 'bank.freeze.executed', {
  caseNumber,
  accountNumber,
  result: 'controlled',
  quotaFen: 800_000_000,
  controlledFen: 800_000_000,
  receiptNumber: `HZ${number}`,
  executedAt: shanghai(),
});
await say(housing, 'housing.notice.issued', {
  noticeNumber,
  version: 1,
  issuer: { ...authority, regionCode: '370102' },
  issuedAt: shanghai(),
  validUntil: shanghai(90 * day),
  bankCode: '102451000019',
  courts: [courtName],
  accountNumber,
  accountTitle: `${developer.name}（预售款专户）`,
  permit,
  project: '泉城华府',
  developer,
  freezes: [{ caseNumber, courtName, quotaFen: 800_000_000 }],
  applicant: { type: 'CONTRACTOR', ...builder },
  purpose: 'PROGRESS',
  contract: { number: `SG-${number}`, priceFen: 2_000_000_000, paidBeforeFen: 500_000_000, progressPercent: 60 },
  invoices: [`3701026130-${number}`],
  building: '1号楼',
  lines: [
    {
      line: 1,
      payee: { ...builder, accountNumber: '37050161620800001234', bankCode: '105451000129', kind: 'organisation' },
      amountFen: paidFen,
      usage: '主体结构工程进度款',
    },
  ],
  totalFen: paidFen,
  amountInWords: amountInWords(paidFen),
  partialAllowed: true,
  costToCompleteFen: 0,
  opinion: { text: '经审核，同意使用冻结资金支付工程进度款。', handler: '张三', reviewer: '李四', approver: '王五' },
  seal: { owner: authority.name },
  document: documentOf(bytesOf('notice'), 'application/pdf'),
});

// The bank pays what it was told to pay, not what somebody's notice says.
const authorised = await bank.until((event) => isAbout(event, 'release.payment.authorised'));
if (authorised.type !== 'release.payment.authorised') throw new Error('unreachable');
const [line] = authorised.data.lines;
if (line === undefined) throw new Error('nothing is authorised');
const bankSerial = `S${number}`;
await say(bank, 'bank.payment.booked', {
  accountNumber,
  noticeNumber: authorised.data.noticeNumber,
  line: line.line,
  bankSerial,
  payee: line.payee,
  amountFen: line.remainingFen,
  bookedAt: shanghai(),
  clearing: { system: 'HVPS', reference: `HVPS${bankSerial}`, status: 'SETTLED' },
  balanceAfterFen: 1_000_000_000 - line.remainingFen,
  voucher: {
    number: `HD${bankSerial}`,
    ...(await voucher()),
    face: {
      payer: `${developer.name}（预售款专户）`,
      payee: line.payee.name,
      amountFen: line.remainingFen,
      bookedOn: shanghai().slice(0, 10),
      serial: bankSerial,
    },
  },
});
await court.until((event) => isAbout(event, 'release.transfer.reported'));
console.log(`${court.partner}  told of the transfer`);
for (const kind of ['fund-use-notice', 'transfer-voucher']) {
  await court.until(
    (event) => event.type === 'release.dossier.item-filed' && event.data.caseNumber === caseNumber && event.data.kind === kind,
  );
  console.log(`${court.partner}  filed: ${kind}`);
}
for (const party of [housing, court, bank]) party.close();
