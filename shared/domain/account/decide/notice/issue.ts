/** A notice is issued: judged by the whole book, then accepted, held or refused. */

import { canonicalJson, sha256Hex } from '../../../aggregate/journal.ts';
import type { MessageCommand } from '../../../messages/commands.ts';
import type { NoticePaper } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { isSameContent, noticeVersionClaimKey, takenInOwner } from '../../../rules/reading/unique-claims.ts';
import type { NoticeState } from '../../state.ts';
import type { MessageResult } from '../message/result.ts';
import { emit, mergeFired, type Turn } from '../turn.ts';
import { accept, endNotice, stopReplaced, supersededBy } from './course.ts';
import { hold } from './hold.ts';
import { invoiceClaims, numberClaims } from './unique-claims.ts';
import { findVersion, judgeNotice, verdictOf, versionOf } from './verdict.ts';

const contentDigestOf = (notice: NoticePaper): string => sha256Hex(canonicalJson(notice));

export function issueNotice(turn: Turn, notice: NoticePaper, command: MessageCommand): MessageResult {
  const contentDigest = contentDigestOf(notice);
  const correlation = { noticeNumber: notice.noticeNumber };
  const seen = seenBefore(turn, notice, contentDigest, command.messageId);
  // What an authority has issued, another does not issue again by repeating it: it is judged as its own, and is none (N-02).
  const isAnothers = seen !== undefined && (findVersion(turn, notice)?.from ?? command.from) !== command.from;
  if (seen === 'same' && !isAnothers) {
    return { fired: [...command.fired, ...evaluate('repeat', repeatOf(notice, seen))], outcome: 'DUPLICATE', correlation };
  }
  const judged = judgeNotice(turn, { notice, from: command.from, contentDigest, documents: command.documents, again: false });
  const fired = mergeFired(command.fired, judged);
  if (isAnothers) return { fired, outcome: 'REJECTED', correlation };
  if (seen === 'other') {
    return { fired: mergeFired(fired, evaluate('repeat', repeatOf(notice, seen))), outcome: 'REJECTED', correlation };
  }
  const verdict = verdictOf(notice, fired);
  emit(turn, {
    type: 'NoticeReceived',
    notice,
    from: command.from,
    contentDigest,
    status: verdict.status,
    fired: verdict.fired,
    claims: [
      ...(verdict.status === 'REJECTED' ? [] : numberClaims(turn, notice, contentDigest, command.messageId)),
      ...(verdict.status === 'ACCEPTED' ? invoiceClaims(turn, notice) : []),
    ],
    at: turn.now,
  });
  const periods = verdict.status === 'ACCEPTED' ? accept(turn, versionOf(turn, notice)) : [];
  if (verdict.status === 'HELD') holdInstead(turn, versionOf(turn, notice));
  else if (verdict.status === 'REJECTED') stopReplaced(turn, versionOf(turn, notice));
  // Accepted by the rules, but its court has suspended every release: the sender must know that it waits.
  const waits = verdict.status === 'ACCEPTED' && versionOf(turn, notice).status === 'HELD';
  return { fired: mergeFired(verdict.fired, periods), correlation, ...(waits ? { outcome: 'HELD' } : {}) };
}

/** A held version takes the place of older ones that were never accepted; one that was stands still until its authority says that it goes on. */
function holdInstead(turn: Turn, notice: NoticeState): void {
  const older = turn.state.notices.filter(
    ({ noticeNumber, version, status, counted }) =>
      noticeNumber === notice.noticeNumber && version < notice.version && status === 'HELD' && !counted,
  );
  for (const other of older) endNotice(turn, other, 'SUPERSEDED', supersededBy(notice));
  stopReplaced(turn, notice);
  hold(turn, notice);
}

const repeatOf = ({ noticeNumber, version }: NoticePaper, seen: 'same' | 'other') =>
  ({ seen, of: 'notice', noticeNumber, version }) as const;

/** In the state, or before it left the state; a refused one takes no name and may come again. */
function seenBefore(turn: Turn, notice: NoticePaper, contentDigest: string, messageId: string): 'same' | 'other' | undefined {
  const known = findVersion(turn, notice);
  if (known !== undefined) return known.contentDigest === contentDigest ? 'same' : 'other';
  const { accountNumber } = turn.state;
  const owner = turn.context.taken.get(noticeVersionClaimKey(notice.issuer.uscc, notice.noticeNumber, notice.version));
  if (owner === undefined || owner === takenInOwner(accountNumber, contentDigest, messageId)) return undefined;
  return isSameContent(owner, accountNumber, contentDigest) ? 'same' : 'other';
}
