/**
 * Acts on freezes: renewed, reduced, lifted, carried on. A case may hold several freezes of an account, each with its own quota, term and place; an act
 * that names no ruling means all of them, except that a smaller sum for several says nothing of each (F-08).
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundMessage, Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import { effectiveAt } from '../../../rules/freeze/instants.ts';
import { speaksFor } from '../../../rules/reading/courts.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { earlier } from '../../../values/calendar/instants.ts';
import { parseCaseNumber } from '../../../values/identifiers/case-number.ts';
import { type Freeze, freezesOfCase, hasNumber, isActive, numbersOf, quotaAt, type Task } from '../../state.ts';
import type { MessageResult } from '../message/result.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { informOfEarlierPayments } from '../release/cases.ts';
import { accountInput, closeTasks, emit, type Turn } from '../turn.ts';
import { announce, announceMoves } from './announce.ts';
import { askCourt } from './asking.ts';
import { liftFreeze } from './ended.ts';
import { judgeAct } from './judge.ts';
import { expectHousingInformed, periodsOf } from './order.ts';
import { dropNamedBefore, freezesToCome, holdUntilServed } from './to-come.ts';

const actTypes = [
  'court.freeze.renewed',
  'court.freeze.reduced',
  'court.freeze.lifted',
  'court.security.accepted',
  'court.case.converted',
  'court.case.transferred',
] as const;
export type FreezeActMessage = Extract<InboundMessage, { type: (typeof actTypes)[number] }>;
type Message<T extends FreezeActMessage['type']> = Extract<FreezeActMessage, { type: T }>;
export const isFreezeAct = (message: InboundMessage): message is FreezeActMessage => (actTypes as readonly string[]).includes(message.type);

interface Judged {
  freeze: Freeze | undefined;
  fired: FiredRule[];
}

export function actOnFreezes(turn: Turn, message: FreezeActMessage, command: MessageCommand): MessageResult {
  const { caseNumber } = message.data;
  const meant = freezesMeant(turn, message);
  if (isRepeated(message, meant)) {
    const repeated = evaluate('repeat', { seen: 'same', of: 'ruling', rulingNumber: message.data.rulingNumber });
    return { fired: [...command.fired, ...repeated], outcome: 'DUPLICATE', correlation: { caseNumber } };
  }
  const each: (Freeze | undefined)[] = meant.length === 0 ? [undefined] : meant;
  const judged = each.map((freeze) => judge(turn, message, command, freeze));
  const fits = judged.filter(({ fired }) => worstOutcome(fired) !== 'REJECT');
  const leftOpen = evaluate('choice', { ...accountInput(turn, turn.now), message, standing: meant.filter(isActive) });
  const fired = [...command.fired, ...together(judged, fits.length > 0), ...leftOpen];
  const [first] = fits;
  if (first?.freeze === undefined) return { fired, correlation: { caseNumber } };
  const correlation = { caseNumber: first.freeze.caseNumber };
  dropNamedBefore(turn, command);
  if (holdUntilServed(turn, command, effectiveAt(message)?.at, first.freeze)) return { fired, outcome: 'HELD', correlation };
  if (leftOpen.length === 0) for (const { freeze } of fits) if (freeze !== undefined) fired.push(...apply(turn, message, freeze, command));
  askCourt(turn, correlation, fired);
  return { fired, correlation };
}

const freezeRulingOf = ({ data }: FreezeActMessage): string | undefined => ('freezeRuling' in data ? data.freezeRuling : undefined);

/** By the ruling that ordered it, or the newest about it; a renewal served in time reaches what has lapsed meanwhile (F-06). */
function knownFreezesMeant(turn: Turn, message: FreezeActMessage): Freeze[] {
  const { caseNumber } = message.data;
  const ruling = freezeRulingOf(message);
  const known = turn.state.freezes.filter((freeze) => hasNumber(freeze, caseNumber));
  const ofCase = freezesOfCase(turn.state, caseNumber);
  const lapsed = message.type === 'court.freeze.renewed' ? known.filter((freeze) => wasServedInTime(message, freeze, turn.now)) : [];
  const all = [...lapsed, ...ofCase.filter((freeze) => !lapsed.includes(freeze))];
  if (ruling === undefined) {
    const each = lapsed.length > 0 ? all.filter((freeze) => isActive(freeze) || lapsed.includes(freeze)) : all;
    return orderedBefore(effectiveAt(message)?.at, each);
  }
  const named = (freezes: readonly Freeze[]): Freeze[] => {
    const ordered = freezes.filter(({ orderRuling }) => sameText(orderRuling, ruling));
    return ordered.length > 0 ? ordered : freezes.filter(({ rulingNumber }) => sameText(rulingNumber, ruling));
  };
  const found = named(all);
  return found.length > 0 ? found : named(known).slice(-1);
}

