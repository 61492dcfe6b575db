/** Rows of the report out of the events of all accounts, each in the order in which it came to be. */
import type { AccountEvent } from '../account/events.ts';
import type { AccountState, DeductionStatus, LineStatus, NoticeStatus, PaymentStatus, TaskOwner } from '../account/state.ts';
import type { RuleOutcome } from '../rules/finding.ts';
import { reportTime } from './report-time.ts';

interface NoticeRow {
  noticeNumber: string;
  version: number;
  status: NoticeStatus;
  rules: { id: string; outcome: RuleOutcome }[];
  lines: { line: number; amountFen: number; paidFen: number; status: LineStatus }[];
}

/** Status and lines as the account has them, or as they were when it let go of the notice. */
export function projectNotices(events: readonly AccountEvent[], states: ReadonlyMap<string, AccountState>): NoticeRow[] {
  const rows = new Map<string, NoticeRow>();
  const addRules = (row: NoticeRow, fired: readonly { id: string; outcome: RuleOutcome }[]): void => {
    for (const { id, outcome } of fired) {
      const known = row.rules.find((rule) => rule.id === id);
      if (known === undefined) row.rules.push({ id, outcome });
      else known.outcome = outcome;
    }
  };
  for (const event of events) {
    if (event.type === 'NoticeReceived') {
      const { notice, status, fired } = event;
      const row: NoticeRow = {
        noticeNumber: notice.noticeNumber,
        version: notice.version,
        status,
        rules: [],
        lines: notice.lines.map(({ line, amountFen }) => ({ line, amountFen, paidFen: 0, status: 'OPEN' })),
      };
      addRules(row, fired);
      rows.set(`${notice.noticeNumber}#${notice.version}`, row);
    } else if (event.type === 'NoticeRuled' || event.type === 'NoticeEnded' || event.type === 'NoticeClosed') {
      const row = rows.get(`${event.noticeNumber}#${event.version}`);
      if (row === undefined) continue;
      row.status = event.type === 'NoticeClosed' ? 'CLOSED' : event.status;
      if (event.type === 'NoticeRuled') addRules(row, event.fired);
      if (event.type === 'NoticeClosed') row.lines = row.lines.map((line) => ({ ...line, paidFen: line.amountFen, status: 'PAID' }));
    }
  }
  for (const state of states.values()) {
    for (const notice of state.notices) {
      const row = rows.get(`${notice.noticeNumber}#${notice.version}`);
      if (row === undefined) continue;
      row.status = notice.status;
      row.lines = notice.lines.map(({ line, amountFen, paidFen, status }) => ({ line, amountFen, paidFen, status }));
    }
  }
  return [...rows.values()];
}

interface PaymentRow {
  bankSerial: string;
  noticeNumber: string;
  line: number;
  amountFen: number;
  status: PaymentStatus;
  violations: string[];
}

export function projectPayments(events: readonly AccountEvent[]): PaymentRow[] {
  const rows = new Map<string, PaymentRow>();
  for (const event of events) {
    if (event.type === 'PaymentRecorded') {
      const { bankSerial, noticeNumber, line, amountFen, status, violations } = event;
      rows.set(bankSerial, { bankSerial, noticeNumber, line, amountFen, status, violations });
    } else if (event.type === 'PaymentUpdated') {
      const row = rows.get(event.bankSerial);
      if (row !== undefined) Object.assign(row, { status: event.status, violations: event.violations });
    } else if (event.type === 'PaymentReturned') {
      const row = rows.get(event.originalBankSerial);
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

export function projectDeductions(events: readonly AccountEvent[]): DeductionRow[] {
  const rows = new Map<string, DeductionRow>();
  for (const event of events) {
    if (event.type === 'DeductionOrdered' || event.type === 'DeductionBooked') {
      const { deductionId, caseNumber, amountFen, status, rules } = event;
      rows.set(deductionId, { ...(rows.get(deductionId) ?? { caseNumber, amountFen }), status, rules });
    } else if (event.type === 'DeductionRuled') {
      const row = rows.get(event.deductionId);
      if (row !== undefined) Object.assign(row, { status: event.status, rules: event.rules });
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
  status: 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED';
}

/** One row a notification, whatever the number of attempts. A correction of a returned payment is a notification of its own, under the serial of the return. */
export function projectNotifications(events: readonly AccountEvent[]): NotificationRow[] {
  const rows = new Map<string, NotificationRow>();
  for (const event of events) {
    if (event.type === 'NotificationRequested' && event.notification.attempt === 1) {
      const { notificationId, caseNumber, applicant, content } = event.notification;
      const channel = applicant.channels[0]?.kind ?? '';
      rows.set(notificationId, {
        caseNumber,
        applicantId: applicant.applicantId,
        noticeNumber: content.noticeNumber,
        bankSerial: content.bankSerial,
        amountFen: content.amountFen,
        channel,
        status: 'PENDING',
      });
    } else if (event.type === 'NotificationAttempted') {
      const row = rows.get(event.notificationId);
      if (row !== undefined) Object.assign(row, { status: event.status, channel: event.channel === '' ? row.channel : event.channel });
    }
  }
  return [...rows.values()];
}

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

export function projectTasks(events: readonly AccountEvent[]): TaskRow[] {
  const rows = new Map<string, TaskRow>();
  for (const event of events) {
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
