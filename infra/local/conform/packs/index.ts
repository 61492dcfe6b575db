import type { Pack } from '../pack.ts';
import { deadlines } from './deadlines.ts';
import { documents } from './documents.ts';
import { comesBack, happyPath, partPayments, refusals } from './money.ts';
import { badInput, duplicates, outOfOrder } from './order.ts';
import { hardNamesAndNumbers, keys, notStanding } from './standing.ts';
import { witnessing } from './witness.ts';

/** In the order of their numbers. */
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
  documents,
  deadlines,
  witnessing,
];
