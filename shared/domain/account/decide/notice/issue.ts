/** A notice is issued: judged by the whole book, then accepted, held or refused. */
import type { MessageCommand } from '../../../commands.ts';
import { canonicalJson, sha256Hex } from '../../../journal.ts';
import type { Notice } from '../../../messages.ts';
import { claimKeysOfNotice } from '../../../rules/claims.ts';
import { fire } from '../../../rules/engine.ts';
import { ruleById } from '../../../rules/register.ts';
import type { Answer } from '../message.ts';
import { emit, mergeFired, type Turn } from '../turn.ts';
import { accept } from './course.ts';
import { hold } from './hold.ts';
import { findVersion, judgeNotice, verdictOf, versionOf } from './verdict.ts';

const contentDigestOf = (notice: Notice): string => sha256Hex(canonicalJson(notice));

export function issueNotice(turn: Turn, notice: Notice, command: MessageCommand): Answer {
  const contentDigest = contentDigestOf(notice);
  const correlation = { noticeNumber: notice.noticeNumber };
  const known = findVersion(turn, notice);
  if (known?.contentDigest === contentDigest) {
    const repeated = fire(ruleById('M-04'), { found: `${notice.noticeNumber} v${notice.version}`, field: 'noticeNumber' });
    return { fired: [...command.fired, repeated], outcome: 'DUPLICATE', correlation };
  }
  const judged = judgeNotice(turn, { notice, from: command.from, contentDigest, documents: command.documents, again: false });
  const fired = mergeFired(command.fired, judged);
  if (known !== undefined) return { fired, outcome: 'REJECTED', correlation };
  const verdict = verdictOf(notice, fired);
  emit(turn, {
    type: 'NoticeReceived',
    notice,
    from: command.from,
    contentDigest,
    status: verdict.status,
    fired: verdict.fired,
    claims: verdict.status === 'REJECTED' ? [] : claimsOfNotice(turn, notice),
    at: turn.now,
  });
  if (verdict.status === 'ACCEPTED') accept(turn, versionOf(turn, notice));
  else if (verdict.status === 'HELD') hold(turn, versionOf(turn, notice));
  // Accepted by the rules, but its court has suspended every release: the sender must know that it waits.
  const waits = verdict.status === 'ACCEPTED' && versionOf(turn, notice).status === 'HELD';
  return { fired: verdict.fired, correlation, ...(waits ? { outcome: 'HELD' } : {}) };
}

/** Names that the notice takes, but for those that others hold (the rules have spoken of these). */
function claimsOfNotice(turn: Turn, notice: Notice): string[] {
  const keys = claimKeysOfNotice(notice);
  return [keys.notice, ...keys.invoices].filter((key) => !turn.context.taken.has(key));
}
