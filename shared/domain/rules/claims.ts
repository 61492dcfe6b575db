/**
 * Names that may be used once: who takes one first owns it in the ledger, across all accounts. Spelling that means the same (width, brackets,
 * spaces, case) gives the same key, so that a number is not used twice by writing it differently.
 */
import type { Notice, PartnerId } from '../messages.ts';
import { comparable } from './matching.ts';

const key = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${parts.map((part) => comparable(part).toUpperCase()).join('#')}`;

/** Number of a notice, unique for its issuer (N-04). Owner: the account. */
export const noticeClaimKey = (issuerUscc: string, noticeNumber: string): string => key('notice', issuerUscc, noticeNumber);
/** An invoice is drawn on once (S-09). Owner: `invoiceOwner`. */
export const invoiceClaimKey = (invoice: string): string => key('invoice', invoice);
/** A presale permit belongs to one project (N-14). Owner: the account. */
export const permitClaimKey = (permit: string): string => key('permit', permit);
/** Serial of a booking, unique for its bank. Owner: the account. */
export const serialClaimKey = (bankPartner: PartnerId, serial: string): string => key('serial', bankPartner, serial);

/** A notice as the owner of its invoices. */
export const invoiceOwner = (accountNumber: string, noticeNumber: string, version: number): string =>
  `${accountNumber}#${noticeNumber}#${version}`;

/** Everything that a notice claims or that its rules want to know the owner of. Blank names claim nothing. */
export interface NoticeClaims {
  notice: string;
  permit?: string;
  invoices: string[];
}

export function claimKeysOfNotice(notice: Pick<Notice, 'noticeNumber' | 'issuer' | 'permit' | 'invoices'>): NoticeClaims {
  const invoices = (notice.invoices ?? []).filter((invoice) => comparable(invoice) !== '').map(invoiceClaimKey);
  return {
    notice: noticeClaimKey(notice.issuer.uscc, notice.noticeNumber),
    ...(comparable(notice.permit) === '' ? {} : { permit: permitClaimKey(notice.permit) }),
    invoices: [...new Set(invoices)],
  };
}
