/** May this item go into this dossier, and are its bytes what the ledger says? (C-10 … C-15) */

import type { AccountState } from '../../shared/domain/account/state.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { FilingOutput } from '../../shared/domain/messages/outputs.ts';
import { evaluate } from '../../shared/domain/rules/all-rules.ts';
import { type FiredRule, worstOutcome } from '../../shared/domain/rules/engine/finding.ts';
import type { FilingInput } from '../../shared/domain/rules/engine/moments.ts';
import { documentKey, type EvidenceStore } from '../../shared/ports/evidence.ts';

/** Why the item cannot be filed; empty when it can. The bytes are then in the evidence store under their digest, and were read back from it. */
export async function reasonsAgainst(
  evidence: EvidenceStore,
  filing: FilingOutput,
  account: AccountState | undefined,
): Promise<FiredRule[]> {
  await storeRecord(evidence, filing);
  const { id, caseNumber, item } = filing;
  const fired = evaluate('filing', {
    caseNumber,
    cases: account?.freezes.flatMap(casesOf) ?? [],
    item: {
      kind: item.kind,
      itemId: id,
      sha256: item.sha256,
      ...(item.supersedes === undefined ? {} : { supersedes: item.supersedes }),
      ...(item.supplementary === true ? { supplementary: true } : {}),
    },
    bytes: await bytesOf(evidence, item),
  });
  return worstOutcome(fired) === 'ACCEPT' ? [] : fired;
}

/** A record that the system itself wrote (a return, a delivery) comes with the request and becomes a document like any other. */
async function storeRecord(evidence: EvidenceStore, { item: { record } }: FilingOutput): Promise<void> {
  if (record !== undefined) await evidence.put(documentKey(sha256Hex(record)), Buffer.from(record), 'application/json');
}

async function bytesOf(evidence: EvidenceStore, { sha256, record }: FilingOutput['item']): Promise<FilingInput['bytes']> {
  const bytes = await evidence.get(documentKey(sha256));
  if (!bytes) return { status: 'absent' };
  const actualSha256 = sha256Hex(bytes);
  if (record !== undefined) return { status: 'present', actualSha256, format: 'json' };
  const { inspectDocument } = await import('../../shared/domain/documents/inspect.ts');
  const { format, encrypted, broken } = inspectDocument(bytes);
  return { status: 'present', actualSha256, format, encrypted, ...(broken === undefined ? {} : { broken }) };
}

/** A freeze's case, and the numbers it had before: what was asked for under an earlier number belongs to the same case. */
function casesOf({ caseNumber, formerCaseNumbers, closedOn }: AccountState['freezes'][number]): FilingInput['cases'][number][] {
  const current = { caseNumber, ...(closedOn === undefined ? {} : { closedOn }) };
  return [current, ...formerCaseNumbers.map((former) => ({ ...current, caseNumber: former }))];
}
