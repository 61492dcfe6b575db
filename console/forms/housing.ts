/** What a housing officer issues: the notice in the order of its paper, and its withdrawal. */
import { inWords, say, yuan } from '../words.ts';
import { account, choice, type Data, type Form, file, fixed, instant, money, reason, text } from './field.ts';

const uscc = '统一社会信用代码';
const sumOf = ({ lines }: Data): number =>
  Array.isArray(lines)
    ? lines.reduce((sum: number, line: { amountFen?: unknown }) => sum + (typeof line.amountFen === 'number' ? line.amountFen : 0), 0)
    : 0;

const noticeForm: Form = {
  type: 'housing.notice.issued',
  title: ['冻结资金使用通知书', 'A fund-use notice'],
  groups: [
    {
      title: ['一、文书', '1 The paper'],
      fields: [
        text('noticeNumber', '文号', 'Number'),
        text('version', '版次', 'Version', { kind: 'whole', initial: '1' }),
        text('supersedes', '取代的通知书', 'Replaces', { optional: true, hint: ['如 济历住建冻用〔2026〕1号#1', 'number#version'] }),
        choice('priorPaid', '此前版本已付金额', 'Paid by earlier versions', ['', 'included', 'excluded'], { optional: true }),
        instant('issuedAt', '签发时间', 'Issued'),
        instant('validUntil', '有效期至', 'Valid until'),
        text('issuerName', '签发机关', 'Issuer', { path: 'issuer.name' }),
        text('issuerUscc', `签发机关${uscc}`, 'Its credit code', { path: 'issuer.uscc' }),
        text('issuerRegion', '行政区划代码', 'Region code', { path: 'issuer.regionCode' }),
        text('bankCode', '监管银行行号', 'Bank code'),
        text('courts', '抄送法院', 'Courts', { kind: 'list', hint: ['用顿号分隔', 'separated by 、'] }),
      ],
    },
    {
      title: ['二、监管账户与项目', '2 Account and project'],
      fields: [
        account,
        text('accountTitle', '户名', 'Account title'),
        text('permit', '预售许可证号', 'Permit'),
        text('project', '项目', 'Project'),
        text('building', '楼栋', 'Building', { optional: true }),
        money('costToCompleteFen', '后续建设所需资金', 'Cost to complete', { optional: true }),
        text('developerName', '开发企业', 'Developer', { path: 'developer.name' }),
        text('developerUscc', `开发企业${uscc}`, 'Its credit code', { path: 'developer.uscc' }),
      ],
    },
    {
      title: ['三、所涉冻结', '3 The freezes'],
      repeat: { most: 50, one: ['冻结', 'freeze'] },
      fields: [
        text('frozenCase', '冻结案号', 'Case of the freeze', { path: 'freezes.*.caseNumber' }),
        text('frozenCourt', '冻结法院', 'Court of the freeze', { path: 'freezes.*.courtName' }),
        money('frozenQuota', '冻结额度', 'Its quota', { path: 'freezes.*.quotaFen' }),
      ],
    },
    {
      title: ['四、申请与用途', '4 Who applies, and what for'],
      fields: [
        choice('applicantType', '申请人类别', 'Applicant', ['CONTRACTOR', 'DEVELOPER', 'MATERIAL', 'EQUIPMENT_LEASE', 'OTHER'], {
          path: 'applicant.type',
        }),
        text('applicantName', '申请人', 'Name', { path: 'applicant.name' }),
        text('applicantId', `申请人${uscc}`, 'Its credit code', { path: 'applicant.id' }),
        fixed('applicant.idKind', 'uscc'),
        choice('purpose', '用途', 'Purpose', [
          'PROGRESS',
          'MATERIAL',
          'EQUIPMENT',
          'SURVEY_DESIGN',
          'TAX',
          'WAGES',
          'PROJECT_LOAN',
          'OTHER',
        ]),
        text('contractNumber', '合同号', 'Contract', { path: 'contract.number' }),
        money('contractPrice', '合同价', 'Contract price', { path: 'contract.priceFen' }),
        money('contractPaid', '已付工程款', 'Paid before', { path: 'contract.paidBeforeFen', initial: '0' }),
        text('progress', '形象进度（%）', 'Progress (%)', { path: 'contract.progressPercent', kind: 'whole', optional: true }),
        text('invoices', '发票号', 'Invoices', { kind: 'list', optional: true, hint: ['用顿号分隔', 'separated by 、'] }),
      ],
    },
    {
      title: ['五、付款', '5 Payments'],
      repeat: { most: 200, one: ['付款行', 'line'] },
      fields: [
        text('payeeName', '收款人', 'Payee', { path: 'lines.*.payee.name' }),
        text('payeeId', `收款人${uscc}`, 'Its credit code', { path: 'lines.*.payee.id' }),
        text('payeeAccount', '收款账号', 'Its account', { path: 'lines.*.payee.accountNumber' }),
        text('payeeBank', '收款行行号', 'Its bank', { path: 'lines.*.payee.bankCode' }),
        money('amount', '金额', 'Amount', { path: 'lines.*.amountFen' }),
        text('usage', '款项用途', 'What for', { path: 'lines.*.usage' }),
        fixed('lines.*.payee.idKind', 'uscc'),
        choice('payeeKind', '收款人类别', 'Kind of payee', ['organisation', 'wage-account', 'lender'], { path: 'lines.*.payee.kind' }),
      ],
    },
    {
      title: ['六、审核与盖章', '6 Review and seal'],
      fields: [
        text('partialAllowed', '允许部分支付', 'Part payment allowed', { kind: 'yes' }),
        text('opinionText', '审核意见', 'Opinion', { path: 'opinion.text', kind: 'long' }),
        text('handler', '经办', 'Handled by', { path: 'opinion.handler' }),
        text('reviewer', '复核', 'Reviewed by', { path: 'opinion.reviewer' }),
        text('approver', '批准', 'Approved by', { path: 'opinion.approver' }),
        file('document', '盖章的通知书（PDF 或 OFD）', 'The sealed notice (PDF or OFD)'),
      ],
    },
  ],
  derive(data) {
    const totalFen = sumOf(data);
    const { issuer, lines } = data;
    const owner = typeof issuer === 'object' && issuer !== null ? Reflect.get(issuer, 'name') : '';
    return {
      lines: Array.isArray(lines) ? lines.map((line: object, index) => ({ line: index + 1, ...line })) : [],
      totalFen,
      amountInWords: inWords(totalFen),
      seal: { owner },
    };
  },
  sum: (data) =>
    say(
      `合计 ${yuan(sumOf(data))}，${inWords(sumOf(data))}（大写由系统填写）`,
      `Total ${yuan(sumOf(data))}, ${inWords(sumOf(data))} (words by the system)`,
    ),
};

export const housingForms: readonly Form[] = [
  noticeForm,
  {
    type: 'housing.notice.withdrawn',
    title: ['撤回通知书', 'A withdrawal'],
    groups: [
      {
        title: ['文书', 'The paper'],
        fields: [
          // The message names no account: it goes with the act.
          { ...account, path: '' },
          text('noticeNumber', '文号', 'Number'),
          text('version', '版次', 'Version', { kind: 'whole', initial: '1' }),
          reason,
        ],
      },
    ],
  },
];
