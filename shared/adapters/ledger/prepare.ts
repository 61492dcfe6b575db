/** What both ledgers do to a commit before they write it: check what the caller must keep to, number the page, spell it canonically and hash it. */
import { genesisHash, pageText, sha256Hex } from '../../domain/aggregate/journal.ts';
import type { Instant } from '../../domain/messages/messages.ts';
import type { CommitRequest, InboxEntry, OpenPart, Page, StreamId, UniqueClaim } from '../../ports/ledger.ts';

/** A commit as the texts and names that a store keeps. */
export interface PreparedCommit {
  stream: StreamId;
  expectedVersion: number;
  previousHash: string;
  /** What the head must bear for it. */
  headHash: string;
  /** Number of the page, and the version of the head after it. */
  sequence: number;
  hash: string;
  /** The page in its canonical spelling: exactly what `hash` covers. */
  page: string;
  /** The head of the state after the page, JSON. */
  state: string;
  stateVersion: number;
  open: readonly OpenPart[];
  ended: readonly { key: string; text: string }[];
  dueAt?: Instant;
  inbox: readonly InboxEntry[];
  claims: readonly UniqueClaim[];
}

/** Longest stream id, in UTF-8 bytes: with an instant before it, it must fit a DynamoDB sort key of 1,024 bytes. */
const streamBytesMax = 900;
/** Longest inbox key or claim, in UTF-8 bytes: with its prefix, it must fit a DynamoDB partition key of 2,048 bytes. */
const keyBytesMax = 2000;

/** Longest key of a part, in UTF-8 bytes: with its prefix, it must fit a DynamoDB sort key of 1,024 bytes. */
const partKeyBytesMax = 1000;

/** @throws RangeError when the request breaks a rule that its maker must keep (a bug there; retrying will not help). */
export function prepareCommit<State, Event>(request: CommitRequest<State, Event>): PreparedCommit {
  const { stream, expectedVersion, previousHash, recordedAt, events, inbox, dueAt, evidenceKey } = request;
  checkName('stream', stream, streamBytesMax);
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0)
    throw new RangeError(`expectedVersion ${expectedVersion} of ${stream} is not a whole number from 0 up`);
  if (expectedVersion === 0 && previousHash !== genesisHash)
    throw new RangeError(`previousHash of the new stream ${stream} must be 64 zeros (genesisHash)`);
  if (inbox.length === 0 && events.length === 0)
    throw new RangeError(`a page of ${stream} must record a message or an event; do not commit nothing`);
  checkInbox(inbox);
  for (const { key } of request.ended ?? []) checkName('key of a part', key, partKeyBytesMax);
  const sequence = expectedVersion + 1;
  const page = pageText({
    stream,
    sequence,
    previousHash,
    recordedAt,
    events,
    inbox,
    ...(evidenceKey === undefined ? {} : { evidenceKey }),
    ...(request.pageState === undefined ? {} : { state: request.pageState }),
  });
  return {
    stream,
    expectedVersion,
    previousHash,
    headHash: request.damagedHash ?? previousHash,
    sequence,
    hash: sha256Hex(page),
    page,
    state: JSON.stringify(request.state),
    stateVersion: request.stateVersion ?? 0,
    open: request.open ?? [],
    ended: request.ended ?? [],
    ...(dueAt === undefined ? {} : { dueAt }),
    inbox,
    claims: distinctClaims(request.claims),
  };
}

/** A page from its canonical text. The text is this system's own (its hash is checked by `verify` and `reconcile`), so the caller names its type. */
export function pageFromText<Event>(text: string, hash: string): Page<Event> {
  const page: Omit<Page<Event>, 'hash'> = JSON.parse(text);
  return { ...page, hash };
}

function checkInbox(inbox: readonly InboxEntry[]): void {
  const seen = new Set<string>();
  for (const { key } of inbox) {
    checkName('inbox key', key, keyBytesMax);
    if (seen.has(key)) throw new RangeError(`inbox key ${key} stands twice in one commit; take a repeated message out of the batch first`);
    seen.add(key);
  }
}

/** Claims without repeats: several messages of a batch may take the same name for the same owner. */
function distinctClaims(claims: readonly UniqueClaim[]): UniqueClaim[] {
  const owners = new Map<string, string>();
  for (const { key, owner } of claims) {
    checkName('claim', key, keyBytesMax);
    checkName('owner of a claim', owner, keyBytesMax);
    const other = owners.get(key);
    if (other !== undefined && other !== owner)
      throw new RangeError(`one commit claims ${key} for both ${other} and ${owner}; a name has one owner`);
    owners.set(key, owner);
  }
  return [...owners].map(([key, owner]) => ({ key, owner }));
}

function checkName(what: string, name: string, bytesMax: number): void {
  if (name === '') throw new RangeError(`${what} is empty`);
  // A lone surrogate would be stored as another character, and two names could become one.
  if (!name.isWellFormed()) throw new RangeError(`${what} ${JSON.stringify(name)} is not well-formed Unicode`);
  const bytes = Buffer.byteLength(name);
  if (bytes > bytesMax) throw new RangeError(`${what} ${name.slice(0, 60)}… has ${bytes} bytes where ${bytesMax} are allowed`);
}
