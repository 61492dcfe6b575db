/** What a clerk enters from a court's papers. */
import { account, caseNumber, choice, type Form, fixed, instant, money, noticeNumber, ruling, text } from './field.ts';

const freezeForm: Form = {
  type: 'court.freeze.ordered',
  title: ['冻结（据纸质文书录入）', 'A freeze, from paper'],
  groups: [
    {
      title: ['文书', 'The papers'],
      fields: [
        account,
        caseNumber,
        text('courtName', '法院', 'Court'),
        choice('stage', '阶段', 'Stage', ['suit', 'pre-suit', 'arbitration', 'pre-enforcement', 'enforcement']),
        ruling,
        text('assistanceNoticeNumber', '协助执行通知书文号', 'Notice of assistance'),
        fixed('organ', 'court'),
      ],
    },
    {
      title: ['被申请人', 'Respondent'],
      fields: [
        text('respondentName', '被申请人', 'Respondent', { path: 'respondent.name' }),
        text('respondentUscc', '被申请人统一社会信用代码', 'Its credit code', { path: 'respondent.uscc' }),
      ],
    },
    {
      title: ['申请人（每人须能送达）', 'Applicants, each to be told'],
      repeat: { most: 50, one: ['申请人', 'applicant'] },
      fields: [
        text('applicantName', '申请人', 'Applicant', { path: 'applicants.*.name' }),
        choice('applicantKind', '申请人类别', 'Kind of applicant', ['organisation', 'person'], { path: 'applicants.*.kind' }),
        text('applicantPhone', '申请人送达手机', 'Mobile for telling', { path: 'applicants.*.channels', kind: 'phone' }),
      ],
    },
    {
      title: ['金额与期限', 'Quota and term'],
      fields: [
        money('quotaFen', '冻结额度', 'Quota'),
        choice('origin', '债权来源', 'Claim', ['other', 'construction'], { path: 'claim.origin' }),
        instant('servedAt', '送达银行时间', 'Served on the bank'),
        instant('startsAt', '开始', 'Begins'),
        instant('endsAt', '届满', 'Ends'),
      ],
    },
  ],
  derive: ({ applicants }) => ({
    applicants: Array.isArray(applicants) ? applicants.map((each: object, index) => ({ applicantId: `a${index + 1}`, ...each })) : [],
  }),
};

const one = (type: string, title: Form['title'], fields: Form['groups'][number]['fields']): Form => ({
  type,
  title,
  groups: [{ title: ['文书', 'The paper'], fields }],
});

export const courtForms: readonly Form[] = [
  freezeForm,
  one(
    'court.freeze.renewed',
    ['续行冻结', 'A renewal'],
    [
      account,
      caseNumber,
      ruling,
      instant('endsAt', '续冻届满', 'New end'),
      instant('servedAt', '送达银行时间', 'Served on the bank', { optional: true }),
    ],
  ),
  one(
    'court.freeze.reduced',
    ['降低冻结额度', 'A lower quota'],
    [
      account,
      caseNumber,
      ruling,
      money('quotaFen', '新额度', 'New quota'),
      instant('servedAt', '送达银行时间', 'Served on the bank', { optional: true }),
    ],
  ),
  one('court.freeze.lifted', ['解除冻结', 'A lifting'], [account, caseNumber, ruling, instant('liftedAt', '解除时间', 'Lifted')]),
  one(
    'court.release.suspended',
    ['暂停使用', 'Release suspended'],
    [account, caseNumber, ruling, { ...noticeNumber, optional: true, hint: ['不写即暂停全部', 'none: all of them'] }],
  ),
  one(
    'court.release.resumed',
    ['恢复使用', 'Release resumed'],
    [account, caseNumber, ruling, { ...noticeNumber, optional: true, hint: ['不写即恢复全部', 'none: all of them'] }],
  ),
  one(
    'court.objection.lodged',
    ['收到异议', 'An objection'],
    [
      account,
      caseNumber,
      text('objector', '异议人', 'Who objects'),
      text('ground', '异议理由', 'On what ground', { kind: 'long' }),
      instant('lodgedAt', '提出时间', 'Lodged'),
      { ...noticeNumber, optional: true },
    ],
  ),
  one(
    'court.housing.informed',
    ['已告知住建部门', 'The housing authority was told'],
    [account, caseNumber, instant('informedAt', '告知时间', 'Told')],
  ),
];
