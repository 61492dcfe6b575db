/** Names that a notice takes: its number and version when it comes, its invoices when it is accepted. A held or refused one claims no invoice (S-09). */
import type { UniqueClaim } from '../../../aggregate/aggregate.ts';
import type { NoticePaper } from '../../../messages/messages.ts';
import {
  claimKeysOfNotice,
  invoiceOwner,
  noticeVersionClaimKey,
  openInvoiceClaim,
  takenInOwner,
} from '../../../rules/reading/unique-claims.ts';
import { freeOwners } from '../../../rules/substance/draws.ts';
import type { Turn } from '../turn.ts';

/** But for those that others hold (the rules have spoken of these). */
export function numberClaims(turn: Turn, notice: NoticePaper, contentDigest: string, messageId: string): UniqueClaim[] {
  const { accountNumber } = turn.state;
  const { noticeNumber, version, issuer } = notice;
  const { notice: key } = claimKeysOfNotice(notice);
  return [
    ...(turn.context.taken.has(key) ? [] : [{ key, owner: accountNumber }]),
    { key: noticeVersionClaimKey(issuer.uscc, noticeNumber, version), owner: takenInOwner(accountNumber, contentDigest, messageId) },
  ];
}

export function invoiceClaims(turn: Turn, notice: NoticePaper): UniqueClaim[] {
  const { accountNumber } = turn.state;
  const letsGo = freeOwners({ state: turn.state, notice });
  return claimKeysOfNotice(notice)
    .invoices.map((key) => openInvoiceClaim(key, turn.context.taken, letsGo))
    .filter(({ owner }) => owner === undefined)
    .map(({ key }) => ({ key, owner: invoiceOwner(accountNumber, notice.noticeNumber, notice.version) }));
}
