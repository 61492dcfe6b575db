/** Instants and parties of an order that cannot be right, or not yet (F-23 … F-25). */
import { type AccountState, type Freeze, isActive } from '../../account/state.ts';
import type { Instant } from '../../messages/messages.ts';
import { startOfDay } from '../../values/calendar/instants.ts';
import { parseCaseNumber } from '../../values/identifiers/case-number.ts';
import { isSuperiorCourt } from '../../values/identifiers/courts.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { FreezeChangeInput, FreezeOrderInput } from '../engine/moments.ts';
import { isToCome } from '../reading/instants.ts';
import { sameCode } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';
import { shownCreditCode } from '../reading/wording.ts';

const waits = (at: string, now: string, field: string): Finding => ({
  found: minuteOf(at),
  expected: { zh: `不晚于收到时 ${minuteOf(now)}；届时生效`, en: `not after its receipt at ${minuteOf(now)}; it takes effect then` },
  field,
  outcome: 'HOLD',
});
const yetToCome = (at: string, now: string, field: string): Finding | undefined => (isToCome(at, now) ? waits(at, now, field) : undefined);

/** Its order is here and takes effect at its service, to the second: until then there is nothing that an act could change, however near it is. */
export const isAwaited = ({ freezes }: Pick<AccountState, 'freezes'>, { freezeId }: Pick<Freeze, 'freezeId'>): boolean =>
  !freezes.some((known) => known.freezeId === freezeId);

function orderOutOfTime({ order, now }: FreezeOrderInput): Finding[] {
  const { servedAt, startsAt, endsAt } = order;
  const ahead = yetToCome(servedAt, now, 'servedAt');
  const backwards: Finding[] =
    endsAt > startsAt
      ? []
      : [
          {
            found: minuteOf(endsAt),
            expected: { zh: `晚于始期 ${minuteOf(startsAt)}`, en: `after its start, ${minuteOf(startsAt)}` },
            field: 'endsAt',
            outcome: 'HOLD',
          },
        ];
  return [...backwards, ...(ahead === undefined ? [] : [ahead])];
}

type CourtAct = FreezeChangeInput['message'];

/** When an act of a court takes effect: at service on the bank, when the court says, or as the day begins that it names. Undefined: as it is received. */
export function effectiveAt(message: CourtAct): { at: Instant; field: string } | undefined {
  switch (message.type) {
    case 'court.freeze.renewed':
    case 'court.freeze.reduced':
      return message.data.servedAt === undefined ? undefined : { at: message.data.servedAt, field: 'servedAt' };
    case 'court.freeze.lifted':
      return { at: message.data.liftedAt, field: 'liftedAt' };
    case 'court.housing.informed':
      return { at: message.data.informedAt, field: 'informedAt' };
    case 'court.objection.lodged':
      return { at: message.data.lodgedAt, field: 'lodgedAt' };
    case 'court.case.closed':
      return { at: startOfDay(message.data.closedOn), field: 'closedOn' };
    case 'court.bankruptcy.accepted':
      return { at: startOfDay(message.data.acceptedOn), field: 'acceptedOn' };
    case 'court.bankruptcy.ended':
      return { at: startOfDay(message.data.endedOn), field: 'endedOn' };
    default:
      return undefined;
  }
}

/** 续行冻结 prolongs: a term that is not longer than the present one ends nothing and prolongs nothing. */
function changeOutOfTime({ state, message, freeze, now }: FreezeChangeInput): Finding[] {
  const found: (Finding | undefined)[] = [];
  if (message.type === 'court.freeze.renewed') {
    const { endsAt } = message.data;
    if (freeze !== undefined && endsAt <= freeze.endsAt && freeze.status !== 'LIFTED')
      found.push({
        found: minuteOf(endsAt),
        expected: { zh: `晚于现止期 ${minuteOf(freeze.endsAt)}`, en: `later than the present end, ${minuteOf(freeze.endsAt)}` },
        field: 'endsAt',
        outcome: 'REJECT',
        as: 'not-longer',
      });
  }
  const effect = effectiveAt(message);
  // A lift of what has ended already takes no effect, then or now.
  const isOver = message.type === 'court.freeze.lifted' && !(freeze !== undefined && isActive(freeze));
  if (effect !== undefined && !isOver) found.push(yetToCome(effect.at, now, effect.field));
  if (freeze !== undefined && isAwaited(state, freeze) && !(effect !== undefined && isToCome(effect.at, now)))
    found.push(waits(freeze.servedAt, now, 'caseNumber'));
  return found.filter((entry) => entry !== undefined);
}

