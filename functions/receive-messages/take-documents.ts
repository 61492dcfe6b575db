/** The documents that a message names: fetched, looked at, put into the evidence store; the message goes on without their bytes. */

import { UploadRefusedError } from '../../shared/adapters/uploads/upload-path.ts';
import type { DocumentFacts } from '../../shared/domain/commands.ts';
import { inspectDocument } from '../../shared/domain/documents/inspect.ts';
import { documentsOf, type NamedDocument, withoutContent } from '../../shared/domain/documents/references.ts';
import { sha256Hex } from '../../shared/domain/journal.ts';
import type { InboundMessage, PartnerId } from '../../shared/domain/messages.ts';
import { documentKey } from '../../shared/ports/evidence.ts';
import type { Deps } from './deps.ts';

export interface Naming {
  message: InboundMessage;
  from: PartnerId;
  /** How often the message was received: an upload area that does not answer is given time, but not for ever. */
  receiveCount: number;
}

/** From so many receives on, an upload that cannot be fetched is taken for unreachable and its account goes on. */
const patienceReceives = 3;

export async function takeDocuments(deps: Deps, naming: Naming): Promise<{ message: InboundMessage; documents: DocumentFacts[] }> {
  const documents = await Promise.all(documentsOf(naming.message).map((document) => takeDocument(deps, naming, document)));
  return { message: withoutContent(naming.message), documents };
}

async function takeDocument(deps: Deps, naming: Naming, { field, reference }: NamedDocument): Promise<DocumentFacts> {
  const claim = { field, claimedSha256: reference.sha256 };
  const bytes =
    reference.contentBase64 === undefined ? await fetchUpload(deps, naming, reference.uri) : decodeBase64(reference.contentBase64);
  if (bytes === 'absent' || bytes === 'unreachable') return { ...claim, status: bytes };
  const actualSha256 = sha256Hex(bytes);
  const { format, encrypted, mediaType } = inspectDocument(bytes);
  await deps.evidence.put(documentKey(actualSha256), bytes, mediaType);
  return { ...claim, status: 'present', actualSha256, byteLength: bytes.length, format, encrypted };
}

async function fetchUpload(
  { uploads, log }: Deps,
  { from, receiveCount }: Naming,
  uri: string | undefined,
): Promise<Uint8Array | 'absent' | 'unreachable'> {
  if (uri === undefined) return 'absent';
  try {
    return (await uploads.fetch(from, uri)) ?? 'absent';
  } catch (error) {
    if (!(error instanceof UploadRefusedError) && receiveCount < patienceReceives) throw error;
    log.error('an upload cannot be taken', { receiveCount }, error);
    return 'unreachable';
  }
}

/** Text that is not Base64 names no bytes at all; the rules then say that the document is absent. */
function decodeBase64(text: string): Uint8Array | 'absent' {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? Buffer.from(text, 'base64') : 'absent';
}
