/** What the parts of an account are stored under, as far as others must find them by name. */

import { sha256Hex } from '../../aggregate/journal.ts';
import { canonicalNumber } from '../../values/identifiers/canonical.ts';

const longestName = 200;

/** A name as a part of a key: what means the same has the same key, and none is too long for a store. Stored: another spelling is another `stateVersion`. */
export function keyName(name: string): string {
  const same = canonicalNumber(name).replaceAll('#', '＃');
  return same.length > longestName ? sha256Hex(same) : same;
}

/** What a number is known by, whatever its spelling: all versions of a notice, and all payments under them. */
export const underNotice = (noticeNumber: string): { notices: string; payments: string } => ({
  notices: `notices:${keyName(noticeNumber)}#`,
  payments: `payments:${keyName(noticeNumber)}#`,
});

/** Where a payment without a notice is: it stands under no number, and by its serial as the bank writes it. */
export const outsideNotices = (bankSerial: string): string => `payments:#${bankSerial}`;

/** Leads from the serial of a payment to its notice. */
export const serialKey = (bankSerial: string): string => `serial:${keyName(bankSerial)}#`;

/** The number in what may be a number and a version: `supersedes` says `number#version`. */
export const withoutVersion = (written: string): string => written.replace(/[#＃]\s*[0-9０-９]{1,6}\s*$/u, '');
export const replacedBy = (supersedes: string): string[] => [keyName(supersedes), keyName(withoutVersion(supersedes))];
