/** What the rules say of an act on a case, and what of it a court reads that has no part in the case. */

import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import type { CaseActInput } from '../../../rules/engine/questions.ts';
import { speaksFor } from '../../../rules/reading/courts.ts';

/** A refused stranger learns that the case is not its own, and nothing of the quota, the term or the parties of another's (财产保全规定 12). */
export function judgeAct(input: CaseActInput): FiredRule[] {
  const { freeze, from } = input;
  const fired = evaluate('freezeChange', input);
  const known = fired.filter(({ id }) => effectsOf(id).ofOwnCase !== true);
  const acts = worstOutcome(known) === 'REJECT' ? [] : evaluate('caseAct', input);
  const toStranger = [...known, ...acts];
  if (freeze !== undefined && !speaksFor(from, freeze.court) && worstOutcome(toStranger) === 'REJECT') return toStranger;
  return worstOutcome(fired) === 'REJECT' ? fired : [...fired, ...acts];
}
