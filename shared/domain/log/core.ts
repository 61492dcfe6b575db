/**
 * The witnessed log as a stream of the ledger: which pages became leaves, in which order, what was signed of them and who has cosigned. A sealing
 * writes its plan down first; whatever breaks off after that is finished from the plan, so no page is left out and none becomes a leaf twice.
 */
import { type Core, decided } from '../aggregate/aggregate.ts';
import type { Instant, PartnerId } from '../messages/messages.ts';
import { receiptsOf } from '../messages/receipts.ts';
import { type Edge, grow, tileWidth } from './tiles.ts';

/** A page of the journal as a leaf: what is public of it is its hash alone. */
export interface Leaf {
  stream: string;
  sequence: number;
  /** Of the page, SHA-256 in hex. The entry of the log is these 32 bytes. */
  hash: string;
}

export interface SignedCheckpoint {
  at: Instant;
  size: number;
  /** Base64, as in the checkpoint. */
  rootHash: string;
  /** The signed note. */
  note: string;
}

export interface Cosigned {
  at: Instant;
  /** Who cosigned, by the register. */
  from: PartnerId;
  size: number;
  rootHash: string;
  /** The line of the note. */
  line: string;
  /** Of the message that brought it; absent where it came another way. */
  messageId?: string;
}

export interface LogState {
  /** What is sealed. */
  size: number;
  /** `Edge`, in text: hashes in base64, entries in hex. */
  entries: string[];
  partial: string[][];
  /** Leaves whose place is fixed and that are not sealed yet. */
  planned: Leaf[];
  checkpoint?: SignedCheckpoint;
  /** The latest cosignature of each partner. */
  cosigned: Cosigned[];
  /** Since when something is signed that no partner has cosigned. */
  waitingSince?: Instant;
}

export type LogCommand =
  /** `onSize`: what was sealed when the leaves were gathered; on any other size they may be in the log already. */
  | { kind: 'plan'; onSize: number; leaves: Leaf[]; at: Instant }
  | ({ kind: 'signed' } & SignedCheckpoint)
  | ({ kind: 'cosigned' } & Cosigned);
export type LogEvent =
  | { type: 'LeavesPlanned'; at: Instant; from: number; leaves: Leaf[] }
  | ({ type: 'CheckpointSigned' } & SignedCheckpoint)
  | ({ type: 'CheckpointCosigned' } & Cosigned);

export const logStream = 'log:record';

function decideLog(state: LogState, command: LogCommand): LogEvent[] {
  switch (command.kind) {
    case 'plan': {
      const { onSize, leaves, at } = command;
      const stale = state.planned.length > 0 || state.size !== onSize || leaves.length === 0;
      return stale ? [] : [{ type: 'LeavesPlanned', at, from: onSize, leaves }];
    }
    case 'signed': {
      const { kind: _, ...signed } = command;
      const due = state.planned.length > 0 && signed.size === state.size + state.planned.length;
      return due ? [{ type: 'CheckpointSigned', ...signed }] : [];
    }
    case 'cosigned': {
      const { kind: _, ...cosigned } = command;
      return [{ type: 'CheckpointCosigned', ...cosigned }];
    }
  }
}

function evolveLog(state: LogState, event: LogEvent): LogState {
  switch (event.type) {
    case 'LeavesPlanned':
      return { ...state, planned: event.leaves };
    case 'CheckpointSigned': {
      const { type: _, ...checkpoint } = event;
      const { edge } = grow(edgeOf(state), state.planned.map(entryOf));
      return { ...state, ...textOf(edge), planned: [], checkpoint, waitingSince: state.waitingSince ?? event.at };
    }
    case 'CheckpointCosigned': {
      const { type: _, ...cosigned } = event;
      const { waitingSince: __, ...rest } = state;
      const others = state.cosigned.filter(({ from }) => from !== event.from);
      const open = event.size < state.size ? { waitingSince: event.at } : {};
      return { ...rest, ...open, cosigned: [...others, cosigned] };
    }
  }
}

/** A tree whose edge has other lengths than its size says would seal another log than the one that is signed. */
function faultsOfLog({ size, entries, partial }: LogState): string[] {
  const wrong = partial.some((hashes, level) => hashes.length !== Math.floor(size / tileWidth ** level) % tileWidth);
  return wrong || entries.length !== size % tileWidth ? [`the edge of the log does not fit its size of ${size}`] : [];
}

export const logCore: Core<LogState, LogCommand, LogEvent, undefined> = {
  kind: 'log',
  stateVersion: 1,
  initial: () => ({ size: 0, entries: [], partial: [], planned: [], cosigned: [] }),
  decide: (state, command) => decided(evolveLog, state, decideLog(state, command)),
  evolve: evolveLog,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: faultsOfLog,
  outputsOf: ({ stream, sequence, events }) =>
    events.flatMap((event, index) => {
      if (event.type !== 'CheckpointCosigned' || event.messageId === undefined) return [];
      const { from, at, messageId } = event;
      const receipt = { from, at, messageId, outcome: 'ACCEPTED', fired: [], correlation: {} } as const;
      return receiptsOf({ ...receipt, fired: [] }, `${stream}/${sequence}/${index}/0`);
    }),
};

/** The entry of a page. */
export const entryOf = ({ hash }: { hash: string }): Uint8Array => Buffer.from(hash, 'hex');

export const edgeOf = ({ size, entries, partial }: Pick<LogState, 'size' | 'entries' | 'partial'>): Edge => ({
  size,
  entries: entries.map((entry) => Buffer.from(entry, 'hex')),
  partial: partial.map((level) => level.map((hash) => Buffer.from(hash, 'base64'))),
});

const textOf = ({ size, entries, partial }: Edge): Pick<LogState, 'size' | 'entries' | 'partial'> => ({
  size,
  entries: entries.map((entry) => Buffer.from(entry).toString('hex')),
  partial: partial.map((level) => level.map((hash) => Buffer.from(hash).toString('base64'))),
});
