/** N-09 – N-12: check digits and case numbers. Findings name field and number, but of a person's number only the last four characters. */
import { findFreeze } from '../../account/state.ts';
import type { IdKind, LocalDate, NoticePaper } from '../../messages/messages.ts';
import { checkBankCode } from '../../values/identifiers/bank-code.ts';
import { readCaseNumber } from '../../values/identifiers/case-number.ts';
import { checkResidentId } from '../../values/identifiers/resident-id.ts';
import { foldText } from '../../values/identifiers/text.ts';
import { checkUscc } from '../../values/identifiers/uscc.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { FreezeChangeInput, FreezeOrderInput, NoticeInput } from '../engine/moments.ts';
import type { DeductingCourtInput } from '../engine/questions.ts';
import { lastFour, say, shown, shownBankCode, shownCreditCode } from '../reading/wording.ts';

type CheckedKind = 'uscc' | 'resident-id' | 'bank-code' | 'uscc-or-resident-id';
interface Identifier {
  field: string;
  kind: CheckedKind;
  value: string;
}

/** `doubtful`: asked, not refused. No public standard says how a bank code is checked, and registered codes fail the inner organisation check. */
type Standing = 'right' | 'doubtful' | 'wrong';

const uscc = (value: string): Standing => {
  const check = checkUscc(value);
  if (!check.valid) return 'wrong';
  return check.doubt === undefined ? 'right' : 'doubtful';
};
const residentId = (value: string, today: LocalDate): Standing => (checkResidentId(value, today).valid ? 'right' : 'wrong');

const standingOf: Record<CheckedKind, (value: string, today: LocalDate) => Standing> = {
  uscc,
  'resident-id': residentId,
  'bank-code': (value) => (checkBankCode(value).valid ? 'right' : 'doubtful'),
  'uscc-or-resident-id': (value, today) => {
    const asCode = uscc(value);
    return asCode === 'wrong' ? residentId(value, today) : asCode;
  },
};

/** Everything in a notice that has a check digit. The id of a contract party names no kind: it is judged only when it has the length of one. */
function identifiersOf(notice: NoticePaper): Identifier[] {
  const byKind = (field: string, idKind: IdKind, value: string): Identifier[] =>
    idKind === 'other' ? [] : [{ field, kind: idKind, value }];
  return [
    { field: 'issuer.uscc', kind: 'uscc', value: notice.issuer.uscc },
    { field: 'bankCode', kind: 'bank-code', value: notice.bankCode },
    { field: 'developer.uscc', kind: 'uscc', value: notice.developer.uscc },
    ...byKind('applicant.id', notice.applicant.idKind, notice.applicant.id),
    ...(notice.contract?.parties ?? []).flatMap(({ id }, index): Identifier[] =>
      /^[0-9A-Za-z]{18}$/u.test(foldText(id)) ? [{ field: `contract.parties.${index}.id`, kind: 'uscc-or-resident-id', value: id }] : [],
    ),
    ...notice.lines.flatMap(({ payee }, index): Identifier[] => [
      ...byKind(`lines.${index}.payee.id`, payee.idKind, payee.id),
      { field: `lines.${index}.payee.bankCode`, kind: 'bank-code', value: payee.bankCode },
    ]),
  ];
}

function display({ kind, value }: Identifier): Words {
  const folded = foldText(value);
  if (kind === 'bank-code') return shownBankCode(folded);
  return kind === 'uscc' ? shownCreditCode(folded) : lastFour(folded);
}

const kindName: Record<CheckedKind, Words> = {
  uscc: say('校验位正确的统一社会信用代码', 'a credit code with a right check digit'),
  'resident-id': say('校验位正确的公民身份号码', 'a resident id with a right check digit'),
  'bank-code': say('校验位正确的支付系统行号', 'a bank code with a right check digit'),
  'uscc-or-resident-id': say('校验位正确的统一社会信用代码或公民身份号码', 'a credit code or resident id with a right check digit'),
};

const checkDigitsHold = rule({
  id: 'N-09',
  text: {
    zh: '统一社会信用代码、公民身份号码或支付系统行号校验不通过',
    en: 'The check digit of a credit code, resident id or bank code fails',
    doZh: '请对照证照和行名行号更正后重新出具',
    doEn: 'Correct it from the certificate, the identity card or the bank list, and issue it again',
  },
  evaluate: {
    notice: ({ notice, now }) => {
      const today = now.slice(0, 10);
      return identifiersOf(notice).flatMap((entry): Finding[] => {
        const standing = standingOf[entry.kind](entry.value, today);
        if (standing === 'right') return [];
        return [
          { found: display(entry), expected: kindName[entry.kind], field: entry.field, outcome: standing === 'wrong' ? 'REJECT' : 'HOLD' },
        ];
      });
    },
  },
});

