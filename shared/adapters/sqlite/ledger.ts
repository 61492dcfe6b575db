/** The ledger on SQLite: one transaction a commit. Node's SQLite is synchronous and the file has one writer, so commits are serial by nature. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '../../domain/messages/messages.ts';
import type {
  CommitRequest,
  CommitResult,
  Committed,
  EndedPart,
  Head,
  InboxRecord,
  Ledger,
  OpenPart,
  Page,
  SealedUpTo,
  StreamId,
  UniqueClaim,
  UnsealedPages,
} from '../../ports/ledger.ts';
import { checkLimits } from '../ledger/items.ts';
import type { PreparedCommit } from '../ledger/prepare.ts';
import { pageFromText, prepareCommit } from '../ledger/prepare.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SqliteRow } from './rows.ts';
import { bearsKey, integer, optionalText, text } from './rows.ts';
import { damageOf } from './structure.ts';

/** Rows a step when walking pages or streams: a walk never holds the database while its consumer works. */
const stepRows = 256;

export interface SqliteLedgerDeps {
  database: DatabaseSync;
  group: GroupCommit;
  close: () => Promise<void>;
}

export function createSqliteLedger({ database, group, close }: SqliteLedgerDeps): Ledger {
  const statements = prepareStatements(database);
  const commitPrepared = createCommit(group, statements);
  return {
    async head<State>(stream: StreamId): Promise<Head<State> | undefined> {
      const row = statements.head.get(stream);
      if (row === undefined) return undefined;
      const open = statements.openParts.all(stream).map((part) => ({ slot: integer(part, 'slot'), text: text(part, 'body') }));
      return headFromRow<State>(row, open);
    },
    async endedParts(stream: StreamId, keyPrefix: string): Promise<EndedPart[]> {
      return statements.endedParts
        .all(stream, keyPrefix, `${keyPrefix}\u{10ffff}`)
        .map((part) => ({ key: text(part, 'key'), text: text(part, 'body'), sequence: integer(part, 'sequence') }));
    },
    async commit<State, Event>(request: CommitRequest<State, Event>): Promise<CommitResult> {
      const prepared = prepareCommit(request);
      checkLimits(prepared);
      const [result] = commitPrepared([prepared]);
      // Also a refusal: it may rest on a commit of somebody else that is not on disk yet.
      await group.durable();
      if (result === undefined) throw new Error('a commit was not answered');
      return result;
    },
    async commitSeveral(requests: readonly CommitRequest[]): Promise<Committed[] | undefined> {
      const prepared = requests.map((request) => prepareCommit(request));
      for (const commit of prepared) checkLimits(commit);
      const results = commitPrepared(prepared);
      await group.durable();
      return results.every((result) => result.kind === 'committed') ? results.map(({ version, hash }) => ({ version, hash })) : undefined;
    },
    async inboxRecord(key: string): Promise<InboxRecord | undefined> {
      const row = statements.inboxRecord.get(key);
      return row === undefined ? undefined : inboxFromRow(row, key);
    },
    async owners(keys: readonly string[]): Promise<UniqueClaim[]> {
      return [...new Set(keys)].flatMap((key) => {
        const row = statements.owner.get(key);
        return row === undefined ? [] : [{ key, owner: ownerFromRow(row, key) }];
      });
    },
    async page<Event>(stream: StreamId, sequence: number): Promise<Page<Event> | undefined> {
      const row = statements.pages.get(stream, sequence, sequence, 1);
      return row === undefined ? undefined : pageFromText<Event>(text(row, 'body'), text(row, 'hash'));
    },
    async *pages<Event>(stream: StreamId, range: { from?: number; to?: number } = {}): AsyncGenerator<Page<Event>> {
      const to = range.to ?? Number.MAX_SAFE_INTEGER;
      for (let from = range.from ?? 1; ; from += stepRows) {
        const rows = statements.pages.all(stream, from, to, stepRows);
        for (const row of rows) yield pageFromText<Event>(text(row, 'body'), text(row, 'hash'));
        if (rows.length < stepRows) return;
      }
    },
    async due(now: Instant, limit: number) {
      return statements.due.all(now, limit).map((row) => ({ stream: text(row, 'stream'), dueAt: text(row, 'due_at') }));
    },
    async nextDue(): Promise<Instant | undefined> {
      const row = statements.nextDue.get();
      return row === undefined ? undefined : text(row, 'due_at');
    },
    async *streams(prefix: string): AsyncGenerator<StreamId> {
      for (const row of headsOf(statements.streams, prefix)) yield text(row, 'stream');
    },
    async *versions(prefix: string) {
      for (const row of headsOf(statements.versions, prefix)) yield { stream: text(row, 'stream'), version: integer(row, 'version') };
    },
    async unsealed(limit: number): Promise<UnsealedPages[]> {
      return statements.unsealed
        .all(limit)
        .map((row) => ({ stream: text(row, 'stream'), from: integer(row, 'sealed') + 1, to: integer(row, 'version') }));
    },
    async markSealed(positions: readonly SealedUpTo[]): Promise<void> {
      group.within(() => {
        for (const { stream, to } of positions) statements.markSealed.run(to, stream);
      });
      await group.durable();
    },
    damage: async () => damageOf(database),
    close,
  };
}

