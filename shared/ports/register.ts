/** Who may speak, with which key; and the city profiles. Reads are cached by the adapters for a bounded time. */
import type { Instant, PartnerId } from '../domain/messages.ts';
import type { CityProfile } from '../domain/profiles/profile.ts';

export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'SM2SM3';

export interface PartnerKey {
  /** Named by the JWS header `kid`. */
  keyId: string;
  algorithm: SignatureAlgorithm;
  /** Public key, JWK. */
  publicJwk: { [name: string]: string };
  validFrom?: Instant;
  validUntil?: Instant;
  revokedAt?: Instant;
}
export interface Partner {
  partner: PartnerId;
  name: string;
  /** 统一社会信用代码; of a housing authority it is what N-01 checks. */
  uscc?: string;
  relatedTo?: string[];
  keys: PartnerKey[];
}
export interface Register {
  partner(id: PartnerId): Promise<Partner | undefined>;
  partners(): Promise<Partner[]>;
  putPartner(partner: Partner): Promise<void>;
  profiles(): Promise<CityProfile[]>;
  putProfile(profile: CityProfile): Promise<void>;
}
