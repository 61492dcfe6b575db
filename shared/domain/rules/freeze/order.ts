/** What a freeze order must say, and what follows from it: its amount, its term, its rank (F-04, F-05, F-08, F-09). */

import { type Freeze, findFreeze, freezesAt, hasNumber, isActive, quotaAt } from '../../account/state.ts';
import type { Fen, Instant } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { FreezeChangeInput, FreezeOrderInput } from '../engine/moments.ts';
import type { CaseActInput, ChoiceInput, HindsightInput } from '../engine/questions.ts';
import { speaksFor } from '../reading/courts.ts';
import { sameText } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';

/**
 * 查扣冻规定 19 says 明显 (clearly) and sets no figure. The profile's share leaves room for interest that still accrues and for costs. Exact: the hundredth
 * is taken first, so that no product leaves the safe integers.
 */
const shareOf = (debtFen: Fen, percent: number): Fen => Math.floor(debtFen / 100) * percent + Math.floor(((debtFen % 100) * percent) / 100);

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * The same date and time one year on (民诉解释 485: at most a year). Where the year has no such day, the last day of the month takes its place
 * (民法典 202): a freeze from 2028-02-29 may run until 2029-02-28. Undefined past the year 9999, which no message can name.
 */
export function oneYearAfter(instant: Instant): Instant | undefined {
  const year = Number(instant.slice(0, 4)) + 1;
  if (!/^\d{4}-\d{2}-\d{2}/u.test(instant) || year > 9999) return undefined;
  const day = instant.slice(4, 10) === '-02-29' && !isLeapYear(year) ? '-02-28' : instant.slice(4, 10);
  return `${String(year).padStart(4, '0')}${day}${instant.slice(10)}`;
}

function longerThanAYear(from: Instant, endsAt: Instant): Finding | undefined {
  const latest = oneYearAfter(from);
  if (latest === undefined || endsAt <= latest) return undefined;
  return { found: minuteOf(endsAt), expected: { zh: `不晚于 ${minuteOf(latest)}`, en: `not after ${minuteOf(latest)}` }, field: 'endsAt' };
}

/** A renewed term is counted from the end of the old one, whenever the renewal comes: 民诉解释 485 caps 续行期限, the time that is added. */
function renewedForMoreThanAYear({ message, freeze }: FreezeChangeInput): Finding | undefined {
  if (message.type !== 'court.freeze.renewed' || freeze === undefined || freeze.status === 'LIFTED') return undefined;
  return longerThanAYear(freeze.endsAt, message.data.endsAt);
}

/** How many freezes stand and which rank the new one takes. Names no other case: a case sees its own data only. */
function rankAmongOthers({ state, order }: FreezeOrderInput): Finding | undefined {
  const others = state.freezes.filter(isActive);
  if (others.length === 0) return undefined;
  const rank = 1 + others.filter(({ servedAt }) => servedAt <= order.servedAt).length;
  const leftFen = Math.max(0, state.balanceFen - before(others, order.servedAt));
  const controls = Math.min(order.quotaFen ?? leftFen, leftFen);
  return {
    found: {
      zh: `账户另有 ${others.length} 项冻结，本冻结列第 ${rank} 顺位，现控制 ${yuan(controls)}`,
      en: `other freezes: ${others.length}; this one ranks ${rank} and controls ${yuan(controls)} now`,
    },
    field: 'servedAt',
  };
}

const before = (others: readonly Freeze[], servedAt: Instant): number =>
  others.filter((freeze) => freeze.servedAt <= servedAt).reduce((sum, { quotaFen }) => sum + (quotaFen ?? Number.POSITIVE_INFINITY), 0);

/** 民诉法 106: a ruling freezes once. More money needs a ruling of its own, which takes its own place (财产保全规定 16). */
function alreadyFrozen({ known }: FreezeOrderInput): Finding | undefined {
  if (known === undefined || !isActive(known)) return undefined;
  const { orderRuling } = known;
  return {
    found: { zh: `${orderRuling} 已冻结本账户`, en: `${orderRuling} already freezes this account` },
    expected: { zh: '另一裁定追加冻结，或续冻、减额', en: 'another ruling for an additional freeze, or a renewal or reduction' },
    field: 'rulingNumber',
    outcome: 'REJECT',
    as: 'again',
  };
}

