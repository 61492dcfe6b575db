import { documentsOf } from '../../shared/domain/documents/references.ts';
import type { InboundMessage, PartnerId } from '../../shared/domain/messages/messages.ts';
import { accountNow } from '../../shared/workflow/account/account-now.ts';
import type { Deps } from './deps.ts';

/**
 * True where the message names no upload, where the account is not registered yet, and where the sender keeps or kept the account or registered it. Another bank's
 * or authority's message is held for a person to look at (N-13, N-02) or refused; its files stay where they are until it is sent again.
 */
export async function mayNameUploads({ ledger }: Deps, accountNumber: string, message: InboundMessage, from: PartnerId): Promise<boolean> {
  const named = documentsOf(message).some(({ reference }) => reference.contentBase64 === undefined && reference.uri !== undefined);
  if (!named) return true;
  const { registration, formerBanks = [] } = await accountNow(ledger, accountNumber);
  if (registration === undefined || from === registration.registeredBy) return true;
  return [registration, ...formerBanks].some(({ bankCode }) => from === `bank:${bankCode}`);
}