type Statements = ReturnType<typeof prepareStatements>;

/** What the row itself says, also of its key: SQLite would answer with the key that the index has, whatever row that leads to, or none. */
const rowFound = (table: string, columns: readonly string[]): string =>
  `SELECT ${columns.map((column) => `row.${column}`).join(', ')} FROM ${table} AS found LEFT JOIN ${table} AS row ON row.rowid = found.rowid WHERE found.key = ?`;

function prepareStatements(database: DatabaseSync) {
  return {
    head: database.prepare('SELECT stream, version, hash, state, state_version, due_at FROM heads WHERE stream = ?'),
    place: database.prepare('SELECT version, hash FROM heads WHERE stream = ?'),
    putHead: database.prepare(`INSERT INTO heads (stream, version, hash, state, state_version, due_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (stream) DO UPDATE SET version = excluded.version, hash = excluded.hash, state = excluded.state,
        state_version = excluded.state_version, due_at = excluded.due_at`),
    openParts: database.prepare('SELECT slot, body FROM open_parts WHERE stream = ? ORDER BY slot'),
    putOpenPart: database.prepare(`INSERT INTO open_parts (stream, slot, body) VALUES (?, ?, ?)
      ON CONFLICT (stream, slot) DO UPDATE SET body = excluded.body`),
    endedParts: database.prepare('SELECT key, sequence, body FROM ended_parts WHERE stream = ? AND key >= ? AND key < ? ORDER BY key'),
    putEndedPart: database.prepare(`INSERT INTO ended_parts (stream, key, sequence, body) VALUES (?, ?, ?, ?)
      ON CONFLICT (stream, key) DO UPDATE SET sequence = excluded.sequence, body = excluded.body`),
    pages: database.prepare('SELECT hash, body FROM pages WHERE stream = ? AND sequence BETWEEN ? AND ? ORDER BY sequence LIMIT ?'),
    putPage: database.prepare('INSERT INTO pages (stream, sequence, hash, body) VALUES (?, ?, ?, ?)'),
    inboxRecord: database.prepare(rowFound('inbox', ['key', 'digest', 'stream', 'sequence'])),
    putInbox: database.prepare('INSERT INTO inbox (key, digest, stream, sequence) VALUES (?, ?, ?, ?)'),
    owner: database.prepare(rowFound('claims', ['key', 'owner'])),
    putClaim: database.prepare('INSERT INTO claims (key, owner) VALUES (?, ?) ON CONFLICT (key) DO NOTHING'),
    due: database.prepare('SELECT stream, due_at FROM heads WHERE due_at <= ? ORDER BY due_at, stream LIMIT ?'),
    nextDue: database.prepare('SELECT due_at FROM heads WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1'),
    unsealed: database.prepare(
      "SELECT stream, sealed, version FROM heads WHERE version > sealed AND substr(stream, 1, 4) <> 'log:' ORDER BY stream LIMIT ?",
    ),
    markSealed: database.prepare('UPDATE heads SET sealed = max(sealed, ?) WHERE stream = ?'),
    streams: headsFrom(database, 'stream'),
    versions: headsFrom(database, 'stream, version'),
  };
}