/** A reduction lowers the quota; more money needs an order of its own, which takes its own place in the order of service (财产保全规定 16). */
function raisesQuota({ message, freeze, now }: CaseActInput): Finding | undefined {
  if (message.type !== 'court.freeze.reduced' && message.type !== 'court.security.accepted') return undefined;
  const { quotaFen } = message.data;
  // One that comes late is held against what the quota was when it was served.
  const servedAt = message.type === 'court.freeze.reduced' ? (message.data.servedAt ?? now) : now;
  const beforeFen = freeze === undefined ? undefined : quotaAt(freeze, servedAt);
  if (beforeFen === undefined || quotaFen <= beforeFen) return undefined;
  const expected = { zh: `不高于原额度 ${yuan(beforeFen)}`, en: `at most the quota before, ${yuan(beforeFen)}` };
  return { found: yuan(quotaFen), expected, field: 'quotaFen', outcome: 'REJECT', as: 'raises' };
}

/** A freeze may move to a case that freezes the account already for the same creditor (执保 → 执, 财产保全规定 17), and into nobody else's. */
function takesAnothersNumber({ state, message, freeze, from }: CaseActInput): Finding | undefined {
  if (freeze === undefined || (message.type !== 'court.case.converted' && message.type !== 'court.case.transferred')) return undefined;
  const { newCaseNumber } = message.data;
  const holder = findFreeze(state, newCaseNumber);
  if (holder === undefined || hasNumber(freeze, newCaseNumber) || !isActive(holder)) return undefined;
  if (speaksFor(from, holder.court) && haveApplicantInCommon(freeze, holder)) return undefined;
  const found = { zh: `${newCaseNumber} 已另有冻结`, en: `${newCaseNumber} already freezes this account` };
  return { found, field: 'newCaseNumber', outcome: 'REJECT', as: 'number-taken' };
}

const haveApplicantInCommon = (one: Freeze, other: Freeze): boolean =>
  one.applicants.some(({ name }) => other.applicants.some((applicant) => sameText(applicant.name, name)));

/** One new quota and several freezes: which of them is meant is the court's to say. */
function leavesOpen({ message, standing }: ChoiceInput): Finding | undefined {
  if ((message.type !== 'court.freeze.reduced' && message.type !== 'court.security.accepted') || standing.length < 2) return undefined;
  const rulings = standing.map(({ orderRuling }) => orderRuling);
  return {
    found: {
      zh: `该案有 ${standing.length} 项冻结，未写明减少哪一项`,
      en: `the case holds ${standing.length} freezes and none is named`,
    },
    expected: { zh: `freezeRuling：${rulings.join('、')} 之一`, en: `freezeRuling: one of ${rulings.join(', ')}` },
    field: 'freezeRuling',
    outcome: 'HOLD',
    as: 'which-one',
  };
}

/** An earlier freeze seemed to bar a deduction, and comes to be known to have ended before it was booked. */
function stoodFirst(input: HindsightInput): Finding | undefined {
  if (input.matter !== 'deduction' || input.bounds !== 'own-rank') return undefined;
  const { state, caseNumber, bookedAt } = input;
  const own = state.freezes.filter((freeze) => hasNumber(freeze, caseNumber)).map(({ servedAt }) => servedAt);
  const isEarlier = (freeze: Freeze): boolean => !hasNumber(freeze, caseNumber) && own.every((servedAt) => freeze.servedAt <= servedAt);
  if (own.length === 0 || freezesAt(state, bookedAt).some(isEarlier)) return undefined;
  const found = { zh: '扣划时已无顺位在先的冻结', en: 'no earlier freeze stood any more when it was booked' };
  return { found, field: 'amountFen', as: 'ended-before' };
}

