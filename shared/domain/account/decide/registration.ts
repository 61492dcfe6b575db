/** What the housing authority says of the account itself: registration, quota, buildings, the end of supervision. */
import type { MessageCommand } from '../../messages/commands.ts';
import type { Fen, InboundData, InboundMessage, Instant, LocalDate } from '../../messages/messages.ts';
import type { OutboundData } from '../../messages/outputs.ts';
import { evaluate } from '../../rules/all-rules.ts';
import { type FiredRule, worstOutcome } from '../../rules/engine/finding.ts';
import { sameText } from '../../rules/reading/matching.ts';
import { permitClaimKey } from '../../rules/reading/unique-claims.ts';
import { startOfDay } from '../../values/calendar/instants.ts';
import { type AccountState, type AnnouncedBuilding, type Freeze, isActive, type Registration } from '../state.ts';
import { clerkDays } from '../tables/limits.ts';
import { stopAtFormerBank } from './change-of-bank.ts';
import { announceToBank } from './freeze/announce.ts';
import { tellHousingOfFreeze } from './freeze/order.ts';
import { askAboutMessage, holdIfToCome, waitsForRegistration } from './message/held.ts';
import type { MessageResult } from './message/result.ts';
import { ruleOpenNoticesAgain } from './notice/again.ts';
import { accountInput, bankOf, closeTasks, dropHeld, emit, openTask, schedule, type Turn, tell } from './turn.ts';

export type RegistrationMessage = Extract<
  InboundMessage,
  { type: 'housing.account.registered' | 'housing.quota.adjusted' | 'housing.registration.completed' | 'housing.supervision.ended' }
>;

export function changeRegistration(turn: Turn, message: RegistrationMessage, command: MessageCommand): MessageResult {
  const guarantee = message.type === 'housing.quota.adjusted' ? message.data.guarantee : undefined;
  const fired: FiredRule[] = [
    ...command.fired,
    ...evaluate('registration', {
      ...accountInput(turn, turn.now),
      message,
      from: command.from,
      ...(guarantee === undefined ? {} : { guarantee }),
    }),
  ];
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation: {} };
  dropEarlierDay(turn, message, command);
  if (message.type === 'housing.supervision.ended' && holdIfToCome(turn, command, startOfDay(message.data.endedOn)))
    return { fired, correlation: {} };
  switch (message.type) {
    case 'housing.account.registered':
      register(turn, message.data, command);
      askAboutMessage(turn, command, command.fired);
      break;
    case 'housing.quota.adjusted':
      takeQuota(turn, {
        // A quota that falls with a node of the works holds from the day that the authority names, not from the day of its letter.
        type: message.data.effectiveAt > turn.now ? 'QuotaAnnounced' : 'QuotaAdjusted',
        supervisedQuotaFen: message.data.supervisedQuotaFen,
        reason: message.data.reason,
        effectiveAt: message.data.effectiveAt,
        saidAt: command.sentAt,
        ...(guarantee === undefined ? {} : { guaranteedFen: guarantee.replacedFen }),
      });
      break;
    case 'housing.registration.completed':
      takeBuilding(turn, message.data);
      break;
    case 'housing.supervision.ended':
      emit(turn, { type: 'SupervisionEnded', endedOn: message.data.endedOn, reason: message.data.reason });
      tellOfAccount(turn, { change: 'supervision-ended', date: message.data.endedOn });
      break;
    default:
      message satisfies never;
  }
  // What an authority has added (a permit, a building) may answer what it was asked.
  ruleOpenNoticesAgain(turn, 'the registration has changed', ({ status }) => status === 'HELD');
  return { fired, correlation: {} };
}

/** The authority has named another day since: the one that it named before does not come as well. */
function dropEarlierDay(turn: Turn, message: RegistrationMessage, { messageId }: MessageCommand): void {
  if (message.type !== 'housing.supervision.ended' && message.type !== 'housing.registration.completed') return;
  const isSame = ({ type, data }: InboundMessage): boolean =>
    type === message.type &&
    (type !== 'housing.registration.completed' || !('building' in message.data) || data.building === message.data.building);
  for (const held of turn.state.heldMessages)
    if (held.effectiveAt !== undefined && held.messageId !== messageId && isSame(held.message)) dropHeld(turn, held.taskId);
}

/** A first registration (首次登记) holds from its day on: one to come frees nothing before it, and is told to nobody (12-3). */
function takeBuilding(turn: Turn, { building, registeredOn }: AnnouncedBuilding): void {
  if (isToComeOn(turn, registeredOn)) emit(turn, { type: 'BuildingAnnounced', building, registeredOn });
  else registerBuilding(turn, { building, registeredOn });
}

const isToComeOn = ({ now }: Turn, day: LocalDate): boolean => startOfDay(day) > now;

function registerBuilding(turn: Turn, { building, registeredOn }: AnnouncedBuilding): void {
  emit(turn, { type: 'BuildingRegistered', building, registeredOn });
  tellOfBuilding(turn, { building, registeredOn });
}

/** The day has come that the authority named. */
export function beginBuilding(turn: Turn, announced: AnnouncedBuilding): void {
  registerBuilding(turn, announced);
  ruleOpenNoticesAgain(turn, 'the registration has changed', ({ status }) => status === 'HELD');
}

