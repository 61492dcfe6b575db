/** What an automatic partner is to the program that runs it: it hears what it was told, and says what it will do and when. */
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';

/** A message from the reply queue that the system has signed and that was not heard before. */
export interface Heard {
  id: string;
  /** Short type: `release.payment.authorised`. */
  type: string;
  data: unknown;
}

/** What a party wants to send. */
export interface Speech {
  /** Short type. */
  type: string;
  id: string;
  accountNumber: string;
  data: object;
  signature?: 'none' | 'tampered' | 'wrong-key';
}

/** Something that a party does after a while; what it says is decided then, by what it knows then. */
export interface Planned {
  afterMs: number;
  speak(): Speech[] | Promise<Speech[]>;
}

/** What a conformance run asks a partner to do (`infra/local/sandbox/feed.ts`). */
export interface Told {
  kind: string;
  type?: string;
  data?: unknown;
  messageId?: string;
}

/** What a party gets to know of another's doing outside this system: a creditor finds an account, a bank is served an order. */
export interface Overheard {
  from: PartnerId;
  type: string;
  data: unknown;
}

export interface Party {
  hear(event: Heard): Planned[];
  told(told: Told): Planned[];
  overhear?(message: Overheard): Planned[];
  /** What it does by itself when it starts. */
  begin?(): Planned[];
}

/** What every party is made with. */
export interface World {
  partner: PartnerId;
  /** Its name in the register, and its code where it has one. */
  name: string;
  uscc?: string;
  /** Now, as an instant of the contract. */
  now(): string;
  /** An instant so many milliseconds from now. */
  later(ms: number): string;
  /** From 0 up to 1; seeded. */
  random(): number;
  nextId(word: string): string;
  /** Puts a file into the partner's area for what is too large for a message. */
  upload(path: string, bytes: Uint8Array): Promise<void>;
  /** What the bank's own books say of an account; undefined where nobody knows it. */
  account(accountNumber: string): Promise<{ balanceFen: number; accountTitle: string } | undefined>;
}

export const at = (afterMs: number, speak: Planned['speak']): Planned => ({ afterMs, speak });