/**
 * All of the case's are those that there were when the act took effect: one that its court ordered after that is another matter, however late the act comes to
 * be known. Where there was none yet, the order was taken back before it was served. An act that names no instant comes after all that are here.
 */
function orderedBefore(at: Instant | undefined, freezes: Freeze[]): Freeze[] {
  const then = at === undefined ? freezes : freezes.filter(({ servedAt }) => servedAt <= at);
  return then.length > 0 ? then : freezes;
}

/** An order that is served on a day to come is meant where the act names its ruling, or where nothing else of the case is in force. */
function freezesMeant(turn: Turn, message: FreezeActMessage): Freeze[] {
  const known = knownFreezesMeant(turn, message);
  const ruling = freezeRulingOf(message);
  const names = ({ orderRuling }: Freeze): boolean => ruling === undefined || sameText(orderRuling, ruling);
  if (known.some((freeze) => isActive(freeze) && names(freeze))) return known;
  const toCome = freezesToCome(turn, message.data.caseNumber, ruling);
  return toCome.length > 0 ? toCome : known;
}

const wasServedInTime = ({ data }: Message<'court.freeze.renewed'>, freeze: Freeze, now: Instant): boolean =>
  freeze.status === 'EXPIRED' && (data.servedAt ?? now) < freeze.endsAt;

/** The same ruling has said so already. */
function isRepeated(message: FreezeActMessage, meant: readonly Freeze[]): message is Message<'court.freeze.renewed'> {
  if (message.type !== 'court.freeze.renewed' || meant.length === 0) return false;
  const { rulingNumber, endsAt } = message.data;
  return meant.every((freeze) => isActive(freeze) && sameText(freeze.rulingNumber, rulingNumber) && freeze.endsAt === endsAt);
}

/**
 * An act on a freeze of which no order is here is refused (M-08) and does not wait for the order: a court's messages about an account come on one queue in the
 * order in which it sends them, and unlike a bank, whose facts are never refused and so wait, it reads the refusal at once and sends the act again. Until then
 * the money stays frozen.
 */
function judge(turn: Turn, message: FreezeActMessage, { from }: MessageCommand, freeze: Freeze | undefined): Judged {
  // The right court, and a ruling that it has not sent: whose freeze it is is not in question (M-08), which one is (C-11).
  const isOwnCase = turn.state.freezes.some((known) => hasNumber(known, message.data.caseNumber) && speaksFor(from, known.court));
  const input = { ...accountInput(turn, turn.now), message, from, freeze };
  if (freeze === undefined && isOwnCase) return { freeze, fired: evaluate('caseAct', input) };
  return { freeze, fired: judgeAct(input) };
}

/** What was found on any of them, each once. Where the act fits some, it is done on these, and the court is asked about the rest. */
function together(judged: readonly Judged[], fitsSome: boolean): FiredRule[] {
  const found = judged.flatMap(({ fired }) => fired);
  const softened = found.map((fired) => (fitsSome && fired.outcome === 'REJECT' ? { ...fired, outcome: 'HOLD' as const } : fired));
  return [...new Map(softened.map((fired) => [JSON.stringify(fired), fired])).values()];
}

function apply(turn: Turn, message: FreezeActMessage, freeze: Freeze, command: MessageCommand): FiredRule[] {
  switch (message.type) {
    case 'court.freeze.renewed':
      return renew(turn, message, freeze);
    case 'court.freeze.reduced':
    case 'court.security.accepted':
      reduce(turn, message, freeze);
      return [];
    case 'court.freeze.lifted':
      liftFreeze(turn, freeze, earlier(message.data.liftedAt, turn.now), 'lifted');
      return [];
    case 'court.case.converted':
    case 'court.case.transferred':
      renumber(turn, message, freeze, command.from);
      return [];
  }
}

function closeCaseTasks(turn: Turn, freeze: Freeze, which: (task: Task) => boolean): void {
  closeTasks(turn, (task) => which(task) && numbersOf(freeze).includes(task.caseNumber ?? ''));
}

