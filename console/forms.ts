/** Forms of the messages that people make by hand: the fields in the paper's order, and how their values become the message's data. */
import type { AccountSeen } from './api.ts';
import { inWords } from './words.ts';

export interface Field {
  name: string;
  title: [string, string];
  kind: 'text' | 'money' | 'whole' | 'instant' | 'choice' | 'file' | 'yes';
  choices?: readonly string[];
  initial?: string;
  /** Place in the data, where it is not the name. */
  path?: string;
  /** Left out of the data when it is empty. */
  optional?: true;
}
export interface Form {
  type: string;
  title: [string, string];
  fields: readonly Field[];
  /** Data that follows from the values. */
  fixed: (values: Record<string, string>) => object;
}

type Values = Record<string, string>;
const nothing = (): object => ({});
const text = (name: string, zh: string, en: string, more: Partial<Field> = {}): Field => ({ name, title: [zh, en], kind: 'text', ...more });
const money = (name: string, zh: string, en: string, more: Partial<Field> = {}): Field => ({
  ...text(name, `${zh}（元）`, `${en} (yuan)`),
  kind: 'money',
  ...more,
});
const instant = (name: string, zh: string, en: string): Field => ({ ...text(name, zh, en), kind: 'instant' });

const account = text('accountNumber', '监管账户账号', 'Supervision account');
const caseNumber = text('caseNumber', '案号', 'Case number');
const ruling = text('rulingNumber', '裁定书文号', 'Ruling');
const fenOf = (yuan: string | undefined): number => Math.round(Number(yuan ?? '') * 100);
const listOf = (words: string): string[] => words.split('、').filter((word) => word.trim() !== '');
const instantOf = (local: string | undefined): string =>
  local === undefined || local === '' ? '' : `${local.length === 16 ? `${local}:00` : local}+08:00`;

const freezeForm: Form = {
  type: 'court.freeze.ordered',
  title: ['冻结（据纸质文书录入）', 'A freeze, from paper'],
  fields: [
    account,
    caseNumber,
    text('courtName', '法院', 'Court'),
    {
      ...text('stage', '阶段', 'Stage'),
      kind: 'choice',
      choices: ['suit', 'pre-suit', 'arbitration', 'pre-enforcement', 'enforcement'],
      initial: 'suit',
    },
    ruling,
    text('assistanceNoticeNumber', '协助执行通知书文号', 'Notice of assistance'),
    text('respondentName', '被申请人', 'Respondent', { path: 'respondent.name' }),
    text('respondentUscc', '被申请人统一社会信用代码', 'Its credit code', { path: 'respondent.uscc' }),
    text('applicantName', '申请人', 'Applicant', { path: 'applicants.0.name' }),
    {
      ...text('applicantKind', '申请人类别', 'Kind of applicant'),
      kind: 'choice',
      choices: ['organisation', 'person'],
      initial: 'organisation',
      path: 'applicants.0.kind',
    },
    text('applicantPhone', '申请人送达手机', 'Mobile for telling', { path: 'applicants.0.channels.0.address' }),
    money('quotaFen', '冻结额度', 'Quota'),
    { ...text('origin', '债权来源', 'Claim'), kind: 'choice', choices: ['other', 'construction'], initial: 'other', path: 'claim.origin' },
    instant('servedAt', '送达时间', 'Served'),
    instant('startsAt', '开始', 'Begins'),
    instant('endsAt', '届满', 'Ends'),
  ],
  fixed: ({
    respondentName = '',
    respondentUscc = '',
    applicantName = '',
    applicantKind = 'organisation',
    applicantPhone = '',
    origin = 'other',
  }: Values) => ({
    organ: 'court',
    respondent: { name: respondentName, uscc: respondentUscc },
    applicants:
      applicantName === ''
        ? []
        : [
            {
              applicantId: 'a1',
              name: applicantName,
              kind: applicantKind,
              channels: applicantPhone === '' ? [] : [{ kind: 'sms', address: applicantPhone, confirmed: false }],
            },
          ],
    claim: { origin },
  }),
};

