/** A notice is issued: judged by the whole book, then accepted, held or refused. */
import type { MessageCommand } from '../../../commands.ts';
import { canonicalJson, sha256Hex } from '../../../journal.ts';
import type { Notice } from '../../../messages.ts';
import {
  claimKeysOfNotice,
  invoiceOwner,
  isSameContent,
  noticeVersionClaimKey,
  openInvoiceClaim,
  takenInOwner,
} from '../../../rules/claims.ts';
import { fire } from '../../../rules/engine.ts';
import { ruleById } from '../../../rules/register.ts';
import { freeOwners } from '../../../rules/substance/draws.ts';
import type { Claim } from '../../events.ts';
import type { NoticeState } from '../../state.ts';
import type { Answer } from '../message.ts';
import { emit, mergeFired, type Turn } from '../turn.ts';
import { accept, endNotice } from './course.ts';
import { hold } from './hold.ts';
import { findVersion, judgeNotice, verdictOf, versionOf } from './verdict.ts';

const contentDigestOf = (notice: Notice): string => sha256Hex(canonicalJson(notice));

export function issueNotice(turn: Turn, notice: Notice, command: MessageCommand): Answer {
  const contentDigest = contentDigestOf(notice);
  const correlation = { noticeNumber: notice.noticeNumber };
  const seen = seenBefore(turn, notice, contentDigest, command.messageId);
  if (seen === 'same') {
    const repeated = fire(ruleById('M-04'), { found: nameOf(notice), field: 'noticeNumber' });
    return { fired: [...command.fired, repeated], outcome: 'DUPLICATE', correlation };
  }
  const judged = judgeNotice(turn, { notice, from: command.from, contentDigest, documents: command.documents, again: false });
  const fired = mergeFired(command.fired, judged);
  if (seen === 'other') {
    const conflict = fire(ruleById('M-05'), { found: nameOf(notice), expected: `version ${notice.version + 1}`, field: 'version' });
    return { fired: mergeFired(fired, [conflict]), outcome: 'REJECTED', correlation };
  }
  const verdict = verdictOf(notice, fired);
  emit(turn, {
    type: 'NoticeReceived',
    notice,
    from: command.from,
    contentDigest,
    status: verdict.status,
    fired: verdict.fired,
    claims: verdict.status === 'REJECTED' ? [] : claimsOfNotice(turn, notice, contentDigest, command.messageId),
    at: turn.now,
  });
  if (verdict.status === 'ACCEPTED') accept(turn, versionOf(turn, notice));
  else if (verdict.status === 'HELD') holdInstead(turn, versionOf(turn, notice));
  // Accepted by the rules, but its court has suspended every release: the sender must know that it waits.
  const waits = verdict.status === 'ACCEPTED' && versionOf(turn, notice).status === 'HELD';
  return { fired: verdict.fired, correlation, ...(waits ? { outcome: 'HELD' } : {}) };
}

/** A held version takes the place of older ones that were never accepted; one that was goes on until this one is. */
function holdInstead(turn: Turn, notice: NoticeState): void {
  const older = turn.state.notices.filter(
    ({ noticeNumber, version, status, counted }) =>
      noticeNumber === notice.noticeNumber && version < notice.version && status === 'HELD' && !counted,
  );
  for (const other of older) endNotice(turn, other, 'SUPERSEDED', `superseded by ${notice.noticeNumber} v${notice.version}`);
  hold(turn, notice);
}

const nameOf = ({ noticeNumber, version }: Notice): string => `${noticeNumber} v${version}`;

/** In the state, or before it left the state; a refused one takes no name and may come again. */
function seenBefore(turn: Turn, notice: Notice, contentDigest: string, messageId: string): 'same' | 'other' | undefined {
  const known = findVersion(turn, notice);
  if (known !== undefined) return known.contentDigest === contentDigest ? 'same' : 'other';
  const { accountNumber } = turn.state;
  const owner = turn.context.taken.get(noticeVersionClaimKey(notice.issuer.uscc, notice.noticeNumber, notice.version));
  if (owner === undefined || owner === takenInOwner(accountNumber, contentDigest, messageId)) return undefined;
  return isSameContent(owner, accountNumber, contentDigest) ? 'same' : 'other';
}

/** Names that the notice takes, but for those that others hold (the rules have spoken of these). */
function claimsOfNotice(turn: Turn, notice: Notice, contentDigest: string, messageId: string): Claim[] {
  const { accountNumber } = turn.state;
  const { taken } = turn.context;
  const { noticeNumber, version, issuer } = notice;
  const keys = claimKeysOfNotice(notice);
  const letsGo = freeOwners({ state: turn.state, notice });
  const invoices = keys.invoices.map((key) => openInvoiceClaim(key, taken, letsGo)).filter(({ owner }) => owner === undefined);
  return [
    ...(taken.has(keys.notice) ? [] : [{ key: keys.notice, owner: accountNumber }]),
    { key: noticeVersionClaimKey(issuer.uscc, noticeNumber, version), owner: takenInOwner(accountNumber, contentDigest, messageId) },
    ...invoices.map(({ key }) => ({ key, owner: invoiceOwner(accountNumber, noticeNumber, version) })),
  ];
}
