/**
 * 银行按月报送被冻结账户情况: where the city's profile asks for it, the housing authority gets on its day of each month what the month before was of an account
 * that freezes stand on.
 */
import type { Instant } from '../../../messages/messages.ts';
import type { OutboundData } from '../../../messages/outputs.ts';
import type { CityProfile } from '../../../values/profiles/profile.ts';
import { type AccountState, isActive } from '../../state.ts';
import { sketchOf } from '../freeze/announce.ts';
import { emit, housingOf, profileOrDefault, type Turn, tell } from '../turn.ts';

/** Planned when a freeze comes to stand on an account of such a city, and then from month to month while one does. */
export function planReport(turn: Turn, before: AccountState): void {
  const { state } = turn;
  if (state.reportAt !== undefined || (state.freezes === before.freezes && state.registration === before.registration)) return;
  const at = nextReportAt(turn);
  if (at !== undefined) emit(turn, { type: 'ReportPlanned', at });
}

/** Its day has come. */
export function reportMonth(turn: Turn): void {
  const housing = housingOf(turn);
  const { accountNumber } = turn.state;
  if (housing !== undefined)
    tell(turn, { to: housing, type: 'release.report.monthly', data: monthOf(turn.state, turn.now), correlation: { accountNumber } });
  const at = nextReportAt(turn);
  emit(turn, { type: 'ReportPlanned', ...(at === undefined ? {} : { at }) });
}

/** Undefined where nobody asks for it, or nothing is frozen any more and nothing was in this month, which the next report is about. */
function nextReportAt(turn: Turn): Instant | undefined {
  const month = turn.now.slice(0, 7);
  const standsThisMonth = turn.state.freezes.some((freeze) => isActive(freeze) || (freeze.endedAt ?? '').slice(0, 7) >= month);
  if (turn.state.registration === undefined || !standsThisMonth) return undefined;
  const profile = profileOrDefault(turn, turn.now);
  return profile.asksMonthlyReport === true ? dayOfNextMonth(turn.now, profile) : undefined;
}

/** The first minute of the day; a month that has no such day reports on its last. */
function dayOfNextMonth(now: Instant, { monthlyReportDay }: Pick<CityProfile, 'monthlyReportDay'>): Instant {
  const [year = 0, month = 0] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const lastDay = new Date(Date.UTC(nextYear, nextMonth, 0)).getUTCDate();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${nextYear}-${twoDigits(nextMonth)}-${twoDigits(Math.min(monthlyReportDay, lastDay))}T00:00:00+08:00`;
}

function monthBefore(now: Instant): string {
  const [year = 0, month = 0] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Balance, quota and open notices are those of the day of the report; payments those that were booked in the month. */
function monthOf(state: AccountState, now: Instant): OutboundData['release.report.monthly'] {
  const month = monthBefore(now);
  const isIn = (at: Instant): boolean => at.slice(0, 7) === month;
  const booked = state.payments.filter(({ bookedAt, noticeNumber }) => isIn(bookedAt) && noticeNumber !== '');
  const outside = state.payments.filter(({ bookedAt, noticeNumber }) => isIn(bookedAt) && noticeNumber === '');
  const released = booked.filter(({ countedFen, ordinary }) => countedFen > 0 && ordinary !== true);
  const stood = state.freezes.filter(
    ({ servedAt, endedAt }) => servedAt.slice(0, 7) <= month && (endedAt === undefined || endedAt.slice(0, 7) >= month),
  );
  return {
    month,
    balanceFen: Math.max(0, state.balanceFen),
    supervisedQuotaFen: state.supervisedQuotaFen,
    freezes: stood.map(sketchOf),
    paidFen: released.reduce((sum, { countedFen }) => sum + countedFen, 0),
    payments: released.length,
    openNotices: state.notices.filter(({ endedAt, status }) => endedAt === undefined && status !== 'PAID' && status !== 'CLOSED').length,
    violations: [...booked, ...outside].filter(({ violations }) => violations.length > 0).length,
  };
}
