/** What every decision on an account is told of the world outside it, out of the register. */
import { withPublishedProfiles } from '../../contracts/published-profiles.ts';
import type { AccountFacts } from '../../domain/account/core.ts';
import type { PartnerEntry } from '../../domain/rules/engine/moments.ts';
import type { CityProfile } from '../../domain/values/profiles/profile.ts';
import type { Partner, Register } from '../../ports/register.ts';

export async function accountFacts(register: Register): Promise<AccountFacts> {
  const [profiles, partners] = await Promise.all([register.profiles(), register.partners()]);
  // A register that remembers gives the same lists again, and each commit asks.
  if (last?.from.profiles === profiles && last.from.partners === partners) return last.facts;
  const facts = { profiles: withPublishedProfiles(profiles), partners: partners.map(entryOf) };
  last = { from: { profiles, partners }, facts };
  return facts;
}

let last: { from: { profiles: readonly CityProfile[]; partners: readonly Partner[] }; facts: AccountFacts } | undefined;

/** A partner without its keys: rules have no use for them. */
function entryOf({ keys: _, ...entry }: Partner): PartnerEntry {
  return entry;
}
