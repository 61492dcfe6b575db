/** How a court's acts change the freezes of the account, and what they stop. */
import type { Applicant, Fen, Instant } from '../../messages/messages.ts';
import type { AccountEvent } from '../events.ts';
import { kept, takenAt } from '../money/quota-in-time.ts';
import { inOrderOfService } from '../money/waterfall.ts';
import {
  type AccountState,
  type Freeze,
  freezesOfCase,
  hasNumber,
  isActive,
  type NoticeState,
  quotaAt,
  type Suspension,
  type Tranche,
} from '../state.ts';
import * as limits from '../tables/limits.ts';
import type { Evolutions } from './evolutions.ts';

function changeWhere(state: AccountState, which: (freeze: Freeze) => boolean, change: (freeze: Freeze) => Freeze): AccountState {
  if (!state.freezes.some(which)) return state;
  return { ...state, freezes: state.freezes.map((freeze) => (which(freeze) ? change(freeze) : freeze)) };
}
const changeFreeze = (state: AccountState, freezeId: string, change: (freeze: Freeze) => Freeze): AccountState =>
  changeWhere(state, (freeze) => freeze.freezeId === freezeId, change);

/** What is said of a case is said of all its freezes. */
function changeCase(state: AccountState, caseNumber: string, change: (freeze: Freeze) => Freeze): AccountState {
  const ofCase = new Set(freezesOfCase(state, caseNumber));
  return changeWhere(state, (freeze) => ofCase.has(freeze), change);
}

/** One who is an applicant already stays one, once; one who comes back is no former one. */
function substituted(freeze: Freeze, oldApplicantId: string, applicant: Applicant): Freeze {
  const { applicantId: successorId } = applicant;
  const isOther = ({ applicantId }: Applicant): boolean => applicantId !== oldApplicantId && applicantId !== successorId;
  const gone = freeze.applicants.filter(({ applicantId }) => applicantId === oldApplicantId && applicantId !== successorId);
  const formerApplicants = [
    ...(freeze.formerApplicants ?? []).filter((former) => isOther(former.applicant)),
    ...gone.map((former) => ({ applicant: former, successorId })),
  ];
  return {
    ...freeze,
    applicants: [...freeze.applicants.filter(isOther), applicant],
    ...(formerApplicants.length === 0 ? {} : { formerApplicants }),
  };
}

/** A suspension is the act of a court whose freeze stands; with the last freeze of the case it falls away. */
function end(state: AccountState, freezeId: string, status: 'LIFTED' | 'EXPIRED', at: Instant): AccountState {
  const found = state.freezes.find((freeze) => freeze.freezeId === freezeId);
  if (found === undefined || !isActive(found)) return state;
  const next = changeFreeze(state, freezeId, ({ suspensions: _, ...freeze }) => ({ ...freeze, status, endedAt: at }));
  if (next.freezes.some((freeze) => isActive(freeze) && hasNumber(freeze, found.caseNumber))) return next;
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
    if (notice.suspendedBy.length === 0) return { ...notice, suspendedBy, pauses: [...pauses, { from: at }] };
    if (suspendedBy.length > 0) return { ...notice, suspendedBy };
    return { ...notice, suspendedBy, pauses: pauses.map((pause) => (pause.until === undefined ? { ...pause, until: at } : pause)) };
  });
  return { ...state, notices };
}

/** Reaches one notice, or all that can still be paid, and those to come. */
function changeSuspended(
  state: AccountState,
  { caseNumber, noticeNumber, at }: { caseNumber: string; noticeNumber?: string; at: Instant },
  suspension?: Suspension,
): AccountState {
  const next = changeSuspensions(state, at, (suspendedBy, notice) => {
    const reached = notice.endedAt === undefined && (noticeNumber === undefined || notice.noticeNumber === noticeNumber);
    if (!reached) return suspendedBy;
    const others = suspendedBy.filter((by) => by !== caseNumber);
    return suspension === undefined ? others : [...others, caseNumber];
  });
  return changeCase(next, caseNumber, ({ suspensions = [], ...freeze }) => {
    const others = suspensions.filter((other) => noticeNumber !== undefined && other.noticeNumber !== noticeNumber);
    const standing = suspension === undefined ? others : [...others, suspension].slice(-limits.suspensionsMax);
    return standing.length === 0 ? freeze : { ...freeze, suspensions: standing };
  });
}

/** From an instant on it is less, also where that comes to be known after something else has lowered it since: what it was until then is kept, by time. */
function loweredAt(freeze: Freeze, until: Instant, lessFen: Fen): Freeze {
  const { formerQuotas = [] } = freeze;
  const since = formerQuotas
    .filter((entry) => entry.until > until)
    .map((entry) => (entry.quotaFen === undefined ? entry : { ...entry, quotaFen: Math.max(0, entry.quotaFen - lessFen) }));
  const before = formerQuotas.filter((entry) => entry.until <= until);
  const quotaFen = quotaAt(freeze, until);
  return { ...freeze, formerQuotas: kept([...before, { ...(quotaFen === undefined ? {} : { quotaFen }), until }, ...since]) };
}

const withTranche = ({ tranches = [] }: Freeze, tranche: Tranche): Tranche[] =>
  [
    ...tranches.filter(({ servedAt }) => servedAt <= tranche.servedAt),
    tranche,
    ...tranches.filter(({ servedAt }) => servedAt > tranche.servedAt),
  ].slice(-limits.tranchesMax);

