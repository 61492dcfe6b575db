/** Who may speak, with which key; whose seals count; and the city profiles. Reads are cached by the adapters for a bounded time. */
import type { Instant, PartnerId } from '../domain/messages/messages.ts';
import type { CityProfile } from '../domain/values/profiles/profile.ts';

export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'SM2SM3';
/** How a partner spells an SM2 signature: r and s one after the other (64 bytes, as JOSE does), or as ASN.1 (GM/T 0009). */
export type SignatureForm = 'raw' | 'der';
/** A public key as JWK (RFC 7517): `kty`, `crv`, `x` and for a curve's point `y`. An SM2 key is of `kty` `EC` on the curve `SM2`. */
export type PublicJwk = { [name: string]: string };

/** One of a partner's keys. A partner has several: one is rotated in before the other ends, and an HSM's stands beside a desk's. */
export interface PartnerKey {
  /** Named by the JWS header `kid`. */
  keyId: string;
  algorithm: SignatureAlgorithm;
  publicJwk: PublicJwk;
  /** Of SM2 only; `raw` unless given. */
  signatureForm?: SignatureForm;
  validFrom?: Instant;
  validUntil?: Instant;
  /** From then on nothing that arrives is believed (M-03). */
  revokedAt?: Instant;
  revocationReason?: string;
  /** Which time counts as that of signing: `receipt` unless the partner's own clock is trusted (a time-stamping server of its own): then `sent`. */
  signingTime?: 'receipt' | 'sent';
}
export interface Partner {
  partner: PartnerId;
  name: string;
  /** 统一社会信用代码; of a housing authority it is what N-01 checks. */
  uscc?: string;
  relatedTo?: string[];
  keys: PartnerKey[];
  /** By whom it was changed: two persons, an act each. */
  changes?: PartnerChangeAct[];
}
export interface PartnerChangeAct {
  at: Instant;
  kind: string;
  proposedBy: string;
  confirmedBy: string;
}
/** Whose electronic seals count: certificates of the authorities that issue them, or the seals' own. */
export interface SealTrust {
  /** PEM, one certificate or more. */
  certificates: string;
  /** By whom it was changed: two persons, an act each. */
  changes?: SealTrustAct[];
}
export interface SealTrustAct {
  at: Instant;
  /** SHA-256 of the PEM, hex. */
  sha256: string;
  proposedBy: string;
  confirmedBy: string;
}
export interface Register {
  partner(id: PartnerId): Promise<Partner | undefined>;
  partners(): Promise<Partner[]>;
  putPartner(partner: Partner): Promise<void>;
  profiles(): Promise<CityProfile[]>;
  putProfile(profile: CityProfile): Promise<void>;
  /** Undefined: nobody has said whose seals count, so no certificate is judged. */
  sealTrust(): Promise<SealTrust | undefined>;
  putSealTrust(trust: SealTrust): Promise<void>;
}
