/** How a freeze runs: it lapses, is converted, must be followed by a suit, must be told to the housing authority, gives way to security (F-06 … F-12, F-20). */

import { isActive } from '../../account/state.ts';
import type { Fen, Instant, ProceedingStage } from '../../messages/messages.ts';
import { daysBetween } from '../../values/calendar/instants.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { inLanguage, type Words } from '../engine/finding.ts';
import type { FreezeChangeInput, RegistrationInput, TimeInput } from '../engine/moments.ts';
import { happenedBy } from '../reading/instants.ts';
import { minuteOf } from '../reading/minutes.ts';
import { stageName } from '../reading/terms.ts';

/**
 * 查扣冻规定 27: what has lapsed or was lifted has no effect left that a renewal could prolong. What counts is service on the bank: one served before the
 * end is in time however late it arrives here.
 */
function renewsWhatHasEnded({ message, freeze, now }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.freeze.renewed' || freeze === undefined) return undefined;
  const served = happenedBy(message.data.servedAt ?? now, now);
  const field = message.data.servedAt === undefined ? 'endsAt' : 'servedAt';
  const inTime = served < freeze.endsAt && freeze.status !== 'LIFTED';
  const ended = minuteOf(freeze.endedAt ?? freeze.endsAt);
  if (inTime && isActive(freeze)) return undefined;
  if (inTime)
    return {
      found: {
        zh: `届满前已送达 ${minuteOf(served)}，恢复原顺位和期限`,
        en: `served ${minuteOf(served)}, before the end: place and term are restored`,
      },
      field,
      as: 'restored',
    };
  return {
    found:
      freeze.status === 'LIFTED'
        ? { zh: `冻结已于 ${ended} 解除`, en: `the freeze was lifted on ${ended}` }
        : {
            zh: `冻结已于 ${minuteOf(freeze.endsAt)} 届满失效，续冻送达于 ${minuteOf(served)}`,
            en: `lapsed ${minuteOf(freeze.endsAt)}, renewal served ${minuteOf(served)}`,
          },
    expected: { zh: '届满前送达续冻', en: 'a renewal served before the end' },
    field,
    outcome: 'REJECT',
  };
}

function soonOver({ due, now }: TimeInput): Finding | undefined {
  if (due.kind !== 'freeze-ends-soon') return undefined;
  const { endsAt } = due.freeze;
  // A freeze that comes to be known late may have fewer days left than the reminder that is due.
  const days = daysBetween(now, endsAt);
  return { found: { zh: `${minuteOf(endsAt)} 届满，尚余 ${days} 日`, en: `ends ${minuteOf(endsAt)}, ${days} days from now` } };
}

/**
 * 财产保全规定 17, 民诉解释 168: conversion needs no new ruling and keeps the term, 「但冻结期限届满的除外」. What had ended before cannot be carried over, and
 * is refused: its court must order a new freeze, which ranks by its own service.
 */
function movesOn(from: ProceedingStage, to: ProceedingStage, endsAt: Instant): Words {
  const [before, after] = [stageName(from), stageName(to)];
  const until = minuteOf(endsAt);
  return {
    zh: `${inLanguage(before, 'zh')}转为${inLanguage(after, 'zh')}，期限至 ${until}`,
    en: `from ${inLanguage(before, 'en')} to ${inLanguage(after, 'en')}, term until ${until}`,
  };
}

function instead(beforeFen: Fen | undefined, afterFen: Fen): Words {
  const after = yuan(afterFen);
  return beforeFen === undefined
    ? { zh: `原未写数额，现为 ${after}`, en: `no amount before, now ${after}` }
    : { zh: `原额度 ${yuan(beforeFen)}，现为 ${after}`, en: `quota ${yuan(beforeFen)} before, now ${after}` };
}

function convert({ message, freeze }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.case.converted' || freeze === undefined) return undefined;
  if (isActive(freeze)) return { found: movesOn(freeze.stage, message.data.stage, freeze.endsAt), field: 'newCaseNumber' };
  return {
    found: {
      zh: `冻结已于 ${minuteOf(freeze.endedAt ?? freeze.endsAt)} 终止，不能自动转换`,
      en: `the freeze ended on ${minuteOf(freeze.endedAt ?? freeze.endsAt)}, before the conversion`,
    },
    expected: { zh: '仍有效的冻结', en: 'a freeze in force' },
    field: 'newCaseNumber',
    outcome: 'REJECT',
    as: 'over',
  };
}

function takeSecurity({ message, freeze }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.security.accepted' || freeze === undefined || !isActive(freeze)) return undefined;
  // More than before is no security taken: it is refused (F-04), and nothing is computed anew.
  if (message.data.quotaFen > (freeze.quotaFen ?? Number.POSITIVE_INFINITY)) return undefined;
  return { found: instead(freeze.quotaFen, message.data.quotaFen), field: 'quotaFen' };
}