const purposes = ['PROGRESS', 'MATERIAL', 'EQUIPMENT', 'SURVEY_DESIGN', 'TAX', 'WAGES', 'PROJECT_LOAN', 'OTHER'];

const noticeForm: Form = {
  type: 'housing.notice.issued',
  title: ['冻结资金使用通知书', 'A fund-use notice'],
  fields: [
    text('noticeNumber', '文号', 'Number'),
    { ...text('version', '版次', 'Version'), kind: 'whole', initial: '1' },
    text('issuerName', '签发机关', 'Issuer', { path: 'issuer.name' }),
    text('issuerUscc', '签发机关统一社会信用代码', 'Its credit code', { path: 'issuer.uscc' }),
    text('issuerRegion', '行政区划代码', 'Region code', { path: 'issuer.regionCode' }),
    instant('issuedAt', '签发时间', 'Issued'),
    instant('validUntil', '有效期至', 'Valid until'),
    text('bankCode', '监管银行行号', 'Bank code'),
    text('courts', '抄送法院（用顿号分隔）', 'Courts, separated by 、'),
    account,
    text('accountTitle', '户名', 'Account title'),
    text('permit', '预售许可证号', 'Permit'),
    text('project', '项目', 'Project'),
    text('developerName', '开发企业', 'Developer', { path: 'developer.name' }),
    text('developerUscc', '开发企业统一社会信用代码', 'Its credit code', { path: 'developer.uscc' }),
    text('frozenCase', '冻结案号', 'Case of the freeze', { path: 'freezes.0.caseNumber' }),
    text('frozenCourt', '冻结法院', 'Court of the freeze', { path: 'freezes.0.courtName' }),
    money('frozenQuota', '冻结额度', 'Its quota', { path: 'freezes.0.quotaFen' }),
    {
      ...text('applicantType', '申请人类别', 'Applicant'),
      kind: 'choice',
      choices: ['CONTRACTOR', 'DEVELOPER', 'MATERIAL', 'EQUIPMENT_LEASE', 'OTHER'],
      initial: 'CONTRACTOR',
      path: 'applicant.type',
    },
    text('applicantName', '申请人', 'Name', { path: 'applicant.name' }),
    text('applicantId', '申请人统一社会信用代码', 'Its credit code', { path: 'applicant.id' }),
    { ...text('purpose', '用途', 'Purpose'), kind: 'choice', choices: purposes, initial: 'PROGRESS' },
    text('contractNumber', '合同号', 'Contract', { path: 'contract.number' }),
    money('contractPrice', '合同价', 'Contract price', { path: 'contract.priceFen' }),
    money('contractPaid', '已付工程款', 'Paid before', { path: 'contract.paidBeforeFen', initial: '0' }),
    text('progress', '形象进度（%）', 'Progress (%)', { path: 'contract.progressPercent' }),
    text('invoices', '发票号（用顿号分隔）', 'Invoices, separated by 、', { path: 'invoices.0' }),
    text('building', '楼栋', 'Building', { optional: true }),
    money('costToCompleteFen', '后续建设所需资金', 'Cost to complete', { optional: true }),
    text('payeeName', '收款人', 'Payee', { path: 'lines.0.payee.name' }),
    text('payeeId', '收款人统一社会信用代码', 'Its credit code', { path: 'lines.0.payee.id' }),
    text('payeeAccount', '收款账号', 'Its account', { path: 'lines.0.payee.accountNumber' }),
    text('payeeBank', '收款行行号', 'Its bank', { path: 'lines.0.payee.bankCode' }),
    money('amount', '金额', 'Amount', { path: 'lines.0.amountFen' }),
    text('usage', '款项用途', 'What for', { path: 'lines.0.usage' }),
    { ...text('partialAllowed', '允许部分支付', 'Part payment allowed'), kind: 'yes' },
    text('opinionText', '审核意见', 'Opinion', { path: 'opinion.text' }),
    text('handler', '经办', 'Handled by', { path: 'opinion.handler' }),
    text('reviewer', '复核', 'Reviewed by', { path: 'opinion.reviewer' }),
    text('approver', '批准', 'Approved by', { path: 'opinion.approver' }),
    { ...text('document', '盖章的通知书（PDF 或 OFD）', 'The sealed notice (PDF or OFD)'), kind: 'file' },
  ],
  fixed: (values: Values) => {
    const amountFen = fenOf(values['amount']);
    const get = (name: string): string => values[name] ?? '';
    return {
      issuer: { name: get('issuerName'), uscc: get('issuerUscc'), regionCode: get('issuerRegion') },
      courts: listOf(get('courts')),
      developer: { name: get('developerName'), uscc: get('developerUscc') },
      freezes: [{ caseNumber: get('frozenCase'), courtName: get('frozenCourt'), quotaFen: fenOf(values['frozenQuota']) }],
      applicant: { type: get('applicantType'), name: get('applicantName'), idKind: 'uscc', id: get('applicantId') },
      contract: {
        number: get('contractNumber'),
        priceFen: fenOf(values['contractPrice']),
        paidBeforeFen: fenOf(values['contractPaid']),
        ...(get('progress') === '' ? {} : { progressPercent: Number(get('progress')) }),
      },
      ...(listOf(get('invoices')).length === 0 ? {} : { invoices: listOf(get('invoices')) }),
      lines: [
        {
          line: 1,
          payee: {
            name: get('payeeName'),
            idKind: 'uscc',
            id: get('payeeId'),
            accountNumber: get('payeeAccount'),
            bankCode: get('payeeBank'),
            kind: 'organisation',
          },
          amountFen,
          usage: get('usage'),
        },
      ],
      totalFen: amountFen,
      amountInWords: inWords(amountFen),
      opinion: { text: get('opinionText'), handler: get('handler'), reviewer: get('reviewer'), approver: get('approver') },
      seal: { owner: get('issuerName') },
    };
  },
};

