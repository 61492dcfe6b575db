/**
 * M: the message itself. Judged at the gate, before the account is looked at; M-02, M-05 and M-08 once more where the account must be known.
 * Where another rule says that a part of the message cannot be read (M-01), the rules about that part are silent.
 */
import { dayMillis, toMillis } from '../account/instants.ts';
import { parseCaseNumber } from '../identifiers/case-number.ts';
import { isSuperiorCourt } from '../identifiers/courts.ts';
import type { Instant, PartnerKind } from '../messages.ts';
import { type Finding, type Rule, rule } from './engine.ts';
import type { Words } from './finding.ts';
import type { FreezeChangeInput, IntakeInput, NoticeInput, SignatureStatus } from './moments.ts';
import { isToCome } from './reading/instants.ts';
import { minuteOf } from './reading/minutes.ts';
import { named, say, shown } from './reading/wording.ts';

const schemaHolds = rule({
  id: 'M-01',
  text: {
    zh: '消息不符合报文格式，或版本未知',
    en: 'The message does not match its schema, or its version is unknown',
    doZh: '请按所列字段改正后，以新的消息编号重新发送',
    doEn: 'Correct the field and send the message again under a new id',
  },
  evaluate: {
    intake: ({ problems }) => {
      return problems.length === 0
        ? undefined
        : problems.map(({ zh, en, field }) => ({ found: { zh, en }, ...(field === '' ? {} : { field }) }));
    },
  },
});

const signatureFaults: Record<Exclude<SignatureStatus, 'valid'>, Words> = {
  missing: say('没有签名', 'no signature'),
  malformed: say('签名无法解析', 'the signature cannot be parsed'),
  'unknown-key': say('密钥未登记', 'the key is not registered'),
  'wrong-key': say('密钥不属于发送单位', 'the key belongs to another partner'),
  invalid: say('签名与内容不符', 'the signature does not match the bytes'),
  'unsupported-algorithm': say('签名算法不受支持', 'the algorithm is not supported'),
  'unregistered-partner': say('发送单位未登记', 'the sender is not registered'),
};

/** A key that is bound to somebody else is as good as none: 电子签名法 13 asks that only the signer controls it. */
const signatureBinds = rule({
  id: 'M-02',
  text: {
    zh: '签名无效、摘要与内容不符，或密钥不属于发送单位',
    en: 'The signature fails, the digest differs from the content, or the key is not bound to the sender',
    doZh: '请用本单位登记的密钥对原文重新签名后发送；如非本单位所发，请立即核查',
    doEn: 'Sign the exact bytes with a key registered to you and send again; if you did not send this, investigate at once',
  },
  evaluate: {
    intake: ({ signature }) =>
      signature.status === 'valid' ? undefined : { found: signatureFaults[signature.status], field: 'signature' },
    notice: ({ documents }) => {
      const differing = documents.find(
        ({ field, status, claimedSha256, actualSha256 }) =>
          field === 'document' &&
          status === 'present' &&
          actualSha256 !== undefined &&
          actualSha256.toLowerCase() !== claimedSha256.toLowerCase(),
      );
      return differing === undefined
        ? undefined
        : {
            found: say(`文件的 SHA-256 为 ${differing.actualSha256}`, `SHA-256 of the document is ${differing.actualSha256}`),
            expected: differing.claimedSha256,
            field: 'document.sha256',
          };
    },
  },
});

/**
 * When it was signed, as far as that can be trusted: the receipt, unless the register trusts the partner's own clock, and then never later than
 * the receipt. A key that has ended could otherwise be made to sign for the time before.
 */
const signingTime = ({ key, sentAt, receivedAt }: IntakeInput): Instant =>
  key?.signingTime === 'sent' && sentAt !== undefined && sentAt < receivedAt ? sentAt : receivedAt;

const reasonOf = ({ revocationReason }: NonNullable<IntakeInput['key']>): string =>
  revocationReason === undefined ? '' : ` (“${named(revocationReason)}”)`;

const between = (zh: string, en: string, first: Instant, thenZh: string, thenEn: string, second: Instant, why = ''): Words =>
  say(`${zh} ${minuteOf(first)}${why}，${thenZh} ${minuteOf(second)}`, `${en} ${minuteOf(first)}${why}, ${thenEn} ${minuteOf(second)}`);

