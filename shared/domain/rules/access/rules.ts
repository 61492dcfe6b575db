/** A: people and data. Two persons for an override, a person behind a refusal of a natural person, a purpose behind a look-up. */

import type { Bilingual } from '../../values/bilingual.ts';
import { isSameCase } from '../../values/identifiers/case-number.ts';
import { personKey } from '../../values/identifiers/person.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { AnswerInput, LookupInput, VerdictInput } from '../engine/moments.ts';
import { comparable } from '../reading/matching.ts';
import { say } from '../reading/wording.ts';

const isBlank = (text: string | undefined): boolean => comparable(text ?? '') === '';

/** As many as a person can take in; the rest is counted. */
const listedMax = 8;

function notOneTask({ fitting, field }: AnswerInput): Finding | undefined {
  if (fitting.length === 1) return undefined;
  const expected = {
    zh: '一项未决任务：任务编号，或只有一项相符的种类、规则',
    en: 'one open task: its id, or a kind or rule that only one has',
  };
  if (fitting.length === 0) return { found: say('没有相符的未决任务', 'no open task fits'), expected, field };
  const list = fitting.slice(0, listedMax).join('; ') + (fitting.length > listedMax ? ' …' : '');
  return { found: say(`${fitting.length} 项任务相符：${list}`, `${fitting.length} open tasks fit: ${list}`), expected, field };
}

const partyNames: Record<string, Bilingual> = {
  housing: { zh: '住建部门', en: 'the housing authority' },
  court: { zh: '法院', en: 'the court' },
  bank: { zh: '银行', en: 'the bank' },
  operator: { zh: '平台运营人员', en: 'the operations desk' },
};

/** Nobody decides for another; the desk may enter what another has decided on paper, with the scan. */
function anotherPartysTask({ owner, paper, field }: AnswerInput): Finding | undefined {
  if (owner === undefined || paper === 'valid') return undefined;
  const party = partyNames[owner] ?? { zh: owner, en: owner };
  return {
    found: say(`该任务由${party.zh}决定`, `the task is for ${party.en} to decide`),
    expected: {
      zh: `${party.zh}签署的答复，或其书面答复的扫描件`,
      en: `a signed answer of ${party.en}, or a readable scan of its paper`,
    },
    field,
  };
}

/** Beside the word that names the task. */
const priorPaidField = (field: string): string => (field.includes('.') ? field.replace(/[^.]*$/u, 'priorPaid') : 'priorPaid');

function impossible({ owed, overtakes, leavesOpen, field }: AnswerInput): Finding | undefined {
  if (owed === true)
    return {
      found: say('应办事项不能拒绝', 'what is owed cannot be refused'),
      expected: say('办理后答复', 'an acceptance once it is done'),
      field,
    };
  if (leavesOpen === true)
    return {
      found: say('未写明本次金额是否包含已付部分', 'it leaves open whether the amounts contain what was paid before'),
      expected: {
        zh: '答复中写明「priorPaid」：「included」（已包含）或「excluded」（另付）',
        en: 'priorPaid in the answer: included or excluded',
      },
      field: priorPaidField(field),
    };
  if (overtakes !== true) return undefined;
  return {
    found: say('之前搁置的消息尚未处理', 'a message parked before it still waits'),
    expected: say('先处理最早搁置的消息', 'the oldest parked message first'),
    field,
  };
}

/** One person under several spellings is one. */
function overrideByTooFew({ decision, by, personsNeeded, reason }: AnswerInput): Finding | undefined {
  const persons = new Set(by.map(personKey).filter((name) => name !== ''));
  if (persons.size < personsNeeded) {
    const found = { zh: `${persons.size} 人`, en: `${persons.size} ${persons.size === 1 ? 'person' : 'persons'}` };
    const expected = { zh: `${personsNeeded} 名不同人员分别操作`, en: `${personsNeeded} different persons, each in an act of their own` };
    return { found, expected, field: 'by' };
  }
  if (decision !== 'accept' || !isBlank(reason)) return undefined;
  return { found: say('未写理由', 'no reason'), expected: say('理由', 'a reason'), field: 'reason' };
}

/** The first of what keeps it from standing. */
const cannotStand = (input: AnswerInput): Finding | undefined =>
  notOneTask(input) ?? anotherPartysTask(input) ?? impossible(input) ?? overrideByTooFew(input);

/** PIPL 24: no refusal by machine alone that weighs on a natural person. The name is not repeated. */
function machineRefusesPerson({ notice, fired, confirmedByPerson }: VerdictInput): Finding | undefined {
  if (confirmedByPerson) return undefined;
  const refusals = [...new Set(fired.filter(({ outcome }) => outcome === 'REJECT').map(({ id }) => id))];
  const applicant = notice.applicant.idKind === 'resident-id' || notice.applicant.type === 'BUYER';
  const payee = notice.lines.some((line) => line.payee.kind === 'person' || line.payee.idKind === 'resident-id');
  if (refusals.length === 0 || (!applicant && !payee)) return undefined;
  return {
    found: refusals.join(', '),
    expected: say('由主管部门人员确认', 'confirmed by a person of the authority'),
    field: applicant ? 'applicant' : 'lines',
  };
}

function lookupWithoutPurpose({ caseNumber, purpose, caseNumbers }: LookupInput): Finding | undefined {
  if (isBlank(purpose)) return { found: say('未写用途', 'no purpose'), field: 'purpose' };
  // Banks and housing authorities look at their own account and need name no case; whoever names one names one of this account.
  if (caseNumber === undefined) return undefined;
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
    evaluate: { answer: cannotStand },
  }),
  rule({
    id: 'A-02',
    text: {
      zh: '自动拒绝涉及自然人，须由人工确认',
      en: 'An automated refusal that concerns a natural person needs a person to confirm it',
      doZh: '请主管部门人员确认或改正',
      doEn: 'A person of the authority should confirm or correct it',
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
