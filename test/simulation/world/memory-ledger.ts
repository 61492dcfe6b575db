/**
 * The ledger in maps: what most seeds run on, because a database costs as much as a tenth of a seed. It keeps the contract of the port, by the same suite as the
 * real ones (`test/contract/ledger`), and texts rather than objects, so that nothing comes back as the very thing that was put in.
 */

import { checkLimits } from '../../../shared/adapters/ledger/items.ts';
import { type PreparedCommit, pageFromText, prepareCommit } from '../../../shared/adapters/ledger/prepare.ts';
import type {
  CommitRequest,
  CommitResult,
  Committed,
  EndedPart,
  Head,
  InboxRecord,
  Ledger,
  Page,
  StreamId,
} from '../../../shared/ports/ledger.ts';

interface Kept {
  version: number;
  hash: string;
  state: string;
  stateVersion: number;
  dueAt: string | undefined;
  sealed: number;
  open: Map<number, string>;
  ended: Map<string, { text: string; sequence: number }>;
  pages: { text: string; hash: string }[];
}

export function createMemoryLedger(): Ledger {
  const streams = new Map<StreamId, Kept>();
  const inbox = new Map<string, InboxRecord>();
  const owners = new Map<string, string>();
  const inOrder = (): [StreamId, Kept][] => [...streams].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

  function refusal({ stream, expectedVersion, headHash, inbox: entries, claims }: PreparedCommit): CommitResult | undefined {
    const records = entries.flatMap(({ key }) => inbox.get(key) ?? []);
    if (records.length > 0) return { kind: 'already-received', records };
    const kept = streams.get(stream);
    if (kept === undefined ? expectedVersion !== 0 : kept.version !== expectedVersion || kept.hash !== headHash)
      return { kind: 'version-conflict' };
    const taken = claims.flatMap(({ key, owner }) => {
      const holder = owners.get(key) ?? owner;
      return holder === owner ? [] : [{ key, owner: holder }];
    });
    return taken.length > 0 ? { kind: 'claimed', claims: taken } : undefined;
  }

  function write({ stream, sequence, hash, page, state, stateVersion, dueAt, open, ended, inbox: entries, claims }: PreparedCommit): void {
    const kept: Pick<Kept, 'sealed' | 'open' | 'ended' | 'pages'> = streams.get(stream) ?? {
      sealed: 0,
      open: new Map(),
      ended: new Map(),
      pages: [],
    };
    for (const { slot, text } of open) kept.open.set(slot, text);
    for (const { key, text } of ended) kept.ended.set(key, { text, sequence });
    kept.pages.push({ text: page, hash });
    streams.set(stream, { ...kept, version: sequence, hash, state, stateVersion, dueAt });
    for (const { key, digest } of entries) inbox.set(key, { key, digest, stream, sequence });
    for (const { key, owner } of claims) owners.set(key, owner);
  }

  /** All of them or none: what one refuses is found on a copy of nothing, so those before it are looked at as if written. */
  function commitPrepared(commits: readonly PreparedCommit[]): CommitResult[] {
    const seen = new Map<StreamId, { version: number; hash: string }>();
    for (const commit of commits) {
      const before = seen.get(commit.stream);
      const follows = before === undefined || (before.version === commit.expectedVersion && before.hash === commit.headHash);
      const refused = before === undefined ? refusal(commit) : follows ? undefined : ({ kind: 'version-conflict' } as const);
      if (refused !== undefined) return [refused];
      seen.set(commit.stream, { version: commit.sequence, hash: commit.hash });
    }
    for (const commit of commits) write(commit);
    return commits.map(({ sequence, hash }) => ({ kind: 'committed', version: sequence, hash }));
  }

  return {
    async head<State>(stream: StreamId): Promise<Head<State> | undefined> {
      const kept = streams.get(stream);
      if (kept === undefined) return undefined;
      const { version, hash, stateVersion, dueAt } = kept;
      const open = [...kept.open].sort(([a], [b]) => a - b).map(([slot, text]) => ({ slot, text }));
      return { stream, version, hash, stateVersion, state: JSON.parse(kept.state), open, ...(dueAt === undefined ? {} : { dueAt }) };
    },
    async endedParts(stream: StreamId, keyPrefix: string): Promise<EndedPart[]> {
      const parts = [...(streams.get(stream)?.ended ?? [])].filter(([key]) => key.startsWith(keyPrefix));
      return parts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { text, sequence }]) => ({ key, text, sequence }));
    },
    async commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult> {
      const prepared = prepareCommit(request);
      checkLimits(prepared);
      const [result] = commitPrepared([prepared]);
      if (result === undefined) throw new Error('a commit was not answered');
      return result;
    },
    async commitSeveral(requests: readonly CommitRequest[]): Promise<Committed[] | undefined> {
      const prepared = requests.map((request) => prepareCommit(request));
      for (const commit of prepared) checkLimits(commit);
      const keys = prepared.flatMap(({ inbox: entries }) => entries.map(({ key }) => key));
      if (new Set(keys).size < keys.length) return undefined;
      const results = commitPrepared(prepared);
      return results.every((result) => result.kind === 'committed') ? results.map(({ version, hash }) => ({ version, hash })) : undefined;
    },
    inboxRecord: async (key) => inbox.get(key),
    owners: async (keys) =>
      [...new Set(keys)].flatMap((key) => {
        const owner = owners.get(key);
        return owner === undefined ? [] : [{ key, owner }];
      }),
    async page<Event>(stream: StreamId, sequence: number): Promise<Page<Event> | undefined> {
      const page = streams.get(stream)?.pages[sequence - 1];
      return page === undefined ? undefined : pageFromText<Event>(page.text, page.hash);
    },
    async *pages<Event>(stream: StreamId, range: { from?: number; to?: number } = {}): AsyncGenerator<Page<Event>> {
      for (let sequence = range.from ?? 1; sequence <= (range.to ?? Number.MAX_SAFE_INTEGER); sequence += 1) {
        const page = streams.get(stream)?.pages[sequence - 1];
        if (page === undefined) return;
        yield pageFromText<Event>(page.text, page.hash);
      }
    },
    async due(now, limit) {
      const due = [...streams].flatMap(([stream, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ stream, dueAt }] : []));
      return due.sort((a, b) => (a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.stream < b.stream) ? -1 : 1)).slice(0, limit);
    },
    nextDue: async () =>
      [...streams.values()].reduce<string | undefined>(
        (first, { dueAt }) => (dueAt !== undefined && (first === undefined || dueAt < first) ? dueAt : first),
        undefined,
      ),
    async *streams(prefix: string): AsyncGenerator<StreamId> {
      for (const [stream] of inOrder()) if (stream.startsWith(prefix)) yield stream;
    },
    async unsealed(limit) {
      const open = inOrder().filter(([stream, { version, sealed }]) => version > sealed && !stream.startsWith('log:'));
      return open.slice(0, limit).map(([stream, { version, sealed }]) => ({ stream, from: sealed + 1, to: version }));
    },
    async markSealed(positions) {
      for (const { stream, to } of positions) {
        const kept = streams.get(stream);
        if (kept !== undefined) kept.sealed = Math.max(kept.sealed, to);
      }
    },
    close: async () => undefined,
  };
}
