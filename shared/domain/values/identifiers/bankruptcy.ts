/** Bankruptcy numbers (破申, 破终, 破监, 破): who may speak under one. */
import { parseCaseNumber } from './case-number.ts';
import { isSuperiorCourt } from './courts.ts';

/** Whether the number is of a bankruptcy and of the court that speaks, or of a court below it (an appeal decides for the court of first instance). */
export function isDueToBankruptcy(caseNumber: string, from: string): boolean {
  const parsed = parseCaseNumber(caseNumber);
  if (!parsed.ok || parsed.typeKind !== 'bankruptcy') return false;
  const court = from.replace(/^court:/u, '');
  return court === parsed.court || isSuperiorCourt(court, parsed.court);
}
