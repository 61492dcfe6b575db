/** Notices: taken in, held, answered, decided anew, withdrawn, stopped. */
import type { DocumentFacts, MessageCommand } from '../../commands.ts';
import { canonicalJson, sha256Hex } from '../../journal.ts';
import type { InboundData, Notice, PartnerId } from '../../messages.ts';
import { claimKeysOfNotice } from '../../rules/claims.ts';
import { fire } from '../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../rules/finding.ts';
import { evaluate, ruleById } from '../../rules/register.ts';
import { answerHeldRuleDays } from '../limits.ts';
import { findNotice, isActive, isPayable, type NoticeState, type TaskOwner } from '../state.ts';
import { endDuties, schedule, startDuty } from './duties.ts';
import type { Answer } from './message.ts';
import { accountInput, closeTasks, emit, idsOf, mergeFired, openTask, profileOrDefault, type Turn, tell } from './turn.ts';

export const contentDigestOf = (notice: Notice): string => sha256Hex(canonicalJson(notice));

export function issueNotice(turn: Turn, notice: Notice, command: MessageCommand): Answer {
  const contentDigest = contentDigestOf(notice);
  const known = turn.state.notices.find((entry) => entry.noticeNumber === notice.noticeNumber && entry.version === notice.version);
  const correlation = { noticeNumber: notice.noticeNumber };
  if (known?.contentDigest === contentDigest) {
    const repeated = fire(ruleById('M-04'), { found: `${notice.noticeNumber} v${notice.version}`, field: 'noticeNumber' });
    return { fired: [...command.fired, repeated], outcome: 'DUPLICATE', correlation };
  }
  const judged = judge(turn, notice, command.from, contentDigest, command.documents, []);
  const fired = mergeFired(command.fired, judged.fired);
  if (known !== undefined) return { fired, outcome: 'REJECTED', correlation };
  const verdict = verdictOf(notice, fired);
  emit(turn, {
    type: 'NoticeReceived',
    notice,
    from: command.from,
    contentDigest,
    status: verdict.status,
    fired: verdict.fired,
    claims: verdict.status === 'REJECTED' ? [] : claimsOfNotice(turn, notice),
    at: turn.now,
  });
  const entry = findVersion(turn, notice);
  if (verdict.status === 'ACCEPTED') accept(turn, entry);
  else if (verdict.status === 'HELD') hold(turn, entry, verdict.fired);
  return { fired: verdict.fired, correlation };
}

/** Names that the notice takes, but for those that others hold (the rules have spoken of these). */
function claimsOfNotice(turn: Turn, notice: Notice): string[] {
  const keys = claimKeysOfNotice(notice);
  return [keys.notice, ...keys.invoices].filter((key) => !turn.context.taken.has(key));
}

function judge(
  turn: Turn,
  notice: Notice,
  from: PartnerId,
  contentDigest: string,
  documents: readonly DocumentFacts[],
  waived: readonly string[],
  again = false,
) {
  const all = evaluate('notice', {
    ...accountInput(turn, notice.issuedAt),
    notice,
    from,
    contentDigest,
    documents,
    taken: turn.context.taken,
    again,
  });
  return { fired: all.filter(({ id }) => !waived.includes(id)) };
}

/** The worst outcome decides, except that a REJECT against a natural person waits for a human (A-02, PIPL 24). */
function verdictOf(
  notice: Notice,
  fired: readonly FiredRule[],
  confirmedByPerson = false,
): { status: 'ACCEPTED' | 'HELD' | 'REJECTED'; fired: FiredRule[] } {
  const all = [...fired, ...evaluate('verdict', { notice, fired, confirmedByPerson })];
  if (all.some(({ id }) => id === 'A-02')) return { status: 'HELD', fired: all };
  const worst = worstOutcome(all);
  return { status: worst === 'REJECT' ? 'REJECTED' : worst === 'HOLD' ? 'HELD' : 'ACCEPTED', fired: all };
}

