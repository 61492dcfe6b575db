/** Rows for people's lists and searches. Everything in it follows from the journal and can be made again from it. */
import type { PartnerId } from '../domain/messages.ts';
import type { RowKind, ViewRow } from '../domain/views/rows.ts';

export interface ViewPage {
  rows: ViewRow[];
  /** Where the list goes on; absent at its end. */
  next?: string;
}

export interface Views {
  /** Takes the rows of an account as of a page; older rows of the same keys are replaced, newer ones stay. */
  put(rows: readonly ViewRow[]): Promise<void>;
  /** Rows of a kind that a party may find, in order; at most `limit`, from a cursor on. */
  list(query: { kind: RowKind; party: PartnerId; limit: number; cursor?: string }): Promise<ViewPage>;
  /** Rows that a party may find by a term: an exact one, or one that begins with it. */
  search(query: { term: string; party: PartnerId; limit: number }): Promise<ViewRow[]>;
}
