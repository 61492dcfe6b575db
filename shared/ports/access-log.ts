/** Who looked at what, and why (网络查冻规定 7, A-03). A party reads what its own persons looked at. */
import type { Instant, PartnerId } from '../domain/messages/messages.ts';

export interface Lookup {
  at: Instant;
  user: string;
  party: PartnerId;
  /** What was looked up: kind and name. */
  what: string;
  purpose: string;
}

export interface AccessLog {
  record(lookup: Lookup): Promise<void>;
  /** Of a party, newest first, at most `limit`. */
  of(party: PartnerId, limit: number): Promise<Lookup[]>;
}
