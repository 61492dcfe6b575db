/** Ordinary payments out of what no freeze controls (B-16), and facts whose instant is still to come (B-18). */

import { pourDown } from '../../account/money/waterfall.ts';
import { type AccountState, type Freeze, freezesAt, quotaAt } from '../../account/state.ts';
import type { Fen, InboundData, InboundMessage, Instant } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { isToCome } from '../reading/instants.ts';
import { minuteOf } from '../reading/minutes.ts';

type Outflow = Pick<InboundData['bank.outflow.booked'], 'amountFen' | 'bookedAt' | 'balanceAfterFen'>;

/**
 * The balance before it, as the bank's own booking shows it: what we know of that moment hangs on what else has been reported. One that says otherwise than
 * all the other bookings is B-11.
 */
export const balanceBeforeFen = ({ amountFen, balanceAfterFen }: Pick<Outflow, 'amountFen' | 'balanceAfterFen'>): Fen =>
  balanceAfterFen + amountFen;

/** In force, with the quota that it had then. */
function asOf(freeze: Freeze, at: Instant): Freeze {
  const { quotaFen: _, ...then } = freeze;
  const quotaFen = quotaAt(freeze, at);
  return { ...then, status: 'WAITING', ...(quotaFen === undefined ? {} : { quotaFen }) };
}

/** Money under a freeze leaves only under a notice or a court's order (S0 三(一)). */
function reachesControlled(state: AccountState, outflow: Pick<Outflow, 'amountFen' | 'bookedAt'>, beforeFen: Fen): Finding | undefined {
  const at = outflow.bookedAt;
  const standing = freezesAt(state, at).map((freeze) => asOf(freeze, at));
  const controlledFen = pourDown(standing, beforeFen).reduce((sum, freeze) => sum + freeze.controlledFen, 0);
  const freeFen = Math.max(0, beforeFen - controlledFen);
  if (standing.length === 0 || outflow.amountFen <= freeFen) return undefined;
  return {
    found: { zh: `支付 ${yuan(outflow.amountFen)}`, en: `${yuan(outflow.amountFen)} paid` },
    expected: { zh: `未被冻结控制的资金 ${yuan(freeFen)} 以内`, en: `at most ${yuan(freeFen)}, which no freeze controls` },
    field: 'amountFen',
  };
}

/** When a fact of the bank happened, as it says; other messages are no facts in time. */
export function happenedAt({ type, data }: InboundMessage): { at: Instant; field: string } | undefined {
  switch (type) {
    case 'bank.payment.booked':
    case 'bank.payment.returned':
    case 'bank.payment.reversed':
    case 'bank.inflow.booked':
    case 'bank.outflow.booked':
    case 'bank.deduction.booked':
      return { at: data.bookedAt, field: 'bookedAt' };
    case 'bank.balance.reported':
      return { at: data.asOf, field: 'asOf' };
    case 'bank.payment.refused':
      return { at: data.refusedAt, field: 'refusedAt' };
    case 'bank.freeze.executed':
      return { at: data.executedAt, field: 'executedAt' };
    case 'bank.order.objected':
      return { at: data.objectedAt, field: 'objectedAt' };
    default:
      return undefined;
  }
}

function isYetToCome(message: InboundMessage, now: Instant): Finding | undefined {
  const happened = happenedAt(message);
  if (happened === undefined || !isToCome(happened.at, now)) return undefined;
  return {
    found: minuteOf(happened.at),
    expected: { zh: `不晚于 ${minuteOf(now)}`, en: `not after ${minuteOf(now)}` },
    field: happened.field,
  };
}

export const outflowRules: readonly Rule[] = [
  rule({
    id: 'B-16',
    text: {
      zh: '没有通知书的支付动用了被冻结控制的资金',
      en: 'A payment without a notice reaches money that a freeze controls',
      doZh: '已登记为违规支付，通报法院、住房城乡建设主管部门和银行；请银行说明并追回',
      doEn: 'It is recorded as a violation and raised with the courts, the housing authority and the bank, which should explain and recover it',
    },
    evaluate: {
      bankReport: ({ message, state }) =>
        message.type === 'bank.outflow.booked' ? reachesControlled(state, message.data, balanceBeforeFen(message.data)) : undefined,
      // A payment without a notice, when a freeze that stood then comes to be known late.
      hindsight: (input) =>
        input.matter === 'outflow' ? reachesControlled(input.state, input.payment, input.balanceBeforeFen) : undefined,
    },
  }),
  rule({
    id: 'B-18',
    text: {
      zh: '所报事实的时间晚于收到时间',
      en: 'The fact is dated later than it was reported',
      doZh: '到该时刻自动生效，此前不告知、不入卷；时间有误的请以同一流水号更正',
      doEn: 'It takes effect by itself then, and nothing is told or filed before; if the time is wrong, report it again under the same serial',
    },
    evaluate: {
      fact: ({ message, now }) => isYetToCome(message, now),
    },
  }),
];
