/** The names, numbers and messages of one made-up supervision account: what automatic partners say by themselves, and what a conformance pack is about. */
import type { InboundData, NoticePaper } from '../../../shared/domain/messages/messages.ts';
import { writeAmountInWords } from '../../../shared/domain/values/money/amount-words.ts';
import { contractor, inlinePdf, developer as storyDeveloper } from '../../reference/messages/examples/story.ts';

export interface Authority {
  name: string;
  uscc: string;
  regionCode: string;
}

export interface Site {
  accountNumber: string;
  accountTitle: string;
  bankCode: string;
  authority: Authority;
  developer: { name: string; uscc: string };
  permit: string;
  project: string;
  balanceFen: number;
  payee: NoticePaper['lines'][number]['payee'];
}

const digits = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => String(Math.floor(random() * 10))).join('');

export function siteOf(given: { bankCode: string; authority: Authority; random: () => number; now: string }): Site {
  const number = digits(given.random, 6);
  return {
    accountNumber: `16020010${digits(given.random, 11)}`,
    accountTitle: `${storyDeveloper.name}（预售款专户${number}）`,
    bankCode: given.bankCode,
    authority: given.authority,
    developer: storyDeveloper,
    permit: `济建预许${given.now.slice(0, 4)}${number}号`,
    project: `泉城华府${number}`,
    balanceFen: 1_000_000_000,
    payee: {
      name: contractor.name,
      idKind: 'uscc',
      id: contractor.uscc,
      accountNumber: contractor.accountNumber,
      bankCode: contractor.bankCode,
      kind: 'organisation',
    },
  };
}

export const accountOf = (site: Site): InboundData['housing.account.registered'] => ({
  accountNumber: site.accountNumber,
  accountTitle: site.accountTitle,
  bankCode: site.bankCode,
  regionCode: site.authority.regionCode,
  project: { name: site.project, location: '济南市经十路88号', permits: [site.permit] },
  developer: site.developer,
  supervisionAgreement: `JG-${site.permit.replace(/\D/g, '')}`,
  supervisedQuotaFen: 500_000_000,
  balanceFen: site.balanceFen,
  buildings: [{ name: '1号楼' }],
});

export function freezeOf(given: {
  accountNumber: string;
  developer: { name: string; uscc: string };
  caseNumber: string;
  courtName: string;
  quotaFen: number;
  now: string;
  endsAt: string;
}): InboundData['court.freeze.ordered'] {
  const { accountNumber, developer, caseNumber, courtName, quotaFen, now, endsAt } = given;
  return {
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
    quotaFen,
    debtFen: quotaFen,
    claim: { origin: 'other' },
    servedAt: now,
    startsAt: now,
    endsAt,
  };
}

let serial = 0;

export function noticeOf(
  site: Site,
  given: {
    freezes: NoticePaper['freezes'];
    /** One line an amount, all to the site's payee unless `payees` says another. */
    amountFen: number | readonly number[];
    now: string;
    validUntil: string;
    number?: string;
    payees?: readonly Site['payee'][];
    change?: Partial<NoticePaper>;
  },
): NoticePaper {
  const { freezes, now, validUntil, change = {} } = given;
  serial += 1;
  const amounts = typeof given.amountFen === 'number' ? [given.amountFen] : given.amountFen;
  const totalFen = amounts.reduce((sum, amount) => sum + amount, 0);
  const mark = `${site.accountNumber.slice(-7)}-${serial}`;
  const number = given.number ?? `济住建冻用〔${now.slice(0, 4)}〕${site.accountNumber.slice(-6)}${serial}号`;
  return {
    noticeNumber: number,
    version: 1,
    issuer: site.authority,
    issuedAt: now,
    validUntil,
    bankCode: site.bankCode,
    courts: [...new Set(freezes.map(({ courtName }) => courtName))],
    accountNumber: site.accountNumber,
    accountTitle: site.accountTitle,
    permit: site.permit,
    project: site.project,
    developer: site.developer,
    freezes,
    applicant: { type: 'CONTRACTOR', name: contractor.name, idKind: 'uscc', id: contractor.uscc },
    purpose: 'PROGRESS',
    contract: {
      number: `SG-${mark}`,
      priceFen: 2_000_000_000,
      paidBeforeFen: 0,
      progressPercent: 60,
      parties: [
        { name: site.developer.name, id: site.developer.uscc },
        { name: contractor.name, id: contractor.uscc },
        ...(given.payees ?? []).map(({ name, id }) => ({ name, id })),
      ],
    },
    invoices: [mark.replaceAll('-', '').padStart(20, '2')],
    building: '1号楼',
    lines: amounts.map((amountFen, index) => ({
      line: index + 1,
      payee: given.payees?.[index] ?? site.payee,
      amountFen,
      usage: `主体结构工程进度款${mark}-${index + 1}`,
    })),
    totalFen,
    amountInWords: writeAmountInWords(totalFen),
    partialAllowed: true,
    costToCompleteFen: 0,
    opinion: { text: '经审核，同意使用冻结资金支付工程进度款。', handler: '张三', reviewer: '李四', approver: '王五' },
    seal: { owner: site.authority.name },
    document: inlinePdf(`Fund use notice ${mark}`),
    attachments: [{ name: '工程进度确认单', ...inlinePdf(`Progress confirmation ${mark}`) }],
    ...change,
  };
}
