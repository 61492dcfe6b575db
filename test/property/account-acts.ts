/**
 * Acts of courts, banks, authorities and clerks in any order, as steps of a scenario. Each is a valid message, whether or not it makes sense when it comes;
 * most take up what is there (a freeze, a notice that may be paid, an open task), so that stories get somewhere.
 */
import fc from 'fast-check';
import { isPayable, type NoticeState } from '../../shared/domain/account/state.ts';
import { plusMinutes } from '../../shared/domain/values/calendar/instants.ts';
import type { Clerks } from '../fixtures/desk/clerks.ts';
import { applicantOf, otherCourt, payeeOf, type Scenario } from '../fixtures/desk/scenario.ts';

interface Act {
  name: string;
  /** `at` is the time of the act, canonical. */
  perform: (case_: Scenario, at: string) => Promise<void>;
}

const act = <Given>(
  name: string,
  given: fc.Arbitrary<Given>,
  perform: (case_: Scenario, at: string, given: Given) => Promise<void> | void,
): fc.Arbitrary<Act> =>
  given.map((value) => ({ name: `${name} ${JSON.stringify(value)}`, perform: async (case_, at) => perform(case_, at, value) }));

const pick = fc.nat({ max: 5 });
const chosen = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)];
const one = fc.constantFrom;
/** In steps of a million yuan: sums meet often enough to be equal. */
const millions = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max }).map((count) => count * 100_000_000);
const back = one(0, 0, 0, 5, 60, 600);
const newSerial = (letter: string, case_: Scenario): string => `${letter}${case_.teller.lines.length}`;

const cases = ['（2026）鲁0102执保123号', '（2026）鲁0102执保200号', '（2026）鲁0102执901号', '（2026）鲁01执45号'] as const;
const courtOf = (number: string): string => (number.includes('鲁01执') ? otherCourt : 'court:鲁0102');
/** A case with a freeze on the account, or at times any. */
async function caseOf(case_: Scenario, index: number): Promise<{ caseNumber: string; from: string }> {
  const freeze = index === 5 ? undefined : chosen((await case_.state()).freezes, index);
  const caseNumber = freeze?.caseNumber ?? cases[index % cases.length] ?? cases[0];
  return { caseNumber, from: freeze?.court ?? courtOf(caseNumber) };
}
function inCase<Given extends { pick: number }>(
  name: string,
  given: fc.Arbitrary<Given>,
  perform: (case_: Scenario, about: { caseNumber: string }, sent: { at: string; from: string }, given: Given) => Promise<void> | void,
): fc.Arbitrary<Act> {
  return act(name, given, async (case_, at, value) => {
    const { caseNumber, from } = await caseOf(case_, value.pick);
    await perform(case_, { caseNumber }, { at, from }, value);
  });
}

const freezeOrder = fc.record({
  caseNumber: one(...cases),
  quotaFen: millions(10),
  days: one(1, 10, 300),
  applicants: fc.nat({ max: 2 }),
  organ: one('court' as const, 'court' as const, 'court' as const, 'police' as const),
});
const freezeActs = [
  act('freeze', freezeOrder, (case_, at, { days, applicants, ...given }) =>
    case_.freeze(
      {
        ...given,
        applicants: Array.from({ length: applicants }, (_, index) => applicantOf(`a${index}`)),
        servedAt: at,
        endsAt: plusMinutes(at, days * 1_440),
      },
      { at, from: courtOf(given.caseNumber) },
    ),
  ),
  inCase('reduce', fc.record({ pick, quotaFen: fc.oneof(millions(8), fc.constant(0)) }), (case_, about, sent, { quotaFen }) =>
    case_.reduce(quotaFen, about, sent),
  ),
  inCase('lift', fc.record({ pick, before: back }), (case_, about, sent, { before }) =>
    case_.lift({ ...about, liftedAt: plusMinutes(sent.at, -before) }, sent),
  ),
  inCase('renew', fc.record({ pick, days: one(1, 300) }), (case_, about, sent, { days }) =>
    case_.renew(plusMinutes(sent.at, days * 1_440), about, sent),
  ),
  inCase('convert', fc.record({ pick, to: one(...cases) }), (case_, about, sent, { to }) => case_.convert(to, about, sent)),
  inCase('close', fc.record({ pick }), (case_, about, sent) => case_.close(about, sent)),
  inCase('substitute', fc.record({ pick, old: one('a0', 'a1', 'x') }), (case_, about, sent, { old }) =>
    case_.substitute(old, applicantOf('b0'), about, sent),
  ),
  inCase('suspend', fc.record({ pick }), (case_, about, sent) => case_.suspend(about, sent)),
  inCase('resume', fc.record({ pick }), (case_, about, sent) => case_.resume(about, sent)),
];
const rareActs = [
  inCase(
    'orderDeduction',
    fc.record({ pick, amountFen: millions(6), origin: one('construction' as const, 'other' as const) }),
    (case_, about, sent, { amountFen, origin }) =>
      case_.orderDeduction(amountFen, { ...about, rulingNumber: newSerial('r', case_), claim: { origin } }, sent),
  ),
  act('bankruptcy', fc.nat({ max: 5 }), (case_, at, often) => (often === 0 ? case_.bankruptcy({}, { at }) : undefined)),
  act('statement', one(0, 1), (case_, at, byFen) => case_.statement(case_.teller.balanceFen + byFen, {}, { at })),
];

