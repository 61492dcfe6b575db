/** Whose the electronic seals in a document are. */
import type { JudgedSeal, Seal } from '../domain/documents/opened.ts';
import type { Instant } from '../domain/messages/messages.ts';

/** Each seal with what is known of its certificate; undefined where nobody has said whose seals count. */
export type SealJudge = (seals: readonly Seal[], receivedAt: Instant) => Promise<JudgedSeal[] | undefined>;
