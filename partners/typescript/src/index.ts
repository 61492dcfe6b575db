/** A partner's side of presale in TypeScript. The same parts, under the same names, are in Java and Python. */
export { amountInWords } from './amount-in-words.ts';
export { canonicalCase, canonicalNumber, canonicalText } from './canonical.ts';
export {
  type ClientOptions,
  createPartnerClient,
  type PartnerClient,
  type Receipt,
  type Told,
  type Unproven,
  UnprovenError,
} from './client.ts';
export { claimCheck, type DocumentReference, documentOf, inlineBytesMax } from './documents.ts';
export { continuing, type FetchTile, isConsistent, isIncluded, NotContinuedError, type SeenLog, type Tree } from './log.ts';
export { accountGroup, buildMessage, deduplicationId, type PartnerMessage, replyQueueName } from './message.ts';
export * from './messages.ts';
export { type Fate, fates } from './reading.ts';
export { createFileMemory, createMemory, type Memory } from './seen.ts';
export { type Algorithm, generateKey, type Jwk, keyFromHex, type SignatureForm, type SigningKey, verifyDetached } from './signature.ts';
export { cosignatureLine, cosignedMessage, verifierKey } from './witness.ts';
