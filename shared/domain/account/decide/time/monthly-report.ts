/**
 * 银行按月报送被冻结账户情况: where the city's profile asks for it, the housing authority gets on its day of each month what the month before was of an account
 * that freezes stand on.
 */

import type { Instant } from '../../../messages/messages.ts';
import type { OutboundData } from '../../../messages/outputs.ts';
import { startOfDay } from '../../../values/calendar/instants.ts';
import { monthAfter, monthBefore } from '../../../values/calendar/months.ts';
import type { CityProfile } from '../../../values/profiles/profile.ts';
import type { AccountState, Freeze } from '../../state.ts';
import { sketchOf } from '../freeze/announce.ts';
import { emit, housingOf, profileOrDefault, type Turn, tell } from '../turn.ts';

/**
 * Planned when a freeze comes to stand on an account of such a city, and then from month to month while one does. A freeze that turns out to have stood
 * all along (a renewal served in time that comes late) owes the months that were left out meanwhile: their reports go out at once.
 */
export function planReport(turn: Turn, before: AccountState): void {
  const { state } = turn;
  if (state.reportAt !== undefined || (state.freezes === before.freezes && state.registration === before.registration)) return;
  planNext(turn);
}

/** Its day has come. */
export function reportMonth(turn: Turn): void {
  send(turn, monthBefore(turn.now));
  emit(turn, { type: 'ReportPlanned' });
  planNext(turn);
}

function send(turn: Turn, month: string): void {
  const housing = housingOf(turn);
  const correlation = { accountNumber: turn.state.accountNumber };
  if (housing !== undefined) tell(turn, { to: housing, type: 'release.report.monthly', data: monthOf(turn.state, month), correlation });
}

/** Nothing is planned where nobody asks for it, or nothing is frozen any more and nothing was in a month that has not been reported. */
function planNext(turn: Turn): void {
  const profile = profileOrDefault(turn, turn.now);
  if (turn.state.registration === undefined || profile.asksMonthlyReport !== true) return;
  const present = turn.now.slice(0, 7);
  const { reportedMonth } = turn.state;
  let late = false;
  for (let month = reportedMonth === undefined ? present : monthAfter(reportedMonth); month <= present; month = monthAfter(month)) {
    if (stoodIn(turn.state, month).length === 0) continue;
    const at = reportDay(month, profile);
    emit(turn, { type: 'ReportPlanned', at });
    if (at > turn.now) return;
    send(turn, month);
    late = true;
  }
  if (late) emit(turn, { type: 'ReportPlanned' });
}

/** The first minute of the day in the month after; a month that has no such day reports on its last. */
function reportDay(month: string, { monthlyReportDay }: Pick<CityProfile, 'monthlyReportDay'>): Instant {
  const next = monthAfter(month);
  const lastDay = new Date(Date.UTC(Number(next.slice(0, 4)), Number(next.slice(5, 7)), 0)).getUTCDate();
  return startOfDay(`${next}-${String(Math.min(monthlyReportDay, lastDay)).padStart(2, '0')}`);
}

const stoodIn = ({ freezes }: AccountState, month: string): Freeze[] =>
  freezes.filter(({ servedAt, endedAt }) => servedAt.slice(0, 7) <= month && (endedAt === undefined || endedAt.slice(0, 7) >= month));

/** Balance, quota and open notices are those of the day of the report; payments those that were booked in the month. */
function monthOf(state: AccountState, month: string): OutboundData['release.report.monthly'] {
  const isIn = (at: Instant): boolean => at.slice(0, 7) === month;
  const booked = state.payments.filter(({ bookedAt, noticeNumber }) => isIn(bookedAt) && noticeNumber !== '');
  const outside = state.payments.filter(({ bookedAt, noticeNumber }) => isIn(bookedAt) && noticeNumber === '');
  const released = booked.filter(({ countedFen, ordinary }) => countedFen > 0 && ordinary !== true);
  return {
    month,
    balanceFen: Math.max(0, state.balanceFen),
    supervisedQuotaFen: state.supervisedQuotaFen,
    freezes: stoodIn(state, month).map(sketchOf),
    paidFen: released.reduce((sum, { countedFen }) => sum + countedFen, 0),
    payments: released.length,
    openNotices: state.notices.filter(({ endedAt, status }) => endedAt === undefined && status !== 'PAID' && status !== 'CLOSED').length,
    violations: [...booked, ...outside].filter(({ violations }) => violations.length > 0).length,
  };
}