/** Served before the end (查扣冻规定 27), it counts however late it arrives: place and term are as if the freeze had never lapsed. */
function renew(turn: Turn, { data: { rulingNumber, endsAt } }: Message<'court.freeze.renewed'>, freeze: Freeze): FiredRule[] {
  const { freezeId, caseNumber } = freeze;
  const before = turn.state.freezes;
  emit(turn, { type: 'FreezeRenewed', freezeId, caseNumber, rulingNumber, endsAt, at: turn.now });
  closeTasks(turn, (task) => task.kind === 'renew-freeze' && task.subject === freezeId);
  announce(turn, freeze, 'renewed');
  announceMoves(turn, before);
  const fired = periodsOf({ startsAt: freeze.endsAt, endsAt });
  if (isActive(freeze)) return fired;
  const standing = turn.state.freezes.find((entry) => entry.freezeId === freezeId);
  if (standing !== undefined && standing.organ === 'court') informOfEarlierPayments(turn, standing);
  if (freeze.housingInformedAt === undefined) fired.push(...expectHousingInformed(turn, freeze));
  ruleOpenNoticesAgain(turn, 'a freeze was renewed before its end (查扣冻规定 27)');
  return fired;
}

/**
 * An act that comes to be known late holds from its service: what the case has deducted since comes off the smaller quota too (F-27), but for the tranche
 * that the act itself gave free; and what a later act has lowered further stays so.
 */
function leftOfQuota(freeze: Freeze, reducedFen: number, servedAt: Instant, givesTranche: boolean): number {
  const { quotaFen = Number.POSITIVE_INFINITY, formerQuotas = [] } = freeze;
  let trancheFen = givesTranche ? Math.max(0, (quotaAt(freeze, servedAt) ?? 0) - reducedFen) : 0;
  let leftFen = reducedFen;
  for (const { until, deductedFen = 0, orderedFen } of formerQuotas) {
    if (until <= servedAt || deductedFen === 0) continue;
    const isOfTranche = trancheFen > 0 && (deductedFen === trancheFen || orderedFen === trancheFen);
    if (isOfTranche) trancheFen -= deductedFen;
    else leftFen -= deductedFen;
  }
  return Math.min(quotaFen, Math.max(0, leftFen));
}

/** 滚动解封 is a series of reductions; a quota of 0 lifts. What was said to be too much or without an amount is answered by it. */
function reduce(turn: Turn, message: Message<'court.freeze.reduced' | 'court.security.accepted'>, freeze: Freeze): void {
  if (!isActive(freeze)) return;
  const { rulingNumber } = message.data;
  const cause = message.type === 'court.security.accepted' ? 'security' : 'reduced';
  const servedAt = earlier(effectiveAt(message)?.at ?? turn.now, turn.now);
  const quotaFen = leftOfQuota(freeze, message.data.quotaFen, servedAt, cause === 'reduced');
  if (quotaFen === 0) return liftFreeze(turn, freeze, servedAt, cause === 'security' ? 'security' : 'reduced-to-nothing');
  const { freezeId, caseNumber } = freeze;
  const before = turn.state.freezes;
  const effect = { servedAt, ...(cause === 'security' ? { noTranche: true as const } : {}) };
  emit(turn, { type: 'FreezeReduced', freezeId, caseNumber, rulingNumber, quotaFen, cause, at: turn.now, ...effect });
  // Which of several was meant is answered by the act that names one.
  const isAnswered = (rule = ''): boolean => {
    const { answeredBySum } = effectsOf(rule);
    return answeredBySum === 'any' || (answeredBySum === 'named' && message.data.freezeRuling !== undefined);
  };
  closeCaseTasks(turn, freeze, ({ kind, rule }) => kind === 'lift-excess' || (kind === 'review-freeze' && isAnswered(rule)));
  announce(turn, freeze, 'reduced');
  announceMoves(turn, before);
  ruleOpenNoticesAgain(turn, 'a freeze has become smaller', ({ status }) => status === 'HELD');
}

/** 财产保全规定 17: the same freeze, the same term, the same place; only the number is another (and, after a transfer, the court). */
function renumber(turn: Turn, message: Message<'court.case.converted' | 'court.case.transferred'>, freeze: Freeze, from: string): void {
  const { newCaseNumber, newCourtName } = message.data;
  const { freezeId, caseNumber } = freeze;
  const parsed = parseCaseNumber(newCaseNumber);
  const cause = message.type === 'court.case.converted' ? 'converted' : 'transferred';
  emit(turn, {
    type: 'CaseRenumbered',
    freezeId,
    caseNumber,
    newCaseNumber,
    courtName: newCourtName,
    // The court whose number it now is, where the number says so; else the sender.
    court: parsed.ok ? `court:${parsed.court}` : from,
    ...(message.type === 'court.case.converted' ? { stage: message.data.stage } : {}),
    cause,
    at: turn.now,
  });
  const isSuit = message.type === 'court.case.converted' && message.data.stage !== 'pre-suit';
  if (isSuit) closeCaseTasks(turn, freeze, ({ kind }) => kind === 'lift-pre-suit-freeze');
  announce(turn, freeze, cause);
}
