/**
 * The documents that a message names: fetched, looked at, put into the evidence store; the message goes on without their bytes. One after the other, so that
 * a message with fifty attachments needs the memory of one.
 */

import { UploadRefusedError } from '../../shared/adapters/uploads/upload-path.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { FactsOfBytes } from '../../shared/domain/documents/inspect.ts';
import { documentsOf, type NamedDocument, withoutContent } from '../../shared/domain/documents/references.ts';
import type { DocumentFacts } from '../../shared/domain/messages/commands.ts';
import type { InboundMessage, Instant, PartnerId } from '../../shared/domain/messages/messages.ts';
import { documentKey } from '../../shared/ports/evidence.ts';
import type { Deps } from './deps.ts';

export interface Naming {
  message: InboundMessage;
  from: PartnerId;
  /** Whether files in the sender's upload area are fetched: not for whoever has no say in the account, whose messages must not wait for it. */
  fetches: boolean;
  receivedAt: Instant;
}

/**
 * Bytes that one message may bring in uploads. The sealed notice comes first and always fits (uploads are bounded one by one); attachments beyond the total
 * are not fetched and count as unreachable. Together with the time that reading takes this keeps a batch within its function.
 */
const messageBytesMax = 96 * 1024 * 1024;

export async function takeDocuments(deps: Deps, naming: Naming): Promise<{ message: InboundMessage; documents: DocumentFacts[] }> {
  const documents: DocumentFacts[] = [];
  let takenBytes = 0;
  for (const named of documentsOf(naming.message)) {
    const facts = takenBytes < messageBytesMax ? await takeDocument(deps, naming, named) : unreachable(named);
    takenBytes += facts.byteLength ?? 0;
    documents.push(facts);
  }
  return { message: withoutContent(naming.message), documents };
}

const unreachable = ({ field, reference }: NamedDocument): DocumentFacts => ({
  field,
  claimedSha256: reference.sha256,
  status: 'unreachable',
});

async function takeDocument(deps: Deps, naming: Naming, { field, reference }: NamedDocument): Promise<DocumentFacts> {
  const claim = { field, claimedSha256: reference.sha256 };
  const bytes =
    reference.contentBase64 === undefined ? await fetchUpload(deps, naming, reference.uri) : decodeBase64(reference.contentBase64);
  if (bytes === 'absent' || bytes === 'unreachable') return { ...claim, status: bytes };
  const actualSha256 = sha256Hex(bytes);
  // Most messages have no document, and a start need not read how one is opened.
  const { mediaTypeOf } = await import('../../shared/domain/documents/inspect.ts');
  await deps.evidence.put(documentKey(actualSha256), bytes, mediaTypeOf(bytes));
  return { ...claim, status: 'present', actualSha256, byteLength: bytes.length, ...(await look(deps, bytes, naming.receivedAt)) };
}

/** Whose seals it bears is judged at the receipt: later the same certificate may have ended, and nobody could say how it stood. */
async function look({ judgeSeals }: Deps, bytes: Uint8Array, receivedAt: Instant): Promise<FactsOfBytes> {
  const { factsOf, inspectDocument } = await import('../../shared/domain/documents/inspect.ts');
  const inspection = inspectDocument(bytes);
  const { seals = [] } = inspection;
  return factsOf(inspection, seals.length === 0 ? undefined : await judgeSeals(seals, receivedAt));
}

/** What the sender caused (a wrong place, too large, not there) is said at once; an upload area of ours that does not answer is waited for. */
async function fetchUpload(
  { uploads, log }: Deps,
  { from, fetches }: Naming,
  uri: string | undefined,
): Promise<Uint8Array | 'absent' | 'unreachable'> {
  if (uri === undefined) return 'absent';
  if (!fetches) return 'unreachable';
  try {
    return (await uploads.fetch(from, uri)) ?? 'absent';
  } catch (error) {
    if (!(error instanceof UploadRefusedError)) throw error;
    log.error('an upload cannot be taken', {}, error);
    return 'unreachable';
  }
}

/**
 * Base64 as encoders write it: with line breaks (RFC 2045), without padding, or in the URL alphabet (RFC 4648 §5). Other text names no bytes at all; the rules
 * then say that the document is absent.
 */
function decodeBase64(text: string): Uint8Array | 'absent' {
  const bare = text.replace(/[\t\n\f\r ]+/g, '').replace(/={1,2}$/, '');
  const alphabet = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)$/;
  return bare !== '' && alphabet.test(bare) && bare.length % 4 !== 1 ? Buffer.from(bare, 'base64') : 'absent';
}
