/** The supervision account as the commit loop sees it. */
import { withPublishedProfiles } from '../../contracts/published-profiles.ts';
import { claimsOf } from '../../domain/account/claims.ts';
import { decide, lookups } from '../../domain/account/decide/decide.ts';
import { nextDueAt } from '../../domain/account/decide/due.ts';
import type { AccountEvent } from '../../domain/account/events.ts';
import { evolve } from '../../domain/account/evolve/evolve.ts';
import { type AccountState, initialAccount } from '../../domain/account/state.ts';
import type { Command } from '../../domain/commands.ts';
import type { CityProfile } from '../../domain/profiles/profile.ts';
import type { PartnerEntry } from '../../domain/rules/moments.ts';
import type { Partner, Register } from '../../ports/register.ts';
import { type Core, subjectOf } from '../core.ts';

/** What every decision is told of the world outside its account. */
export interface AccountFacts {
  /** Registered ones, with those that come with the system behind them. */
  profiles: readonly CityProfile[];
  partners: readonly PartnerEntry[];
}

export const accountCore: Core<AccountState, Command, AccountEvent, AccountFacts> = {
  initial: (stream) => initialAccount(subjectOf(stream)),
  decide: (state, command, facts, taken) => decide(state, command, { ...facts, taken }),
  evolve,
  lookups,
  claimsOf: (event, stream) => claimsOf(event, subjectOf(stream)),
  nextDueAt,
};

export const accountStream = (accountNumber: string): string => `account:${accountNumber}`;

export async function accountFacts(register: Register): Promise<AccountFacts> {
  const [profiles, partners] = await Promise.all([register.profiles(), register.partners()]);
  return { profiles: withPublishedProfiles(profiles), partners: partners.map(entryOf) };
}

/** A partner without its keys: rules have no use for them. */
function entryOf({ keys: _, ...entry }: Partner): PartnerEntry {
  return entry;
}
