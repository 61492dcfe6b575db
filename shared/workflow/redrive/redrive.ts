/**
 * Sending dead letters again, or striking them: one person proposes, another confirms, and only then anything moves. AWS China has no message move of its
 * own, and where there is one it leaves no word of who moved what and why. What breaks off is finished by confirming it once more.
 */
import type { Task } from '../../domain/account/state.ts';
import { sha256Hex as digestOf } from '../../domain/aggregate/journal.ts';
import {
  type PlannedLetter,
  type RedriveCommand,
  type RedriveEvent,
  type RedriveProposal,
  type RedriveState,
  redriveCore,
  redriveStream,
} from '../../domain/redrive/core.ts';
import { desk } from '../../domain/report/views/rows.ts';
import type { FiredRule } from '../../domain/rules/engine/finding.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeadLetters } from '../../ports/dead-letters.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Views } from '../../ports/views.ts';
import type { Commit } from '../commit/commit.ts';
import { type DescribedLetter, describeLetter } from './describe.ts';

export interface RedriveDeps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  letters: DeadLetters;
  views: Pick<Views, 'list'>;
}

export interface RedriveOverview {
  letters: DescribedLetter[];
  /** Parked with their accounts; the desk answers them (`presale answer`). */
  parked: { accountNumber: string; taskId: string }[];
  proposals: RedriveProposal[];
}

const parkedMax = 1000;

export async function redriveOverview({ ledger, letters, views }: RedriveDeps): Promise<RedriveOverview> {
  const lying = await letters.list();
  const described: DescribedLetter[] = [];
  for (const letter of lying) described.push(await describeLetter({ ledger }, letter));
  const { rows } = await views.list({ kind: 'task', party: desk, limit: parkedMax });
  const parked = rows.flatMap(({ accountNumber, data }) =>
    data.kind === 'task' && isParked(data.task) ? [{ accountNumber, taskId: data.task.taskId }] : [],
  );
  return { letters: described, parked, proposals: (await stateOf(ledger)).open };
}

const isParked = ({ kind, status }: Task): boolean => kind === 'replay-parked' && status !== 'DONE';

/** A refusal is an answer, with the rule and what it found. */
export type Acted =
  | { kind: 'proposed'; proposal: RedriveProposal }
  | { kind: 'refused'; fired: FiredRule[] }
  | { kind: 'withdrawn'; proposal: number }
  | { kind: 'done'; outcomes: LetterOutcome[] };
export interface LetterOutcome {
  queue: string;
  messageId: string;
  /**
   * `changed`: what lies there now is not what was looked at; it was left alone. `hidden`: it may be held by another look; nothing was
   * written down, and confirming again goes on.
   */
  became: 'sent' | 'struck' | 'gone' | 'changed' | 'hidden';
}

export interface Proposing {
  act: RedriveProposal['act'];
  /** Their ids, or the beginnings that only one has. */
  letters: readonly string[];
  by: string;
  reason: string;
}

/** @throws Error naming a letter that is not there, or that cannot be sent. */
export async function proposeRedrive(deps: RedriveDeps, { act, letters: wanted, by, reason }: Proposing): Promise<Acted> {
  const lying = await redriveOverview(deps);
  const letters = wanted.map((id): Omit<PlannedLetter, 'transportId'> => {
    const fitting = lying.letters.filter(({ messageId }) => messageId.startsWith(id));
    const [letter] = fitting;
    if (letter === undefined || fitting.length > 1)
      throw new Error(
        `${fitting.length === 0 ? 'no dead letter has' : 'several dead letters have'} the id ${id}; presale redrive lists what lies there`,
      );
    const { queue, messageId, groupId, digest, sends, fate } = letter;
    if (act === 'strike') return { queue, messageId, groupId, was: digest };
    if (sends === undefined) throw new Error(`${messageId} cannot be sent: ${fate.en} ${fate.zh}`);
    return { queue, messageId, groupId, was: digest, sends: digestOf(sends) };
  });
  const [event] = await record(deps, { kind: 'propose', act, at: deps.clock.now(), by, reason, letters });
  if (event?.type === 'RedriveProposed') {
    const { type: _, ...proposal } = event;
    return { kind: 'proposed', proposal };
  }
  return { kind: 'refused', fired: event?.type === 'RedriveRefused' ? event.fired : [] };
}

