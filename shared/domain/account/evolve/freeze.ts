/** How a court's acts change the freezes of the account, and what they stop. */
import type { Instant } from '../../messages.ts';
import type { AccountEvent } from '../events.ts';
import * as limits from '../limits.ts';
import { type AccountState, type Freeze, findFreeze, isActive, type NoticeState } from '../state.ts';
import { inOrderOfService } from '../waterfall.ts';

type Evolutions = { [T in AccountEvent['type']]?: (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState };

function changeFreeze(state: AccountState, caseNumber: string, change: (freeze: Freeze) => Freeze): AccountState {
  const found = findFreeze(state, caseNumber);
  if (found === undefined) return state;
  return { ...state, freezes: state.freezes.map((freeze) => (freeze === found ? change(freeze) : freeze)) };
}

/** A suspension is the act of a court whose freeze stands; with the freeze it falls away. */
function end(state: AccountState, caseNumber: string, status: 'LIFTED' | 'EXPIRED', at: Instant): AccountState {
  const found = findFreeze(state, caseNumber);
  if (found === undefined || !isActive(found)) return state;
  const next = changeFreeze(state, caseNumber, ({ releaseSuspended: _, ...freeze }) => ({ ...freeze, status, endedAt: at }));
  return changeSuspensions(next, at, (by) => by.filter((number) => number !== found.caseNumber));
}

/** Who suspends each notice, and the times during which it was suspended: a payment reported later is held against them. */
function changeSuspensions(
  state: AccountState,
  at: Instant,
  change: (suspendedBy: string[], notice: NoticeState) => string[],
): AccountState {
  const notices = state.notices.map((notice) => {
    const suspendedBy = change(notice.suspendedBy, notice);
    if (suspendedBy.join() === notice.suspendedBy.join()) return notice;
    const pauses = notice.pauses ?? [];
    if (notice.suspendedBy.length === 0) return { ...notice, suspendedBy, pauses: [...pauses, { from: at }].slice(-limits.pausesMax) };
    if (suspendedBy.length > 0) return { ...notice, suspendedBy };
    return { ...notice, suspendedBy, pauses: pauses.map((pause) => (pause.until === undefined ? { ...pause, until: at } : pause)) };
  });
  return { ...state, notices };
}

/** Reaches one notice, or all that can still be paid, and those to come. */
function suspend(state: AccountState, suspends: boolean, event: { caseNumber: string; noticeNumber?: string; at: Instant }): AccountState {
  const { caseNumber, noticeNumber, at } = event;
  const next = changeSuspensions(state, at, (suspendedBy, notice) => {
    const reached = notice.endedAt === undefined && (noticeNumber === undefined || notice.noticeNumber === noticeNumber);
    if (!reached) return suspendedBy;
    const others = suspendedBy.filter((by) => by !== caseNumber);
    return suspends ? [...others, caseNumber] : others;
  });
  if (noticeNumber !== undefined) return next;
  return changeFreeze(next, caseNumber, ({ releaseSuspended: _, ...freeze }) =>
    suspends ? { ...freeze, releaseSuspended: true } : freeze,
  );
}

const numbersOldestFirst = ({ formerCaseNumbers, caseNumber }: Freeze): string[] => [...formerCaseNumbers, caseNumber];

export const evolveFreeze: Evolutions = {
  FreezeOrdered: (state, { freeze }) => ({ ...state, freezes: inOrderOfService([...state.freezes, freeze]) }),
  FreezeRenewed: (state, { caseNumber, rulingNumber, endsAt }) =>
    changeFreeze(state, caseNumber, ({ expiryAlerted: _, ...freeze }) => ({ ...freeze, rulingNumber, endsAt })),
  FreezeReduced: (state, { caseNumber, rulingNumber, quotaFen }) =>
    changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, rulingNumber, quotaFen })),
  FreezeLifted: (state, { caseNumber, at }) => end(state, caseNumber, 'LIFTED', at),
  FreezeExpired: (state, { caseNumber, at }) => end(state, caseNumber, 'EXPIRED', at),
  CaseRenumbered: (state, { caseNumber, newCaseNumber, courtName, court, stage, at }) => {
    const renamed = changeFreeze(state, caseNumber, ({ closedOn: _, ...freeze }) => ({
      ...freeze,
      caseNumber: newCaseNumber,
      // A case may come back to a number that it had.
      formerCaseNumbers: numbersOldestFirst(freeze).filter((number) => number !== newCaseNumber),
      courtName,
      court: court ?? freeze.court,
      stage: stage ?? freeze.stage,
    }));
    return changeSuspensions(renamed, at, (by) => by.map((number) => (number === caseNumber ? newCaseNumber : number)));
  },
  CaseClosed: (state, { caseNumber, closedOn }) => changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, closedOn })),
  ApplicantSubstituted: (state, { caseNumber, oldApplicantId, applicant }) =>
    changeFreeze(state, caseNumber, (freeze) => ({
      ...freeze,
      // One who is an applicant already stays one, once.
      applicants: [
        ...freeze.applicants.filter(({ applicantId }) => applicantId !== oldApplicantId && applicantId !== applicant.applicantId),
        applicant,
      ],
    })),
  HousingInformed: (state, { caseNumber, at }) =>
    changeFreeze(state, caseNumber, (freeze) => ({ ...freeze, housingInformedAt: freeze.housingInformedAt ?? at })),
  FreezeAlerted: (state, { caseNumber, alert }) =>
    changeFreeze(state, caseNumber, (freeze) =>
      alert === 'expiry' ? { ...freeze, expiryAlerted: true } : { ...freeze, suitAlerted: true },
    ),
  FreezeForgotten: (state, { caseNumber, endedAt }) => ({
    ...state,
    freezes: state.freezes.filter((freeze) => isActive(freeze) || freeze.caseNumber !== caseNumber || freeze.endedAt !== endedAt),
  }),
  ReleaseSuspended: (state, event) => suspend(state, true, event),
  ReleaseResumed: (state, event) => suspend(state, false, event),
};
