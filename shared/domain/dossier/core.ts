/** A case's dossier as those that run it see it. */
import { type Core, decided } from '../aggregate/aggregate.ts';
import { caseKey } from '../values/identifiers/case-number.ts';
import { decideFiling, type FileItemCommand } from './decide.ts';
import type { DossierEvent } from './events.ts';
import { dossierOutputs } from './outputs.ts';
import { type DossierState, emptyDossier, evolveDossier } from './state.ts';

export const dossierCore: Core<DossierState, FileItemCommand, DossierEvent, undefined> = {
  kind: 'case',
  stateVersion: 1,
  initial: () => emptyDossier,
  decide: (state, command) => decided(evolveDossier, state, decideFiling(state, command)),
  evolve: evolveDossier,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: dossierOutputs,
};

export const dossierStream = (caseNumber: string): string => `case:${caseKey(caseNumber)}`;
