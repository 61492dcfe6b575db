/** Money that is there, and money that must not go: payable balance, charges and set-off, differing balances (B-01, B-06, B-11). */

import type { Fen } from '../../messages/messages.ts';
import { plusMinutes } from '../../values/calendar/instants.ts';
import { yuan } from '../../values/money/figures.ts';
import { type CityProfile, defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { BankReportInput, NoticeInput, PaymentInput } from '../engine/moments.ts';
import { acceptedDeductionsFen, promisedFen } from '../freeze/deductible.ts';
import { outstandingFen } from '../reading/outstanding.ts';
import { isFirstSettlement } from './payment-line.ts';

/** What is left for a new notice. Its own earlier version and the notice that it replaces promise nothing beside it. */
function payableFen({ state, notice }: NoticeInput): Fen {
  const others = state.notices.filter(
    ({ noticeNumber, version }) =>
      noticeNumber !== notice.noticeNumber && noticeNumber !== notice.supersedes && `${noticeNumber}#${version}` !== notice.supersedes,
  );
  return state.balanceFen - promisedFen(others) - acceptedDeductionsFen(state);
}

/** A part can be paid only where there is something to pay it from. */
function exceedsBalance(input: NoticeInput): Finding | undefined {
  const { notice, state } = input;
  if (!state.balanceKnown) return undefined;
  const payable = payableFen(input);
  const askedFen = outstandingFen(input);
  if (askedFen <= payable) return undefined;
  return {
    found: yuan(askedFen),
    expected: { zh: `不超过可付余额 ${yuan(Math.max(0, payable))}`, en: `at most the payable balance, ${yuan(Math.max(0, payable))}` },
    field: 'totalFen',
    outcome: notice.partialAllowed === true && payable > 0 ? 'ACCEPT' : 'HOLD',
  };
}

/** The fee came out of this account unless the balance proves otherwise (潼关 八.3: no fee from a supervision account). */
function feeTakenFen({ state, payment }: PaymentInput): Fen {
  const feeFen = payment.feeFen ?? 0;
  const elsewhere = state.balanceKnown && state.balanceFen - payment.amountFen === payment.balanceAfterFen;
  return elsewhere ? 0 : feeFen;
}

function feeWithPayment(input: PaymentInput): Finding | undefined {
  if (!isFirstSettlement(input)) return undefined;
  const feeFen = feeTakenFen(input);
  return feeFen === 0
    ? undefined
    : { found: { zh: `手续费 ${yuan(feeFen)}`, en: `a fee of ${yuan(feeFen)}` }, expected: yuan(0), field: 'feeFen' };
}

const kindsTaken: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'loan-set-off': ['扣收贷款', 'set off against a loan'],
  fee: ['手续费', 'taken as a fee'],
};
function taken(kind: string, fen: Fen): Words {
  const [zh, en] = kindsTaken[kind] ?? [kind, kind];
  return { zh: `${zh} ${yuan(fen)}`, en: `${yuan(fen)} ${en}` };
}

function setOffOrFee({ message }: BankReportInput): Finding | undefined {
  if (message.type !== 'bank.deduction.booked' || message.data.kind === 'court-deduction') return undefined;
  return {
    found: taken(message.data.kind, message.data.amountFen),
    expected: { zh: '不得从监管账户扣收', en: 'nothing is taken from a supervision account' },
    field: 'kind',
  };
}

const difference = (bankFen: Fen, platformFen: Fen): Finding => ({
  found: { zh: `银行 ${yuan(bankFen)}`, en: `bank ${yuan(bankFen)}` },
  expected: { zh: `平台 ${yuan(platformFen)}`, en: `platform ${yuan(platformFen)}` },
});

/** Within what the city lets pass, balances do not differ. */
const differs = (profile: CityProfile | undefined, bankFen: Fen, platformFen: Fen): boolean =>
  Math.abs(bankFen - platformFen) > (profile ?? defaultProfile).balanceToleranceFen;

/** A new authorisation waits once the balances have differed for longer than the city lets pass. */
function inDispute({ state: { mismatch }, profile, now }: NoticeInput): Finding | undefined {
  if (mismatch === undefined || !differs(profile, mismatch.bankFen, mismatch.platformFen)) return undefined;
  const minutes = (profile ?? defaultProfile).balanceToleranceMinutes;
  return now < plusMinutes(mismatch.since, minutes) ? undefined : difference(mismatch.bankFen, mismatch.platformFen);
}

function balanceAfterDiffers(input: PaymentInput): Finding | undefined {
  const { state, payment, profile } = input;
  if (!isFirstSettlement(input) || !state.balanceKnown) return undefined;
  // A booking that is older than the newest movement or statement tells the balance of its own moment, not of now.
  if (payment.bookedAt < (state.lastMovementAt ?? '') || payment.bookedAt < (state.stated?.asOf ?? '')) return undefined;
  const platformFen = state.balanceFen - payment.amountFen - feeTakenFen(input);
  return differs(profile, payment.balanceAfterFen, platformFen)
    ? { ...difference(payment.balanceAfterFen, platformFen), field: 'balanceAfterFen' }
    : undefined;
}

export const balanceRules: readonly Rule[] = [
  rule({
    id: 'B-01',
    text: {
      zh: '批准金额超过可付余额',
      en: 'The approved amount is more than the payable balance',
      doZh: '允许部分支付的先付可付部分，其余待入账后支付；不允许的待余额充足',
      doEn: 'Where part payment is allowed the bank pays what is there and the rest later; otherwise it waits for money to come in',
    },
    evaluate: { notice: exceedsBalance },
  }),
  rule({
    id: 'B-06',
    text: {
      zh: '从监管账户扣收贷款或手续费',
      en: 'A loan was set off against the supervision account or a fee taken from it',
      doZh: '已登记为违规并通报；请银行立即退回监管账户',
      doEn: 'It is recorded as a violation and raised; the bank must put the money back',
    },
    evaluate: { bankReport: setOffOrFee, payment: feeWithPayment },
  }),
  rule({
    id: 'B-11',
    text: {
      zh: '银行余额与平台余额不一致，暂停该账户新的付款授权',
      en: 'The balances of bank and platform differ: new authorisations of the account wait',
      doZh: '请银行核对流水并补报遗漏；没有遗漏的，由银行答复该任务，以银行余额为准调整',
      doEn: 'The bank should compare the movements and report what is missing; if nothing is, it answers the task and its balance prevails',
    },
    profileKeys: ['balanceToleranceFen', 'balanceToleranceMinutes'],
    evaluate: {
      bankReport: ({ bankBalanceFen, platformBalanceFen, profile }) =>
        bankBalanceFen === undefined || platformBalanceFen === undefined || !differs(profile, bankBalanceFen, platformBalanceFen)
          ? undefined
          : difference(bankBalanceFen, platformBalanceFen),
      payment: balanceAfterDiffers,
      notice: inDispute,
    },
  }),
];
