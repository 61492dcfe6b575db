/** How old a message may be (M-06). The account's city is not known at the gate, so the strictest of the cities in question counts. */
import type { Instant, PartnerId } from '../../shared/domain/messages/messages.ts';
import { type CityProfile, defaultProfile, profileInForce } from '../../shared/domain/values/profiles/profile.ts';

/** Days: of a housing authority's own city, else the shortest of all cities, else the default. */
export function replayWindowDays(profiles: readonly CityProfile[], from: PartnerId, at: Instant): number {
  const regions = new Set(profiles.map(({ regionCode }) => regionCode));
  const own = from.startsWith('housing:') ? from.slice('housing:'.length) : undefined;
  const asked = own !== undefined && regions.has(own) ? [own] : [...regions];
  const days = asked.flatMap((region) => profileInForce(profiles, region, at)?.replayWindowDays ?? []);
  return days.length > 0 ? Math.min(...days) : defaultProfile.replayWindowDays;
}
