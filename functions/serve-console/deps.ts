/** What the console's API works with. A host hands it in: the embedded system its own, AWS its clients. */
import type { SignIn } from '../../shared/adapters/identity/sign-in.ts';
import type { Instant, PartnerId } from '../../shared/domain/messages/messages.ts';
import type { AccountMonth } from '../../shared/domain/report/views/months.ts';
import type { FiredRule } from '../../shared/domain/rules/engine/finding.ts';
import type { Bilingual } from '../../shared/domain/values/bilingual.ts';
import type { AccessLog } from '../../shared/ports/access-log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../shared/ports/evidence.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { Views } from '../../shared/ports/views.ts';
import type { Asset } from './door/page.ts';

/** Who looks: a person of a party. */
export interface User {
  id: string;
  name: string;
  /** `operator` for the operations desk. */
  party: PartnerId;
}

/** An act of a person: a message of its party, on the same queue as a machine's. */
export interface PersonalAct {
  user: User;
  /** Short type. */
  type: string;
  accountNumber: string;
  data: unknown;
}

export interface Deps {
  clock: Clock;
  ledger: Ledger;
  register: Register;
  evidence: EvidenceStore;
  views: Views;
  /** Who the bearer of a request is; undefined: nobody. */
  authenticate(headers: Headers): Promise<User | undefined>;
  /** How persons sign in to the page; absent where the host has a way of its own. */
  signIn?: SignIn;
  /** The files of the page, by path. */
  page(): Promise<ReadonlyMap<string, Asset>>;
  /** Signs and posts; resolves with the message id. */
  post(act: PersonalAct): Promise<string>;
  /** Look-ups of a party (网络查冻规定 7: who looked at what, and why). */
  access: AccessLog;
  /** The receipt of a party's message, once it was taken in. */
  receiptOf(party: PartnerId, messageId: string): Promise<{ outcome: string; rules: FiredRule[] } | undefined>;
  /** Hears of faults; a reader is told only that there was one. */
  onFault(error: Error): void;
  /** The monthly report as a PDF; absent where the host cannot print. */
  printReport?(report: { month: string; party: PartnerId; at: Instant; rows: readonly AccountMonth[] }): Promise<Uint8Array>;
  /** All of a case as one ZIP file with its proofs, or why not yet; absent where the host cannot make one. */
  exportCase?(caseNumber: string): Promise<{ kind: 'made'; bytes: Uint8Array } | { kind: 'refused'; why: Bilingual; todo: Bilingual }>;
  /** The log's key, as Go's note package takes it; absent where the host has none at hand. */
  logVerifierKey?(): Promise<string>;
  /** Calls with each commit until it is told to end; absent where nobody can say so, and the page asks every few seconds. @returns what ends it */
  onChange?(listener: () => void): () => void;
  /** Public keys of the system, JWK. */
  publicKeys(): Promise<readonly object[]>;
}
