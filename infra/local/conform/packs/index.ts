import type { Pack } from '../pack.ts';
import { comesBack, happyPath, partPayments, refusals } from './money.ts';
import { badInput, duplicates, outOfOrder } from './order.ts';
import { hardNamesAndNumbers, keys, notStanding } from './standing.ts';

/** In the order of their numbers. 11 documents, 12 deadlines and holidays and 13 witness do not exist yet. */
export const packs: readonly Pack[] = [
  happyPath,
  partPayments,
  refusals,
  comesBack,
  duplicates,
  outOfOrder,
  badInput,
  notStanding,
  keys,
  hardNamesAndNumbers,
];
