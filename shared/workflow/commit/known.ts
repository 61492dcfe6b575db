/** What is known of a stream between its commits: where it stands, its state, and how the ledger holds the parts of it. */
import type { Core, StreamId } from '../../domain/aggregate/aggregate.ts';
import { genesisHash, sha256Hex } from '../../domain/aggregate/journal.ts';
import { headOf, type Parts, partsOf } from '../../domain/aggregate/parts.ts';
import { type PageState, stateDigest } from '../../domain/aggregate/state-digest.ts';
import type { CommitRequest, OpenPart } from '../../ports/ledger.ts';

/** A part as the ledger holds it. */
export interface HeldPart {
  item: unknown;
  /** Its place among all parts of the stream: lists are put together in this order. */
  place: number;
  digest: string;
  /** Of an open part. */
  slot?: number;
}

export interface Known<State> {
  stream: StreamId;
  version: number;
  hash: string;
  /** What the head in the ledger bears instead. */
  damagedHash?: string;
  dueAt?: string;
  /** With everything open; after a fold of the pages, with everything. */
  state: State;
  /** Of the parts in the state, those that the ledger holds just so. */
  held: ReadonlyMap<string, HeldPart>;
  /** Next place that was never given. */
  nextPlace: number;
  /** Places of open parts that are free. */
  freeSlots: readonly number[];
  /** Of the free ones, those that hold what is not believed, and must be emptied. */
  staleSlots: readonly number[];
  slots: number;
  /** Shelves that ended parts were put away from. */
  ended: readonly string[];
}

/** Head of a state that is stored in parts. */
export interface HeadInParts {
  rest: unknown;
  nextPlace: number;
  ended: readonly string[];
}

export const nothingKnown = <State>(core: Pick<Core<State, never, never, never>, 'initial'>, stream: StreamId): Known<State> => ({
  stream,
  version: 0,
  hash: genesisHash,
  state: core.initial(stream),
  held: new Map(),
  nextPlace: 1,
  freeSlots: [],
  staleSlots: [],
  slots: 0,
  ended: [],
});

/** What a commit writes of a state, and what is known after it. */
export type WrittenState<State> = Pick<CommitRequest, 'state' | 'stateVersion' | 'open' | 'ended' | 'pageState'> & {
  known: Pick<Known<State>, 'held' | 'nextPlace' | 'freeSlots' | 'staleSlots' | 'slots' | 'ended'>;
};

export function writeState<State>(
  core: Pick<Core<State, never, never, never>, 'stateVersion' | 'parts'>,
  known: Known<State>,
  state: State,
): WrittenState<State> {
  const { stateVersion, parts } = core;
  if (parts === undefined) {
    const digest = stateDigest(stateVersion, state, []);
    return { state, stateVersion, pageState: { version: stateVersion, digest }, known };
  }
  return writeParts(parts, stateVersion, known, state);
}

function writeParts<State>(parts: Parts<State, never>, stateVersion: number, known: Known<State>, state: State): WrittenState<State> {
  const all = partsOf(parts, state);
  const openKeys = new Set(all.filter(({ open }) => open).map(({ key }) => key));
  const freed = [...known.held].flatMap(([key, { slot }]) => (slot !== undefined && !openKeys.has(key) ? [slot] : []));
  const free = [...known.freeSlots, ...freed];
  const emptied = new Set([...freed, ...known.staleSlots]);
  const held = new Map<string, HeldPart>();
  const open: OpenPart[] = [];
  const ended: { key: string; text: string }[] = [];
  let { nextPlace, slots } = known;
  let last = { shelf: '', place: 0 };
  for (const part of all) {
    const before = known.held.get(part.key);
    const floor = last.shelf === part.shelf ? last.place : 0;
    const place = before !== undefined && before.place > floor ? before.place : nextPlace++;
    last = { shelf: part.shelf, place };
    if (before !== undefined && before.item === part.item && before.place === place && (before.slot !== undefined) === part.open) {
      held.set(part.key, before);
      continue;
    }
    const text = JSON.stringify([place, part.key, part.item]);
    const entry: HeldPart = { item: part.item, place, digest: sha256Hex(text) };
    if (part.open) {
      const slot = before?.slot ?? free.pop() ?? slots++;
      emptied.delete(slot);
      open.push({ slot, text });
      held.set(part.key, { ...entry, slot });
    } else ended.push({ key: part.key, text });
    if (before === undefined && part.alias !== undefined)
      ended.push({ key: part.alias.key, text: JSON.stringify([0, part.alias.key, part.alias.value]) });
  }
  for (const slot of emptied) open.push({ slot, text: '' });
  const shelves = [...new Set([...known.ended, ...ended.map(({ key }) => shelfOf(key))])].sort();
  const head: HeadInParts = { rest: headOf(parts, state), nextPlace, ended: shelves };
  return {
    state: head,
    stateVersion,
    open,
    ended,
    pageState: pageStateOf(stateVersion, head, held, ended),
    known: { held: openHeld(held), nextPlace, freeSlots: free, staleSlots: [], slots, ended: shelves },
  };
}

const shelfOf = (key: string): string => key.slice(0, key.indexOf(':'));

const openHeld = (held: ReadonlyMap<string, HeldPart>): Map<string, HeldPart> =>
  new Map([...held].filter(([, { slot }]) => slot !== undefined));

function pageStateOf(
  version: number,
  head: HeadInParts,
  held: ReadonlyMap<string, HeldPart>,
  ended: readonly { key: string; text: string }[],
): PageState {
  const digest = stateDigest(version, head, digestsOf(held));
  if (ended.length === 0) return { version, digest };
  return { version, digest, ended: Object.fromEntries(ended.map(({ key, text }) => [key, sha256Hex(text)])) };
}

export const digestsOf = (held: ReadonlyMap<string, HeldPart>): [string, string][] =>
  [...held].flatMap(([key, { slot, digest }]): [string, string][] => (slot === undefined ? [] : [[key, digest]]));

export interface ParsedPart {
  place: number;
  key: string;
  item: unknown;
  /** SHA-256 of the text. */
  digest: string;
}

/**
 * Our own JSON, written by `writeParts`. Between two messages of an account most of its parts stay as they are: the same text was parsed before, and means and
 * digests to the same.
 */
export function parsePart(text: string): ParsedPart {
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const [place, key, item]: [number, string, unknown] = JSON.parse(text);
  const part = { place, key, item, digest: sha256Hex(text) };
  if (parsed.size >= parsedMax || parsedCharacters + text.length > parsedCharactersMax) {
    parsed.clear();
    parsedCharacters = 0;
  }
  parsed.set(text, part);
  parsedCharacters += text.length;
  return part;
}

const parsed = new Map<string, ParsedPart>();
const parsedMax = 2_000;
/** A notice of a thousand lines is a part of some hundred thousand characters, and a function has half a gigabyte. */
const parsedCharactersMax = 8_000_000;
let parsedCharacters = 0;
