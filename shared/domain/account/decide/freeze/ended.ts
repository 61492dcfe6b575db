/** A freeze ends by lift or by lapse: those behind it move up, and what rested on it is decided anew. */
import type { FiredRule } from '../../../rules/finding.ts';
import { evaluate } from '../../../rules/register.ts';
import { type Freeze, hasNumber, isActive, isPayable, type NoticeState } from '../../state.ts';
import { endDuties } from '../duties.ts';
import { ruleAgain } from '../notice/again.ts';
import { accountInput, closeTasks, emit, type Turn } from '../turn.ts';

export function liftFreeze(turn: Turn, freeze: Freeze, at: string, cause: 'lifted' | 'reduced-to-nothing' | 'security'): void {
  if (!isActive(freeze)) return;
  emit(turn, { type: 'FreezeLifted', caseNumber: freeze.caseNumber, at, cause });
  follow(turn, { ...freeze, status: 'LIFTED', endedAt: at }, 'a freeze was lifted');
}

/** To the minute of its end, no roll for holidays (T-03). */
export function expireFreeze(turn: Turn, freeze: Freeze): void {
  const fired = evaluate('time', { ...accountInput(turn, turn.now), due: { kind: 'freeze-ends', freeze } });
  emit(turn, { type: 'FreezeExpired', caseNumber: freeze.caseNumber, at: freeze.endsAt, fired });
  follow(turn, { ...freeze, status: 'EXPIRED', endedAt: freeze.endsAt }, 'a freeze has lapsed (查扣冻规定 27)');
}

function follow(turn: Turn, ended: Freeze, reason: string): void {
  closeFreezeWork(turn, ended);
  for (const { noticeNumber, version } of turn.state.notices.filter((notice) => notice.endedAt === undefined)) {
    const notice = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
    if (notice !== undefined && concerns(turn, notice, ended)) ruleAgain(turn, notice, { reason });
  }
}

/** What is held may have been held because of it; what may be paid must have something left to rest on (F-01, F-06, F-19). */
function concerns(turn: Turn, notice: NoticeState, ended: Freeze): boolean {
  if (!isPayable(notice)) return notice.status === 'HELD';
  const remaining = turn.state.freezes.filter(isActive);
  const fired: FiredRule[] = evaluate('freezeEnded', { ...accountInput(turn, notice.issuedAt), notice, ended, remaining });
  const cites = notice.citedCases.some((cited) => hasNumber(ended, cited));
  return fired.some(({ id, outcome }) => cites || id === 'F-01' || outcome !== 'ACCEPT');
}

const freezeTasks: ReadonlySet<string> = new Set(['renew-freeze', 'lift-pre-suit-freeze', 'lift-excess', 'review-freeze']);

/** Duties and alerts about a freeze end with it. */
function closeFreezeWork(turn: Turn, freeze: Freeze): void {
  const isMine = ({ caseNumber }: { caseNumber?: string }): boolean => hasNumber(freeze, caseNumber ?? '');
  endDuties(turn, (duty) => duty.kind === 'inform-housing' && isMine(duty));
  closeTasks(turn, (task) => freezeTasks.has(task.kind) && isMine(task));
}