/** Confirms and carries out; for one that was confirmed before, carries out what is left of it. */
export async function confirmRedrive(deps: RedriveDeps, { proposal: number, by }: { proposal: number; by: string }): Promise<Acted> {
  const [event] = await record(deps, { kind: 'confirm', proposal: number, at: deps.clock.now(), by });
  if (event?.type === 'RedriveRefused') return { kind: 'refused', fired: event.fired };
  const proposal = await openProposal(deps, number);
  const outcomes: LetterOutcome[] = [];
  for (const letter of proposal?.letters ?? []) {
    // It may be withdrawn while it is carried out.
    if ((await openProposal(deps, number)) === undefined) break;
    outcomes.push(await carryOut(deps, number, proposal?.act ?? 'send', letter));
  }
  return { kind: 'done', outcomes };
}

/** Takes back a proposal, or what is left to do of one; letters that were sent or struck stay so. */
export async function withdrawRedrive(
  deps: RedriveDeps,
  { proposal, by, reason }: { proposal: number; by: string; reason: string },
): Promise<Acted> {
  const [event] = await record(deps, { kind: 'withdraw', proposal, at: deps.clock.now(), by, reason });
  return event?.type === 'RedriveWithdrawn'
    ? { kind: 'withdrawn', proposal }
    : { kind: 'refused', fired: event?.type === 'RedriveRefused' ? event.fired : [] };
}

/** Sent first, then taken out, then written down: whatever comes between, the letter is never lost, and a consumer takes its id once. */
async function carryOut(deps: RedriveDeps, proposal: number, act: RedriveProposal['act'], planned: PlannedLetter): Promise<LetterOutcome> {
  const { queue, messageId, was, sends, transportId } = planned;
  const done = async (found: boolean): Promise<void> =>
    void (await record(deps, { kind: 'done', proposal, messageId, at: deps.clock.now(), found }));
  const seen = (await deps.letters.list()).filter((letter) => letter.queue === queue);
  const lying = seen.find((letter) => letter.messageId === messageId);
  if (lying === undefined) {
    // The journal says that a letter is gone only where all that lies there was seen.
    if ((await deps.letters.count(queue)) > seen.length) return { queue, messageId, became: 'hidden' };
    await done(false);
    return { queue, messageId, became: 'gone' };
  }
  const { sends: body, digest } = await describeLetter(deps, lying);
  if (digest !== was) return { queue, messageId, became: 'changed' };
  if (act === 'send') {
    if (body === undefined || digestOf(body) !== sends || transportId === undefined) return { queue, messageId, became: 'changed' };
    await deps.letters.send(queue, { groupId: lying.groupId, deduplicationId: transportId, body, attributes: lying.attributes });
  }
  if (!(await deps.letters.remove(planned))) return { queue, messageId, became: 'hidden' };
  await done(true);
  return { queue, messageId, became: act === 'send' ? 'sent' : 'struck' };
}

async function record({ commit, clock }: RedriveDeps, command: RedriveCommand): Promise<RedriveEvent[]> {
  const [result] = await commit(redriveCore, { stream: redriveStream, recordedAt: clock.now(), facts: undefined, items: [{ command }] });
  if (result?.kind === 'failed') throw result.error;
  return result?.kind === 'committed' ? result.page.events : [];
}

const openProposal = async ({ ledger }: RedriveDeps, number: number): Promise<RedriveProposal | undefined> =>
  (await stateOf(ledger)).open.find(({ proposal }) => proposal === number);

const stateOf = async (ledger: Pick<Ledger, 'head'>): Promise<RedriveState> =>
  (await ledger.head<RedriveState>(redriveStream))?.state ?? redriveCore.initial(redriveStream);
