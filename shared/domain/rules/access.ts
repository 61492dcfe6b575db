/** A: people and data. Two persons for an override, a person behind a refusal of a natural person, a purpose behind a look-up. */

import { isSameCase } from '../identifiers/case-number.ts';
import { type Finding, type Rule, rule } from './engine.ts';
import { comparable } from './matching.ts';
import type { AnswerInput, LookupInput, VerdictInput } from './moments.ts';
import { say } from './reading/wording.ts';

const isBlank = (text: string | undefined): boolean => comparable(text ?? '') === '';

function overrideByTooFew({ decision, by, reason }: AnswerInput): Finding | undefined {
  if (decision !== 'accept') return undefined;
  const persons = new Set(by.map((name) => comparable(name).toLowerCase()).filter((name) => name !== ''));
  if (persons.size < 2)
    return {
      found: say(`${persons.size} 人`, `${persons.size} named`),
      expected: say('两名不同人员', 'two different persons'),
      field: 'by',
    };
  return isBlank(reason) ? { found: say('未写理由', 'no reason'), expected: say('理由', 'a reason'), field: 'reason' } : undefined;
}

/** PIPL 24: no refusal by machine alone that weighs on a natural person. The name is not repeated. */
function machineRefusesPerson({ notice, fired, confirmedByPerson }: VerdictInput): Finding | undefined {
  if (confirmedByPerson) return undefined;
  const refusals = fired.filter(({ outcome }) => outcome === 'REJECT').map(({ id }) => id);
  const applicant = notice.applicant.idKind === 'resident-id' || notice.applicant.type === 'BUYER';
  const payee = notice.lines.some((line) => line.payee.kind === 'person' || line.payee.idKind === 'resident-id');
  if (refusals.length === 0 || (!applicant && !payee)) return undefined;
  return { found: refusals.join(', '), expected: say('人工确认', 'confirmed by a person'), field: applicant ? 'applicant' : 'lines' };
}

function lookupWithoutPurpose({ caseNumber, purpose, caseNumbers }: LookupInput): Finding | undefined {
  if (caseNumber === undefined || isBlank(caseNumber)) return { found: say('未写案号', 'no case number'), field: 'caseNumber' };
  if (isBlank(purpose)) return { found: say('未写用途', 'no purpose'), field: 'purpose' };
  return caseNumbers.some((own) => isSameCase(own, caseNumber))
    ? undefined
    : { found: say('该案与本账户无关', 'the case has no freeze on this account'), field: 'caseNumber' };
}

export const accessRules: readonly Rule[] = [
  rule({
    id: 'A-01',
    text: {
      zh: '该答复不能生效',
      en: 'The answer cannot take effect',
      doZh: '请按“应为”所列补足后重新答复',
      doEn: 'Answer again with what is expected above',
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