/** Old events say of each sum that is left nothing more: it is the known one of that sum, or what is left of the newest. */
function tranchesAfter({ tranches = [] }: Freeze, event: Extract<AccountEvent, { type: 'FreezeDeducted' }>): Tranche[] {
  const { tranchesLeft, trancheLeftFen, tranchesLeftFen = trancheLeftFen === undefined ? [] : [trancheLeftFen], at } = event;
  const sinceOf = (leftFen: Fen): Instant => (tranches.find((known) => known.leftFen === leftFen) ?? tranches.at(-1))?.servedAt ?? at;
  return tranchesLeft ?? tranchesLeftFen.map((leftFen) => ({ leftFen, servedAt: sinceOf(leftFen) }));
}

const numbersOldestFirst = ({ formerCaseNumbers, caseNumber }: Freeze): string[] => [...formerCaseNumbers, caseNumber];

export const evolveFreeze = {
  FreezeOrdered: (state, { freeze }) => ({
    ...state,
    freezeCount: (state.freezeCount ?? 0) + 1,
    freezes: inOrderOfService([...state.freezes, freeze]),
  }),
  FreezeRenewed: (state, { freezeId, rulingNumber, endsAt, at }) =>
    changeFreeze(state, freezeId, ({ alertedDays, endedAt: _, ...freeze }) => ({
      ...freeze,
      rulingNumber,
      endsAt,
      endKnownAt: at,
      // Said once more, the end is the one that everybody has been reminded of.
      ...(endsAt === freeze.endsAt && alertedDays !== undefined ? { alertedDays } : {}),
      // One that had lapsed waits at its old place until the money is poured down.
      status: isActive(freeze) ? freeze.status : 'WAITING',
    })),
  FreezeReduced: (state, { freezeId, rulingNumber, quotaFen, servedAt, noTranche, at }) =>
    changeFreeze(state, freezeId, (freeze) => ({
      ...loweredAt(freeze, servedAt ?? at, Math.max(0, (freeze.quotaFen ?? quotaFen) - quotaFen)),
      rulingNumber,
      quotaFen,
      ...(freeze.quotaFen === undefined || noTranche === true || freeze.quotaFen === quotaFen
        ? {}
        : { tranches: withTranche(freeze, { leftFen: freeze.quotaFen - quotaFen, servedAt: servedAt ?? at }) }),
    })),
  FreezeDeducted: (state, event) => {
    const { freezeId, byFen, takenFen = byFen, at, bookedAt = at, orderedFen } = event;
    const found = state.freezes.find((freeze) => freeze.freezeId === freezeId);
    if (found?.quotaFen === undefined) return state;
    const quotaFen = Math.max(0, found.quotaFen - byFen);
    const tranches = tranchesAfter(found, event);
    const next = changeFreeze(state, freezeId, ({ tranches: _, ...freeze }) => ({
      ...(takenFen === 0 ? freeze : { ...freeze, formerQuotas: takenAt(found, { bookedAt, takenFen, orderedFen }).formerQuotas }),
      quotaFen,
      ...(tranches.length === 0 ? {} : { tranches }),
    }));
    return quotaFen === 0 ? end(next, freezeId, 'LIFTED', bookedAt) : next;
  },
  FreezeLifted: (state, { freezeId, at }) => end(state, freezeId, 'LIFTED', at),
  FreezeExpired: (state, { freezeId, at }) => end(state, freezeId, 'EXPIRED', at),
  CaseRenumbered: (state, { freezeId, caseNumber, newCaseNumber, courtName, court, stage, at }) => {
    const renamed = changeFreeze(state, freezeId, ({ closedOn: _, ...freeze }) => ({
      ...freeze,
      caseNumber: newCaseNumber,
      // A case may come back to a number that it had.
      formerCaseNumbers: numbersOldestFirst(freeze).filter((number) => number !== newCaseNumber),
      courtName,
      court: court ?? freeze.court,
      stage: stage ?? freeze.stage,
    }));
    return changeSuspensions(renamed, at, (by) => [...new Set(by.map((number) => (number === caseNumber ? newCaseNumber : number)))]);
  },
  CaseClosed: (state, { caseNumber, closedOn }) => changeCase(state, caseNumber, (freeze) => ({ ...freeze, closedOn })),
  // Of those that have ended too: what was paid while they stood may still come back.
  ApplicantSubstituted: (state, { caseNumber, oldApplicantId, applicant }) =>
    changeWhere(
      state,
      (freeze) => hasNumber(freeze, caseNumber),
      (freeze) => substituted(freeze, oldApplicantId, applicant),
    ),
  HousingInformed: (state, { caseNumber, at }) =>
    changeCase(state, caseNumber, (freeze) => ({ ...freeze, housingInformedAt: freeze.housingInformedAt ?? at })),
  FreezeAlerted: (state, event) =>
    changeFreeze(state, event.freezeId, (freeze) =>
      event.alert === 'expiry' ? { ...freeze, alertedDays: event.days } : { ...freeze, suitAlerted: true },
    ),
  FreezeForgotten: (state, { freezeId }) => changeFreeze(state, freezeId, (freeze) => ({ ...freeze, forgotten: true })),
  ReleaseSuspended: (state, { caseNumber, rulingNumber, noticeNumber, until, at, since = at }) => {
    const about = noticeNumber === undefined ? {} : { noticeNumber };
    return changeSuspended(state, { caseNumber, at: since, ...about }, { rulingNumber, since, until, ...about });
  },
  ReleaseResumed: (state, event) => changeSuspended(state, event),
} satisfies Evolutions;