interface HeadsFrom {
  first: StatementSync;
  next: StatementSync;
}
function headsFrom(database: DatabaseSync, columns: string): HeadsFrom {
  const from = (place: string) => database.prepare(`SELECT ${columns} FROM heads WHERE stream ${place} ? ORDER BY stream LIMIT ?`);
  return { first: from('>='), next: from('>') };
}

function* headsOf({ first, next }: HeadsFrom, prefix: string): Generator<SqliteRow> {
  let rows = first.all(prefix, stepRows);
  for (;;) {
    for (const row of rows) {
      // Names with one prefix stand together in id order, so the first other one is the end.
      if (!text(row, 'stream').startsWith(prefix)) return;
      yield row;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < stepRows) return;
    rows = next.all(text(last, 'stream'), stepRows);
  }
}

/**
 * The same answers in the same precedence as DynamoDB's: received before version before claims, since a duplicate's own page may be what moved the version.
 * Every commit is written, or none: then the answer is that to the first which is refused.
 */
function createCommit(group: GroupCommit, statements: Statements): (commits: readonly PreparedCommit[]) => CommitResult[] {
  const refusal = (commit: PreparedCommit): CommitResult | undefined => {
    const records = commit.inbox.flatMap(({ key }) => {
      const row = statements.inboxRecord.get(key);
      return row === undefined ? [] : [inboxFromRow(row, key)];
    });
    if (records.length > 0) return { kind: 'already-received', records };
    const place = statements.place.get(commit.stream);
    const moved =
      place === undefined
        ? commit.expectedVersion !== 0
        : integer(place, 'version') !== commit.expectedVersion || text(place, 'hash') !== commit.headHash;
    if (moved) return { kind: 'version-conflict' };
    const claims = commit.claims.flatMap(({ key, owner }) => {
      const row = statements.owner.get(key);
      const holder = row === undefined ? owner : ownerFromRow(row, key);
      return holder === owner ? [] : [{ key, owner: holder }];
    });
    return claims.length > 0 ? { kind: 'claimed', claims } : undefined;
  };
  const write = (commit: PreparedCommit): void => {
    const { stream, sequence, hash } = commit;
    statements.putHead.run(stream, sequence, hash, commit.state, commit.stateVersion, commit.dueAt ?? null);
    for (const part of commit.open) statements.putOpenPart.run(stream, part.slot, part.text);
    for (const part of commit.ended) statements.putEndedPart.run(stream, part.key, sequence, part.text);
    statements.putPage.run(stream, sequence, hash, commit.page);
    for (const { key, digest } of commit.inbox) statements.putInbox.run(key, digest, stream, sequence);
    for (const { key, owner } of commit.claims) statements.putClaim.run(key, owner);
  };
  return (commits) => {
    const undone = new Error('one of the commits is refused, and those before it are undone');
    let refused: CommitResult | undefined;
    try {
      return group.within(() =>
        commits.map((commit): CommitResult => {
          refused = refusal(commit);
          if (refused !== undefined) throw undone;
          write(commit);
          return { kind: 'committed', version: commit.sequence, hash: commit.hash };
        }),
      );
    } catch (error) {
      if (error === undone && refused !== undefined) return [refused];
      throw error;
    }
  };
}

function headFromRow<State>(row: SqliteRow, open: OpenPart[]): Head<State> {
  // Our own JSON, written by `commit`: the caller names the type of its stream's state.
  const state: State = JSON.parse(text(row, 'state'));
  const dueAt = optionalText(row, 'due_at');
  return {
    stream: text(row, 'stream'),
    version: integer(row, 'version'),
    hash: text(row, 'hash'),
    stateVersion: integer(row, 'state_version'),
    state,
    open,
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

function inboxFromRow(row: SqliteRow, key: string): InboxRecord {
  bearsKey(row, 'inbox', key);
  return { key, digest: text(row, 'digest'), stream: text(row, 'stream'), sequence: integer(row, 'sequence') };
}

function ownerFromRow(row: SqliteRow, key: string): string {
  bearsKey(row, 'claims', key);
  return text(row, 'owner');
}