/** GB 32100: the first character may be a letter. Said so that nobody down the line demands a digit. */
const letterIsAllowed = rule({
  id: 'N-10',
  text: {
    zh: '统一社会信用代码首位为字母A、N或Y，符合标准',
    en: 'A credit code begins with the letter A, N or Y, as the standard allows',
    doZh: '无需处理；请勿要求首位为数字',
    doEn: 'Nothing to do; do not demand a digit there',
  },
  evaluate: {
    notice: ({ notice }) =>
      identifiersOf(notice)
        .filter(({ kind, value }) => kind.startsWith('uscc') && /^[ANY]/u.test(foldText(value).toUpperCase()) && checkUscc(value).valid)
        .map(({ field, value }) => ({ found: value, field })),
  },
});

interface NamedCase {
  field: string;
  caseNumber: string;
}

/** 案号 are courts' numbers; police, tax and other organs number their orders by rules of their own. */
function casesOfNotice({ notice, state }: NoticeInput): NamedCase[] {
  return notice.freezes
    .map(({ caseNumber }, index) => ({ field: `freezes.${index}.caseNumber`, caseNumber }))
    .filter(({ caseNumber }) => (findFreeze(state, caseNumber)?.organ ?? 'court') === 'court');
}
const casesOfOrder = ({ order }: FreezeOrderInput): NamedCase[] =>
  order.organ === 'court' ? [{ field: 'caseNumber', caseNumber: order.caseNumber }] : [];
/** A number under which something is frozen was looked at with the freeze. */
const caseOfDeduction = ({ caseNumber, freeze }: DeductingCourtInput): NamedCase[] =>
  freeze === undefined ? [{ field: 'caseNumber', caseNumber }] : [];
function casesOfChange({ message, freeze }: FreezeChangeInput): NamedCase[] {
  const renumbers = message.type === 'court.case.converted' || message.type === 'court.case.transferred';
  return renumbers && (freeze?.organ ?? 'court') === 'court' ? [{ field: 'newCaseNumber', caseNumber: message.data.newCaseNumber }] : [];
}

const findUnreadable = (cases: readonly NamedCase[]): Finding[] =>
  cases
    .filter(({ caseNumber }) => readCaseNumber(caseNumber) === undefined)
    .map(({ field, caseNumber }) => ({ found: shown(caseNumber), expected: '（2026）鲁0102执保123号', field }));

const caseNumberIsReadable = rule({
  id: 'N-11',
  text: {
    zh: '案号无法识别',
    en: 'The case number cannot be parsed',
    doZh: '请按“（收案年度）法院代字＋类型代字＋编号＋号”填写后重新发送',
    doEn: 'Write it as (year), court code, type code, serial and “号”, and send it again',
  },
  evaluate: {
    notice: (input) => findUnreadable(casesOfNotice(input)),
    freezeOrder: (input) => findUnreadable(casesOfOrder(input)),
    freezeChange: (input) => findUnreadable(casesOfChange(input)),
    deductingCourt: (input) => findUnreadable(caseOfDeduction(input)),
  },
});

/** Why a readable case number is doubtful as the number of a freeze; undefined when it is not. */
function doubtAbout(caseNumber: string): Words | undefined {
  const read = readCaseNumber(caseNumber);
  if (read === undefined) return undefined;
  const { legacy, typeKind, type, suffix } = read.number;
  const because = (zh: string, en: string): Words => say(`${caseNumber}${zh}`, `“${caseNumber}” ${en}`);
  if (legacy) return because('为2016年以前的旧案号', 'is of the style before 2016');
  if (typeKind === 'unknown') return because(`的类型“${type}”未知`, `is of the unknown type “${type}”`);
  if (typeKind === 'review') return because(`为审查类案件（${type}）`, `is of the review type “${type}”`);
  return suffix === undefined
    ? undefined
    : because(`在“号”后有“${suffix}”，是案件文书的编号`, `is the number of a document of the case: “${suffix}” stands after 号`);
}

const findDoubtful = (cases: readonly NamedCase[]): Finding[] =>
  cases.flatMap(({ field, caseNumber }) => {
    const found = doubtAbout(caseNumber);
    return found === undefined ? [] : [{ found, field }];
  });

const caseTypeCarriesFreeze = rule({
  id: 'N-12',
  text: {
    zh: '案号为旧式、类型未知、属执行审查类，或是案件文书的编号，通常不附带冻结',
    en: 'The case number is of the old style, of unknown type, of a review type that carries no freeze, or that of a document of the case',
    doZh: '请法院确认冻结所属案件的案号',
    doEn: 'The court must confirm the number of the case that the freeze belongs to',
  },
  evaluate: {
    notice: (input) => findDoubtful(casesOfNotice(input)),
    freezeOrder: (input) => findDoubtful(casesOfOrder(input)),
    freezeChange: (input) => findDoubtful(casesOfChange(input)),
    deductingCourt: (input) => findDoubtful(caseOfDeduction(input)),
  },
});

export const identifierRules: readonly Rule[] = [checkDigitsHold, letterIsAllowed, caseNumberIsReadable, caseTypeCarriesFreeze];
