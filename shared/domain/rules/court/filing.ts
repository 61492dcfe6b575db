/** The dossier (卷宗): the right case, the right bytes, once, corrected by supplement (C-10 … C-15). */

import { findFreeze, hasNumber, type NoticeState } from '../../account/state.ts';
import { isSameCase } from '../../values/identifiers/case-number.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { FilingInput, PaymentInput, ReleaseInput } from '../engine/moments.ts';
import type { AnsweringInput, CaseActInput } from '../engine/questions.ts';
import { brokenWords } from '../reading/broken.ts';
import { itemKindName } from '../reading/terms.ts';
import { say } from '../reading/wording.ts';

const caseOf = ({ cases, caseNumber }: FilingInput): FilingInput['cases'][number] | undefined =>
  cases.find((entry) => entry.caseNumber === caseNumber) ?? cases.find((entry) => isSameCase(entry.caseNumber, caseNumber));

const closed = (closedOn: string): Finding => ({ found: say(`已于 ${closedOn} 结案`, `closed on ${closedOn}`), field: 'caseNumber' });

/** 执行文书归档办法 4: what comes after closing is filed as a supplement. A transferred case takes it under the number and in the court that it has now. */
function caseIsOver(input: FilingInput): Finding | undefined {
  const entry = caseOf(input);
  if (entry === undefined || input.item.supplementary === true) return undefined;
  return entry.closedOn === undefined ? undefined : closed(entry.closedOn);
}

/** Records that the system itself writes are JSON; a notice and a voucher never are. */
const recordKinds: ReadonlySet<string> = new Set(['payment-return', 'delivery-evidence', 'supplement']);

const sameDigest = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const otherDigest = (actual: string, claimed: string, field: string): Finding => ({
  found: `${actual.slice(0, 12)}…`,
  expected: `${claimed.slice(0, 12)}…`,
  field,
});

const formatName: Record<NonNullable<FilingInput['bytes']['format']>, Words> = {
  pdf: 'PDF',
  ofd: 'OFD',
  image: say('图片', 'an image'),
  json: say('数据文件', 'a data file'),
  unknown: say('无法识别的文件', 'an unreadable file'),
};

function unfit({ bytes, item }: FilingInput): Finding | undefined {
  if (bytes.status !== 'present') return undefined;
  const { actualSha256, format = 'unknown', encrypted, broken } = bytes;
  if (actualSha256 !== undefined && !sameDigest(actualSha256, item.sha256)) return otherDigest(actualSha256, item.sha256, 'sha256');
  if (encrypted === true) return { found: { zh: '文件已加密', en: 'encrypted' }, expected: 'pdf, ofd, image', field: 'format' };
  if (broken !== undefined) return { found: brokenWords(broken), expected: 'pdf, ofd, image', field: 'format' };
  if (format !== 'unknown' && (format !== 'json' || recordKinds.has(item.kind))) return undefined;
  return { found: formatName[format], expected: say('PDF、OFD 或图片', 'PDF, OFD or an image'), field: 'format' };
}

function voucherDigestDiffers({ documents }: PaymentInput): Finding | undefined {
  for (const { field, status, actualSha256, claimedSha256 } of documents) {
    if (status === 'present' && actualSha256 !== undefined && !sameDigest(actualSha256, claimedSha256))
      return otherDigest(actualSha256, claimedSha256, `${field}.sha256`);
  }
  return undefined;
}

/** This case has no freeze on this account, so nothing can be changed, filed or recorded for it. */
function actsOnUnknownCase({ message: { data }, freeze }: CaseActInput): Finding | undefined {
  if (freeze !== undefined) return undefined;
  return {
    found: 'freezeRuling' in data && data.freezeRuling !== undefined ? `${data.caseNumber} / ${data.freezeRuling}` : data.caseNumber,
    expected: say('在本账户登记有冻结的案件和裁定', 'a case and ruling with a freeze registered on this account'),
    field: 'caseNumber',
  };
}

