/**
 * Does a ledger hold together? Pages are chained, and whatever else the ledger keeps for speed (states, parts, inbox records, owners of names) must say what the
 * pages say. Every page and record is read once; nothing is written.
 */
import { genesisHash, hashPage, sha256Hex } from '../domain/aggregate/journal.ts';
import type { Ledger, Page, StreamId } from '../ports/ledger.ts';
import { type AnyCore, type Registry, registry } from './aggregates.ts';
import { readKnown } from './commit/read-state.ts';

export interface LedgerFinding {
  /** Or the part of the store, where it is the store that does not hold together. */
  stream: StreamId;
  what: string;
}
export interface LedgerVerdict {
  streams: number;
  pages: number;
  findings: LedgerFinding[];
  /** False: whatever was read, or was not found, may be wrong. */
  storeHolds: boolean;
}

export async function checkLedger(ledger: Ledger, { coreOf }: Pick<Registry, 'coreOf'> = registry): Promise<LedgerVerdict> {
  const damage = await ledger.damage();
  const findings = damage.map(({ part, what }) => ({ stream: part, what }));
  const verdict: LedgerVerdict = { streams: 0, pages: 0, findings, storeHolds: damage.length === 0 };
  try {
    for await (const stream of ledger.streams('')) {
      verdict.streams += 1;
      const checked = await checkSettled(ledger, () => checkStream({ ledger, core: coreOf(stream) }, stream), stream);
      verdict.pages += checked.pages;
      for (const what of checked.findings) verdict.findings.push({ stream, what });
    }
  } catch (error) {
    // What was found says why; where nothing was, the store is away.
    if (verdict.storeHolds) throw error;
    verdict.findings.push({ stream: 'ledger', what: `cannot be read to its end: ${reason(error)}` });
  }
  return verdict;
}

interface Checked {
  pages: number;
  findings: readonly string[];
}

/** Passes over a stream that is written to while it is read. */
const passesMax = 5;

/**
 * A ledger at work gives no snapshot of a stream: a commit between the reading of its pages and that of its parts makes the two differ. A stream that went on meanwhile is
 * read again, and of one that never rests only what every pass has found is damage: damage stays, though the newest page beside which it is found is another each time.
 */
async function checkSettled(ledger: Ledger, check: () => Promise<Checked>, stream: StreamId): Promise<Checked> {
  let checked = await check();
  for (let pass = 1; pass < passesMax && checked.findings.length > 0; pass += 1) {
    if (!(await hasGoneOn(ledger, stream, checked.pages))) return checked;
    const again = await check();
    const stayed = again.findings.filter((what) => checked.findings.some((before) => isSameFinding(before, what)));
    // A pass that nobody disturbed is the truth.
    checked = (await hasGoneOn(ledger, stream, again.pages)) ? { pages: again.pages, findings: stayed } : again;
  }
  return checked;
}

const isSameFinding = (one: string, other: string): boolean => withoutPage(one) === withoutPage(other);
const withoutPage = (what: string): string => what.replaceAll(/\bpage \d+/g, 'page');

/** Whether there are more pages than were read; not where nobody can say. */
async function hasGoneOn(ledger: Ledger, stream: StreamId, pages: number): Promise<boolean> {
  return (await ledger.page(stream, pages + 1).catch(() => undefined)) !== undefined;
}

async function checkStream(parts: { ledger: Ledger; core: AnyCore }, stream: StreamId): Promise<Checked> {
  const findings: string[] = [];
  const found = (what: string): void => void findings.push(what);
  const pages = await readStream(parts, stream, found).catch((error: unknown) => {
    found(`cannot be read: ${reason(error)}`);
    return 0;
  });
  return { pages, findings };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @returns how many pages were read */
async function readStream(
  { ledger, core }: { ledger: Ledger; core: AnyCore },
  stream: StreamId,
  found: (what: string) => void,
): Promise<number> {
  const owners = new Map<string, string>();
  const ended = new Map<string, string>();
  let hash = genesisHash;
  let sequence = 0;
  for await (const page of ledger.pages(stream)) {
    if (page.sequence !== sequence + 1 || page.previousHash !== hash || hashPage(page) !== page.hash) {
      found(`the journal breaks at page ${sequence + 1}`);
      return sequence;
    }
    ({ hash, sequence } = page);
    await checkInbox(ledger, page, found);
    for (const event of page.events) for (const claim of core.claimsOf(event, stream)) owners.set(claim.key, claim.owner);
    for (const [key, digest] of Object.entries(page.state?.ended ?? {})) ended.set(key, digest);
  }
  await checkOwners(ledger, owners, found);
  // A state of another version is folded again before it is used, so that nothing in it can mislead.
  const head = await ledger.head(stream);
  if (head?.stateVersion !== core.stateVersion) return sequence;
  await readKnown({ ledger, onDamage: (_, what) => found(what) }, core, stream).catch((error: unknown) => found(String(error)));
  const parts = new Map((await ledger.endedParts(stream, '')).map(({ key, text }) => [key, sha256Hex(text)]));
  for (const [key, digest] of ended) if (parts.get(key) !== digest) found(`the part ${key} is not what its page says`);
  return sequence;
}

async function checkInbox(ledger: Ledger, { inbox, stream, sequence }: Page, found: (what: string) => void): Promise<void> {
  for (const { key, digest } of inbox) {
    const record = await ledger.inboxRecord(key).catch((error: unknown) => reason(error));
    if (typeof record === 'string') found(`the record of ${key} (page ${sequence}) cannot be read: ${record}`);
    else if (record === undefined) found(`the record of ${key} (page ${sequence}) is missing: it would be taken in a second time`);
    else if (record.key !== key || record.digest !== digest || record.stream !== stream || record.sequence !== sequence)
      found(`the record of ${key} is not what page ${sequence} says`);
  }
}

async function checkOwners(ledger: Ledger, owners: ReadonlyMap<string, string>, found: (what: string) => void): Promise<void> {
  const held = new Map((await ledger.owners([...owners.keys()])).map(({ key, owner }) => [key, owner]));
  for (const [key, owner] of owners)
    if (held.get(key) !== owner) found(`the name ${key} is held by ${held.get(key) ?? 'nobody'}, and was taken for ${owner}`);
}
