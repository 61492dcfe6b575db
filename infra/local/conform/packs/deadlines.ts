/**
 * Pack 12: deadlines, holidays and midnights. The sandbox's clock goes over a run of days off (法定休假日), over a weekend day that is worked (调休) where the calendar has one,
 * and stands at ten past midnight in Shanghai, when it is still yesterday in UTC.
 */

import type { Instant, LocalDate } from '../../../../shared/domain/messages/messages.ts';
import { dateOf, dayNumber, isWeekend } from '../../../../shared/domain/values/calendar/dates.ts';
import { addWorkingDays, isWorkingDay } from '../../../../shared/domain/values/calendar/working-days.ts';
import { differences } from '../faults.ts';
import type { Fault, Pack } from '../pack.ts';
import { caseNumberOf, caughtUp, freeze, freezeAnswered, noticeFor, openAccount, type Story, sendNotice } from '../story.ts';
import { isOf, type Seen } from '../watch.ts';

const amountFen = 10_000_000;
/** Clocks may differ by as much (M-06). */
const toleranceMs = 5 * 60_000;
const lookAheadDays = 60;

const plus = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);
const at = (date: LocalDate, time: string): Instant => `${date}T${time}:00+08:00`;
const justAfterMidnight = '00:10';

interface Days {
  /** The last day of work before the days off. */
  eve: LocalDate;
  /** The first day of work after them. */
  back: LocalDate;
}

/** The longest run of days off in the weeks to come that begins after tomorrow. */
function daysOff(today: LocalDate): Days {
  const runs = Array.from({ length: lookAheadDays }, (_, index) => plus(today, index + 1))
    .filter((date) => isWorkingDay(date) && !isWorkingDay(plus(date, 1)))
    .map((eve) => ({ eve, back: addWorkingDays(eve, 1).date }));
  const lengthOf = ({ eve, back }: Days): number => dayNumber(back) - dayNumber(eve);
  return runs.reduce((longest, run) => (lengthOf(run) > lengthOf(longest) ? run : longest));
}

/** A weekend day that is worked, within two weeks. */
const swappedDay = (from: LocalDate): LocalDate | undefined =>
  Array.from({ length: 14 }, (_, index) => plus(from, index + 1)).find((date) => isWeekend(dayNumber(date)) && isWorkingDay(date));

export const deadlines: Pack = {
  number: '12',
  title: { zh: '期限、节假日与跨日', en: 'Deadlines and holidays' },
  async play(bench) {
    const days = daysOff(bench.now().slice(0, 10));
    await bench.moveTo(at(days.eve, '16:00'));
    const story = await openAccount(bench);
    if (bench.is('court')) return courtOver(story, days);
    await freezeAnswered(story, await freeze(story), (seen) => timeFaults(story, seen, seen.data, timeField[bench.as]));
    if (bench.is('bank')) return bankOver(story, days);
    return housingOver(story, days);
  },
};

const timeField = { bank: 'executedAt', housing: 'acknowledgedAt', court: 'informedAt' } as const;

/** An instant in the data, and when the message says that it was written, agree with the sandbox's clock. */
function timeFaults({ bench }: Story, { body }: Seen, data: Seen['data'], field: string): Fault[] {
  const now = Date.parse(bench.now());
  const event: Record<string, unknown> = JSON.parse(body);
  return [
    [field, data[field]],
    ['time', event['time']],
  ].flatMap(([name, value]) =>
    Math.abs(Date.parse(String(value)) - now) <= toleranceMs
      ? []
      : [{ field: String(name), expected: { zh: `约 ${bench.now()}`, en: `about ${bench.now()}` }, seen: String(value) }],
  );
}

/** The notice is authorised while the bank waits. */
async function waiting(story: Story, validUntil?: Instant): Promise<{ noticeNumber: string }> {
  const { bench } = story;
  const notice = noticeFor(story, { amountFen, ...(validUntil === undefined ? {} : { change: { validUntil } }) });
  const { noticeNumber } = notice;
  await bench.ask(
    { zh: `暂不支付 ${noticeNumber}`, en: `wait with the payment of ${noticeNumber}` },
    { kind: 'hold', data: { noticeNumber } },
  );
  await sendNotice(story, notice);
  await bench.whenTold('release.payment.authorised', (data) => data['noticeNumber'] === noticeNumber);
  return { noticeNumber };
}

