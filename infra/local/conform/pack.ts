/** What a conformance pack is: a story that the bench plays against one partner, and what it says of each thing that it looked at. */
import type { Bilingual } from '../../../shared/domain/values/bilingual.ts';
import type { PartyKind } from '../partners/cast.ts';
import type { Bench } from './bench.ts';

export interface Pack {
  /** `01`. */
  number: string;
  title: Bilingual;
  play(bench: Bench): Promise<void>;
}

/** What a check is about; `rule` is the rule of the book whose provision stands behind it. */
export interface CheckHead extends Bilingual {
  rule: string;
}

/** One way in which what was seen differs from what was expected. */
export interface Fault {
  field: string;
  expected: Bilingual | string;
  seen: Bilingual | string;
}

export interface Check extends Bilingual {
  /** `01.3`. */
  id: string;
  passed: boolean;
  rule: string;
  /** The provision in full. */
  basis: Bilingual;
  messageId?: string;
  faults: Fault[];
}

export interface PackResult {
  pack: string;
  title: Bilingual;
  passed: boolean;
  checks: Check[];
  /** Why the pack could not be played to its end, where the partner is not to blame. */
  broken?: string;
}

const all = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'] as const;
/** The packs that each role must pass for a certificate. */
export const packNumbers: Record<PartyKind, readonly string[]> = { bank: all, housing: all, court: all };
