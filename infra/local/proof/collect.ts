/** Gathers what an export is made of: pages, the documents and messages that they rest on, and the proofs that the log has them. */

import { pageText, sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { ItemFiled } from '../../../shared/domain/dossier/events.ts';
import { parseCheckpoint } from '../../../shared/domain/log/checkpoint.ts';
import { type Leaf, type LogEvent, logStream } from '../../../shared/domain/log/core.ts';
import { inclusionProof } from '../../../shared/domain/log/merkle.ts';
import { noteOf, parseNote } from '../../../shared/domain/log/note.ts';
import { tileReader } from '../../../shared/domain/log/tiles.ts';
import { documentKey, type EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Ledger, Page } from '../../../shared/ports/ledger.ts';
import { logKey } from '../../../shared/ports/log.ts';
import { isAttested } from './attestations.ts';
import type { Proofs } from './format.ts';

export interface Source {
  ledger: Ledger;
  evidence: EvidenceStore;
}
/** Files of an export by path. */
export type Files = Map<string, Uint8Array>;

export interface LogView {
  size: number;
  /** Signed note with every cosignature of that size. */
  note: string;
  /** Place of a page in the log. */
  indexOf: Map<string, number>;
}

export const placeInLog = ({ stream, sequence }: Pick<Leaf, 'stream' | 'sequence'>): string => `${stream}/${sequence}`;

/**
 * The newest checkpoint that covers all these pages and that somebody has cosigned, of those one that a third party has also stamped or anchored;
 * else the newest of all.
 */
export async function viewLog({ ledger, evidence }: Source, wanted: ReadonlySet<string>): Promise<LogView | undefined> {
  const indexOf = new Map<string, number>();
  const notes = new Map<number, string>();
  const cosigned = new Map<number, string[]>();
  for await (const { events } of ledger.pages<LogEvent>(logStream)) {
    for (const event of events) {
      if (event.type === 'LeavesPlanned')
        for (const [offset, leaf] of event.leaves.entries()) {
          if (wanted.has(placeInLog(leaf))) indexOf.set(placeInLog(leaf), event.from + offset);
        }
      else if (event.type === 'CheckpointSigned') notes.set(event.size, event.note);
      else cosigned.set(event.size, [...(cosigned.get(event.size) ?? []), event.line]);
    }
  }
  const needed = Math.max(0, ...[...indexOf.values()].map((index) => index + 1));
  const covering = [...notes.keys()].filter((size) => size >= needed);
  const witnessed = covering.filter((each) => cosigned.has(each));
  const size = await lastAttested(evidence, witnessed.length > 0 ? witnessed : covering);
  if (size === undefined || indexOf.size < wanted.size) return undefined;
  const parsed = parseNote(notes.get(size) ?? '');
  if (parsed === undefined) throw new Error(`the log's checkpoint of ${size} is no note; verify the ledger before anything else`);
  const lines = [...parsed.signatures.map(({ line }) => line), ...new Set(cosigned.get(size))];
  return { size, note: noteOf(parsed.text, lines), indexOf };
}

async function lastAttested(evidence: EvidenceStore, sizes: readonly number[]): Promise<number | undefined> {
  for (const size of sizes.slice(-lookedAtMax).reverse()) if (await isAttested(evidence, size)) return size;
  return sizes.at(-1);
}
/** Older ones that an authority has stamped say no more than the newest one. */
const lookedAtMax = 100;

export async function pagesOf({ ledger }: Source, stream: string): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of ledger.pages(stream)) pages.push(page);
  return pages;
}

/** Pages as files, and for each its path through the tree. */
export async function addPages(files: Files, { evidence }: Source, streams: readonly Page[][], log: LogView): Promise<void> {
  const read = tileReader(log.size, (path) => evidence.get(logKey(path)));
  const proofs: Proofs = [];
  for (const [number, pages] of streams.entries()) {
    for (const page of pages) {
      const path = `pages/${number + 1}/${String(page.sequence).padStart(6, '0')}.json`;
      files.set(path, Buffer.from(pageText(page)));
      const index = log.indexOf.get(placeInLog(page)) ?? -1;
      const proof = await inclusionProof(read, index, log.size);
      proofs.push({ page: path, index, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) });
    }
  }
  files.set('proofs.json', Buffer.from(`${JSON.stringify(proofs)}\n`));
  files.set('checkpoint', Buffer.from(log.note));
}

/** The items that pages file; whether their chain holds is for `brokenLink` to say. */
export const filedIn = (pages: readonly { events: readonly unknown[] }[]): ItemFiled[] =>
  pages.flatMap(({ events }) => events.filter((event): event is ItemFiled => isItem(event)));
const isItem = (event: unknown): event is ItemFiled =>
  typeof event === 'object' && event !== null && 'type' in event && event.type === 'ItemFiled';

const extensions: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/ofd': '.ofd',
  'application/json': '.json',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** The documents under these digests, as far as the evidence store has them. */
export async function addDocuments(
  files: Files,
  { evidence }: Source,
  documents: Iterable<{ sha256: string; mediaType?: string }>,
): Promise<void> {
  for (const { sha256, mediaType = '' } of documents) {
    const bytes = await evidence.get(documentKey(sha256));
    if (bytes !== undefined) files.set(`documents/${sha256}${extensions[mediaType] ?? ''}`, bytes);
  }
}

export interface ReceivedMessage {
  body: string;
  signature?: string;
  /** As the body says; undefined where it is no JSON object. */
  event?: { source?: unknown; type?: unknown; data?: Record<string, unknown> };
}

/** Every message that these pages took in, each once: a kept batch may hold those of other accounts too. */
export async function messagesOf({ evidence }: Source, pages: readonly Page[]): Promise<ReceivedMessage[]> {
  const messages = new Map<string, ReceivedMessage>();
  const taken = new Set(pages.flatMap(({ inbox }) => inbox.map(({ digest }) => digest)));
  for (const key of new Set(pages.flatMap(({ evidenceKey }) => (evidenceKey === undefined ? [] : [evidenceKey])))) {
    const bytes = await evidence.get(key);
    if (bytes === undefined) throw new Error(`the evidence store lacks ${key}, which a page names; verify the ledger before anything else`);
    for (const line of Buffer.from(bytes).toString('utf8').split('\n').filter(Boolean)) {
      const { body, signature }: { body: string; signature?: string } = JSON.parse(line);
      if (!taken.has(sha256Hex(Buffer.from(body, 'utf8')))) continue;
      messages.set(`${body}\n${signature ?? ''}`, {
        body,
        ...(signature === undefined ? {} : { signature }),
        ...eventOf(body),
      });
    }
  }
  return [...messages.values()];
}

function eventOf(body: string): Pick<ReceivedMessage, 'event'> {
  try {
    const event: unknown = JSON.parse(body);
    return typeof event === 'object' && event !== null ? { event } : {};
  } catch {
    // What could not be read was refused; it is kept as it came.
    return {};
  }
}

export const checkpointSize = (note: string): number => parseCheckpoint(parseNote(note)?.text ?? '')?.size ?? 0;