/** 查扣冻规定 2: what belongs to another is not the debtor's to be frozen; whom a ruling has added, its court says. */
function isAgainstAnother({
  state,
  order,
}: {
  state: AccountState;
  order: Pick<FreezeOrderInput['order'], 'respondent'>;
}): Finding | undefined {
  const developer = state.registration?.developer;
  if (developer === undefined || sameCode(order.respondent.uscc, developer.uscc)) return undefined;
  return {
    found: shownCreditCode(order.respondent.uscc),
    expected: {
      zh: `账户的开发企业 ${developer.uscc}，或裁定追加的被执行人`,
      en: `the developer of the account, ${developer.uscc}, or whom a ruling has added`,
    },
    field: 'respondent.uscc',
  };
}
/** 案号规定 3: a number names its court. A pre-2016 number names none that can be told. */
function bearsAnothersNumber(caseNumber: string, from: string): Finding | undefined {
  const parsed = parseCaseNumber(caseNumber);
  if (!parsed.ok || parsed.legacy) return undefined;
  const sender = from.replace(/^court:/u, '');
  if (sender === parsed.court || isSuperiorCourt(sender, parsed.court) || isSuperiorCourt(parsed.court, sender)) return undefined;
  return {
    found: { zh: `案号属 ${parsed.court}，发送单位为 ${sender}`, en: `the number is of ${parsed.court}, the sender is ${sender}` },
    expected: { zh: '发送法院或其上下级法院的案号', en: 'a number of the sender, or of a court above or below it' },
    field: 'caseNumber',
  };
}

export const instantRules: readonly Rule[] = [
  rule({
    id: 'F-23',
    text: {
      zh: '文书所载时间有误，或尚未到来',
      en: 'An instant of the order is impossible, or still to come',
      doZh: '尚未到来的，届时自动生效；有误的，请法院更正后重新送达',
      doEn: 'What is still to come takes effect by itself then; what is wrong, the court mends and serves again',
    },
    variants: {
      'not-longer': {
        zh: '续行的止期不晚于现止期',
        en: 'The renewal does not make the term longer',
        doZh: '原期限不变；请核对止期后重新送达',
        doEn: 'The term stays as it is; check the end and serve it again',
      },
    },
    evaluate: { freezeOrder: orderOutOfTime, freezeChange: changeOutOfTime },
  }),
  rule({
    id: 'F-24',
    text: {
      zh: '被申请人（被执行人）不是本账户的开发企业',
      en: 'The respondent is not the developer of this account',
      doZh: '请法院核对；裁定已追加的，请答复说明，在此之前冻结继续有效',
      doEn: 'The court should check, and answer if a ruling has added the respondent; until then the freeze stands',
    },
    evaluate: {
      freezeOrder: isAgainstAnother,
      // Whose account it is can be told only once it is registered.
      hindsight: (input) =>
        input.matter === 'respondent' && input.freeze.respondent !== undefined
          ? isAgainstAnother({ state: input.state, order: { respondent: input.freeze.respondent } })
          : undefined,
    },
  }),
  rule({
    id: 'F-25',
    text: {
      zh: '案号所属法院与发送法院无隶属关系',
      en: 'The case number belongs to a court that is neither the sender nor above or below it',
      doZh: '请两地法院核对案号；在此之前冻结继续有效',
      doEn: 'Both courts should check the number; until then the freeze stands',
    },
    evaluate: {
      freezeOrder: ({ order, from }) => (order.organ === 'court' ? bearsAnothersNumber(order.caseNumber, from) : undefined),
      deductingCourt: ({ caseNumber, from, freeze }) => (freeze === undefined ? bearsAnothersNumber(caseNumber, from) : undefined),
    },
  }),
];
