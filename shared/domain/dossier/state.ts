/** A dossier's state is the end of its chain: what stands in it is in the journal, and nothing is decided on it. */
import { genesisHash } from '../aggregate/journal.ts';
import type { DossierEvent } from './events.ts';

export interface DossierState {
  /** Place of the next item, from 1. */
  nextSequence: number;
  /** `chainHead` of the last item; 64 zeros for an empty dossier. */
  chainHead: string;
}

export const emptyDossier: DossierState = { nextSequence: 1, chainHead: genesisHash };

export function evolveDossier(_: DossierState, { sequence, chainHead }: DossierEvent): DossierState {
  return { nextSequence: sequence + 1, chainHead };
}
