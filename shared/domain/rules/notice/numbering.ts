/** N-04 – N-06: number, version and validity of the notice. */
import { findNotice, type NoticeState } from '../../account/state.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { NoticeChangeInput, NoticeInput } from '../engine/moments.ts';
import type { AnsweringInput, ReplacedInput } from '../engine/questions.ts';
import { isSameNotice, supersedes } from '../reading/earlier-notices.ts';
import { isToCome } from '../reading/instants.ts';
import { comparable } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';
import { noticeClaimKey } from '../reading/unique-claims.ts';
import { blank, named, say } from '../reading/wording.ts';

const numberIsUnique = rule({
  id: 'N-04',
  text: {
    zh: '通知书文号缺失，或在出具单位内不唯一',
    en: 'The notice has no number, or its number is not unique for the issuer',
    doZh: '请核对文号；更正已发通知书的，请提高版本号',
    doEn: 'Check the number; to correct a notice that was sent, raise its version',
  },
  evaluate: { notice: findNumber },
});

const usedElsewhere = (number: string): Words =>
  say(`文号“${named(number)}”已用于其他账户`, `number “${named(number)}” is used for another account`);
const versionAbove = (version: number): Words => say(`高于 ${version} 的版本`, `a version above ${version}`);

function findNumber({ state, notice, contentDigest, taken, again }: NoticeInput): Finding | undefined {
  const { noticeNumber: number, version } = notice;
  const field = 'noticeNumber';
  if (comparable(number) === '') return { found: blank, field };
  const owner = taken.get(noticeClaimKey(notice.issuer.uscc, number));
  // Whose account it is stays unsaid: the receipt would tell one project's number to another.
  if (owner !== undefined && owner !== state.accountNumber) return { found: usedElsewhere(number), field };
  if (again) return undefined;
  const otherContent = state.notices.some((known) => isSameNotice(known, notice) && known.contentDigest !== contentDigest);
  return otherContent ? { found: `${number} v${version}`, expected: versionAbove(version), field } : undefined;
}

const versionFollows = rule({
  id: 'N-05',
  text: {
    zh: '版本号不高于现有版本，或所替代的通知书不存在',
    en: 'The version is not above the current one, or it supersedes an unknown notice',
    doZh: '请按所列应有的版本号或文号更正后重新发送',
    doEn: 'Correct the version or the number as expected above and send it again',
  },
  variants: {
    unknown: {
      zh: '本账户没有该文号和版本的通知书',
      en: 'This account has no notice of that number and version',
      doZh: '请核对文号、版本和账户后重新发送',
      doEn: 'Check number, version and account, and send it again',
    },
    'nothing-unpaid': {
      zh: '通知书已全部支付，没有可撤回的部分',
      en: 'The notice is paid in full: nothing is left to be withdrawn',
      doZh: '已付款项不受影响；确有错误的，由主管部门另行要求退回',
      doEn: 'What was paid stays paid; if it was wrong, the authority asks for it back by other means',
    },
    replaced: {
      zh: '新版通知书暂缓或被退回，本版停止支付',
      en: 'A later version is held or refused, and this one is stopped',
      doZh: '请出具单位答复本版是否继续支付，或出具更正后的新版',
      doEn: 'The issuer should say whether this version goes on, or issue a corrected one',
    },
  },
  evaluate: { notice: findVersion, noticeChange: withdrawsNothing, answering: answersForUnknownNotice, replaced: waitsForItsIssuer },
});

const unknown = { expected: say('已出具的通知书及版本', 'a notice and version that were issued'), field: 'noticeNumber', as: 'unknown' };

