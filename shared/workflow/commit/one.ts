/** The page of what was taken in before. */
import type { Ledger, Page, StreamId } from '../../ports/ledger.ts';

/** A page that an inbox record names. That it is missing means that the ledger has lost something. */
export async function pageOfRecord<Event>(
  ledger: Ledger,
  { stream, sequence }: { stream: StreamId; sequence: number },
): Promise<Page<Event>> {
  const page = await ledger.page<Event>(stream, sequence);
  if (!page) throw new Error(`the ledger names page ${sequence} of a stream and does not have it; verify the ledger before anything else`);
  return page;
}
