/** Time passes: what is due happens in order, each at its own instant, before anything that came later is looked at. */

import type { PartnerId } from '../../../messages/messages.ts';
import type { OutboundData } from '../../../messages/outputs.ts';
import { evaluate, fireAgain } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { minuteOf } from '../../../rules/reading/minutes.ts';
import { daysBetween } from '../../../values/calendar/instants.ts';
import { type Freeze, findFreeze, isActive, type Task } from '../../state.ts';
import { ownersOf } from '../answer/authority.ts';
import type { ApplyHeld } from '../answer/effects.ts';
import { announceEndingSoon } from '../freeze/announce.ts';
import { expireFreeze } from '../freeze/ended.ts';
import { endSuspension } from '../freeze/suspension.ts';
import { judgeEarlyDeduction } from '../money/deduction-booking.ts';
import { settleMatch } from '../money/matching.ts';
import { endNotice } from '../notice/course.ts';
import { beginBuilding, beginQuota } from '../registration.ts';
import { retryNotification } from '../release/delivery.ts';
import { tellOfEnd } from '../release/telling.ts';
import { accountInput, emit, housingOf, isOpen, miss, openTask, type Turn, tell, warn } from '../turn.ts';
import { type Due, earliestDue } from './due.ts';
import { reportMonth } from './monthly-report.ts';

/** More than this in one go is a loop, not a backlog. */
const dueMax = 20_000;

/** Everything due at or before the instant, in order. Leaves the turn's clock at the instant. */
export function passTime(turn: Turn, until: string, applyHeld: ApplyHeld): void {
  for (let count = 0; count < dueMax; count++) {
    const next = earliestDue(turn.state);
    if (next === undefined || next.at > until) {
      turn.now = until;
      return;
    }
    turn.now = next.at;
    turn.since = next.at;
    happen(turn, next, applyHeld);
  }
  throw new Error(`account ${turn.state.accountNumber}: more than ${dueMax} things due at once, time does not pass`);
}

function happen(turn: Turn, due: Due, applyHeld: ApplyHeld): void {
  switch (due.kind) {
    case 'freeze-ends':
      return expireFreeze(turn, due.freeze);
    case 'freeze-ends-soon':
      return alertOfEnd(turn, due);
    case 'pre-suit-30-days':
      emit(turn, { type: 'FreezeAlerted', ...named(due.freeze), alert: 'suit' });
      return alertCourt(turn, due, { kind: 'lift-pre-suit-freeze' });
    case 'suspension-ends':
      return endSuspension(turn, due.freeze, due.suspension);
    case 'takes-effect':
      return applyHeld(turn, due.held.taskId);
    case 'forget-freeze':
      return emit(turn, { type: 'FreezeForgotten', ...named(due.freeze) });
    case 'monthly-report':
      return reportMonth(turn);
    case 'quota-begins':
      return beginQuota(turn, due.quota);
    case 'building-registers':
      return beginBuilding(turn, due.announced);
    case 'match-grace':
      settleMatch(turn, due.payment.bankSerial);
      return;
    case 'deduction-grace':
      return judgeEarlyDeduction(turn, due.deduction);
    case 'notice-expires':
      return endNotice(turn, due.notice, 'EXPIRED', { zh: '有效期已届满', en: 'its validity has ended' });
    case 'duty-warns':
      return warn(turn, due.duty);
    case 'task-overdue':
      return tellMissed(turn, due.task);
    case 'retry-notification':
      return retryNotification(turn, due.notification.output.notificationId);
    default:
      return due satisfies never;
  }
}

const named = ({ freezeId, caseNumber }: Freeze) => ({ freezeId, caseNumber });

