/** What a page of the journal led to and is not there. */

import type { StreamId } from '../../domain/aggregate/aggregate.ts';
import type { Instant } from '../../domain/messages/messages.ts';
import type { Output } from '../../domain/messages/outputs.ts';
import type { Bilingual } from '../../domain/values/bilingual.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { ReplyQueues } from '../../ports/queues.ts';
import type { ReplyRecord } from '../../ports/reply-record.ts';
import type { Views } from '../../ports/views.ts';
import type { Commit } from '../commit/commit.ts';
import type { OutputQueues } from '../dispatch.ts';

/** In the order in which a report lists them. */
export const effectKinds = [
  'ledger',
  'filing',
  'telling',
  'reply',
  'document',
  'message',
  'proof',
  'leaf',
  'tile',
  'checkpoint',
  'row',
] as const;
export type EffectKind = (typeof effectKinds)[number];

/** How a gap is closed; absent where nothing here can. */
export type Repair =
  | { by: 'sending'; output: Output }
  | { by: 'storing'; key: string; bytes: Uint8Array; mediaType: string }
  /** `onSize`: of the log in which the leaf was looked for. */
  | { by: 'sealing'; leaf: { stream: StreamId; sequence: number; hash: string }; onSize: number }
  | { by: 'projecting'; accountNumber: string };

export interface Gap {
  kind: EffectKind;
  /** Of the output, the document, the file of the log, or the row. The same gap has the same id. */
  id: string;
  stream: StreamId;
  /** Page of the stream that asks for it. */
  sequence?: number;
  what: Bilingual;
  repair?: Repair;
}

/** How many of each kind were looked at. */
export type Checked = Record<EffectKind, number>;
export const nothingChecked = (): Checked => Object.fromEntries(effectKinds.map((kind) => [kind, 0])) as Checked;

export interface Found {
  checked: Checked;
  gaps: Gap[];
  /** Pages that wait for the next sealing: young, not lost. */
  unsealed: number;
}

export interface ReconcileDeps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  evidence: EvidenceStore;
  queues: OutputQueues;
  /** A partner without a queue is told nothing. */
  replyQueues: ReplyQueues;
  replies: ReplyRecord;
  /** Absent: nobody looks at lists here. */
  views?: Views;
  /** Is the proof of a delivery still there? Undefined where it lies outside (a gateway's receipt number). */
  proofHeld(evidence: string): Promise<boolean | undefined>;
  /** Pages younger than this are under way: what follows from them may be anywhere still, so it is not looked for. */
  upTo: Instant;
  /** Makes leaves, tiles and checkpoint of what is planned; absent where a timer does so. */
  seal?(): Promise<void>;
  /** Resolves when what was sent again has been worked off, as far as anybody can tell. */
  settled(): Promise<void>;
  /** A name for a message that no queue has seen before. */
  freshId(): string;
}
