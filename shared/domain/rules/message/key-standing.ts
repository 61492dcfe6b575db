/** How a key stood when a message was signed with it (M-03): judged at the gate, and said again to whoever reads what was signed. */
import type { Instant } from '../../messages/messages.ts';
import type { IntakeInput } from '../engine/moments.ts';

type Signing = Pick<IntakeInput, 'sentAt' | 'receivedAt'>;
type Key = Omit<NonNullable<IntakeInput['key']>, 'revocationReason'>;

/** `bound`: the instant that decides. */
export type KeyStanding = { standing: 'in-force' } | { standing: 'not-yet' | 'expired' | 'revoked'; bound: Instant };

/**
 * When it was signed, as far as that can be trusted: the receipt, unless the register trusts the partner's own clock, and then never later than
 * the receipt. A key that has ended could otherwise be made to sign for the time before.
 */
export const signingTime = (key: Pick<Key, 'signingTime'>, { sentAt, receivedAt }: Signing): Instant =>
  key.signingTime === 'sent' && sentAt !== undefined && sentAt < receivedAt ? sentAt : receivedAt;

/** A key that ends after the signing leaves the signature as it was. */
export function standingOf(key: Key, signing: Signing): KeyStanding {
  const at = signingTime(key, signing);
  // When it was signed is the sender's word, and a stolen key can say anything: only receipt before the revocation proves that it was signed before (电子签名法 11).
  if (key.revokedAt !== undefined && key.revokedAt <= signing.receivedAt) return { standing: 'revoked', bound: key.revokedAt };
  if (key.validUntil !== undefined && key.validUntil < at) return { standing: 'expired', bound: key.validUntil };
  return key.validFrom !== undefined && key.validFrom > at ? { standing: 'not-yet', bound: key.validFrom } : { standing: 'in-force' };
}