function findVersion(turn: Turn, { noticeNumber, version }: Pick<Notice, 'noticeNumber' | 'version'>): NoticeState {
  const found = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
  if (found === undefined) throw new Error(`notice ${noticeNumber} v${version} must be in the state that has just taken it in`);
  return found;
}

/** The bank may pay from now on; what the notice replaces may not be paid any more. */
function accept(turn: Turn, notice: NoticeState): void {
  const { data } = notice;
  if (data === undefined) return;
  const suspending = turn.state.freezes.filter((freeze) => isActive(freeze) && freeze.releaseSuspended === true);
  if (suspending.length > 0) {
    for (const freeze of suspending)
      emit(turn, {
        type: 'ReleaseSuspended',
        caseNumber: freeze.caseNumber,
        rulingNumber: freeze.rulingNumber,
        noticeNumber: notice.noticeNumber,
        at: turn.now,
      });
    emit(turn, {
      type: 'NoticeRuled',
      noticeNumber: notice.noticeNumber,
      version: notice.version,
      status: 'HELD',
      fired: notice.fired,
      waived: notice.waived,
      at: turn.now,
    });
    return;
  }
  supersede(turn, notice, data);
  tell(turn, {
    to: `bank:${data.bankCode}`,
    type: 'release.payment.authorised',
    data: {
      noticeNumber: notice.noticeNumber,
      version: notice.version,
      accountNumber: turn.state.accountNumber,
      validUntil: notice.validUntil,
      totalFen: notice.totalFen,
      partialAllowed: notice.partialAllowed,
      lines: data.lines.map(({ line, payee, amountFen, usage }) => ({
        line,
        payee: { name: payee.name, accountNumber: payee.accountNumber, bankCode: payee.bankCode },
        amountFen,
        usage,
      })),
    },
    correlation: { noticeNumber: notice.noticeNumber, accountNumber: turn.state.accountNumber },
  });
  startPayDuty(turn, notice);
}

/** Silence of the bank past its days is B-05. */
export function startPayDuty(turn: Turn, notice: Pick<NoticeState, 'noticeNumber' | 'version' | 'issuedAt'>): void {
  const { deadlinesWD } = profileOrDefault(turn, notice.issuedAt);
  startDuty(turn, {
    kind: 'pay-notice',
    owner: 'bank',
    rule: 'B-05',
    workingDays: deadlinesWD.bankPay,
    startedAt: turn.now,
    noticeNumber: notice.noticeNumber,
    version: notice.version,
  });
}

function supersede(turn: Turn, notice: NoticeState, data: Notice): void {
  const replaced = turn.state.notices.filter((other) => {
    if (other === notice || other.endedAt !== undefined || other.status === 'PAID') return false;
    if (other.noticeNumber === notice.noticeNumber) return other.version < notice.version;
    return data.supersedes === other.noticeNumber || data.supersedes === `${other.noticeNumber}#${other.version}`;
  });
  for (const other of replaced) endNotice(turn, other, 'SUPERSEDED', `superseded by ${notice.noticeNumber} v${notice.version}`);
}

/** The notice comes to nothing, or to nothing more. */
export function endNotice(turn: Turn, notice: NoticeState, status: 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED', reason: string): void {
  if (isPayable(notice)) stopPayment(turn, notice, reason, []);
  emit(turn, { type: 'NoticeEnded', noticeNumber: notice.noticeNumber, version: notice.version, status, at: turn.now });
  closeAnswerTasks(turn, notice, () => true);
}

function closeAnswerTasks(turn: Turn, notice: NoticeState, whose: (rule: string) => boolean): void {
  closeTasks(
    turn,
    (task) =>
      (task.kind === 'answer-held-rule' || task.kind === 'review-rejection') &&
      task.noticeNumber === notice.noticeNumber &&
      task.version === notice.version &&
      whose(task.rule ?? ''),
  );
}

