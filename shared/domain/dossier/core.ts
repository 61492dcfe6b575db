/** A case's dossier as those that run it see it. */
import { type Core, decided } from '../aggregate/aggregate.ts';
import { caseKey } from '../values/identifiers/case-number.ts';
import { nextDueAt } from './acknowledging.ts';
import { type DossierCommand, decideDossier } from './decide.ts';
import type { DossierEvent } from './events.ts';
import { dossierOutputs } from './outputs.ts';
import { type DossierState, emptyDossier, evolveDossier } from './state.ts';

export const dossierCore: Core<DossierState, DossierCommand, DossierEvent, undefined> = {
  kind: 'case',
  stateVersion: 2,
  initial: () => emptyDossier,
  decide: (state, command) => decided(evolveDossier, state, decideDossier(state, command)),
  evolve: evolveDossier,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt,
  timePasses: (at) => ({ kind: 'time', at }),
  faultsOf: () => [],
  outputsOf: dossierOutputs,
};

export const dossierStream = (caseNumber: string): string => `case:${caseKey(caseNumber)}`;
