/** Where pages stand in the sealed log, and the proof of it, for who looks at a few of them: the log is not read from its beginning. */
import { pageText } from '../../domain/aggregate/journal.ts';
import { type Leaf, type LogEvent, type LogState, logStream } from '../../domain/log/core.ts';
import { inclusionProof } from '../../domain/log/merkle.ts';
import { noteOf, parseNote } from '../../domain/log/note.ts';
import { tileReader } from '../../domain/log/tiles.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';
import type { Ledger, Page } from '../../ports/ledger.ts';
import { checkpointKey, logKey } from '../../ports/log.ts';
import { firstWrittenAt, skewMs } from '../first-written.ts';

export interface PageProof {
  /** The page in its canonical spelling; the entry of the log is its SHA-256. */
  text: string;
  index: number;
  /** Base64, nearest sibling first. */
  proof: string[];
}
export interface ProofOfPages {
  /** The signed checkpoint with the cosignatures of that size. */
  note: string;
  pages: PageProof[];
}

interface Source {
  ledger: Pick<Ledger, 'head' | 'page' | 'pages'>;
  evidence: Pick<EvidenceStore, 'get'>;
}

/** A page is sealed within a minute or so of being written; a log in which it is not found this far on does not have it yet. */
const pagesMost = 2_000;

const placeOf = ({ stream, sequence }: Pick<Leaf, 'stream' | 'sequence'>): string => `${stream}/${sequence}`;

/** Undefined while one of the pages is not sealed yet. @throws Error when a file of the log is missing */
export async function proofOfPages(source: Source, pages: readonly Page[]): Promise<ProofOfPages | undefined> {
  const { ledger, evidence } = source;
  const head = await ledger.head<LogState>(logStream);
  if (head?.state.checkpoint === undefined || pages.length === 0) return undefined;
  const { checkpoint, cosigned } = head.state;
  const places = await indexesOf(ledger, pages, head.version);
  if (places.size < pages.length) return undefined;
  const needed = Math.max(...places.values()) + 1;
  const size = Math.max(0, ...cosigned.map((each) => each.size).filter((each) => each >= needed)) || checkpoint.size;
  const note = parseNote(Buffer.from((await evidence.get(checkpointKey(size))) ?? []).toString('utf8'));
  if (size < needed || note === undefined) return undefined;
  const lines = cosigned.filter((each) => each.size === size).map(({ line }) => line);
  const read = tileReader(size, (path) => evidence.get(logKey(path)));
  return {
    note: noteOf(note.text, [...note.signatures.map(({ line }) => line), ...lines]),
    pages: await Promise.all(
      pages.map(async (page) => {
        const index = places.get(placeOf(page)) ?? -1;
        const proof = await inclusionProof(read, index, size);
        return { text: pageText(page), index, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) };
      }),
    ),
  };
}

async function indexesOf(ledger: Source['ledger'], pages: readonly Page[], version: number): Promise<Map<string, number>> {
  const wanted = new Set(pages.map(placeOf));
  const places = new Map<string, number>();
  const from = await firstWrittenAt(
    ledger,
    logStream,
    Math.min(...pages.map(({ recordedAt }) => Date.parse(recordedAt))) - skewMs,
    version,
  );
  for await (const { events } of ledger.pages<LogEvent>(logStream, { from, to: Math.min(version, from + pagesMost - 1) })) {
    for (const event of events)
      if (event.type === 'LeavesPlanned')
        for (const [offset, leaf] of event.leaves.entries()) if (wanted.has(placeOf(leaf))) places.set(placeOf(leaf), event.from + offset);
    if (places.size === wanted.size) break;
  }
  return places;
}
