/** Which book of rules decided: it stands in every receipt and in the page under it, so that a decision can be held against the book of its day. */
import { canonicalJson, sha256Hex } from '../journal.ts';
import rulebook from './rules.json' with { type: 'json' };

/** Of the book's own words: another text of any rule, another version. */
export const bookVersion: string = sha256Hex(canonicalJson(rulebook)).slice(0, 16);
