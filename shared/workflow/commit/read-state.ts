/**
 * Reading the state of a stream, and believing it only as far as its pages say the same. What is of another version, or is not what the last page says, is
 * folded again from the pages: they are the truth, the state is kept to save the folding.
 */
import { type Core, kindOf, type StreamId } from '../../domain/aggregate/aggregate.ts';
import { genesisHash, hashPage, sha256Hex } from '../../domain/aggregate/journal.ts';
import { withParts } from '../../domain/aggregate/parts.ts';
import { stateDigest } from '../../domain/aggregate/state-digest.ts';
import type { EndedPart, Head, Ledger, Page } from '../../ports/ledger.ts';
import { digestsOf, type HeadInParts, type HeldPart, type Known, nothingKnown, parsePart } from './known.ts';

export type AnyStateCore<State> = Pick<
  Core<State, never, never, never>,
  'kind' | 'stateVersion' | 'initial' | 'evolve' | 'parts' | 'nextDueAt'
>;

/** Something in the ledger is not what its pages say; `what` names it. Nothing of it was believed. */
export type ReportDamage = (stream: StreamId, what: string) => void;

export interface Reading {
  ledger: Ledger;
  onDamage: ReportDamage;
}

/** A read may fall between two commits: head and parts then do not belong together, and the next read shows whether it was that. */
const readsMax = 3;

/** What the stream is now. The state of one that was never written belongs to the core, not to the store. */
export async function readKnown<State>(reading: Reading, core: AnyStateCore<State>, stream: StreamId): Promise<Known<State>> {
  for (let read = 1; ; read++) {
    const head = await reading.ledger.head<State>(stream);
    if (head === undefined) return nothingKnown(core, stream);
    if (head.stateVersion !== core.stateVersion) return foldAgain(reading, core, head);
    const page = await reading.ledger.page(stream, head.version);
    const known = joined(core, head);
    const wrong = known === undefined ? 'the state cannot be read' : whatIsWrong(core, head, known, page);
    if (known !== undefined && wrong === undefined) return known;
    if (read < readsMax) continue;
    reading.onDamage(stream, `${wrong}; it is folded again from the pages`);
    return foldAgain(reading, core, head);
  }
}

/** The state alone, for those who only look; with what the command would need, where one is given. */
export async function readState<State, Command>(
  reading: Reading,
  core: AnyStateCore<State> & Pick<Core<State, Command, never, never>, 'parts'>,
  stream: StreamId,
  command?: Command,
): Promise<State> {
  const known = await readKnown(reading, core, stream);
  return command === undefined ? known.state : (await withNeeds(reading, core, known, command, new Map())).known.state;
}

function joined<State>({ parts }: AnyStateCore<State>, head: Head<unknown>): Known<State> | undefined {
  const { stream, version, hash, dueAt, open } = head;
  const place = { stream, version, hash, ...(dueAt === undefined ? {} : { dueAt }), staleSlots: [] };
  // Our own JSON, written by `writeState` for this version of the state.
  if (parts === undefined)
    return { ...place, state: head.state as State, held: new Map(), nextPlace: 1, freeSlots: [], slots: 0, ended: [] };
  const { rest, nextPlace, ended } = head.state as HeadInParts;
  try {
    const entries = open.flatMap(({ slot, text }) => (text === '' ? [] : [{ slot, ...parsePart(text) }]));
    const held = new Map<string, HeldPart>(entries.map(({ key, ...entry }) => [key, entry]));
    const free = open.filter(({ text }) => text === '').map(({ slot }) => slot);
    const state = withParts(parts, rest as State, entries, (key) => held.get(key)?.place);
    return { ...place, state, held, nextPlace, freeSlots: free, slots: slotCount(head), ended };
  } catch {
    return undefined;
  }
}

const slotCount = ({ open }: Pick<Head, 'open'>): number => open.reduce((most, { slot }) => Math.max(most, slot + 1), 0);

function whatIsWrong<State>(
  core: AnyStateCore<State>,
  head: Head<unknown>,
  known: Known<State>,
  page: Page | undefined,
): string | undefined {
  if (page === undefined) return `page ${head.version} is missing`;
  if (page.hash !== head.hash || hashPage(page) !== page.hash) return `page ${head.version} is not the one that the head names`;
  if (page.state?.digest !== stateDigest(core.stateVersion, head.state, digestsOf(known.held)))
    return `the state is not what page ${head.version} says`;
  return undefined;
}

