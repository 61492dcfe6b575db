/** The supervision account as those that run it see it. */
import { type Core, subjectOf } from '../aggregate/aggregate.ts';
import type { Command } from '../messages/commands.ts';
import type { PartnerEntry } from '../rules/engine/moments.ts';
import type { CityProfile } from '../values/profiles/profile.ts';
import { decideAndFold, lookups } from './decide/decide.ts';
import { nextDueAt } from './decide/time/due.ts';
import type { AccountEvent } from './events.ts';
import { evolve } from './evolve/evolve.ts';
import { moneyFaults } from './money/money-faults.ts';
import { accountOutputs } from './outputs.ts';
import { accountParts } from './parts/parts.ts';
import { type AccountState, initialAccount } from './state.ts';
import { claimsOf } from './unique-claims.ts';

/** What every decision is told of the world outside its account. */
export interface AccountFacts {
  /** Registered ones, with those that come with the system behind them. */
  profiles: readonly CityProfile[];
  partners: readonly PartnerEntry[];
}

export const accountCore: Core<AccountState, Command, AccountEvent, AccountFacts> = {
  kind: 'account',
  stateVersion: 11,
  parts: accountParts,
  initial: (stream) => initialAccount(subjectOf(stream)),
  decide: (state, command, facts, taken) => decideAndFold(state, command, { ...facts, taken }),
  evolve,
  lookups,
  claimsOf: (event, stream) => claimsOf(event, subjectOf(stream)),
  nextDueAt,
  timePasses: (receivedAt) => ({ kind: 'time', receivedAt }),
  faultsOf: moneyFaults,
  outputsOf: accountOutputs,
};

export const accountStream = (accountNumber: string): string => `account:${accountNumber}`;