function stopPayment(turn: Turn, notice: NoticeState, reason: string, fired: FiredRule[]): void {
  const to = notice.data?.bankCode ?? turn.state.registration?.bankCode;
  if (to === undefined) return;
  tell(turn, {
    to: `bank:${to}`,
    type: 'release.payment.stopped',
    data: { noticeNumber: notice.noticeNumber, version: notice.version, accountNumber: turn.state.accountNumber, reason, rules: fired },
    correlation: { noticeNumber: notice.noticeNumber, accountNumber: turn.state.accountNumber },
  });
  endDuties(turn, (duty) => duty.kind === 'pay-notice' && duty.noticeNumber === notice.noticeNumber && duty.version === notice.version);
}

/** Who must answer a held rule: the rule's owner; what the platform owns about a notice, its issuer can explain. */
function ownerOf(ruleId: string): TaskOwner {
  const { owner } = ruleById(ruleId);
  if (owner === 'HOUSING') return 'housing';
  if (owner === 'COURT') return 'court';
  if (owner === 'BANK') return 'bank';
  return /^[NF]-/.test(ruleId) ? 'housing' : 'operator';
}

/** One task a held rule, one query to each authority that must answer. */
function hold(turn: Turn, notice: NoticeState, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, answerHeldRuleDays);
  const about = { noticeNumber: notice.noticeNumber, version: notice.version };
  const opened = new Map<TaskOwner, { taskId: string; rules: FiredRule[] }>();
  for (const rule of fired.filter(({ outcome }) => outcome === 'HOLD')) {
    const waiting = turn.state.tasks.some(
      (task) =>
        task.status !== 'DONE' && task.rule === rule.id && task.noticeNumber === notice.noticeNumber && task.version === notice.version,
    );
    if (waiting) continue;
    const owner = rule.id === 'A-02' ? 'operator' : ownerOf(rule.id);
    const taskId = openTask(turn, {
      kind: rule.id === 'A-02' ? 'review-rejection' : 'answer-held-rule',
      owner,
      rule: rule.id,
      dueAt,
      ...about,
    });
    const group = opened.get(owner);
    opened.set(owner, { taskId: group?.taskId ?? taskId, rules: [...(group?.rules ?? []), rule] });
  }
  for (const [owner, { taskId, rules }] of opened) {
    const courts = [...new Set(turn.state.freezes.filter(isActive).map(({ court }) => court))];
    const to = owner === 'housing' ? [notice.from] : owner === 'court' ? courts : [];
    for (const partner of to)
      tell(turn, {
        to: partner,
        type: 'release.query.raised',
        data: { taskId, ...about, rules, dueAt },
        correlation: { noticeNumber: notice.noticeNumber, accountNumber: turn.state.accountNumber },
      });
  }
}

/** Decides a notice anew: an answer came, a freeze ended, a court suspended it, the balance was disputed or agreed. */
export function ruleAgain(
  turn: Turn,
  before: NoticeState,
  options: { waived?: readonly string[]; confirmed?: boolean; refuse?: boolean; reason: string },
): void {
  const { data } = before;
  if (data === undefined) return;
  const waived = [...new Set([...before.waived, ...(options.waived ?? [])])];
  // What was found in the bytes and in the message itself stays found; only what can change is looked at again.
  const kept = before.fired.filter(({ id }) => (id === 'M-06' || id === 'M-02') && !waived.includes(id));
  const fired = mergeFired(kept, judge(turn, data, before.from, before.contentDigest, [], waived, true).fired);
  const verdict =
    options.refuse === true
      ? { status: 'REJECTED' as const, fired: mergeFired(before.fired, fired) }
      : verdictOf(data, fired, options.confirmed);
  const status = verdict.status === 'ACCEPTED' && before.suspendedBy.length > 0 ? 'HELD' : verdict.status;
  const wasPayable = isPayable(before);
  if (status === 'ACCEPTED' && wasPayable && idsOf(verdict.fired).join() === idsOf(before.fired).join()) return;
  if (wasPayable && status !== 'ACCEPTED') stopPayment(turn, before, options.reason, verdict.fired);
  emit(turn, {
    type: 'NoticeRuled',
    noticeNumber: before.noticeNumber,
    version: before.version,
    status,
    fired: verdict.fired,
    waived,
    at: turn.now,
  });
  const held = verdict.fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id);
  closeAnswerTasks(turn, before, (rule) => status !== 'HELD' || !held.includes(rule));
  const after = findVersion(turn, before);
  if (status === 'ACCEPTED' && !wasPayable) accept(turn, after);
  else if (status === 'HELD') hold(turn, after, verdict.fired);
}

