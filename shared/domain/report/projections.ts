/** Rows of the report out of the events of all accounts, each in the order in which it came to be. */
import type { DeductionStatus, LineStatus, NoticeState, NoticeStatus, PaymentStatus, TaskOwner } from '../account/state.ts';
import type { NotificationOutput } from '../messages/outputs.ts';
import { byRule, type RuleOutcome } from '../rules/engine/finding.ts';
import type { AccountedEvent, FoldedAccount } from './accounts.ts';
import { reportTime } from './report-time.ts';

interface NoticeRow {
  noticeNumber: string;
  version: number;
  status: NoticeStatus;
  rules: { id: string; outcome: RuleOutcome }[];
  /** Of these, what stands now … */
  stands: { id: string; outcome: RuleOutcome }[];
  /** … and what stood before. */
  stood: { id: string; outcome: RuleOutcome }[];
  lines: { line: number; amountFen: number; paidFen: number; status: LineStatus }[];
}

/**
 * Status and lines as the account has them, or had them when it let go of the notice; every rule that ever fired, with its last outcome, and apart
 * those that stand now and those that are answered, over or spent.
 */
export function projectNotices(events: readonly AccountedEvent[], accounts: ReadonlyMap<string, FoldedAccount>): NoticeRow[] {
  const rules = new Map<string, Map<string, RuleOutcome>>();
  const latest = new Map<string, ReadonlySet<string>>();
  for (const { accountNumber, event } of events) {
    if (event.type !== 'NoticeReceived' && event.type !== 'NoticeRuled') continue;
    const { noticeNumber, version } = event.type === 'NoticeReceived' ? event.notice : event;
    const key = `${accountNumber} ${noticeNumber}#${version}`;
    const fired = rules.get(key) ?? new Map<string, RuleOutcome>();
    for (const { id, outcome } of byRule(event.fired)) fired.set(id, outcome);
    rules.set(key, fired);
    latest.set(key, new Set(event.fired.map(({ id }) => id)));
  }
  return [...rules].flatMap(([key, fired]) => {
    const place = key.indexOf(' ');
    const notice = accounts.get(key.slice(0, place))?.notices.get(key.slice(place + 1));
    return notice === undefined ? [] : [noticeRow(notice, fired, latest.get(key) ?? new Set())];
  });
}

/** Nothing is decided of these any more. */
const over: ReadonlySet<NoticeState['status']> = new Set(['PAID', 'CLOSED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED']);

function noticeRow(
  { noticeNumber, version, status, lines }: NoticeState,
  fired: ReadonlyMap<string, RuleOutcome>,
  latest: ReadonlySet<string>,
): NoticeRow {
  const rules = [...fired].map(([id, outcome]) => ({ id, outcome }));
  const stands = (id: string): boolean => latest.has(id) && !over.has(status);
  return {
    noticeNumber,
    version,
    status,
    rules,
    stands: rules.filter(({ id }) => stands(id)),
    stood: rules.filter(({ id }) => !stands(id)),
    lines: lines.map(({ line, amountFen, paidFen, status: lineStatus }) => ({ line, amountFen, paidFen, status: lineStatus })),
  };
}

interface PaymentRow {
  bankSerial: string;
  noticeNumber: string;
  line: number;
  amountFen: number;
  status: PaymentStatus;
  violations: string[];
}

export function projectPayments(events: readonly AccountedEvent[]): PaymentRow[] {
  const rows = new Map<string, PaymentRow>();
  for (const { accountNumber, event } of events) {
    if (event.type === 'PaymentRecorded') {
      const { bankSerial, noticeNumber, line, amountFen, status, violations } = event;
      rows.set(`${accountNumber} ${bankSerial}`, { bankSerial, noticeNumber, line, amountFen, status, violations });
    } else if (event.type === 'PaymentUpdated') {
      const row = rows.get(`${accountNumber} ${event.bankSerial}`);
      if (row !== undefined) Object.assign(row, { status: event.status, violations: event.violations });
    } else if (event.type === 'PaymentReturned') {
      const row = rows.get(`${accountNumber} ${event.originalBankSerial}`);
      if (row !== undefined) row.status = event.how;
    }
  }
  return [...rows.values()];
}

interface DeductionRow {
  caseNumber: string;
  amountFen: number;
  status: DeductionStatus;
  rules: string[];
}

