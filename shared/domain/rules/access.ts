/** A: people and data. Two persons for an override, a person behind a refusal of a natural person, a purpose behind a look-up. */
import { type Finding, type Rule, rule } from './engine.ts';
import { comparable, sameText } from './matching.ts';
import type { AnswerInput, LookupInput, VerdictInput } from './moments.ts';

const isBlank = (text: string | undefined): boolean => comparable(text ?? '') === '';

function overrideByTooFew({ decision, by, reason }: AnswerInput): Finding | undefined {
  if (decision !== 'accept') return undefined;
  const persons = new Set(by.map((name) => comparable(name).toLowerCase()).filter((name) => name !== ''));
  if (persons.size < 2)
    return { found: `${persons.size} 人 (${persons.size} named)`, expected: '两名不同人员 (two different persons)', field: 'by' };
  return isBlank(reason) ? { found: '未写理由 (no reason)', expected: '理由 (a reason)', field: 'reason' } : undefined;
}

/** PIPL 24: no refusal by machine alone that weighs on a natural person. The name is not repeated. */
function machineRefusesPerson({ notice, fired, confirmedByPerson }: VerdictInput): Finding | undefined {
  if (confirmedByPerson) return undefined;
  const refusals = fired.filter(({ outcome }) => outcome === 'REJECT').map(({ id }) => id);
  const applicant = notice.applicant.idKind === 'resident-id' || notice.applicant.type === 'BUYER';
  const payee = notice.lines.some((line) => line.payee.kind === 'person' || line.payee.idKind === 'resident-id');
  if (refusals.length === 0 || (!applicant && !payee)) return undefined;
  return { found: refusals.join(', '), expected: '人工确认 (confirmed by a person)', field: applicant ? 'applicant' : 'lines' };
}

function lookupWithoutPurpose({ caseNumber, purpose, caseNumbers }: LookupInput): Finding | undefined {
  if (caseNumber === undefined || isBlank(caseNumber)) return { found: '未写案号 (no case number)', field: 'caseNumber' };
  if (isBlank(purpose)) return { found: '未写用途 (no purpose)', field: 'purpose' };
  return caseNumbers.some((own) => sameText(own, caseNumber))
    ? undefined
    : { found: '该案与本账户无关 (the case has no freeze on this account)', field: 'caseNumber' };
}

export const accessRules: readonly Rule[] = [
  rule({
    id: 'A-01',
    text: {
      zh: '解除暂缓须两名不同人员署名并说明理由',
      en: 'An override needs two named persons and a reason',
      doZh: '请由两人署名并写明理由后重新提交',
      doEn: 'Answer again with two names and a reason',
    },
    evaluate: { answer: overrideByTooFew },
  }),
  rule({
    id: 'A-02',
    text: {
      zh: '自动拒绝涉及自然人，须由人工确认',
      en: 'An automated refusal that concerns a natural person needs a person to confirm it',
      doZh: '请复核人员确认或改正',
      doEn: 'A reviewer should confirm or correct it',
    },
    evaluate: { verdict: machineRefusesPerson },
  }),
  rule({
    id: 'A-03',
    text: {
      zh: '查询账户信息未记载案件用途',
      en: 'The look-up of account data names no case and purpose',
      doZh: '请填写与本账户有关的案号和用途',
      doEn: 'Name a case of this account and the purpose',
    },
    evaluate: { lookup: lookupWithoutPurpose },
  }),
];
