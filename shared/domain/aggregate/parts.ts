/**
 * A state in parts: a small head, and one part for each thing that the state is about (a notice, a payment, a task). A store keeps each by itself, so that
 * a commit writes what changed and no number of things meets a limit of the store. What is open is always at hand; what has ended is fetched by its key
 * when a command needs it. The fold of the journal is always the whole; in use a state is a view of it, and must decide as the whole would.
 */

/** The things of one kind in a state, in the order in which the state has them. */
export interface Shelf<State, Item> {
  name: string;
  items(state: State): readonly Item[];
  put(state: State, items: readonly Item[]): State;
  /** Unique among all that were ever on the shelf, and the same for the whole life of the thing. */
  keyOf(item: Item): string;
  /** A further key under which the thing is to be found (a payment's serial), and what stands there. Written once. */
  alias?(item: Item): { key: string; value: unknown };
}

export interface Parts<State, Command> {
  shelves: readonly Shelf<State, unknown>[];
  /** Tells which things of a state are open: something can still happen to them by itself, or through a message that does not name them. */
  openIn(state: State): (shelf: string, item: unknown) => boolean;
  /**
   * Beginnings of the keys of what has ended and the command may touch. Asked again with what was found, until nothing new is named.
   * @param found what stands under the aliases that were fetched
   */
  needs(state: State, command: Command, taken: ReadonlyMap<string, string>, found: ReadonlyMap<string, unknown>): string[];
}

export interface Part {
  /** `<shelf>:<key of the thing>`. */
  key: string;
  shelf: string;
  item: unknown;
  open: boolean;
  alias?: { key: string; value: unknown };
}

/** All parts of a state, shelf by shelf, in order. */
export function partsOf<State>({ shelves, openIn }: Parts<State, never>, state: State): Part[] {
  const isOpen = openIn(state);
  const taken = new Set<string>();
  return shelves.flatMap((shelf) =>
    shelf.items(state).map((item) => {
      const key = freeKey(`${shelf.name}:${shelf.keyOf(item)}`, taken);
      const alias = shelf.alias?.(item);
      return { key, shelf: shelf.name, item, open: isOpen(shelf.name, item), ...(alias === undefined ? {} : { alias }) };
    }),
  );
}

/** A builder that breaks the promise of `keyOf` must not cost a part. */
function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let count = 2; taken.has(free); count++) free = `${key}~${count}`;
  taken.add(free);
  return free;
}

/** The state without its parts. */
export const headOf = <State>({ shelves }: Parts<State, never>, state: State): State =>
  shelves.reduce((head, shelf) => (shelf.items(head).length === 0 ? head : shelf.put(head, [])), state);

/** The view that is kept: what is open. The same object when all is. */
export function openOf<State>(parts: Parts<State, never>, state: State): State {
  const isOpen = parts.openIn(state);
  return parts.shelves.reduce((view, shelf) => {
    const items = shelf.items(state);
    const open = items.filter((item) => isOpen(shelf.name, item));
    return open.length === items.length ? view : shelf.put(view, open);
  }, state);
}

/** The state with further parts on their shelves, each shelf in the order of the places. */
export function withParts<State>(
  { shelves }: Parts<State, never>,
  state: State,
  added: readonly { key: string; item: unknown; place: number }[],
  placeOf: (key: string) => number | undefined,
): State {
  const byShelf = Map.groupBy(added, ({ key }) => key.slice(0, key.indexOf(':')));
  return shelves.reduce((next, shelf) => {
    const more = byShelf.get(shelf.name);
    if (more === undefined) return next;
    // What this very batch has brought has no place yet, and stands behind all that has.
    const present = shelf.items(next).map((item) => ({
      item,
      place: placeOf(`${shelf.name}:${shelf.keyOf(item)}`) ?? Number.MAX_SAFE_INTEGER,
    }));
    const all = [...present, ...more].sort((a, b) => a.place - b.place);
    return shelf.put(
      next,
      all.map(({ item }) => item),
    );
  }, state);
}