export function projectDeductions(events: readonly AccountedEvent[]): DeductionRow[] {
  const rows = new Map<string, DeductionRow>();
  for (const { event } of events) {
    if (event.type === 'DeductionOrdered' || event.type === 'DeductionBooked') {
      const { deductionId, caseNumber, amountFen, status, rules } = event;
      rows.set(deductionId, { ...(rows.get(deductionId) ?? { caseNumber, amountFen }), status, rules });
      if (event.type === 'DeductionBooked' && event.waitedAs !== undefined) rows.delete(event.waitedAs);
    } else if (event.type === 'DeductionRuled') {
      const row = rows.get(event.deductionId);
      if (row !== undefined) Object.assign(row, { status: event.status, rules: event.rules });
    }
  }
  return [...rows.values()];
}

type TellingStatus = 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED';
interface TellingRow {
  caseNumber: string;
  applicantId: string;
  channel: string;
  status: TellingStatus;
  content: NotificationOutput['content'];
}

/** One row a telling, whatever the number of attempts. */
function projectTellings(events: readonly AccountedEvent[]): TellingRow[] {
  const rows = new Map<string, TellingRow>();
  for (const { event } of events) {
    if (event.type === 'NotificationRequested' && event.notification.attempt === 1) {
      const { notificationId, caseNumber, applicant, content } = event.notification;
      const channel = applicant.channels[0]?.kind ?? '';
      rows.set(notificationId, { caseNumber, applicantId: applicant.applicantId, channel, status: 'PENDING', content });
    } else if (event.type === 'NotificationAttempted') {
      const row = rows.get(event.notificationId);
      if (row !== undefined) Object.assign(row, { status: event.status, channel: event.channel === '' ? row.channel : event.channel });
    } else if (event.type === 'NotificationPassedOn') {
      const row = rows.get(event.notificationId);
      if (row !== undefined) row.status = 'FAILED';
    }
  }
  return [...rows.values()];
}

interface NotificationRow {
  caseNumber: string;
  applicantId: string;
  noticeNumber: string;
  bankSerial: string;
  amountFen: number;
  channel: string;
  status: TellingStatus;
}

/** Of money. A correction of a returned payment is a notification of its own, under the serial of the return. */
export const projectNotifications = (events: readonly AccountedEvent[]): NotificationRow[] =>
  projectTellings(events).flatMap(({ caseNumber, applicantId, channel, status, content }) => {
    if (content.subject === 'freeze-ending') return [];
    const { noticeNumber, bankSerial, amountFen } = content;
    return [{ caseNumber, applicantId, noticeNumber, bankSerial, amountFen, channel, status }];
  });

interface ReminderRow {
  caseNumber: string;
  applicantId: string;
  rulingNumber: string;
  endsAt: string;
  days: number;
  channel: string;
  status: TellingStatus;
}

/** Of the coming end of a freeze (F-07). */
export const projectReminders = (events: readonly AccountedEvent[]): ReminderRow[] =>
  projectTellings(events).flatMap(({ caseNumber, applicantId, channel, status, content }) => {
    if (content.subject !== 'freeze-ending') return [];
    const { rulingNumber, endsAt, days } = content;
    return [{ caseNumber, applicantId, rulingNumber, endsAt: reportTime(endsAt), days, channel, status }];
  });

interface TaskRow {
  taskId: string;
  kind: string;
  owner: TaskOwner;
  caseNumber?: string;
  noticeNumber?: string;
  rule?: string;
  dueAt?: string;
  status: 'OPEN' | 'DONE' | 'OVERDUE';
}

export function projectTasks(events: readonly AccountedEvent[]): TaskRow[] {
  const rows = new Map<string, TaskRow>();
  for (const { event } of events) {
    if (event.type === 'TaskOpened') {
      const { taskId, kind, owner, caseNumber, noticeNumber, rule, dueAt, status } = event.task;
      rows.set(taskId, {
        taskId,
        kind,
        owner,
        status,
        ...(caseNumber === undefined ? {} : { caseNumber }),
        ...(noticeNumber === undefined ? {} : { noticeNumber }),
        ...(rule === undefined ? {} : { rule }),
        ...(dueAt === undefined ? {} : { dueAt: reportTime(dueAt) }),
      });
    } else if (event.type === 'TaskDone' || event.type === 'TaskOverdue') {
      const row = rows.get(event.taskId);
      if (row !== undefined) row.status = event.type === 'TaskDone' ? 'DONE' : 'OVERDUE';
    }
  }
  return [...rows.values()];
}