/** Every notice that may be paid or is held, once more: something that they hang on has changed. */
export function ruleOpenNoticesAgain(turn: Turn, reason: string, which: (notice: NoticeState) => boolean = () => true): void {
  for (const { noticeNumber, version } of turn.state.notices.filter(({ endedAt }) => endedAt === undefined)) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
    if (notice !== undefined && (isPayable(notice) || notice.status === 'HELD') && which(notice)) ruleAgain(turn, notice, { reason });
  }
}

export const heldBy =
  (...rules: readonly string[]) =>
  ({ status, fired }: NoticeState): boolean =>
    status === 'HELD' && fired.some(({ id }) => rules.includes(id));

/** The issuing authority takes a notice back; only while nothing was paid on it. */
export function withdrawNotice(turn: Turn, data: InboundData['housing.notice.withdrawn'], command: MessageCommand): Answer {
  const notice = turn.state.notices.find((entry) => entry.noticeNumber === data.noticeNumber && entry.version === data.version);
  const fired = [...noticeChangeRules(turn, { type: 'housing.notice.withdrawn', data }, command, notice)];
  if (worstOutcome(fired) === 'ACCEPT' && notice !== undefined && notice.endedAt === undefined)
    endNotice(turn, notice, 'WITHDRAWN', data.reason);
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}

/** Answers of the issuing authority to held rules. */
export function answerQuery(turn: Turn, data: InboundData['housing.query.answered'], command: MessageCommand): Answer {
  const notice = turn.state.notices.find((entry) => entry.noticeNumber === data.noticeNumber && entry.version === data.version);
  const fired = noticeChangeRules(turn, { type: 'housing.query.answered', data }, command, notice);
  if (worstOutcome(fired) === 'ACCEPT' && notice?.status === 'HELD') {
    const answered = data.answers.filter(({ statement, signedBy }) => statement !== '' && signedBy !== '').map(({ rule }) => rule);
    const asked = turn.state.tasks.filter(
      (task) =>
        task.status !== 'DONE' &&
        task.owner === 'housing' &&
        task.kind === 'answer-held-rule' &&
        task.noticeNumber === notice.noticeNumber &&
        task.version === notice.version,
    );
    const waived = asked.flatMap((task) => (task.rule !== undefined && answered.includes(task.rule) ? [task.rule] : []));
    closeTasks(turn, (task) => asked.includes(task) && waived.includes(task.rule ?? ''));
    if (waived.length > 0) ruleAgain(turn, notice, { waived, reason: 'answered by the housing authority' });
  }
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}

type NoticeChange =
  | { type: 'housing.notice.withdrawn'; data: InboundData['housing.notice.withdrawn'] }
  | { type: 'housing.query.answered'; data: InboundData['housing.query.answered'] };

function noticeChangeRules(turn: Turn, message: NoticeChange, command: MessageCommand, notice: NoticeState | undefined): FiredRule[] {
  const fired = [...command.fired, ...evaluate('noticeChange', { ...accountInput(turn, turn.now), message, from: command.from, notice })];
  if (notice === undefined) {
    const newest = findNotice(turn.state, message.data.noticeNumber);
    const found =
      newest === undefined
        ? `${message.data.noticeNumber}: no such notice on this account`
        : `version ${message.data.version}; the newest is ${newest.version}`;
    fired.push(fire(ruleById('N-05'), { found, field: 'noticeNumber', expected: 'a notice and version that were issued' }));
  } else if (notice.from !== command.from) {
    fired.push(fire(ruleById('M-07'), { found: command.from, expected: notice.from }));
  }
  return fired;
}
