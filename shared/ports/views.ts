/** Rows for people's lists and searches. Everything in it follows from the journal and can be made again from it; nothing is decided on it. */
import type { PartnerId } from '../domain/messages/messages.ts';
import type { RowKind, ViewRow } from '../domain/report/views/rows.ts';

export interface ViewPage {
  rows: ViewRow[];
  /** Where the list goes on; absent at its end. */
  next?: string;
}

/** All rows of an account as of a page of its stream. */
export interface AccountRows {
  accountNumber: string;
  page: number;
  rows: readonly ViewRow[];
  /** What has changed since an earlier page. Where the rows are known as of that very page, nothing else is read or written: the rest stands as it is. */
  since?: { page: number; changed: readonly ViewRow[]; gone: readonly string[] };
}

export interface Views {
  /**
   * Takes the rows of an account in place of those that it had; a row that is the same stays as it was written. Rows as of an earlier page than what is
   * known are ignored, so a message may come twice and late.
   */
  put(rows: AccountRows): Promise<void>;
  /** The page of an account's stream that its rows know; 0 when it has none. */
  knownUpTo(accountNumber: string): Promise<number>;
  /** The same of many accounts, in their order, in few requests. */
  allKnownUpTo(accountNumbers: readonly string[]): Promise<number[]>;
  /** Keys of those of the rows that are not there as they should be, and of rows of the account that should not be; nothing is written. */
  lacks(rows: AccountRows): Promise<string[]>;
  /** Drops what is known of an account, so that its rows are taken as new ones. */
  forget(accountNumber: string): Promise<void>;
  /** Rows of a kind that a party may find, in order; at most `limit`, from a cursor on; with a filter, those that bear it. */
  list(query: { kind: RowKind; party: PartnerId; filter?: string; limit: number; cursor?: string }): Promise<ViewPage>;
  /** How many rows such a list has; counted up to `most`. */
  count(query: { kind: RowKind; party: PartnerId; filter?: string; most: number }): Promise<number>;
  /** Rows that a party may find by a term: an exact one, or one that begins with it. */
  search(query: { term: string; party: PartnerId; limit: number }): Promise<ViewRow[]>;
}

/** Names of the lists that a row stands in: of each party its whole one, and one for each filter. */
export const listsOf = ({ kind, parties, filters = [] }: Pick<ViewRow, 'kind' | 'parties' | 'filters'>): string[] =>
  parties.flatMap((party) =>
    [undefined, ...filters].map((filter) => listName({ kind, party, ...(filter === undefined ? {} : { filter }) })),
  );
export const listName = ({ kind, party, filter }: { kind: RowKind; party: PartnerId; filter?: string }): string =>
  `${kind}#${party}${filter === undefined ? '' : `#${filter}`}`;

/** Between an order and the row that stands there. */
const separator = '\u0001';
/** Keys of stores are bounded; nobody types a longer one. */
const termCharactersMax = 120;

/** Place of a row in a list, and the cursor after it. */
export const placeInList = ({ sort, key }: Pick<ViewRow, 'sort' | 'key'>): string => `${sort}${separator}${key}`;
/** Place of a row among what is found by a term. */
export const placeOfTerm = (term: string, { key }: Pick<ViewRow, 'key'>): string => `${termStart(term)}${separator}${key}`;
export const termStart = (term: string): string => [...term].slice(0, termCharactersMax).join('');

/** Keys of what a step is about. */
export const keysOf = ({ changed, gone }: NonNullable<AccountRows['since']>): string[] => [...changed.map(({ key }) => key), ...gone];

/** Whether a row would be written anew: the page alone is no news. */
export const isSameRow = ({ page: _, ...a }: ViewRow, { page: __, ...b }: ViewRow): boolean => JSON.stringify(a) === JSON.stringify(b);