/** The court is asked once to see to the renewal, and reminded each time; whoever asked for the freeze is told each time (F-07). */
function alertOfEnd(turn: Turn, due: Extract<Due, { kind: 'freeze-ends-soon' }>): void {
  const { freeze, days } = due;
  emit(turn, { type: 'FreezeAlerted', ...named(freeze), alert: 'expiry', days });
  const asked = turn.state.tasks.some((task) => isOpen(task) && task.kind === 'renew-freeze' && task.subject === freeze.freezeId);
  if (!asked) alertCourt(turn, due, { kind: 'renew-freeze', dueAt: freeze.endsAt, subject: freeze.freezeId });
  announceEndingSoon(turn, freeze);
  tellOfEnd(turn, freeze, daysBetween(turn.now, freeze.endsAt));
}

type FreezeDue = Extract<Due, { kind: 'freeze-ends-soon' | 'pre-suit-30-days' }>;

function alertCourt(turn: Turn, due: FreezeDue, task: Pick<Task, 'kind' | 'dueAt' | 'subject'>): void {
  const fired = evaluate('time', { ...accountInput(turn, turn.now), due });
  const { caseNumber, court } = due.freeze;
  const taskId = openTask(turn, { ...task, owner: 'court', caseNumber });
  tell(turn, {
    to: court,
    type: 'release.query.raised',
    data: { taskId, caseNumber, rules: fired, ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }) },
    correlation: { caseNumber, accountNumber: turn.state.accountNumber },
  });
}

/** 100 %: overdue, and those who can act are told. It blocks nothing. */
function tellMissed(turn: Turn, task: Task): void {
  const duty = miss(turn, task);
  const { kind, caseNumber, noticeNumber, bankSerial, dueAt } = task;
  const about = { ...(caseNumber === undefined ? {} : { caseNumber }), ...(noticeNumber === undefined ? {} : { noticeNumber }) };
  const rules =
    task.rule === undefined || dueAt === undefined
      ? []
      : evaluate('time', {
          ...accountInput(turn, turn.now),
          due: {
            kind: 'deadline',
            duty: {
              kind,
              rule: task.rule,
              dueAt,
              provisional: duty?.provisional ?? false,
              ...about,
              ...(bankSerial === undefined ? {} : { bankSerial }),
            },
          },
        });
  const named = rules.length > 0 || task.rule === undefined ? rules : [overdue(task.rule, dueAt ?? turn.now)];
  const data: OutboundData['release.deadline.missed'] = { taskId: task.taskId, kind, dueAt: dueAt ?? turn.now, rules: named, ...about };
  for (const to of whoMustKnow(turn, task))
    tell(turn, { to, type: 'release.deadline.missed', data, correlation: { ...about, accountNumber: turn.state.accountNumber } });
}

/** The rule that the task is about, also where no rule fires for its date alone (a held rule that nobody answered). */
const overdue = (ruleId: string, dueAt: string): FiredRule =>
  fireAgain(ruleId, { found: { zh: `应于 ${minuteOf(dueAt)} 前答复或办理`, en: `was to be answered or done by ${minuteOf(dueAt)}` } });

/** What is about a case concerns its court and no other; what is about the account, all courts with a freeze; and the owner of the task. */
function whoMustKnow(turn: Turn, task: Task): PartnerId[] {
  const ofCase = task.caseNumber === undefined ? undefined : findFreeze(turn.state, task.caseNumber);
  const concerned = task.caseNumber === undefined ? turn.state.freezes.filter(isActive) : [ofCase].filter((freeze) => freeze !== undefined);
  const courts = concerned.map(({ court }) => court);
  const issuer = turn.state.notices.find(({ noticeNumber }) => noticeNumber === task.noticeNumber)?.from ?? housingOf(turn);
  // Whoever issued a notice that waits for an answer can do something about it, whoever owns the rule.
  const concernsHousing =
    task.owner === 'housing' ||
    task.kind === 'answer-held-rule' ||
    (task.rule !== undefined && effectsOf(task.rule).concernsHousing === true);
  const housing = concernsHousing ? issuer : undefined;
  const banks = task.owner === 'bank' ? ownersOf(turn, task) : [];
  return [...new Set([...courts, housing, ...banks])].filter((partner): partner is PartnerId => partner !== undefined);
}
