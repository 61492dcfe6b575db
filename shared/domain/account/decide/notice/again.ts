/** A notice is decided anew: an answer came, a freeze ended, a court suspended it, the balance was disputed or agreed. */
import type { PriorPaid } from '../../../messages/messages.ts';
import { anyHas, effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule, Words } from '../../../rules/engine/finding.ts';
import { type AccountState, isPayable, type NoticeState } from '../../state.ts';
import { emit, idsOf, mergeFired, type Turn } from '../turn.ts';
import { accept, stopPayment } from './course.ts';
import { closeAnswerTasks, hold } from './hold.ts';
import { invoiceClaims } from './unique-claims.ts';
import { judgeNotice, judgeReopened, type NoticeVerdict, verdictOf, versionOf } from './verdict.ts';

interface Occasion {
  /** Rules that an authority or two persons have answered. */
  waived?: readonly string[];
  /** What the authority has answered about what was paid before (S-23). */
  priorPaid?: PriorPaid;
  /** A person refuses it, whatever the rules say. */
  refuse?: boolean;
  reason: Words;
}

export function ruleAgain(turn: Turn, notice: NoticeState, occasion: Occasion): void {
  const before = withAnswer(turn, notice, occasion);
  const answered = [...new Set([...before.waived, ...(occasion.waived ?? [])])];
  const found = findAgain(turn, before, answered);
  const waived = answered.filter((id) => effectsOf(id).passes !== true || found.some((fired) => fired.id === id));
  const verdict = decideAgain(before, occasion, mergeFired(found.filter(({ id }) => !waived.includes(id))), waived);
  const wasPayable = isPayable(before);
  const isNothingNew = idsOf(verdict.fired).join() === idsOf(before.fired).join() && waived.join() === before.waived.join();
  const stays = verdict.status === 'ACCEPTED' ? wasPayable : verdict.status === before.status;
  if (stays && isNothingNew) return;
  if (wasPayable && verdict.status !== 'ACCEPTED') stopPayment(turn, before, occasion.reason, verdict.fired);
  const { noticeNumber, version } = before;
  const claims = verdict.status === 'ACCEPTED' && !before.counted && before.data !== undefined ? invoiceClaims(turn, before.data) : [];
  emit(turn, {
    type: 'NoticeRuled',
    noticeNumber,
    version,
    ...verdict,
    waived,
    at: turn.now,
    ...(claims.length === 0 ? {} : { claims }),
  });
  const held = verdict.fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id);
  closeAnswerTasks(turn, before, (rule) => verdict.status !== 'HELD' || !held.includes(rule));
  if (verdict.status === 'ACCEPTED' && !wasPayable) accept(turn, versionOf(turn, before));
  else if (verdict.status === 'HELD') hold(turn, versionOf(turn, before));
}

/** Found in the bytes or at the gate: the sealed document and the message as it came. */
function isOfReceipt({ id, field }: FiredRule): boolean {
  const { ofReceipt } = effectsOf(id);
  return ofReceipt === true || (ofReceipt !== undefined && ofReceipt.field === field);
}

/** The sums are counted as the authority has answered, before the rules look at them. */
function withAnswer(turn: Turn, notice: NoticeState, { priorPaid }: Occasion): NoticeState {
  const { noticeNumber, version, status, fired } = notice;
  if (priorPaid === undefined || notice.priorPaid !== undefined || status !== 'HELD') return notice;
  emit(turn, { type: 'NoticeRuled', noticeNumber, version, status, fired, waived: notice.waived, priorPaid, at: turn.now });
  return versionOf(turn, notice);
}

/** What the bytes, the message itself and its successor have brought up stays until it is answered. */
const isKept = (fired: FiredRule): boolean =>
  isOfReceipt(fired) || (effectsOf(fired.id).issuerDecides === true && fired.outcome === 'HOLD');

/**
 * What can still stop a notice that was accepted: what befalls its freezes, and what turns out to have been paid before. The rest of the book was read
 * once and is not read again (contracts §4.4).
 */
const isNewFact = ({ id, outcome }: FiredRule): boolean => outcome === 'ACCEPT' || effectsOf(id).newFact === true;

function findAgain(turn: Turn, before: NoticeState, answered: readonly string[]): FiredRule[] {
  const { data, from, contentDigest, counted } = before;
  const kept = before.fired.filter((fired) => isKept(fired) && !answered.includes(fired.id));
  const again =
    data === undefined ? judgeReopened(turn) : judgeNotice(turn, { notice: data, from, contentDigest, documents: [], again: true });
  return [...kept, ...(counted ? again.filter(isNewFact) : again)];
}

function decideAgain(before: NoticeState, { refuse }: Occasion, fired: readonly FiredRule[], waived: readonly string[]): NoticeVerdict {
  if (refuse === true) return { status: 'REJECTED', fired: mergeFired(before.fired, fired) };
  const verdict = verdictOf(
    before.data,
    fired,
    anyHas(
      waived.map((id) => ({ id })),
      'needsPerson',
    ),
  );
  return verdict.status === 'ACCEPTED' && before.suspendedBy.length > 0 ? { ...verdict, status: 'HELD' } : verdict;
}

/** Every notice that may be paid or is held, once more: something that they hang on has changed. */
export function ruleOpenNoticesAgain(turn: Turn, reason: Words, which: (notice: NoticeState) => boolean = () => true): void {
  for (const { noticeNumber, version } of turn.state.notices.filter(({ endedAt }) => endedAt === undefined)) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
    if (notice !== undefined && (isPayable(notice) || notice.status === 'HELD') && which(notice)) ruleAgain(turn, notice, { reason });
  }
}

export const isHeldBy = ({ status, fired }: NoticeState, which: (rule: string) => boolean): boolean =>
  status === 'HELD' && fired.some(({ id }) => which(id));

const isHeldForMoney = ({ status, fired }: NoticeState): boolean => status === 'HELD' && anyHas(fired, 'ofMoney');

/** The balance, the quota or what is promised is another: whoever is held for the sake of the money is decided anew. */
export function redecideForMoney(turn: Turn, before: AccountState): void {
  const { balanceFen, supervisedQuotaFen, notices, deductions } = turn.state;
  const same =
    balanceFen === before.balanceFen &&
    supervisedQuotaFen === before.supervisedQuotaFen &&
    notices === before.notices &&
    deductions === before.deductions;
  if (same || !notices.some(isHeldForMoney)) return;
  ruleOpenNoticesAgain(turn, { zh: '账户资金或监管额度已有变化', en: 'the money of the account or its quota has changed' }, isHeldForMoney);
}