const noticeOrder = fc.record({
  number: one('第1号', '第2号', '第3号'),
  amounts: fc.array(millions(1), { minLength: 1, maxLength: 2 }),
  held: one(false, false, true),
  partialAllowed: fc.boolean(),
  hours: one(1, 100, 3_000, 3_000),
  before: one(0, 0, 0, 0, 5, 600),
});
const noticeActs = [
  act('notice', noticeOrder, async (case_, at, { number, amounts, held, hours, before, partialAllowed }) => {
    const versions = (await case_.state()).notices.filter(({ noticeNumber }) => noticeNumber === number).map(({ version }) => version);
    const issuedAt = plusMinutes(at, -before);
    case_.notice(
      {
        noticeNumber: number,
        version: Math.max(0, ...versions) + (before === 5 ? 0 : 1),
        partialAllowed,
        lines: amounts.map((amountFen, index) => ({ amountFen, usage: `${number}${index}` })),
        issuedAt,
        validUntil: plusMinutes(issuedAt, hours * 60),
        ...(held ? { opinion: { text: '', handler: '甲', reviewer: '乙', approver: '丙' } } : {}),
      },
      { at },
    );
  }),
  act('withdraw', pick, async (case_, at, index) => {
    const notice = chosen((await case_.state()).notices, index);
    if (notice !== undefined) case_.withdraw({ noticeNumber: notice.noticeNumber, version: notice.version }, { at });
  }),
  act('explain', pick, async (case_, at, index) => {
    const held = chosen(
      (await case_.state()).notices.filter(({ status }) => status === 'HELD'),
      index,
    );
    if (held === undefined) return;
    const rules = held.fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id);
    if (rules.length > 0) case_.explain(rules, { noticeNumber: held.noticeNumber, version: held.version }, { at });
  }),
];

/** A bank does not overdraw a supervision account. */
const isThere = ({ teller }: Scenario, fen: number): boolean => teller.balanceFen >= fen;
/** Something that may be paid where there is such a thing; else anything, or a number that nobody knows. */
const toBePaid = async (case_: Scenario, index: number): Promise<NoticeState | undefined> =>
  chosen((await case_.state()).notices.filter(isPayable), index) ?? chosen((await case_.state()).notices, index);

