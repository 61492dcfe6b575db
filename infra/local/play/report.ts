/** The report of what was played: the whole journal of the ledger, and what partners found in their reply queues. */
import * as z from 'zod';
import { outboundSchemas, receiptOutcome } from '../../../shared/contracts/outbound/schemas.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import type { IntakeEvent } from '../../../shared/domain/intake/events.ts';
import type { OutboundType } from '../../../shared/domain/messages/outputs.ts';
import type { PartnerReceived } from '../../../shared/domain/report/pages.ts';
import { buildReport, type Report } from '../../../shared/domain/report/report.ts';
import type { Ledger, Page } from '../../../shared/ports/ledger.ts';
import type { Letter } from './letters.ts';
import type { ReceivedEvent } from './mailboxes.ts';

async function pagesOf<Event>(ledger: Ledger, prefix: string): Promise<Page<Event>[][]> {
  const streams: Page<Event>[][] = [];
  for await (const stream of ledger.streams(prefix)) {
    const pages: Page<Event>[] = [];
    for await (const page of ledger.pages<Event>(stream)) pages.push(page);
    streams.push(pages);
  }
  return streams;
}

const isOutboundType = (type: string): type is OutboundType => Object.hasOwn(outboundSchemas, type);
/** What the report shows of a receipt. */
const receipt = z.object({
  messageId: z.string(),
  outcome: receiptOutcome(),
  rules: z.array(z.object({ id: z.string(), outcome: z.enum(['ACCEPT', 'HOLD', 'REJECT']) })),
});

function received({ to, id, type: fullType, time: at, data }: ReceivedEvent): PartnerReceived {
  const type = fullType.replace(/^presale\./, '').replace(/\.v1$/, '');
  if (!isOutboundType(type)) throw new Error(`a partner received an event of the unknown type ${fullType}; this is a fault of the system`);
  if (type !== 'release.receipt') return { to, output: { id, at, type, data } };
  return { to, output: { id, at, type, data: receipt.parse(data) } };
}

/** A report whose outbox has what was said, as the partner read it. */
export type PlayedReport = Omit<Report, 'outbox'> & { outbox: (Report['outbox'][number] & { data: unknown })[] };

/** `letters` in the order of the file; replies in the order in which they arrived. */
export async function reportOf(ledger: Ledger, letters: readonly Letter[], replies: readonly ReceivedEvent[]): Promise<PlayedReport> {
  const places = new Map<string, number>();
  for (const [place, { messageId, body }] of letters.entries()) {
    if (!places.has(messageId)) places.set(messageId, place);
    // A message whose id could not be read is known by the digest of its body.
    places.set(`unreadable-${sha256Hex(body).slice(0, 32)}`, place);
  }
  const report = buildReport({
    accounts: await pagesOf<AccountEvent>(ledger, 'account:'),
    cases: await pagesOf<DossierEvent>(ledger, 'case:'),
    intake: await pagesOf<IntakeEvent>(ledger, 'intake:'),
    received: replies.map(received),
    placeOf: (messageId) => places.get(messageId) ?? Number.MAX_SAFE_INTEGER,
  });
  return { ...report, outbox: report.outbox.map((entry, index) => ({ ...entry, data: replies[index]?.data })) };
}
