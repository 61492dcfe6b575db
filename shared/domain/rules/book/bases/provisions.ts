/** All provisions, by the rule that rests on them; where a city or province has texts of its own, first by the leading digits of its division code. */
import type { Citation } from './laws.ts';
import { messageAndNoticeBases } from './message-and-notice.ts';
import { localBases, moneyAndCaseBases } from './money-and-case.ts';

interface Provisions {
  bases: Readonly<Record<string, Citation>>;
  localBases: Readonly<Record<string, Readonly<Record<string, Citation>>>>;
}

export const provisions: Provisions = { bases: { ...messageAndNoticeBases, ...moneyAndCaseBases }, localBases };
