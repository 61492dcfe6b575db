import type { Applicant, InboundData } from '../../../../shared/domain/messages/messages.ts';
import { account, caseNumber, courtName, developer, enforcementCase, noticeNumber, permit, rulingNumber } from './story.ts';

const { accountNumber } = account;
const act = { caseNumber, accountNumber, rulingNumber };

const creditor: Applicant = {
  applicantId: 'a1',
  name: '山东鲁信贸易有限公司',
  kind: 'organisation',
  idKind: 'uscc',
  id: '93370181MA3N1P7Q47',
  channels: [
    { kind: 'court-app', address: 'app:a1', confirmed: true, consent: { evidence: '送达地址确认书（2026-03-02）', scope: 'service' } },
    { kind: 'sms', address: '13800000000', confirmed: false },
  ],
};
const assignee: Applicant = {
  applicantId: 'a2',
  name: '李四',
  kind: 'person',
  idKind: 'resident-id',
  id: '370102199212311234',
  channels: [{ kind: 'post', address: '济南市历下区解放路1号', confirmed: true }],
};

export const courtExamples: { [T in keyof InboundData as T extends `court.${string}` ? T : never]: InboundData[T] } = {
  'court.freeze.ordered': {
    caseNumber,
    courtName,
    organ: 'court',
    stage: 'suit',
    criminal: false,
    rulingNumber,
    assistanceNoticeNumber: '（2026）鲁0102执保123号协助',
    accountNumber,
    respondent: developer,
    applicants: [creditor],
    quotaFen: 800_000_000,
    debtFen: 790_000_000,
    claim: { origin: 'other' },
    servedAt: '2026-03-03T10:00:00+08:00',
    startsAt: '2026-03-03T10:00:00+08:00',
    endsAt: '2027-03-02T10:00:00+08:00',
  },
  'court.freeze.renewed': { ...act, endsAt: '2028-03-01T10:00:00+08:00' },
  'court.freeze.reduced': { ...act, quotaFen: 600_000_000 },
  'court.freeze.lifted': { ...act, liftedAt: '2026-09-01T15:00:00+08:00' },
  'court.case.converted': { caseNumber, newCaseNumber: enforcementCase, newCourtName: courtName, stage: 'enforcement', accountNumber },
  'court.security.accepted': { ...act, kind: 'guarantee', quotaFen: 300_000_000 },
  'court.deduction.ordered': {
    ...act,
    caseNumber: enforcementCase,
    rulingNumber: '（2026）鲁0102执456号之一',
    amountFen: 120_000_000,
    claim: { origin: 'construction', permit },
    housingConsent: '济历住建函〔2026〕12号',
  },
  'court.release.suspended': { ...act, noticeNumber },
  'court.release.resumed': { ...act, noticeNumber },
  'court.applicant.substituted': { ...act, oldApplicantId: 'a1', applicant: assignee },
  'court.housing.informed': { caseNumber, accountNumber, informedAt: '2026-03-03T16:00:00+08:00' },
  'court.bankruptcy.accepted': { caseNumber: '（2026）鲁01破7号', accountNumber, developerUscc: developer.uscc, acceptedOn: '2026-08-10' },
  'court.bankruptcy.ended': {
    caseNumber: '（2026）鲁01破7号',
    accountNumber,
    developerUscc: developer.uscc,
    endedOn: '2026-09-30',
    how: 'plan-approved',
  },
  'court.case.closed': { caseNumber, accountNumber, closedOn: '2026-10-15' },
  'court.case.transferred': { caseNumber, accountNumber, newCaseNumber: '（2026）鲁0103执789号', newCourtName: '济南市市中区人民法院' },
  'court.dossier.acknowledged': { caseNumber, itemId: `${caseNumber}/notice/${noticeNumber}/1`, acceptedAt: '2026-03-11T09:00:00+08:00' },
  'court.query.answered': {
    caseNumber,
    accountNumber,
    noticeNumber,
    version: 1,
    answers: [{ rule: 'F-18', statement: '同意先行支付工程款', signedBy: '周毅', decision: 'accept' }],
  },
  'court.objection.lodged': {
    caseNumber,
    accountNumber,
    objector: '山东鲁信贸易有限公司',
    ground: '认为划转款项超出工程进度',
    lodgedAt: '2026-03-12T10:20:00+08:00',
    noticeNumber,
  },
};