const tellOfBuilding = (turn: Turn, { building, registeredOn }: AnnouncedBuilding): void =>
  tellOfAccount(turn, { change: 'building-registered', building, date: registeredOn });

type Quota = AccountState['announcedQuotas'][number];

function takeQuota(turn: Turn, quota: Quota & { type: 'QuotaAnnounced' | 'QuotaAdjusted' }): void {
  const before = turn.state.quotaOrder;
  emit(turn, quota);
  // One that holds from earlier than what holds now is recorded and changes nothing.
  if (quota.type === 'QuotaAdjusted' && turn.state.quotaOrder !== before) tellOfQuota(turn, quota);
}

/** The day has come that the authority named. */
export function beginQuota(turn: Turn, quota: Quota): void {
  takeQuota(turn, { type: 'QuotaAdjusted', ...quota });
}

const tellOfQuota = (turn: Turn, { supervisedQuotaFen, effectiveAt }: Pick<Quota, 'supervisedQuotaFen' | 'effectiveAt'>): void =>
  tellOfAccount(turn, { change: 'quota-adjusted', supervisedQuotaFen, date: effectiveAt.slice(0, 10) });

/** What the quota and the registration are decides what a court may deduct (12-3): the courts with a freeze and the bank hear of it. */
function tellOfAccount(turn: Turn, changed: Omit<OutboundData['release.account.changed'], 'at'>): void {
  const courts = turn.state.freezes.filter(isActive).map(({ court }) => court);
  const bank = bankOf(turn);
  const correlation = { accountNumber: turn.state.accountNumber };
  for (const to of new Set([...courts, ...(bank === undefined ? [] : [bank])]))
    tell(turn, { to, type: 'release.account.changed', data: { ...changed, at: turn.now }, correlation });
}

function register(turn: Turn, data: InboundData['housing.account.registered'], { from, sentAt }: MessageCommand): void {
  const { registration: before, supervisedQuotaFen: quotaBeforeFen } = turn.state;
  const { accountNumber: _, supervisedQuotaFen, balanceFen, ...registration } = data;
  const toCome = data.buildings.flatMap(({ name, firstRegisteredOn: on }): AnnouncedBuilding[] =>
    on !== undefined && isToComeOn(turn, on) ? [{ building: name, registeredOn: on }] : [],
  );
  const buildings = data.buildings.map((building) => asOfNow(building, before?.buildings ?? [], toCome));
  if (before !== undefined && before.bankCode !== data.bankCode) stopAtFormerBank(turn);
  emit(turn, {
    type: 'AccountRegistered',
    registration: { ...registration, buildings, registeredBy: from },
    supervisedQuotaFen,
    // The balance that it names is that of when the authority wrote it, not of when the message arrived.
    at: sentAt < turn.now ? sentAt : turn.now,
    permitClaims: data.project.permits.map(permitClaimKey).filter((key) => !turn.context.taken.has(key)),
    ...(balanceFen === undefined || turn.state.balanceKnown ? {} : { openingFen: balanceFen }),
  });
  for (const announced of toCome) emit(turn, { type: 'BuildingAnnounced', ...announced });
  if (before !== undefined) return tellOfCorrection(turn, before, quotaBeforeFen, sentAt);
  // Freezes that came before their account was known: the duty to tell the housing authority can be addressed only now.
  closeTasks(turn, (task) => task.kind === 'review-freeze' && waitsForRegistration(task));
  for (const freeze of turn.state.freezes.filter(isActive)) {
    tellHousingOfFreeze(turn, freeze);
    announceToBank(turn, freeze);
    askAboutRespondent(turn, freeze);
  }
}

type Building = Registration['buildings'][number];

/** A correction that says nothing of a building's 首次登记 does not take it back; one that names a day to come does. */
function asOfNow(building: Building, before: readonly Building[], toCome: readonly AnnouncedBuilding[]): Building {
  const { name } = building;
  if (toCome.some((announced) => announced.building === name)) return { name };
  return { ...before.find((known) => sameText(known.name, name)), ...building };
}

/** A registration sent again may say what otherwise comes in messages of its own; it is told alike. */
function tellOfCorrection(turn: Turn, before: Registration, quotaBeforeFen: Fen, writtenAt: Instant): void {
  const { registration, supervisedQuotaFen } = turn.state;
  for (const { name, firstRegisteredOn: on } of registration?.buildings ?? []) {
    const known = before.buildings.find((building) => sameText(building.name, name));
    if (on !== undefined && on !== known?.firstRegisteredOn) tellOfBuilding(turn, { building: name, registeredOn: on });
  }
  if (supervisedQuotaFen !== quotaBeforeFen) tellOfQuota(turn, { supervisedQuotaFen, effectiveAt: writtenAt });
}

/** Whose account it is can be told only now: an order against another is its court's to explain (F-24). */
function askAboutRespondent(turn: Turn, freeze: Freeze): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const { id } of evaluate('hindsight', { ...accountInput(turn, turn.now), matter: 'respondent', freeze }))
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: id, caseNumber: freeze.caseNumber, dueAt });
}
