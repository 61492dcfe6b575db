/**
 * What operators decide about messages that lie among the dead letters, as a stream of the ledger: who proposed what and why, who confirmed it, and under
 * which name each letter was sent again. The stream is sealed into the log like any other, so that nobody sends or strikes a letter unseen.
 */
import { type Core, decided } from '../aggregate/aggregate.ts';
import type { Instant } from '../messages/messages.ts';
import { evaluate } from '../rules/all-rules.ts';
import type { FiredRule } from '../rules/engine/finding.ts';

export interface PlannedLetter {
  queue: string;
  /** The queue's own id of what lies there. */
  messageId: string;
  groupId: string;
  /** SHA-256 of the body that lies there, and of the one that goes out; absent where it is struck. */
  was: string;
  sends?: string;
  /** Name under which it is sent: one that no queue has seen, the same however often this is tried. Absent where it is struck. */
  transportId?: string;
}
export interface RedriveProposal {
  proposal: number;
  act: 'send' | 'strike';
  at: Instant;
  by: string;
  reason: string;
  letters: PlannedLetter[];
  /** The second person; absent until there is one. */
  confirmedBy?: string;
}
export interface RedriveState {
  proposals: number;
  /** Those of which not every letter is done. */
  open: RedriveProposal[];
}

export type RedriveCommand =
  | { kind: 'propose'; act: RedriveProposal['act']; at: Instant; by: string; reason: string; letters: Omit<PlannedLetter, 'transportId'>[] }
  | { kind: 'confirm'; proposal: number; at: Instant; by: string }
  | { kind: 'withdraw'; proposal: number; at: Instant; by: string; reason: string }
  | { kind: 'done'; proposal: number; messageId: string; at: Instant; found: boolean };
export type RedriveEvent =
  | ({ type: 'RedriveProposed' } & Omit<RedriveProposal, 'confirmedBy'>)
  | { type: 'RedriveConfirmed'; proposal: number; at: Instant; by: string }
  /** Nothing of it moves any more: it was never confirmed, or what is left of it is not carried out. */
  | { type: 'RedriveWithdrawn'; proposal: number; at: Instant; by: string; reason: string }
  /** It does not stand. */
  | { type: 'RedriveRefused'; at: Instant; by: string; proposal?: number; fired: FiredRule[] }
  /** `found: false`: it was gone already, by an earlier try that broke off or by somebody else's hand. */
  | { type: 'LetterDone'; proposal: number; messageId: string; at: Instant; found: boolean };

export const redriveStream = 'redrive:letters';

function decideRedrive({ proposals, open }: RedriveState, command: RedriveCommand): RedriveEvent[] {
  switch (command.kind) {
    case 'propose': {
      const { act, at, by, reason } = command;
      const fired = judged([by], 1, reason, command.letters.length === 0 ? [] : ['letters']);
      if (fired.length > 0) return [{ type: 'RedriveRefused', at, by, fired }];
      const proposal = proposals + 1;
      // Named after the proposal: a letter that comes back again gets another proposal and another name.
      const letters = command.letters.map((letter) =>
        act === 'send' ? { ...letter, transportId: `redrive-${proposal}-${letter.messageId}`.slice(0, 128) } : letter,
      );
      return [{ type: 'RedriveProposed', proposal, act, at, by, reason, letters }];
    }
    case 'confirm': {
      const { proposal, at, by } = command;
      const found = open.find((each) => each.proposal === proposal);
      // Whoever confirmed it once may try again what broke off.
      if (found?.confirmedBy !== undefined) return [];
      const fired = judged(
        found === undefined ? [by] : [found.by, by],
        2,
        found?.reason ?? '',
        found === undefined ? [] : [String(proposal)],
      );
      return fired.length > 0 ? [{ type: 'RedriveRefused', at, by, proposal, fired }] : [{ type: 'RedriveConfirmed', proposal, at, by }];
    }
    case 'withdraw': {
      const { proposal, at, by, reason } = command;
      const isOpen = open.some((each) => each.proposal === proposal);
      // One person is enough to leave things as they are: whoever made it, or whoever sees that it is wrong.
      const fired = judged([by], 1, reason, isOpen ? [String(proposal)] : []);
      return fired.length > 0
        ? [{ type: 'RedriveRefused', at, by, proposal, fired }]
        : [{ type: 'RedriveWithdrawn', proposal, at, by, reason }];
    }
    case 'done': {
      const { kind: _, ...done } = command;
      const planned = open.find(({ proposal }) => proposal === command.proposal);
      const isOpen = planned?.confirmedBy !== undefined && planned.letters.some(({ messageId }) => messageId === command.messageId);
      return isOpen ? [{ type: 'LetterDone', ...done }] : [];
    }
  }
}

/** Two persons, an act each, and a reason, as for whatever the desk decides. */
const judged = (by: string[], personsNeeded: number, reason: string, fitting: string[]): FiredRule[] =>
  evaluate('answer', { decision: 'accept', by, personsNeeded, reason, field: fitting.length === 0 ? 'proposal' : 'by', fitting });

function evolveRedrive({ proposals, open }: RedriveState, event: RedriveEvent): RedriveState {
  switch (event.type) {
    case 'RedriveProposed': {
      const { type: _, ...proposal } = event;
      return { proposals: event.proposal, open: [...open, proposal] };
    }
    case 'RedriveConfirmed':
      return { proposals, open: open.map((each) => (each.proposal === event.proposal ? { ...each, confirmedBy: event.by } : each)) };
    case 'RedriveWithdrawn':
      return { proposals, open: open.filter(({ proposal }) => proposal !== event.proposal) };
    case 'LetterDone':
      return {
        proposals,
        open: open
          .map((each) =>
            each.proposal === event.proposal
              ? { ...each, letters: each.letters.filter(({ messageId }) => messageId !== event.messageId) }
              : each,
          )
          .filter(({ letters }) => letters.length > 0),
      };
    case 'RedriveRefused':
      return { proposals, open };
  }
}

export const redriveCore: Core<RedriveState, RedriveCommand, RedriveEvent, undefined> = {
  kind: 'redrive',
  stateVersion: 1,
  initial: () => ({ proposals: 0, open: [] }),
  decide: (state, command) => decided(evolveRedrive, state, decideRedrive(state, command)),
  evolve: evolveRedrive,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: () => [],
};