/** The bankruptcy court freezes nothing and answers for the bankruptcy all the same; so does a court that is asked about a case without a freeze here. */
function answersForUnknownCase(input: AnsweringInput): Finding | undefined {
  if (input.about !== 'case' || input.asked || findFreeze(input.state, input.caseNumber) !== undefined) return undefined;
  return {
    found: input.caseNumber,
    expected: say('在本账户有冻结的案件', 'a case with a freeze registered on this account'),
    field: 'caseNumber',
  };
}

/** Whether the case was given this version of the notice, under any number that it had. */
const isInDossier = ({ freeze }: ReleaseInput, { filedFor }: NoticeState): boolean => filedFor.some((number) => hasNumber(freeze, number));

/** The case was given an earlier version of the notice, or another voucher of the payment. */
function corrects(input: ReleaseInput): Finding | undefined {
  const { state, notice, payment, freeze } = input;
  const older = state.notices.find(
    (other) => other.noticeNumber === notice.noticeNumber && other.version < notice.version && isInDossier(input, other),
  );
  if (older !== undefined && !isInDossier(input, notice))
    return { found: say(`替代第 ${older.version} 版通知书`, `in place of version ${older.version} of the notice`), field: 'version' };
  const { voucher } = payment;
  if (voucher?.valid !== true || !voucher.itemIds.some(({ caseNumber }) => hasNumber(freeze, caseNumber))) return undefined;
  return { found: say(`凭证 ${voucher.number} 替代此前的凭证`, `voucher ${voucher.number} in place of the one before`), field: 'voucher' };
}

export const filingRules: readonly Rule[] = [
  rule({
    id: 'C-10',
    text: {
      zh: '应入卷的通知书或划转凭证缺失',
      en: 'The notice or voucher that belongs in the dossier is missing',
      doZh: '请补送原件；入卷前该通知书不能办结',
      doEn: 'Send the document; until it is filed the notice cannot close',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: {
      filing: ({ bytes, item }) => (bytes.status === 'absent' ? { found: itemKindName(item.kind), field: 'bytes' } : undefined),
    },
  }),
  rule({
    id: 'C-11',
    text: {
      zh: '该案在本账户没有登记冻结，不得入卷',
      en: 'The case has no freeze on this account and takes nothing into its dossier',
      doZh: '请核对案号',
      doEn: 'Check the case number',
    },
    evaluate: {
      filing: (input) => (caseOf(input) === undefined ? { found: input.caseNumber, field: 'caseNumber' } : undefined),
      caseAct: actsOnUnknownCase,
      answering: answersForUnknownCase,
    },
  }),
  rule({
    id: 'C-12',
    text: {
      zh: '案件已结案、归档或移送',
      en: 'The case is closed, archived or transferred',
      doZh: '由现管法院办理补充归档',
      doEn: 'File it as a supplement in the court that has the case now',
    },
    evaluate: { filing: caseIsOver, release: ({ freeze: { closedOn } }) => (closedOn === undefined ? undefined : closed(closedOn)) },
  }),
  rule({
    id: 'C-13',
    text: {
      zh: '文件格式不合要求，或内容摘要与报文不一致',
      en: 'The file has another format than a dossier takes, or another digest than the message names',
      doZh: '保留原件，请重新发送 PDF、OFD 或转换后的文件',
      doEn: 'The original is kept; send it again as PDF or OFD, or converted',
    },
    evaluate: { filing: unfit, payment: voucherDigestDiffers },
  }),
  rule({
    id: 'C-14',
    text: {
      zh: '同一文件已在本案卷宗',
      en: 'The same item is already in the dossier of this case',
      doZh: '无须处理；不重复入卷',
      doEn: 'Nothing to do; it is not filed twice',
    },
    evaluate: {
      release: (input) => (isInDossier(input, input.notice) ? { found: input.notice.noticeNumber, field: 'noticeNumber' } : undefined),
    },
  }),
  rule({
    id: 'C-15',
    text: {
      zh: '更正件入卷并注明替代的原件，原件不删除',
      en: 'A correction is added and names what it replaces; nothing is deleted',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    evaluate: {
      filing: ({ item: { supersedes } }) => (supersedes === undefined ? undefined : { found: supersedes, field: 'supersedes' }),
      release: corrects,
    },
  }),
];