const forms: Record<string, readonly Form[]> = {
  court: [
    freezeForm,
    {
      type: 'court.freeze.renewed',
      title: ['续行冻结', 'A renewal'],
      fields: [
        account,
        caseNumber,
        ruling,
        instant('endsAt', '续冻届满', 'New end'),
        instant('servedAt', '送达银行时间', 'Served on the bank'),
      ],
      fixed: nothing,
    },
    {
      type: 'court.freeze.lifted',
      title: ['解除冻结', 'A lifting'],
      fields: [account, caseNumber, ruling, instant('liftedAt', '解除时间', 'Lifted')],
      fixed: nothing,
    },
  ],
  housing: [
    noticeForm,
    {
      type: 'housing.notice.withdrawn',
      title: ['撤回通知书', 'A withdrawal'],
      fields: [
        account,
        text('noticeNumber', '文号', 'Number'),
        { ...text('version', '版次', 'Version'), kind: 'whole', initial: '1' },
        text('reason', '理由', 'Reason'),
      ],
      fixed: nothing,
    },
  ],
  bank: [
    {
      type: 'bank.payment.booked',
      title: ['划转入账', 'A payment'],
      fields: [
        account,
        text('noticeNumber', '通知书文号', 'Notice'),
        { ...text('line', '行', 'Line'), kind: 'whole', initial: '1' },
        text('bankSerial', '流水号', 'Serial'),
        text('payeeName', '收款人', 'Payee', { path: 'payee.name' }),
        text('payeeAccount', '收款账号', 'Its account', { path: 'payee.accountNumber' }),
        text('payeeBank', '收款行行号', 'Its bank', { path: 'payee.bankCode' }),
        money('amountFen', '金额', 'Amount'),
        instant('bookedAt', '入账时间', 'Booked'),
        money('balanceAfterFen', '入账后余额', 'Balance after'),
        text('voucherNumber', '回单编号', 'Voucher number', { path: 'voucher.number', optional: true }),
        { ...text('voucher', '回单（PDF 或 OFD）', 'Voucher (PDF or OFD)'), kind: 'file', optional: true },
      ],
      fixed: ({ payeeName = '', payeeAccount = '', payeeBank = '', bankSerial = '' }: Values) => ({
        payee: { name: payeeName, accountNumber: payeeAccount, bankCode: payeeBank },
        clearing: { system: 'HVPS', reference: bankSerial, status: 'SETTLED' },
      }),
    },
  ],
};

