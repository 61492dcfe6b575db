/** The provision that each rule rests on, in full and in each language; where a city has a text of its own, that text in that city. */
import { type Citation, together } from './laws.ts';
import { provisions } from './provisions.ts';

/** The citation of a rule; a rule without one is a bug. */
export function basisOf(ruleId: string): Citation {
  const found = provisions.bases[ruleId];
  if (found === undefined) throw new Error(`rule ${ruleId} says nothing about what it rests on`);
  return found;
}

/** What the city of a division code adds to it; undefined where it has no text of its own. */
export function localBasisOf(ruleId: string, regionCode: string): Citation | undefined {
  const own = Object.entries(provisions.localBases).filter(
    ([prefix, texts]) => regionCode.startsWith(prefix) && texts[ruleId] !== undefined,
  );
  return own.map(([, texts]) => texts[ruleId])[0];
}

/** The citation of a rule as it applies in a city; without a city, as it applies everywhere. */
export function basisIn(ruleId: string, regionCode: string | undefined): Citation {
  const local = regionCode === undefined ? undefined : localBasisOf(ruleId, regionCode);
  return local === undefined ? basisOf(ruleId) : together(basisOf(ruleId), local);
}
