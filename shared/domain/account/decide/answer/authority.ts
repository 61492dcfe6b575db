/** Who decides a task: its owner, and of the owner's kind the partner that it concerns (contracts §4.7). */

import type { PartnerId } from '../../../messages/messages.ts';
import { ownerOf } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import { speaksFor } from '../../../rules/reading/courts.ts';
import { parseCaseNumber } from '../../../values/identifiers/case-number.ts';
import { findFreeze, isActive, type Task, type TaskOwner } from '../../state.ts';
import { banksOf, housingOf, type Turn } from '../turn.ts';

/** Whose a held rule is, by the rule book. What the platform owns is for the operations desk, but for what only the issuer of a notice can say. */
export function ownerOfRule(ruleId: string): TaskOwner {
  if (effectsOf(ruleId).issuerDecides === true) return 'housing';
  return ownerByBook(ruleId);
}

const owners = { PLATFORM: 'operator', HOUSING: 'housing', COURT: 'court', BANK: 'bank' } as const;
export const ownerByBook = (ruleId: string): TaskOwner => owners[ownerOf(ruleId)];

/** Partners that a task is for: asked, told of it, and heard. None for the desk, which has no queue. */
export function ownersOf(turn: Turn, task: Pick<Task, 'owner' | 'caseNumber' | 'noticeNumber' | 'version' | 'bankSerial'>): PartnerId[] {
  switch (task.owner) {
    case 'operator':
      return [];
    case 'bank':
      return banksOfTask(turn, task);
    case 'housing': {
      const notice = noticeOf(turn, task);
      return [notice?.from ?? housingOf(turn)].filter((housing) => housing !== undefined);
    }
    case 'court':
      return courtsOf(turn, task);
  }
}

/** What is asked about a payment is also for the bank that made it, where another keeps the account by now. */
function banksOfTask(turn: Turn, { bankSerial }: Pick<Task, 'bankSerial'>): PartnerId[] {
  const payment = bankSerial === undefined ? undefined : turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  return banksOf(turn, payment?.bookedAt ?? turn.now);
}

function noticeOf(turn: Turn, { noticeNumber, version }: Pick<Task, 'noticeNumber' | 'version'>) {
  return turn.state.notices
    .filter((notice) => notice.noticeNumber === noticeNumber && (version === undefined || notice.version === version))
    .at(-1);
}

/** What is about a case is its court's; what is about the account, that of all who freeze it. */
function courtsOf(turn: Turn, { caseNumber }: Pick<Task, 'caseNumber'>): PartnerId[] {
  if (caseNumber === undefined || caseNumber === '') {
    const active = turn.state.freezes.filter(isActive);
    // What is still open when the last freeze has ended is for the courts that had one.
    const freezing = (active.length > 0 ? active : turn.state.freezes).map(({ court }) => court);
    const bankruptcy = turn.state.bankruptcy === undefined ? [] : ofNumber(turn.state.bankruptcy.caseNumber);
    return [...new Set([...freezing, ...bankruptcy])];
  }
  const freeze = findFreeze(turn.state, caseNumber);
  return freeze === undefined ? ofNumber(caseNumber) : [freeze.court];
}

function ofNumber(caseNumber: string): PartnerId[] {
  const parsed = parseCaseNumber(caseNumber);
  return parsed.ok ? [`court:${parsed.court}`] : [];
}

/** Whether a partner may decide the task: it is the owner, or a court above it. */
export function mayDecide(turn: Turn, task: Task, partner: PartnerId): boolean {
  if (task.owner === 'operator') return partner.startsWith('operator:');
  const owners = ownersOf(turn, task);
  if (owners.includes(partner)) return true;
  return task.owner === 'court' && partner.startsWith('court:') && owners.some((court) => speaksFor(partner, court));
}