export const orderRules: readonly Rule[] = [
  rule({
    id: 'F-04',
    text: {
      zh: '冻结未明确具体数额',
      en: 'The freeze names no specific amount',
      doZh: '请法院补充明确冻结数额；在此之前按账户全部余额计，已批准的用款继续支付',
      doEn: 'Ask the court to state the amount; until then it counts as reaching for the whole balance, and an authorised release goes on',
    },
    variants: {
      raises: {
        zh: '变更后的冻结额度高于原额度',
        en: 'The new quota is higher than the one before',
        doZh: '原冻结不变；请核对数额，需要冻结更多款项的，另作裁定追加冻结，按其送达时间排序',
        doEn: 'The freeze stays as it is; check the amount, and for more money order an additional freeze, which ranks by its own service',
      },
    },
    evaluate: {
      freezeOrder: ({ order }) =>
        (order.quotaFen ?? 0) > 0
          ? undefined
          : {
              found: order.quotaFen === undefined ? { zh: '未写数额', en: 'no amount' } : yuan(0),
              expected: { zh: '具体数额', en: 'a specific amount' },
              field: 'quotaFen',
            },
      caseAct: raisesQuota,
      // The release goes on: the notice names what it pays, whatever the order forgot to say (财产保全规定 15).
      notice: ({ state }) => {
        const count = state.freezes.filter(({ status, quotaFen }) => status === 'LIVE' && quotaFen === undefined).length;
        if (count === 0) return undefined;
        return {
          found: { zh: `未写数额的有效冻结 ${count} 项`, en: `live freezes without an amount: ${count}` },
          expected: { zh: '具体数额', en: 'a specific amount' },
          outcome: 'ACCEPT',
        };
      },
    },
  }),
  rule({
    id: 'F-05',
    text: {
      zh: '冻结银行存款的期限超过一年',
      en: 'The term of the freeze is longer than one year',
      doZh: '请法院核对期限；届满前可以续行冻结，续行期限同样不超过一年',
      doEn: 'Ask the court to correct the term; it may renew before the end, each time for at most a year',
    },
    evaluate: { freezeOrder: ({ order }) => longerThanAYear(order.startsAt, order.endsAt), freezeChange: renewedForMoreThanAYear },
  }),
  rule({
    id: 'F-08',
    text: {
      zh: '账户上有多项冻结，按送达时间先后排序，控制款项的生效，其余轮候',
      en: 'More than one freeze stands on the account: they rank by time of service; those that control money are live, the rest wait',
      doZh: '无须处理；现控制为零的，在先冻结终止或款项到账后自动生效',
      doEn: 'Nothing to do; one that controls nothing now takes effect by itself when those before it end or money comes in',
    },
    variants: {
      'which-one': {
        zh: '该案有多项冻结，未写明所指的一项',
        en: 'The case holds several freezes and the act names none of them',
        doZh: '各项冻结暂不变动；请写明所减少的冻结的裁定文号后重新发送',
        doEn: 'They all stay as they are; name the ruling of the freeze that is meant and send it again',
      },
      'number-taken': {
        zh: '新案号已另有冻结',
        en: 'The new number has a freeze of its own',
        doZh: '冻结仍在原案号下；请核对新案号后重新发送',
        doEn: 'The freeze stays under its number; check the new one and send it again',
      },
      again: {
        zh: '该裁定已冻结本账户',
        en: 'The ruling already freezes this account',
        doZh: '原冻结不变；追加冻结的另作裁定，变更期限或数额的发送续行、减少',
        doEn: 'The freeze stays as it is; for more money order another one, for term or amount send a renewal or a reduction',
      },
      'ended-before': {
        zh: '扣划时顺位在先的冻结已经终止',
        en: 'The earlier freeze had ended when the deduction was booked',
        doZh: '无须处理；原违规登记已撤销',
        doEn: 'Nothing to do; it is no violation after all',
      },
    },
    evaluate: {
      freezeOrder: (input) => alreadyFrozen(input) ?? rankAmongOthers(input),
      caseAct: takesAnothersNumber,
      choice: leavesOpen,
      hindsight: stoodFirst,
    },
  }),
  rule({
    id: 'F-09',
    profileKeys: ['freezeExcessPercent'],
    text: {
      zh: '冻结数额明显超出债权额及执行费用',
      en: 'The quota is clearly above the debt and costs',
      doZh: '请法院核查，超出部分应当依申请或依职权解除',
      doEn: 'The court should review it and lift the excess on application or of its own motion',
    },
    evaluate: {
      freezeOrder: ({ order: { quotaFen, debtFen }, profile }) => {
        if (quotaFen === undefined || debtFen === undefined) return undefined;
        const percent = (profile ?? defaultProfile).freezeExcessPercent;
        if (quotaFen <= debtFen + shareOf(debtFen, percent)) return undefined;
        return {
          found: yuan(quotaFen),
          expected: {
            zh: `债权额 ${yuan(debtFen)} 加执行费用；超出 ${percent}% 时提示（系统设定，非法律规定）`,
            en: `the debt of ${yuan(debtFen)} and costs; reported above ${percent} %, which is a setting and not law`,
          },
          field: 'quotaFen',
        };
      },
    },
  }),
];
