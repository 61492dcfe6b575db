/** The bytes that partners sent, as the pages name them: are they whole, and what else can be read from them. */
import { accountStream } from '../../domain/account/core.ts';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';
import { messagesKey } from '../../ports/evidence.ts';
import type { Ledger, Page } from '../../ports/ledger.ts';
import type { Found, ReconcileDeps } from './gap.ts';

/** Each batch of received messages once: several pages may stand for one. */
export function createMessageCheck({ evidence }: Pick<ReconcileDeps, 'evidence'>, found: Found) {
  const seen = new Set<string>();
  return async ({ evidenceKey: key, stream, sequence }: Page): Promise<void> => {
    if (key === undefined || seen.has(key)) return;
    seen.add(key);
    found.checked.message += 1;
    const bytes = await evidence.get(key);
    if (bytes !== undefined && messagesKey(sha256Hex(bytes)) === key) return;
    const what =
      bytes === undefined
        ? { zh: '收到的原始报文缺失', en: 'the messages as they were received are missing' }
        : { zh: '收到的原始报文与其摘要不符', en: 'the messages as they were received do not have their digest' };
    found.gaps.push({ kind: 'message', id: key, stream, sequence, what });
  };
}

/** A document that came inline, out of the messages of its account: the very bytes that its sender signed. Undefined when none of them has it. */
export async function documentInMessages(
  { ledger, evidence }: { ledger: Pick<Ledger, 'pages'>; evidence: Pick<EvidenceStore, 'get'> },
  accountNumber: string,
  sha256: string,
): Promise<Uint8Array | undefined> {
  for await (const { evidenceKey } of ledger.pages(accountStream(accountNumber))) {
    const bytes = evidenceKey === undefined ? undefined : await evidence.get(evidenceKey);
    for (const line of Buffer.from(bytes ?? [])
      .toString('utf8')
      .split('\n')) {
      const document = line.includes(sha256) ? inlineIn(parsed(parsed(line, 'body')), sha256) : undefined;
      if (document !== undefined) return document;
    }
  }
  return undefined;
}

/** A field of JSON text, or all of it; undefined where it is no JSON. */
function parsed(text: unknown, field?: string): unknown {
  try {
    const value: unknown = JSON.parse(String(text));
    if (field === undefined) return value;
    return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever part of a message is a document of that digest. */
function inlineIn(value: unknown, sha256: string): Uint8Array | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const content: unknown = Reflect.get(value, 'contentBase64');
  if (typeof content === 'string') {
    const bytes = Buffer.from(content, 'base64');
    if (sha256Hex(bytes) === sha256) return bytes;
  }
  for (const part of Object.values(value)) {
    const found = inlineIn(part, sha256);
    if (found !== undefined) return found;
  }
  return undefined;
}
