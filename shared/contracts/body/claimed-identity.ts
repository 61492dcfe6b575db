/** Who a body that cannot be accepted says it is from, so that its receipt can name it. Nothing here is verified. */

import { maxDepth, maxValues } from './json.ts';
import { scanJson } from './scan.ts';

export interface ClaimedIdentity {
  id?: string;
  source?: string;
  type?: string;
  subject?: string;
}

const names = ['id', 'source', 'type', 'subject'] as const;
const maxScanned = 65_536;
const maxClaim = 128;

/** A short visible string from a string literal; undefined for anything else. */
function readClaim(literal: string): string | undefined {
  const trimmed = literal.trim();
  if (trimmed.length > 6 * maxClaim + 2 || !trimmed.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'string' && value !== '' && value.length <= maxClaim && value.isWellFormed() && !/[\s\p{Cc}\p{Cf}]/u.test(value)
      ? value
      : undefined;
  } catch {
    return undefined; // a broken literal claims nothing
  }
}

/** Best effort on the first 64 Ki characters: reads broken JSON as far as it goes, takes only the outermost fields, the first of each name. */
export function readClaimedIdentity(bodyText: string): ClaimedIdentity {
  const text = bodyText.slice(0, maxScanned);
  const { members } = scanJson(text, { depth: maxDepth, values: maxValues });
  const claimed: ClaimedIdentity = {};
  for (const name of names) {
    const member = members.find((candidate) => candidate.name === name);
    const value = member && readClaim(text.slice(member.start, member.end));
    if (value !== undefined) claimed[name] = value;
  }
  return claimed;
}
