/**
 * Names that may be used once: who takes one first owns it in the ledger, across all accounts. Spelling that means the same (width, brackets,
 * spaces, case) gives the same key, so that a number is not used twice by writing it differently.
 */
import { sha256Hex } from '../../aggregate/journal.ts';
import type { NoticePaper, PartnerId } from '../../messages/messages.ts';
import { comparable } from './matching.ts';

const key = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${parts.map((part) => comparable(part).toUpperCase()).join('#')}`;

/** Number of a notice, unique for its issuer (N-04). Owner: the account. */
export const noticeClaimKey = (issuerUscc: string, noticeNumber: string): string => key('notice', issuerUscc, noticeNumber);
/** One version of a notice, so that it is taken in once even after it has left the account's state (M-04, M-05). Owner: `takenInOwner`. */
export const noticeVersionClaimKey = (issuerUscc: string, noticeNumber: string, version: number): string =>
  key('version', issuerUscc, noticeNumber, String(version));
/** An invoice is drawn on once (S-09). Owner: `invoiceOwner`. */
export const invoiceClaimKey = (invoice: string): string => key('invoice', invoice);
/** A presale permit belongs to one project (N-14). Owner: the account. */
export const permitClaimKey = (permit: string): string => key('permit', permit);
/**
 * Serial of a booking of one account: both legs of a transfer between two accounts of a bank may bear one serial. Owner: `takenInOwner`.
 */
export const serialClaimKey = (bankPartner: PartnerId, accountNumber: string, serial: string): string =>
  key('serial', bankPartner, accountNumber, serial);

/** Who took something in, and what it was: the same name under another message is a repeat when the content is the same, else a conflict. */
export const takenInOwner = (accountNumber: string, content: string, messageId: string): string =>
  `${accountNumber}#${content}#${messageId}`;
export const isSameContent = (owner: string, accountNumber: string, content: string): boolean =>
  owner.startsWith(`${accountNumber}#${content}#`);

/** A notice as the owner of its invoices. */
export const invoiceOwner = (accountNumber: string, noticeNumber: string, version: number): string =>
  `${accountNumber}#${noticeNumber}#${version}`;

/** How often an invoice may be taken over from notices that came to nothing; after that a person looks. */
const takeoversMax = 5;

/**
 * The key under which an invoice can be claimed: its own, or the one that comes after an owner who lets it go. Claims are for good, so a takeover has a
 * key of its own, and who comes next finds that one taken. With an owner when the invoice is not free.
 */
export function openInvoiceClaim(
  invoiceKey: string,
  taken: ReadonlyMap<string, string>,
  letsGo: (owner: string) => boolean,
): { key: string; owner?: string } {
  let open = invoiceKey;
  for (let takeovers = 0; ; takeovers++) {
    const owner = taken.get(open);
    if (owner === undefined) return { key: open };
    if (takeovers === takeoversMax || !letsGo(owner)) return { key: open, owner };
    open = `invoice-after:${sha256Hex(`${open}\u0000${owner}`).slice(0, 32)}`;
  }
}

/** Everything that a notice claims or that its rules want to know the owner of. Blank names claim nothing. */
export interface NoticeClaims {
  notice: string;
  permit?: string;
  invoices: string[];
}

export function claimKeysOfNotice(notice: Pick<NoticePaper, 'noticeNumber' | 'issuer' | 'permit' | 'invoices'>): NoticeClaims {
  const invoices = (notice.invoices ?? []).filter((invoice) => comparable(invoice) !== '').map(invoiceClaimKey);
  return {
    notice: noticeClaimKey(notice.issuer.uscc, notice.noticeNumber),
    ...(comparable(notice.permit) === '' ? {} : { permit: permitClaimKey(notice.permit) }),
    invoices: [...new Set(invoices)],
  };
}
