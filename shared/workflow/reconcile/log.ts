/** The witnessed log against the journal: each page a leaf, once; each file of the tree and each checkpoint in the evidence store, as the journal gives them. */
import { entryOf, type LogEvent, logCore, logStream } from '../../domain/log/core.ts';
import { emptyEdge, grow, rootOf } from '../../domain/log/tiles.ts';
import type { Page, StreamId } from '../../ports/ledger.ts';
import { checkpointKey, logKey } from '../../ports/log.ts';
import type { Found, Gap, ReconcileDeps } from './gap.ts';

const kindOfLog = `${logCore.kind}:`;

export interface LogChecks {
  /** Of a stream's pages, each. */
  page(page: Page): void;
  /** When every stream was read. */
  end(): Promise<void>;
}

export async function createLogChecks(deps: Pick<ReconcileDeps, 'ledger' | 'evidence' | 'upTo'>, found: Found): Promise<LogChecks> {
  const leaves = new Map<StreamId, Map<number, string>>();
  const youngFrom = new Map<StreamId, number>();
  for (const { stream, from } of await deps.ledger.unsealed(streamsMax)) youngFrom.set(stream, from);
  const onSize = await readLog(deps, found, (stream, sequence, hash) => {
    const known = leaves.get(stream) ?? new Map<number, string>();
    leaves.set(stream, known);
    const gap = (en: string, zh: string): void =>
      void found.gaps.push({ kind: 'leaf', id: `${stream}/${sequence}`, stream, sequence, what: { zh, en } });
    if (known.has(sequence)) gap('a page is in the log twice', '同一记录页在日志中出现两次');
    known.set(sequence, hash);
  });
  return {
    page({ stream, sequence, hash, recordedAt }) {
      if (stream.startsWith(kindOfLog)) return;
      found.checked.leaf += 1;
      const leaf = leaves.get(stream)?.get(sequence);
      if (leaf === hash) return;
      const about = { kind: 'leaf', id: `${stream}/${sequence}`, stream, sequence } as const;
      if (leaf !== undefined)
        found.gaps.push({ ...about, what: { zh: '日志中的叶与记录页不符', en: 'the log has another leaf for this page' } });
      // Committed since it was asked what waits, or not in that index yet.
      else if (recordedAt > deps.upTo || sequence >= (youngFrom.get(stream) ?? Number.POSITIVE_INFINITY)) found.unsealed += 1;
      else
        found.gaps.push({
          ...about,
          what: { zh: '记录页未封入日志', en: 'a page counts as sealed and is not in the log' },
          repair: { by: 'sealing', leaf: { stream, sequence, hash }, onSize },
        });
    },
    async end() {
      // What the log has of pages that are gone: the journal was cut.
      for (const [stream, known] of leaves) {
        const { version = 0 } = (await deps.ledger.head(stream)) ?? {};
        for (const sequence of known.keys())
          if (sequence > version)
            found.gaps.push({
              kind: 'leaf',
              id: `${stream}/${sequence}`,
              stream,
              sequence,
              what: { zh: '日志中有此页而记录簿中没有', en: 'the log has a page that the journal has no more' },
            });
      }
    },
  };
}

/** Walks the log's own stream, and makes its tree again on the way. @returns its size */
async function readLog(
  { ledger, evidence }: Pick<ReconcileDeps, 'ledger' | 'evidence'>,
  found: Found,
  leaf: (stream: StreamId, sequence: number, hash: string) => void,
): Promise<number> {
  let edge = emptyEdge;
  let planned: { hash: string }[] = [];
  for await (const { sequence, events } of ledger.pages<LogEvent>(logStream)) {
    const held = async (kind: 'tile' | 'checkpoint', key: string, bytes: Uint8Array, mediaType: string): Promise<void> => {
      found.checked[kind] += 1;
      const there = await evidence.get(key);
      if (there !== undefined && Buffer.from(there).equals(bytes)) return;
      const gap: Gap = { kind, id: key, stream: logStream, sequence, what: sentences[kind][there === undefined ? 'missing' : 'other'] };
      found.gaps.push(there === undefined ? { ...gap, repair: { by: 'storing', key, bytes, mediaType } } : gap);
    };
    for (const event of events) {
      if (event.type === 'LeavesPlanned') {
        planned = event.leaves;
        for (const each of event.leaves) leaf(each.stream, each.sequence, each.hash);
      } else if (event.type === 'CheckpointSigned') {
        const grown = grow(edge, planned.map(entryOf));
        ({ edge } = grown);
        planned = [];
        for (const { path, bytes } of grown.files) await held('tile', logKey(path), bytes, 'application/octet-stream');
        if (Buffer.from(rootOf(edge)).toString('base64') !== event.rootHash)
          found.gaps.push({
            kind: 'checkpoint',
            id: checkpointKey(event.size),
            stream: logStream,
            sequence,
            what: { zh: '已签检查点与日志内容不符', en: 'a signed checkpoint is not of these leaves' },
          });
        await held('checkpoint', checkpointKey(event.size), Buffer.from(event.note), 'text/plain; charset=utf-8');
      }
    }
  }
  return edge.size;
}

const sentences = {
  tile: {
    missing: { zh: '日志文件缺失', en: 'a file of the log is missing' },
    other: { zh: '日志文件内容被改动', en: 'a file of the log has other bytes than its leaves give' },
  },
  checkpoint: {
    missing: { zh: '检查点文件缺失', en: 'a checkpoint is missing' },
    other: { zh: '检查点文件内容被改动', en: 'a checkpoint has other bytes' },
  },
};

/** Plans leaves that are missing, at most so many at once; whoever seals next makes them part of the tree. None where the log has grown. */
export async function planLeaves({ commit, clock }: Pick<ReconcileDeps, 'commit' | 'clock'>, gaps: readonly Gap[]): Promise<void> {
  const sealing = gaps.flatMap(({ repair }) => (repair?.by === 'sealing' ? [repair] : []));
  const [first] = sealing;
  if (first === undefined) return;
  const leaves = sealing.map(({ leaf }) => leaf);
  const at = clock.now();
  const command = { kind: 'plan', onSize: first.onSize, leaves: leaves.slice(0, leavesMax), at } as const;
  const [result] = await commit(logCore, { stream: logStream, recordedAt: at, facts: undefined, items: [{ command }] });
  if (result?.kind === 'failed') throw result.error;
}

/** As many as one sealing takes. */
const leavesMax = 1000;
/** More streams than wait for a sealing at any time. */
const streamsMax = 10_000_000;