function takeGuarantee({ guarantee }: RegistrationInput): Finding | undefined {
  return guarantee === undefined
    ? undefined
    : {
        found: { zh: `保函置换 ${yuan(guarantee.replacedFen)}`, en: `${yuan(guarantee.replacedFen)} replaced by guarantees` },
        field: 'guarantee',
      };
}

export const courseRules: readonly Rule[] = [
  rule({
    id: 'F-06',
    text: {
      zh: '冻结期限届满前未送达续行，冻结效力消灭；届满前已送达的续冻，不论何时到达，恢复原顺位和期限',
      en: 'A freeze not renewed before its end has no effect left; a renewal served before the end counts however late it arrives',
      doZh: '届满的，在后轮候冻结依次生效；仍需控制的，请法院重新作出冻结，按新的送达时间排序',
      doEn: 'Waiting freezes move up; a court that still needs one must order a new freeze, which ranks by its own time of service',
    },
    variants: {
      restored: {
        zh: '届满前已送达的续冻，不论何时到达，恢复原顺位和期限',
        en: 'A renewal served before the end counts however late it arrives: place and term are as if it had never lapsed',
        doZh: '无须处理；其间的付款、通知书和扣划重新审核',
        doEn: 'Nothing to do; payments, notices and deductions of the time between are decided anew',
      },
    },
    evaluate: {
      time: ({ due }) =>
        due.kind === 'freeze-ends'
          ? { found: { zh: `届满 ${minuteOf(due.freeze.endsAt)}`, en: `ended ${minuteOf(due.freeze.endsAt)}` } }
          : undefined,
      freezeChange: renewsWhatHasEnded,
      freezeEnded: ({ ended }) =>
        ended.status === 'EXPIRED'
          ? { found: { zh: `届满 ${minuteOf(ended.endedAt ?? ended.endsAt)}`, en: `ended ${minuteOf(ended.endedAt ?? ended.endsAt)}` } }
          : undefined,
    },
  }),
  rule({
    id: 'F-07',
    text: {
      zh: '冻结即将届满，尚未续行',
      en: 'A freeze ends soon and has not been renewed',
      doZh: '请法院提示申请人申请续行，并在届满前送达续冻手续',
      doEn: 'The court should have the applicant ask for renewal and serve it before the end',
    },
    evaluate: { time: soonOver },
  }),
  rule({
    id: 'F-10',
    text: {
      zh: '法院冻结监管账户后未在期限内通知住房城乡建设主管部门',
      en: 'The court froze the account and has not told the housing authority in time',
      doZh: '请法院立即通知项目所在地住房城乡建设主管部门，并登记通知时间',
      doEn: 'The court should tell the housing authority now and record when it did',
    },
    profileKeys: ['deadlinesWD'],
    evaluate: {
      time: ({ due }) =>
        due.kind === 'deadline' && due.duty.kind === 'inform-housing'
          ? { found: { zh: `期限 ${minuteOf(due.duty.dueAt)}`, en: `due ${minuteOf(due.duty.dueAt)}` } }
          : undefined,
    },
  }),
  rule({
    id: 'F-11',
    text: {
      zh: '案件阶段转换，冻结自动转换，期限连续计算，无须重新裁定',
      en: 'The case moved to its next stage: the freeze goes with it, its term runs on, no new ruling is needed',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    variants: {
      over: {
        zh: '冻结已终止，不能随案转换',
        en: 'The freeze has ended and goes to no other case',
        doZh: '仍需控制的，请法院重新作出冻结，按新的送达时间排序',
        doEn: 'A court that still needs one must order a new freeze, which ranks by its own time of service',
      },
    },
    evaluate: { freezeChange: convert },
  }),
  rule({
    id: 'F-12',
    text: {
      zh: '诉前保全满三十日，未见起诉或申请仲裁',
      en: 'Thirty days after a pre-suit freeze no suit or arbitration is on record',
      doZh: '请法院核实：已起诉的登记新案号，未起诉的应当解除冻结',
      doEn: 'The court should register the suit under its new number, or lift the freeze',
    },
    evaluate: {
      time: ({ due }) =>
        due.kind === 'pre-suit-30-days'
          ? { found: { zh: `诉前冻结送达于 ${minuteOf(due.freeze.servedAt)}`, en: `served ${minuteOf(due.freeze.servedAt)}` } }
          : undefined,
    },
  }),
  rule({
    id: 'F-20',
    text: {
      zh: '已接受担保或保函置换，重新计算冻结或监管额度',
      en: 'Security or a guarantee was accepted: quotas are computed anew',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    evaluate: { freezeChange: takeSecurity, registration: takeGuarantee },
  }),
];
