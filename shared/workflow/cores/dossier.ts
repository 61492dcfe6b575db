/** A case's dossier as the commit loop sees it. */
import {
  type DossierEvent,
  type DossierState,
  decideFiling,
  emptyDossier,
  evolveDossier,
  type FileItemCommand,
} from '../../domain/dossier/dossier.ts';
import type { Core } from '../core.ts';

export const dossierCore: Core<DossierState, FileItemCommand, DossierEvent, undefined> = {
  initial: () => emptyDossier,
  decide: decideFiling,
  evolve: evolveDossier,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
};

export const dossierStream = (caseNumber: string): string => `case:${caseNumber}`;
