/** The receipt of a message, read from the page that took it in. */
import { sourceOf } from '../contracts/fields/partner.ts';
import type { PartnerId } from '../domain/messages/messages.ts';
import { desk } from '../domain/report/views/rows.ts';
import type { FiredRule } from '../domain/rules/engine/finding.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Register } from '../ports/register.ts';
import { coreOf } from './aggregates.ts';

/** Undefined until it is taken in. A person of the desk speaks under a name of their own. */
export async function receiptOf(
  { ledger, register }: { ledger: Pick<Ledger, 'inboxRecord' | 'page'>; register: Pick<Register, 'partners'> },
  party: PartnerId,
  messageId: string,
): Promise<{ outcome: string; rules: FiredRule[] } | undefined> {
  const senders =
    party === desk ? (await register.partners()).map(({ partner }) => partner).filter((id) => id.startsWith(`${desk}:`)) : [party];
  for (const sender of senders) {
    const record = await ledger.inboxRecord(`${sourceOf(sender)}#${messageId}`);
    const page = record === undefined ? undefined : await ledger.page(record.stream, record.sequence);
    if (page === undefined) continue;
    for (const output of coreOf(page.stream).outputsOf(page)) {
      if (output.kind === 'tell-partner' && output.type === 'release.receipt' && output.data.messageId === messageId)
        return { outcome: output.data.outcome, rules: output.data.rules };
    }
  }
  return undefined;
}