/** A key that ends after the signing leaves the signature as it was. */
const keyInForce = rule({
  id: 'M-03',
  text: {
    zh: '签名时密钥未生效、已过期或已吊销',
    en: 'The key was not yet valid, expired or revoked when the message was signed',
    doZh: '请更换有效密钥，登记后重新签名发送',
    doEn: 'Register a valid key, sign again and send',
  },
  evaluate: {
    intake: (input) => {
      const { key, signature } = input;
      if (key === undefined || signature.status !== 'valid') return undefined;
      const at = signingTime(input);
      const field = 'signature';
      // When it was signed is the sender's word, and a stolen key can say anything: only receipt before the revocation proves that it was signed before (电子签名法 11).
      if (key.revokedAt !== undefined && key.revokedAt <= input.receivedAt)
        return {
          found: between('密钥吊销于', 'revoked at', key.revokedAt, '收到于', 'received at', input.receivedAt, reasonOf(key)),
          field,
        };
      if (key.validUntil !== undefined && key.validUntil < at)
        return { found: between('密钥有效期至', 'valid until', key.validUntil, '签名于', 'signed at', at), field };
      if (key.validFrom !== undefined && key.validFrom > at)
        return { found: between('密钥生效于', 'valid from', key.validFrom, '签名于', 'signed at', at), field };
      return undefined;
    },
  },
});

const isDuplicate = rule({
  id: 'M-04',
  text: {
    zh: '该消息此前已收到，内容相同',
    en: 'The message was received before with the same content',
    doZh: '无需处理，以首次回执为准',
    doEn: 'Nothing to do; the first receipt stands',
  },
  evaluate: {
    intake: ({ seenBefore, identity }) => (seenBefore === 'same-digest' ? { found: shown(identity.id ?? ''), field: 'id' } : undefined),
  },
});

/** The same name must go on meaning the same content (电子签名法 5). */
const isConflictingReplay = rule({
  id: 'M-05',
  text: {
    zh: '编号此前已使用，但内容不同',
    en: 'The id, or the notice number and version, was used before for other content',
    doZh: '请核对两份内容；更正须使用新的消息编号，通知书须使用新的版本号',
    doEn: 'Compare the two; a correction needs a new message id, and a notice a new version',
  },
  evaluate: {
    intake: ({ seenBefore, identity }) => (seenBefore === 'other-digest' ? { found: shown(identity.id ?? ''), field: 'id' } : undefined),
    notice: (input) => {
      if (!conflictsWithItself(input)) return undefined;
      return {
        found: `${input.notice.noticeNumber} v${input.notice.version}`,
        expected: say(`版本 ${input.notice.version + 1}`, `version ${input.notice.version + 1}`),
        field: 'version',
      };
    },
  },
});

function conflictsWithItself({ state, notice, contentDigest, again }: NoticeInput): boolean {
  if (again) return false;
  return state.notices.some(
    (known) => known.noticeNumber === notice.noticeNumber && known.version === notice.version && known.contentDigest !== contentDigest,
  );
}

const isTimely = rule({
  id: 'M-06',
  text: {
    zh: '发送时间晚于当前时间5分钟以上，或早于重放时间窗',
    en: 'The sending time is more than 5 minutes ahead, or older than the replay window',
    doZh: '请校准时钟；补报旧消息的，由经办人员核实',
    doEn: 'Check the clock; an operator must confirm a message that is sent late',
  },
  profileKeys: ['replayWindowDays'],
  evaluate: {
    intake: ({ sentAt, receivedAt, replayWindowDays }) => {
      if (sentAt === undefined) return undefined;
      const found = between('发送时间', 'sent at', sentAt, '收到于', 'received at', receivedAt);
      if (isToCome(sentAt, receivedAt))
        return { found, expected: say('不晚于收到时间后5分钟', 'at most 5 minutes after its receipt'), field: 'time' };
      if (toMillis(receivedAt) - toMillis(sentAt) > replayWindowDays * dayMillis)
        return {
          found,
          expected: say(`不早于收到前 ${replayWindowDays} 日`, `at most ${replayWindowDays} days before its receipt`),
          field: 'time',
        };
      return undefined;
    },
  },
});

const kinds: ReadonlySet<string> = new Set<PartnerKind>(['bank', 'housing', 'court', 'operator']);
const kindNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  bank: ['银行', 'bank'],
  housing: ['住房城乡建设主管部门', 'housing authority'],
  court: ['人民法院', 'court'],
  operator: ['平台运营方', 'operator'],
};
const kindName = (kind: string): readonly [zh: string, en: string] => kindNames[kind] ?? [kind, kind];

/** Kind of partner in `urn:presale:<kind>:<code>`; undefined when there is none that exists. */
function kindOfSource(source: string | undefined): string | undefined {
  const kind = source === undefined ? undefined : /^(?:urn:presale:)?([a-z]+):/u.exec(source)?.[1];
  return kind !== undefined && kinds.has(kind) ? kind : undefined;
}

