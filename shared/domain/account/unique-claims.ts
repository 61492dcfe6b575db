/** Which names an event takes for good, and for whom. */
import type { UniqueClaim } from '../aggregate/aggregate.ts';
import type { AccountEvent } from './events.ts';

export function claimsOf(event: AccountEvent, accountNumber: string): UniqueClaim[] {
  if (event.type === 'AccountRegistered') return event.permitClaims.map((key) => ({ key, owner: accountNumber }));
  return 'claims' in event ? (event.claims ?? []) : [];
}
