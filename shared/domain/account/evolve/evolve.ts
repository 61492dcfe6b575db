/** `evolve(state, event) → state`: total, pure, one small function an event. */
import type { AccountEvent } from '../events.ts';
import * as limits from '../limits.ts';
import { type AccountState, type Freeze, findFreeze, isActive, type NoticeState } from '../state.ts';
import { inOrderOfService, pourDown } from '../waterfall.ts';
import { evolveMoney } from './money.ts';
import { evolveNotice } from './notice.ts';

type Evolution<T extends AccountEvent['type']> = (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState;

/** The state after one event. Money or freezes that changed are poured down again. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const evolution = evolutions[event.type] as Evolution<typeof event.type> | undefined;
  if (evolution === undefined) return state;
  const next = withLastMovement(state, evolution(state, event as never), event);
  if (next.freezes === state.freezes && next.balanceFen === state.balanceFen) return next;
  return { ...next, freezes: pourDown(next.freezes, next.balanceFen) };
}

function withLastMovement(before: AccountState, after: AccountState, event: AccountEvent): AccountState {
  if (after.balanceFen === before.balanceFen || !('bookedAt' in event)) return after;
  return before.lastMovementAt !== undefined && before.lastMovementAt >= event.bookedAt
    ? after
    : { ...after, lastMovementAt: event.bookedAt };
}

function changeFreeze(state: AccountState, caseNumber: string, change: (freeze: Freeze) => Freeze): AccountState {
  const found = findFreeze(state, caseNumber);
  if (found === undefined) return state;
  return { ...state, freezes: state.freezes.map((freeze) => (freeze === found ? change(freeze) : freeze)) };
}

const end =
  (status: 'LIFTED' | 'EXPIRED', at: string) =>
  (freeze: Freeze): Freeze =>
    isActive(freeze) ? { ...freeze, status, endedAt: at } : freeze;

/** A suspension reaches one notice, or all that can be paid. */
function suspend(state: AccountState, caseNumber: string, noticeNumber: string | undefined, suspended: boolean): AccountState {
  const touch = (notice: NoticeState): NoticeState => {
    if (noticeNumber !== undefined && notice.noticeNumber !== noticeNumber) return notice;
    if (notice.endedAt !== undefined) return notice;
    const others = notice.suspendedBy.filter((by) => by !== caseNumber);
    return { ...notice, suspendedBy: suspended ? [...others, caseNumber] : others };
  };
  const next = { ...state, notices: state.notices.map(touch) };
  return noticeNumber === undefined ? changeFreeze(next, caseNumber, (freeze) => ({ ...freeze, releaseSuspended: suspended })) : next;
}

const evolutions: { [T in AccountEvent['type']]?: Evolution<T> } = {
  ...evolveMoney,
  ...evolveNotice,
  MessageHeld: (state, { held }) => ({ ...state, heldMessages: [...state.heldMessages, held] }),
  HeldMessageSettled: (state, { taskId }) => ({ ...state, heldMessages: state.heldMessages.filter((held) => held.taskId !== taskId) }),

  AccountRegistered: (state, { registration, supervisedQuotaFen, openingFen }) => {
    const next = { ...state, registration, supervisedQuotaFen };
    if (openingFen === undefined || state.balanceKnown) return next;
    return { ...next, balanceKnown: true, balanceFen: state.balanceFen + openingFen, totals: { ...state.totals, openingFen } };
  },
  QuotaAdjusted: (state, { supervisedQuotaFen, guaranteedFen }) => ({
    ...state,
    supervisedQuotaFen,
    guaranteedFen: guaranteedFen ?? state.guaranteedFen,
  }),
  BuildingRegistered: (state, { building, registeredOn }) => {
    if (state.registration === undefined) return state;
    const known = state.registration.buildings.some(({ name }) => name === building);
    const buildings = known
      ? state.registration.buildings.map((entry) => (entry.name === building ? { ...entry, firstRegisteredOn: registeredOn } : entry))
      : [...state.registration.buildings, { name: building, firstRegisteredOn: registeredOn }];
    return { ...state, registration: { ...state.registration, buildings } };
  },
  SupervisionEnded: (state, { endedOn }) => ({ ...state, supervisionEndedOn: endedOn }),
  BankruptcyAccepted: (state, { caseNumber, acceptedOn }) => ({ ...state, bankruptcy: { caseNumber, acceptedOn } }),

  FreezeOrdered: (state, { freeze }) => ({ ...state, freezes: inOrderOfService([...state.freezes, freeze]) }),
  FreezeRenewed: (state, { caseNumber, rulingNumber, endsAt }) =>
    changeFreeze(state, caseNumber, ({ expiryAlerted: _, ...freeze }) => ({ ...freeze, rulingNumber, endsAt })),
  FreezeReduced: (state, { caseNumber, rulingNumber, quotaFen }) =>
    changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, rulingNumber, quotaFen })),
  FreezeLifted: (state, { caseNumber, at }) => changeFreeze(state, caseNumber, end('LIFTED', at)),
  FreezeExpired: (state, { caseNumber, at }) => changeFreeze(state, caseNumber, end('EXPIRED', at)),
  CaseRenumbered: (state, { caseNumber, newCaseNumber, courtName, court, stage }) =>
    changeFreeze(state, caseNumber, ({ closedOn: _, ...freeze }) => ({
      ...freeze,
      caseNumber: newCaseNumber,
      formerCaseNumbers: [...freeze.formerCaseNumbers, freeze.caseNumber],
      courtName,
      court: court ?? freeze.court,
      stage: stage ?? freeze.stage,
    })),
  CaseClosed: (state, { caseNumber, closedOn }) => changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, closedOn })),
  ApplicantSubstituted: (state, { caseNumber, oldApplicantId, applicant }) =>
    changeFreeze(state, caseNumber, (freeze) => ({
      ...freeze,
      applicants: [...freeze.applicants.filter(({ applicantId }) => applicantId !== oldApplicantId), applicant],
    })),
  HousingInformed: (state, { caseNumber, at }) =>
    changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, housingInformedAt: freeze.housingInformedAt ?? at })),
  FreezeAlerted: (state, { caseNumber, alert }) =>
    changeFreeze(state, caseNumber, (freeze) =>
      alert === 'expiry' ? { ...freeze, expiryAlerted: true } : { ...freeze, suitAlerted: true },
    ),
  FreezeForgotten: (state, { caseNumber }) => ({
    ...state,
    freezes: state.freezes.filter((freeze) => isActive(freeze) || freeze.caseNumber !== caseNumber),
  }),
  ReleaseSuspended: (state, { caseNumber, noticeNumber }) => suspend(state, caseNumber, noticeNumber, true),
  ReleaseResumed: (state, { caseNumber, noticeNumber }) => suspend(state, caseNumber, noticeNumber, false),

  DutyStarted: (state, { duty }) => ({ ...state, duties: [...state.duties, duty] }),
  DutyRescheduled: (state, { dutyId, warnAt, dueAt, provisional, calendarVersion }) => ({
    ...state,
    duties: state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, warnAt, dueAt, provisional, calendarVersion } : duty)),
    tasks: state.tasks.map((task) => (task.subject === dutyId && task.status === 'OPEN' ? { ...task, dueAt } : task)),
  }),
  DutyEnded: (state, { dutyId }) => ({ ...state, duties: state.duties.filter((duty) => duty.dutyId !== dutyId) }),
  TaskOpened: (state, { task, dutyId }) => ({
    ...state,
    taskCount: state.taskCount + 1,
    tasks: [...state.tasks, task],
    duties:
      dutyId === undefined ? state.duties : state.duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, taskId: task.taskId } : duty)),
  }),
  TaskDone: (state, { taskId }) => {
    const tasks = state.tasks.map((task) => (task.taskId === taskId ? { ...task, status: 'DONE' as const } : task));
    const surplus = tasks.filter(({ status }) => status === 'DONE').slice(0, -limits.doneTasksMax);
    return { ...state, tasks: surplus.length === 0 ? tasks : tasks.filter((task) => !surplus.includes(task)) };
  },
  TaskOverdue: (state, { taskId }) => ({
    ...state,
    tasks: state.tasks.map((task) => (task.taskId === taskId ? { ...task, status: 'OVERDUE' as const } : task)),
  }),
};