/** `housing.notice.issued` of `presale.housing.notice.issued.v1`. */
const shortType = (type: string | undefined): string => (type ?? '').replace(/^presale\./u, '').replace(/\.v\d+$/u, '');

const sends = (sender: string, type: string): Words =>
  say(`${kindName(sender)[0]}发送“${type}”`, `“${type}” from a ${kindName(sender)[1]}`);
const throughQueueOf = (sender: string, queue: string): Words =>
  say(`${kindName(sender)[0]}经${kindName(queue)[0]}队列发送`, `a ${kindName(sender)[1]} through the queue of a ${kindName(queue)[1]}`);
const ownQueue = (sender: string): Words => say(`${kindName(sender)[0]}队列`, `the queue of a ${kindName(sender)[1]}`);

const senderMaySend = rule({
  id: 'M-07',
  text: {
    zh: '发送单位无权发送此类消息',
    en: 'The sender may not send this type of message',
    doZh: '请由有权单位经本单位队列发送',
    doEn: 'The partner whose act this is must send it through its own queue',
  },
  evaluate: {
    intake: ({ identity, queueKind }) => {
      const sender = kindOfSource(identity.source);
      if (sender === undefined) return undefined;
      const typeKind = shortType(identity.type).split('.')[0] ?? '';
      if (kinds.has(typeKind) && typeKind !== sender)
        return { found: sends(sender, named(identity.type ?? '')), expected: say(...kindName(typeKind)), field: 'type' };
      return sender === queueKind ? undefined : { found: throughQueueOf(sender, queueKind), expected: ownQueue(sender), field: 'source' };
    },
  },
});

/** Acts that end a freeze or make it smaller. Renewal, conversion and transfer leave it as it is. */
const looseningTypes: ReadonlySet<string> = new Set(['court.freeze.lifted', 'court.freeze.reduced', 'court.security.accepted']);

/**
 * 民诉解释 165: while a preservation stands, only the court that ordered it or its superior lifts it. A converted freeze is in the hands of the court
 * that took it over.
 */
const onlyItsCourtLoosens = rule({
  id: 'M-08',
  text: {
    zh: '解除、减少冻结或变更其案号，只能由作出裁定的法院或其上级法院决定',
    en: 'Only the deciding court or its superior lifts or reduces a freeze or moves it to another number',
    doZh: '冻结不变；请核对案号和账户，由作出裁定的法院或其上级法院发送',
    doEn: 'Freezes stay as they are; check case number and account, and have the deciding court or its superior send it',
  },
  evaluate: {
    intake: ({ identity }) => {
      const sender = kindOfSource(identity.source);
      if (sender === undefined || sender === 'court' || !looseningTypes.has(shortType(identity.type))) return undefined;
      return { found: shown(identity.source ?? ''), expected: say('人民法院', 'a court'), field: 'source' };
    },
    freezeChange: (input) => (looseningTypes.has(input.message.type) || movesCase(input) ? findStranger(input) : undefined),
  },
});

/** Whoever moves a case to another number decides who may loosen the freeze afterwards. */
const movesCase = ({ message, freeze }: FreezeChangeInput): boolean =>
  freeze !== undefined && (message.type === 'court.case.converted' || message.type === 'court.case.transferred');

/** The court that takes the case over may say so, under a number of its own. */
function isReceivingCourt(message: FreezeChangeInput['message'], from: string): boolean {
  if (message.type !== 'court.case.converted' && message.type !== 'court.case.transferred') return false;
  const parsed = parseCaseNumber(message.data.newCaseNumber);
  return parsed.ok && parsed.court === courtCode(from);
}

const courtCode = (partner: string): string => partner.replace(/^court:/u, '');

const noSuchFreeze = (caseNumber: string): Words => say(`本账户没有“${caseNumber}”的冻结`, `this account has no freeze of “${caseNumber}”`);

function findStranger({ message, from, freeze }: FreezeChangeInput): Finding | undefined {
  if (freeze === undefined) return { found: noSuchFreeze(named(message.data.caseNumber)), field: 'caseNumber' };
  if (from === freeze.court || isSuperiorCourt(courtCode(from), courtCode(freeze.court)) || isReceivingCourt(message, from))
    return undefined;
  // The stranger is not told whose the freeze is by now: no case sees another's data.
  return { found: from, field: 'source' };
}

export const messageRules: readonly Rule[] = [
  schemaHolds,
  signatureBinds,
  keyInForce,
  isDuplicate,
  isConflictingReplay,
  isTimely,
  senderMaySend,
  onlyItsCourtLoosens,
];
