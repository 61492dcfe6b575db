/** Finds where in a stream an instant lies, by halves: nobody reads a long stream from its beginning for a page of last week. */
import type { StreamId } from '../domain/aggregate/aggregate.ts';
import type { Ledger } from '../ports/ledger.ts';

/** Clocks of two hosts may differ by so much, and a page be written by one that is behind. */
export const skewMs = 600_000;

/** The first page that was written at an instant or after it; the last one where none was. @param version of the stream's head */
export async function firstWrittenAt(ledger: Pick<Ledger, 'page'>, stream: StreamId, atMs: number, version: number): Promise<number> {
  let [low, high] = [1, version];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const page = await ledger.page(stream, middle);
    if (page === undefined || Date.parse(page.recordedAt) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
