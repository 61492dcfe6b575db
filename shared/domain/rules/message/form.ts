/** M-01 – M-03, M-06: the form of the message, its signature, its key and its time. Judged at the gate, before the account is looked at. */

import type { Instant } from '../../messages/messages.ts';
import { dayMillis, toMillis } from '../../values/calendar/instants.ts';
import { type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { IntakeInput, SignatureStatus } from '../engine/moments.ts';
import { isToCome } from '../reading/instants.ts';
import { minuteOf } from '../reading/minutes.ts';
import { named, say } from '../reading/wording.ts';
import { signingTime, standingOf } from './key-standing.ts';

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
  variants: {
    document: {
      zh: '通知书文件或附件的摘要与所列摘要不符',
      en: 'The digest of the sealed notice or of an attachment is not the one that is named',
      doZh: '请核对所附文件，按原文件计算摘要，以新的消息编号重新发送',
      doEn: 'Check the file, name the digest of its own bytes, and send it again under a new id',
    },
  },
  evaluate: {
    intake: ({ signature }) =>
      signature.status === 'valid' ? undefined : { found: signatureFaults[signature.status], field: 'signature' },
    notice: ({ documents }) => {
      const differing = documents.find(
        ({ status, claimedSha256, actualSha256 }) =>
          status === 'present' && actualSha256 !== undefined && actualSha256.toLowerCase() !== claimedSha256.toLowerCase(),
      );
      return differing === undefined
        ? undefined
        : {
            found: say(`文件的 SHA-256 为 ${differing.actualSha256}`, `SHA-256 of the document is ${differing.actualSha256}`),
            expected: differing.claimedSha256,
            field: `${differing.field}.sha256`,
            as: 'document',
          };
    },
  },
});

const reasonOf = ({ revocationReason }: NonNullable<IntakeInput['key']>): string =>
  revocationReason === undefined ? '' : ` (“${named(revocationReason)}”)`;

const between = (zh: string, en: string, first: Instant, thenZh: string, thenEn: string, second: Instant, why = ''): Words =>
  say(`${zh} ${minuteOf(first)}${why}，${thenZh} ${minuteOf(second)}`, `${en} ${minuteOf(first)}${why}, ${thenEn} ${minuteOf(second)}`);

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
      const judged = standingOf(key, input);
      if (judged.standing === 'in-force') return undefined;
      const { standing, bound } = judged;
      const at = signingTime(key, input);
      const found = {
        revoked: between('密钥吊销于', 'revoked at', bound, '收到于', 'received at', input.receivedAt, reasonOf(key)),
        expired: between('密钥有效期至', 'valid until', bound, '签名于', 'signed at', at),
        'not-yet': between('密钥生效于', 'valid from', bound, '签名于', 'signed at', at),
      }[standing];
      return { found, field: 'signature' };
    },
  },
});

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

export const formRules: readonly Rule[] = [schemaHolds, signatureBinds, keyInForce, isTimely];