/** The desk enters an answer that its owner gave on paper, with the scan; two persons of the desk, one after the other. */
const paperAnswer = (person: string): Form => ({
  type: 'operator.task.answered',
  title: ['纸质答复录入', 'An answer from paper'],
  fields: [
    account,
    text('task', '任务编号', 'Task'),
    text('onBehalfOf', '答复单位（如 housing:370102）', 'Whose answer (e.g. housing:370102)'),
    { ...text('decision', '答复', 'Decision'), kind: 'choice', choices: ['accept', 'reject'], initial: 'accept' },
    { ...text('step', '本人是', 'You are'), kind: 'choice', choices: ['propose', 'confirm'], initial: 'propose' },
    text('reason', '理由', 'Reason'),
    { ...text('paper', '答复的扫描件（PDF 或 OFD）', 'Scan of the answer (PDF or OFD)'), kind: 'file' },
  ],
  fixed: () => ({ by: [person] }),
});

export const formsOf = ({ party, name }: { party: string; name: string }): readonly Form[] =>
  party === 'operator' ? [paperAnswer(name)] : (forms[party.split(':')[0] ?? ''] ?? []);

/** What is known of the account and of who writes, for a form that begins with it. */
export function prefilled(seen: AccountSeen, partner: { name: string; uscc?: string }, now: string): Values {
  const own = seen.freezes.find((freeze) => 'caseNumber' in freeze && (freeze.status === 'LIVE' || freeze.status === 'WAITING'));
  const courts = seen.freezes.flatMap((freeze) => ('courtName' in freeze && freeze.courtName !== undefined ? [freeze.courtName] : []));
  const frozen = own !== undefined && 'caseNumber' in own ? own : undefined;
  return {
    accountNumber: seen.accountNumber,
    accountTitle: seen.title,
    bankCode: seen.bankCode,
    project: seen.project,
    permit: seen.permits?.[0] ?? '',
    developerName: seen.developer,
    developerUscc: seen.developerUscc ?? '',
    issuerName: partner.name,
    issuerUscc: partner.uscc ?? '',
    issuerRegion: seen.regionCode ?? '',
    issuedAt: now.slice(0, 16),
    courts: [...new Set(courts)].join('、'),
    caseNumber: frozen?.caseNumber ?? '',
    frozenCase: frozen?.caseNumber ?? '',
    frozenCourt: frozen?.courtName ?? '',
    frozenQuota: frozen?.quotaFen === undefined ? '' : (frozen.quotaFen / 100).toFixed(2),
  };
}

type Files = Record<string, { sha256: string; mediaType: string; contentBase64: string }>;

/** Values of fields that stand at the top of the data; the others are built by `fixed`. */
export function dataOf(fields: readonly Field[], values: Values, files: Files): object {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name] ?? '';
    if (field.kind === 'file') {
      const file = files[field.name];
      if (file !== undefined) data[field.name] = field.name === 'voucher' ? { number: values['voucherNumber'] ?? '', ...file } : file;
      continue;
    }
    if (field.path !== undefined || (field.optional === true && value === '') || !isTop(field)) continue;
    if (field.kind === 'money') data[field.name] = fenOf(value);
    else if (field.kind === 'whole') data[field.name] = Number(value);
    else if (field.kind === 'instant') data[field.name] = instantOf(value);
    else if (field.kind === 'yes') data[field.name] = value === 'yes';
    else data[field.name] = value;
  }
  return data;
}

/** `accountNumber` is data of every form but the withdrawal, whose message names no account. */
const isTop = ({ name }: Field): boolean => name !== 'courts';
