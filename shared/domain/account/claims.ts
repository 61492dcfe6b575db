/** Which names an event takes for good, and for whom. */
import type { AccountEvent, Claim } from './events.ts';

export function claimsOf(event: AccountEvent, accountNumber: string): Claim[] {
  if (event.type === 'AccountRegistered') return event.permitClaims.map((key) => ({ key, owner: accountNumber }));
  return 'claims' in event ? (event.claims ?? []) : [];
}
