/** The exact bytes of received messages, kept before anything is decided on them: one object a batch, one JSON line a message. */
import type { SQSRecord } from 'aws-lambda';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { type EvidenceStore, messagesKey } from '../../shared/ports/evidence.ts';

export const signatureOf = ({ messageAttributes }: SQSRecord): string | undefined => messageAttributes.signature?.stringValue;

/**
 * Stores body and signature of each message and returns the key. A line's message is found again by the digest of its body, which the journal keeps; the
 * key is the digest of all lines, so the same batch coming again is the same object.
 */
export async function keepMessages(evidence: EvidenceStore, records: readonly SQSRecord[]): Promise<string> {
  const lines = records.map((record) => `${JSON.stringify({ body: record.body, signature: signatureOf(record) })}\n`).join('');
  const key = messagesKey(sha256Hex(lines));
  await evidence.put(key, Buffer.from(lines), 'application/x-ndjson');
  return key;
}