async function bankOver(story: Story, { eve, back }: Days): Promise<void> {
  const { bench } = story;
  const go = (noticeNumber: string): Promise<void> =>
    bench.ask(
      { zh: `现可支付 ${noticeNumber} 的，予以支付`, en: `pay ${noticeNumber} now, if it may be paid` },
      { kind: 'go', data: { noticeNumber } },
    );
  const paidNow = async (noticeNumber: string, head: { rule: string; zh: string; en: string }, today: LocalDate): Promise<void> => {
    story.balanceFen -= amountFen;
    await bench.expect({
      ...head,
      type: 'bank.payment.booked',
      where: (data) => data['noticeNumber'] === noticeNumber,
      judge: (data, seen) => [
        ...differences(data, { amountFen, balanceAfterFen: story.balanceFen, 'voucher.face.bookedOn': today }),
        ...timeFaults(story, seen, data, 'bookedAt'),
      ],
    });
  };
  const overHoliday = await waiting(story);
  await bench.moveTo(at(back, justAfterMidnight));
  await go(overHoliday.noticeNumber);
  await paidNow(
    overHoliday.noticeNumber,
    { rule: 'B-15', zh: '零时后入账，回单日期为北京时间当日', en: 'booked just after midnight, the voucher has the day of Shanghai' },
    back,
  );
  // The day before one that is worked though it is a weekend, where the calendar has one: the deadline ends on it.
  const swapped = swappedDay(back);
  if (swapped !== undefined && plus(swapped, -1) > back) await bench.moveTo(at(plus(swapped, -1), '16:00'));
  const late = await waiting(story);
  const due = addWorkingDays(bench.now().slice(0, 10), 1).date;
  const after = plus(due, 1);
  await bench.moveTo(at(after, justAfterMidnight));
  await bench.whenTold('release.deadline.missed');
  await caughtUp(story);
  await go(late.noticeNumber);
  await paidNow(
    late.noticeNumber,
    { rule: 'B-05', zh: `期限（${due}）已过，通知书仍应支付`, en: `the deadline (${due}) is missed, and the notice is paid all the same` },
    after,
  );
  const ended = await waiting(story, at(plus(after, 1), '23:59'));
  await bench.moveTo(at(plus(after, 2), justAfterMidnight));
  await bench.whenTold('release.payment.stopped', (data) => data['noticeNumber'] === ended.noticeNumber);
  await caughtUp(story);
  await go(ended.noticeNumber);
  await bench.never(
    { rule: 'N-06', zh: '有效期届满的通知书不支付', en: 'a notice whose term has ended is not paid' },
    isOf('bank.payment.booked'),
  );
  bench.record({ rule: 'T-02', zh: `跨越 ${eve} 至 ${back} 的休假日`, en: `the days off from ${eve} to ${back} have passed` }, []);
}

async function housingOver(story: Story, { back }: Days): Promise<void> {
  const { bench } = story;
  const { accountNumber } = bench.site;
  const validUntil = at(back, '00:00');
  const notice = noticeFor(story, { amountFen, change: { validUntil } });
  await sendNotice(story, notice);
  await bench.moveTo(at(back, justAfterMidnight));
  await bench.whenTold('release.notice.decided', (data) => data['noticeNumber'] === notice.noticeNumber && data['status'] === 'EXPIRED');
  // A date that nobody gives it: the authority's own clock does.
  await bench.ask(
    { zh: `账户 ${accountNumber} 的1号楼今日办理首次登记`, en: `building 1号楼 of account ${accountNumber} is first registered today` },
    { kind: 'register-building', data: { accountNumber, building: '1号楼' } },
  );
  await bench.expect({
    rule: 'T-03',
    zh: '零时后办理，登记日期为北京时间当日',
    en: 'done just after midnight, it has the day of Shanghai',
    type: 'housing.registration.completed',
    judge: (data) => differences(data, { accountNumber, building: '1号楼', registeredOn: back }),
  });
  const caseNumber = caseNumberOf(bench);
  await freeze(story, { caseNumber, quotaFen: 1_000_000 }, ['ACCEPTED', 'HELD']);
  await freezeAnswered(story, caseNumber, (seen) => timeFaults(story, seen, seen.data, 'acknowledgedAt'));
}

async function courtOver(story: Story, { eve, back }: Days): Promise<void> {
  const { bench } = story;
  const { accountNumber } = bench.site;
  const informed = (caseNumber: string): Promise<Seen> =>
    freezeAnswered(story, caseNumber, (seen) => timeFaults(story, seen, seen.data, 'informedAt'));
  await informed(await freeze(story));
  await bench.moveTo(at(eve, '23:50'));
  // The reminder fifteen days before the end falls into the days off.
  const ending = caseNumberOf(bench);
  const endsAt = at(plus(back, 14), '00:00');
  await freeze(story, { caseNumber: ending, quotaFen: 10_000_000, endsAt });
  await informed(ending);
  await bench.moveTo(at(back, justAfterMidnight));
  await bench.whenTold('release.freeze.changed', (data) => data['change'] === 'expiring');
  await bench.expect({
    rule: 'F-07',
    zh: '经届满提示，在期限内续行冻结',
    en: 'reminded of its end, the court renews the freeze in time',
    type: 'court.freeze.renewed',
    where: (data) => data['caseNumber'] === ending,
    judge: (data, seen) => [
      ...timeFaults(story, seen, data, 'servedAt'),
      ...(Date.parse(String(data['endsAt'])) > Date.parse(endsAt)
        ? []
        : [{ field: 'endsAt', expected: { zh: `晚于 ${endsAt}`, en: `later than ${endsAt}` }, seen: String(data['endsAt']) }]),
    ],
  });
  await bench.ask(
    { zh: `案件 ${ending} 今日结案`, en: `case ${ending} is closed today` },
    { kind: 'close-case', data: { caseNumber: ending, accountNumber } },
  );
  await bench.expect({
    rule: 'C-12',
    zh: '零时后结案，日期为北京时间当日',
    en: 'closed just after midnight, it has the day of Shanghai',
    type: 'court.case.closed',
    judge: (data) => differences(data, { caseNumber: ending, accountNumber, closedOn: back }),
  });
  await bench.never(
    { rule: 'F-10', zh: '同一冻结只告知一次', en: 'the authority is told once of a freeze' },
    isOf('court.housing.informed'),
  );
}
