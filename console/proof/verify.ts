/**
 * A dossier computed again in this browser, from what the server sent: each item's digest over its canonical form, each document's over its bytes, and the path of
 * each page to the checkpoint of the witnessed log.
 */
import { ApiProblem, api, type ItemFiled } from '../api.ts';
import { canonical, sha256 } from './digest.ts';
import { type LogVerdict, verifyInLog } from './log-proof.ts';

export interface Verdict {
  /** What was checked, in order. */
  items: { sequence: number; chain: boolean; document: boolean | 'absent'; pages?: number }[];
  /** Chain and documents hold, and nothing contradicts the log. */
  whole: boolean;
  /** `not-yet`: the newest pages are sealed within a minute; `unread`: the proof could not be had. */
  log: LogVerdict | 'not-yet' | 'unread';
}

const genesis = '0'.repeat(64);

/** Damaged bytes are not served at all (409). */
async function documentOf(caseNumber: string, digest: string): Promise<Pick<Verdict['items'][number], 'document' | 'pages'>> {
  try {
    const { bytes, pages } = await api.document(caseNumber, digest);
    return { document: (await sha256(bytes)) === digest, ...(pages === undefined ? {} : { pages }) };
  } catch (error) {
    return { document: error instanceof ApiProblem && error.status === 409 ? false : 'absent' };
  }
}

async function logOf(caseNumber: string, items: readonly ItemFiled[]): Promise<Verdict['log']> {
  try {
    const proof = await api.proof(caseNumber);
    return proof.sealed ? await verifyInLog(proof, items) : 'not-yet';
  } catch {
    return 'unread';
  }
}

const contradicts = (log: Verdict['log']): boolean => typeof log === 'object' && (!log.included || log.signed === false);

export async function verifyDossier(caseNumber: string, items: readonly ItemFiled[]): Promise<Verdict> {
  const checked: Verdict['items'] = [];
  let head = genesis;
  for (const [index, { type: _, chainHead, ...item }] of items.entries()) {
    const computed = await sha256(new TextEncoder().encode(canonical(item)));
    const chain = item.sequence === index + 1 && item.previousHead === head && computed === chainHead;
    head = chainHead;
    checked.push({ sequence: item.sequence, chain, ...(await documentOf(caseNumber, item.sha256)) });
  }
  const log = await logOf(caseNumber, items);
  return { items: checked, log, whole: checked.every(({ chain, document }) => chain && document === true) && !contradicts(log) };
}
