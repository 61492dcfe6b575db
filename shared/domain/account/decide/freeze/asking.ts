/** What a rule holds about a freeze is recorded all the same, and its court is asked. */
import type { FiredRule } from '../../../rules/engine/finding.ts';
import type { Freeze } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { askAboutRule } from '../asking.ts';
import { schedule, type Turn } from '../turn.ts';

export function askCourt(turn: Turn, { caseNumber }: Pick<Freeze, 'caseNumber'>, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  const held = new Set(fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id));
  for (const rule of held) askAboutRule(turn, { kind: 'review-freeze', owner: 'court', rule, caseNumber, dueAt }, fired);
}