/** What is unpaid may be withdrawn at any time; what was paid stays paid. */
function withdrawsNothing({ state, message: { data }, notice }: NoticeChangeInput): Finding | undefined {
  const { noticeNumber, version } = data;
  if (notice === undefined) return { found: notIssued(findNotice(state, noticeNumber), noticeNumber, version), ...unknown };
  if (notice.status !== 'PAID' && notice.status !== 'CLOSED') return undefined;
  return {
    found: say(`${noticeNumber} 第${version}版已全部支付`, `${noticeNumber} v${version} is paid in full`),
    expected: say('尚有未付金额的通知书', 'a notice of which something is unpaid'),
    field: 'noticeNumber',
    as: 'nothing-unpaid',
  };
}

function answersForUnknownNotice(input: AnsweringInput): Finding | undefined {
  if (input.about !== 'notice') return undefined;
  const { state, noticeNumber, version } = input;
  const isKnown = state.notices.some((known) => known.noticeNumber === noticeNumber && (version ?? known.version) === known.version);
  if (isKnown) return undefined;
  return { found: notIssued(findNotice(state, noticeNumber), noticeNumber, version), ...unknown };
}

const notIssued = (newest: NoticeState | undefined, noticeNumber: string, version: number | undefined): Words =>
  newest === undefined
    ? say(`${noticeNumber}：本账户没有该通知书`, `${noticeNumber}: no such notice on this account`)
    : say(`第 ${version} 版；最新为第 ${newest.version} 版`, `version ${version}; the newest is ${newest.version}`);

/** A new version stops the old one at once. When the new one is held or refused, the old one goes on only when its authority says so. */
function waitsForItsIssuer({ by }: ReplacedInput): Finding {
  const held = by.status === 'HELD';
  return {
    found: say(
      `${by.noticeNumber} 第${by.version}版已出具，${held ? '暂缓' : '被退回'}`,
      `${by.noticeNumber} v${by.version} was issued and is ${held ? 'held' : 'refused'}`,
    ),
    expected: say('出具单位答复本版是否继续支付', 'its authority says whether this version goes on'),
    field: 'version',
    outcome: 'HOLD',
    as: 'replaced',
  };
}

/** Judged once, on arrival: what is decided anew may meanwhile have a successor that is still held, or have outlived the notice it replaced. */
function findVersion({ state, notice, again }: NoticeInput): Finding | undefined {
  if (again) return undefined;
  const { noticeNumber, version } = notice;
  if (version < 1) return { found: String(version), expected: versionAbove(0), field: 'version' };
  const newest = Math.max(0, ...state.notices.filter((known) => known.noticeNumber === noticeNumber).map((known) => known.version));
  if (version <= newest) return { found: String(version), expected: versionAbove(newest), field: 'version' };
  if ((notice.supersedes ?? '').trim() === '') return undefined;
  return supersedesKnown({ state, notice })
    ? undefined
    : { found: named(notice.supersedes ?? ''), expected: say('本账户已有的通知书', 'a notice of this account'), field: 'supersedes' };
}

const supersedesKnown = ({ state, notice }: Pick<NoticeInput, 'state' | 'notice'>): boolean =>
  state.notices.some((known) => !isSameNotice(known, notice) && supersedes(notice, known));

const isInForce = rule({
  id: 'N-06',
  text: {
    zh: '出具时间晚于当前时间，或通知书已过有效期',
    en: 'The notice is issued in the future, or has expired',
    doZh: '请核对出具时间和有效期，必要时重新出具',
    doEn: 'Check the date of issue and the validity; issue it again if need be',
  },
  evaluate: {
    notice: ({ notice: { issuedAt, validUntil }, now }) => {
      if (isToCome(issuedAt, now)) {
        const expected = say(`不晚于 ${minuteOf(now)}`, `not later than ${minuteOf(now)}`);
        return { found: minuteOf(issuedAt), expected, field: 'issuedAt' };
      }
      const from = validUntil <= issuedAt ? issuedAt : now;
      return validUntil <= from
        ? { found: minuteOf(validUntil), expected: say(`晚于 ${minuteOf(from)}`, `later than ${minuteOf(from)}`), field: 'validUntil' }
        : undefined;
    },
  },
});

export const numberingRules: readonly Rule[] = [numberIsUnique, versionFollows, isInForce];
