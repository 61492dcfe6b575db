/** The dossier's chain computed again in this browser, from what the server sent: each item's digest over its canonical form, and each document's over its bytes. */
import { ApiProblem, api, type ItemFiled } from './api.ts';

export interface Verdict {
  /** What was checked, in order; `broken` names the first that does not hold. */
  items: { sequence: number; chain: boolean; document: boolean | 'absent' }[];
  whole: boolean;
}

const genesis = '0'.repeat(64);

/** JSON with keys sorted and undefined left out, the form that is hashed. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Damaged bytes are not served at all (409). */
async function documentOf(caseNumber: string, digest: string): Promise<boolean | 'absent'> {
  try {
    return (await sha256(await api.bytes(api.documentPath(caseNumber, digest)))) === digest;
  } catch (error) {
    return error instanceof ApiProblem && error.status === 409 ? false : 'absent';
  }
}

export async function verifyDossier(caseNumber: string, items: readonly ItemFiled[]): Promise<Verdict> {
  const checked: Verdict['items'] = [];
  let head = genesis;
  for (const [index, { type: _, chainHead, ...item }] of items.entries()) {
    const computed = await sha256(new TextEncoder().encode(canonical(item)));
    const chain = item.sequence === index + 1 && item.previousHead === head && computed === chainHead;
    head = chainHead;
    checked.push({ sequence: item.sequence, chain, document: await documentOf(caseNumber, item.sha256) });
  }
  return { items: checked, whole: checked.every(({ chain, document }) => chain && document === true) };
}
