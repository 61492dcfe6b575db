/** Views in memory, for the embedded system: made from the ledger at start, kept by what is committed. */
import type { PartnerId } from '../../domain/messages.ts';
import type { RowKind, ViewRow } from '../../domain/views/rows.ts';
import type { Views } from '../../ports/views.ts';

/** Keys in order, with their place found by halving. */
interface Ordered {
  keys: string[];
  rows: Map<string, ViewRow>;
}

const placeOf = (keys: readonly string[], key: string): number => {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

function insert({ keys, rows }: Ordered, key: string, row: ViewRow): void {
  const place = placeOf(keys, key);
  if (keys[place] !== key) keys.splice(place, 0, key);
  rows.set(key, row);
}

function remove({ keys, rows }: Ordered, key: string): void {
  const place = placeOf(keys, key);
  if (keys[place] === key) keys.splice(place, 1);
  rows.delete(key);
}

const listKey = (row: ViewRow): string => `${row.sort}\u0000${row.key}`;
const termKey = (term: string, row: ViewRow): string => `${term}\u0000${row.key}`;

export function memoryViews(): Views {
  const byKey = new Map<string, ViewRow>();
  const lists = new Map<string, Ordered>();
  const terms = new Map<string, Ordered>();
  const orderedOf = (index: Map<string, Ordered>, name: string): Ordered => {
    const known = index.get(name) ?? { keys: [], rows: new Map() };
    index.set(name, known);
    return known;
  };
  const listOf = (kind: RowKind, party: PartnerId): Ordered => orderedOf(lists, `${kind} ${party}`);

  function take(row: ViewRow): void {
    const before = byKey.get(row.key);
    if (before !== undefined && before.page > row.page) return;
    if (before !== undefined) drop(before);
    byKey.set(row.key, row);
    for (const party of row.parties) {
      insert(listOf(row.kind, party), listKey(row), row);
      for (const term of row.terms) insert(orderedOf(terms, party), termKey(term, row), row);
    }
  }
  function drop(row: ViewRow): void {
    for (const party of row.parties) {
      remove(listOf(row.kind, party), listKey(row));
      for (const term of row.terms) remove(orderedOf(terms, party), termKey(term, row));
    }
  }

  return {
    async put(rows) {
      for (const row of rows) take(row);
    },
    async list({ kind, party, limit, cursor }) {
      const { keys, rows } = listOf(kind, party);
      const start = cursor === undefined ? 0 : placeOf(keys, `${cursor}\u0001`);
      const found = keys.slice(start, start + limit).flatMap((key) => rows.get(key) ?? []);
      const last = found.at(-1);
      return { rows: found, ...(start + limit < keys.length && last !== undefined ? { next: listKey(last) } : {}) };
    },
    async search({ term, party, limit }) {
      const { keys, rows } = orderedOf(terms, party);
      const found = new Map<string, ViewRow>();
      for (let place = placeOf(keys, term); place < keys.length && found.size < limit; place++) {
        const key = keys[place] ?? '';
        if (!key.startsWith(term)) break;
        const row = rows.get(key);
        if (row !== undefined) found.set(row.key, row);
      }
      return [...found.values()];
    },
  };
}
