/** Which names an event takes for good, and for whom. */
import { invoiceOwner } from '../rules/claims.ts';
import type { AccountEvent } from './events.ts';

export interface Claim {
  key: string;
  owner: string;
}

/** Notice numbers, permits and bank serials belong to the account; an invoice belongs to one notice of it. */
export function claimsOf(event: AccountEvent, accountNumber: string): Claim[] {
  switch (event.type) {
    case 'AccountRegistered':
      return event.permitClaims.map((key) => ({ key, owner: accountNumber }));
    case 'PaymentRecorded':
      return event.claims.map((key) => ({ key, owner: accountNumber }));
    case 'NoticeReceived':
      return event.claims.map((key) => ({
        key,
        owner: key.startsWith('invoice:') ? invoiceOwner(accountNumber, event.notice.noticeNumber, event.notice.version) : accountNumber,
      }));
    default:
      return [];
  }
}