/** The whole state, everything that has ended with it; the next commit writes all of it. @throws Error when the pages themselves do not hold together. */
async function foldAgain<State>(reading: Reading, core: AnyStateCore<State>, head: Head<unknown>): Promise<Known<State>> {
  const { stream, open } = head;
  let state = core.initial(stream);
  let hash = genesisHash;
  let version = 0;
  const broken = (what: string): Error => {
    reading.onDamage(stream, what);
    return new Error(`a stream of ${kindOf(stream)} cannot be folded: ${what}; verify the ledger before anything else`);
  };
  for await (const page of reading.ledger.pages(stream, { to: head.version })) {
    if (page.sequence !== version + 1 || page.previousHash !== hash || hashPage(page) !== page.hash)
      throw broken(`its journal breaks at page ${version + 1}`);
    ({ hash } = page);
    version = page.sequence;
    for (const event of page.events) state = core.evolve(state, event as never);
  }
  // Pages that are missing at the end cannot be told from pages that never were; nothing is written behind them.
  if (version !== head.version) throw broken(`its head stands at page ${head.version} and its journal ends at page ${version}`);
  const slots = open.map(({ slot }) => slot);
  const dueAt = core.nextDueAt(state);
  return {
    ...nothingKnown(core, stream),
    version,
    hash,
    // A head whose hash alone is damaged is mended by the next commit; refusing it for ever would help nobody.
    ...(head.hash === hash ? {} : { damagedHash: head.hash }),
    state,
    ...(dueAt === undefined ? {} : { dueAt }),
    freeSlots: slots,
    staleSlots: open.flatMap(({ slot, text }) => (text === '' ? [] : [slot])),
    slots: slotCount(head),
  };
}

export interface WithNeeds<State> {
  known: Known<State>;
  /** An ended part was damaged: this is the fold of the pages, and nothing of what was known before. */
  folded: boolean;
}

/** The same with what has ended and the command may touch. The parts are believed only as far as the pages that put them away say the same. */
export async function withNeeds<State, Command>(
  reading: Reading,
  core: AnyStateCore<State> & Pick<Core<State, Command, never, never>, 'parts'>,
  known: Known<State>,
  command: Command,
  taken: ReadonlyMap<string, string>,
): Promise<WithNeeds<State>> {
  const { parts } = core;
  if (parts === undefined || known.ended.length === 0) return { known, folded: false };
  const asked = new Set<string>();
  const found = new Map<string, unknown>();
  let next = known;
  for (;;) {
    const wanted = parts
      .needs(next.state, command, taken, found)
      .filter((prefix) => !asked.has(prefix) && next.ended.includes(shelfOf(prefix)));
    if (wanted.length === 0) return { known: next, folded: false };
    for (const prefix of wanted) asked.add(prefix);
    const loaded = (await Promise.all(wanted.map((prefix) => reading.ledger.endedParts(known.stream, prefix)))).flat();
    if (!(await areBelieved(reading, known.stream, loaded))) {
      // The fold has everything, so nothing more is needed.
      const head = await reading.ledger.head(known.stream);
      if (head !== undefined) return { known: await foldAgain(reading, core, head), folded: true };
    }
    next = withLoaded(core, next, loaded, found);
  }
}

const shelfOf = (key: string): string => key.slice(0, key.indexOf(':'));

function withLoaded<State>(
  { parts }: AnyStateCore<State>,
  known: Known<State>,
  loaded: readonly EndedPart[],
  found: Map<string, unknown>,
): Known<State> {
  if (parts === undefined) return known;
  const shelves = new Set(parts.shelves.map(({ name }) => name));
  const entries = new Map<string, HeldPart>();
  for (const { text } of loaded) {
    const { key, item, place, digest } = parsePart(text);
    if (!shelves.has(shelfOf(key))) found.set(key, item);
    else if (!known.held.has(key)) entries.set(key, { item, place, digest });
  }
  const held = new Map([...known.held, ...entries]);
  const added = [...entries].map(([key, { item, place }]) => ({ key, item, place }));
  return { ...known, held, state: withParts(parts, known.state, added, (key) => held.get(key)?.place) };
}

/** Each part must be the one that its page put away. */
async function areBelieved({ ledger, onDamage }: Reading, stream: StreamId, loaded: readonly EndedPart[]): Promise<boolean> {
  const bySequence = Map.groupBy(loaded, ({ sequence }) => sequence);
  const sequences = [...bySequence.keys()].sort((a, b) => a - b);
  const check = (page: Page | undefined): boolean => {
    const wrong = (bySequence.get(page?.sequence ?? 0) ?? []).find(
      ({ key, text }) => page === undefined || hashPage(page) !== page.hash || page.state?.ended?.[key] !== sha256Hex(text),
    );
    if (wrong !== undefined)
      onDamage(stream, `the part ${shelfOf(wrong.key)} is not what page ${wrong.sequence} says; the state is folded again`);
    return wrong === undefined;
  };
  if (sequences.length <= pagesOneByOne) {
    const pages = await Promise.all(sequences.map((sequence) => ledger.page(stream, sequence)));
    return pages.every((page) => page !== undefined && check(page));
  }
  for await (const page of ledger.pages(stream, { from: sequences[0] ?? 1, to: sequences.at(-1) ?? 1 })) if (!check(page)) return false;
  return true;
}

/** More than so many pages are read in a row. */
const pagesOneByOne = 20;