const booking = fc.record({
  pick,
  share: one(1, 1, 1, 0.5, 2),
  clearing: one('SETTLED' as const, 'SETTLED' as const, 'SETTLED' as const, 'QUEUED' as const),
  voucher: one('first', 'first', null),
  feeFen: one(0, 0, 0, 100),
  stranger: one(false, false, false, false, true),
  before: back,
});
const moneyActs = [
  act('payment', booking, async (case_, at, { pick: index, share, stranger, before, ...given }) => {
    const notice = await toBePaid(case_, index);
    const line = chosen(notice?.lines ?? [], index);
    const amountFen = Math.max(1, Math.round(((line?.amountFen ?? 100_000_000) - (line?.paidFen ?? 0)) * share));
    if (!isThere(case_, amountFen + given.feeFen)) return;
    const about = { noticeNumber: notice?.noticeNumber ?? '第9号', line: line?.line ?? 1, bankSerial: newSerial('S', case_), amountFen };
    case_.payment({ ...given, ...about, bookedAt: plusMinutes(at, -before), ...(stranger ? { payee: { name: '他人' } } : {}) }, { at });
  }),
  act('complete', fc.record({ pick, voucher: one('first', 'second') }), async (case_, at, { pick: index, voucher }) => {
    const payment = chosen((await case_.state()).payments, index);
    if (payment === undefined || (payment.status === 'PENDING' && !isThere(case_, payment.amountFen))) return;
    const { noticeNumber, line, bankSerial, amountFen, payee } = payment;
    const booked = { noticeNumber, line, bankSerial, amountFen, payee: payeeOf(payee), voucher };
    if (payment.status === 'PENDING') case_.payment({ ...booked, bookedAt: at }, { at });
    else case_.bookedAgain({ ...booked, bookedAt: payment.bookedAt }, { at });
  }),
  act(
    'giveBack',
    fc.record({ pick, how: one('returned' as const, 'reversed' as const), share: one(1, 1, 0.5), again: one(false, false, true) }),
    async (case_, at, { pick: index, how, share, again }) => {
      const payment = chosen((await case_.state()).payments, index);
      const amountFen = Math.round(((payment?.amountFen ?? 100_000_000) - (payment?.returnedFen ?? 0)) * share);
      if (amountFen < 1) return;
      const bankSerial = again ? 'T1' : newSerial('T', case_);
      case_.giveBack(how, { originalBankSerial: payment?.bankSerial ?? 'S0', bankSerial, amountFen, bookedAt: at }, { at });
    },
  ),
  act('inflow', fc.record({ amountFen: millions(4), before: back }), (case_, at, { amountFen, before }) =>
    case_.inflow(amountFen, { bookedAt: plusMinutes(at, -before) }, { at }),
  ),
  inCase(
    'deduction',
    fc.record({ pick, amountFen: millions(3), kind: one('court-deduction' as const, 'court-deduction' as const, 'fee' as const) }),
    async (case_, about, { at }, { amountFen, kind }) => {
      const order = (await case_.state()).deductions.find(
        ({ bankSerial, caseNumber }) => bankSerial === undefined && caseNumber === about.caseNumber,
      );
      const bookedFen = order?.amountFen ?? amountFen;
      if (isThere(case_, bookedFen)) case_.deduction(bookedFen, { ...about, kind }, { at });
    },
  ),
  act('refuse', fc.record({ pick, reasonCode: one('AC04', 'OTHER') }), async (case_, at, { pick: index, reasonCode }) => {
    const notice = await toBePaid(case_, index);
    if (notice !== undefined) case_.refuse({ noticeNumber: notice.noticeNumber, line: 1, reasonCode }, { at });
  }),
];

const clerkActs = [
  act(
    'answer',
    fc.record({
      pick: fc.nat({ max: 20 }),
      decision: one('accept' as const, 'accept' as const, 'reject' as const),
      alone: one(false, false, false, true),
    }),
    async (case_, at, { pick: index, decision, alone }) => {
      const task = chosen(
        (await case_.state()).tasks.filter(({ status }) => status !== 'DONE'),
        index,
      );
      if (task !== undefined) case_.answer(task.taskId, decision, { at, by: alone ? ['甲'] : ['甲', '乙'] });
    },
  ),
  act('wait', one(1, 30, 600, 3_000, 20_000), (case_, at, minutes) => case_.until(plusMinutes(at, minutes))),
];

/** Some minutes pass, then something happens. */
export interface Step {
  act: Act;
  minutes: number;
}
export const acts: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 3, arbitrary: fc.oneof(...freezeActs) },
      { weight: 1, arbitrary: fc.oneof(...rareActs) },
      { weight: 5, arbitrary: fc.oneof(...noticeActs) },
      { weight: 7, arbitrary: fc.oneof(...moneyActs) },
      { weight: 4, arbitrary: fc.oneof(...clerkActs) },
    ),
    minutes: one(0, 1, 10, 100, 2_000),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

/** Channels and documents that fail now and then, the same way for the same item every time. */
export const clerksOf = (fault: number): Clerks => {
  const isBad = (id: string): boolean => fault > 0 && (id.charCodeAt(id.length - 1) + fault) % 4 === 0;
  return {
    deliver: ({ notificationId, attempt }) => (isBad(notificationId) && attempt < 3 ? 'failed' : 'reached'),
    keep: ({ id }) => (isBad(id) ? 'lost' : 'whole'),
  };
};
