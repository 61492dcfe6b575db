/** When two entries mean the same body or person. */
import { foldText } from '../../identifiers/text.ts';
import type { IdKind } from '../../messages.ts';
import { comparable } from '../matching.ts';

export interface Party {
  name: string;
  id?: string;
  idKind?: IdKind;
}

const folded = (id: string | undefined): string => foldText(id ?? '').toUpperCase();

export const sameId = (a: string | undefined, b: string | undefined): boolean => folded(a) !== '' && folded(a) === folded(b);

/**
 * By number where both have one of the same kind: many persons share a name, and a shell may borrow a company's. By name where a number is missing
 * or the kinds differ, because registers then name the same body by different numbers. Blank entries are nobody.
 */
export function sameParty(a: Party, b: Party): boolean {
  const comparableIds = a.idKind === undefined || b.idKind === undefined || a.idKind === b.idKind;
  if (comparableIds && folded(a.id) !== '' && folded(b.id) !== '') return sameId(a.id, b.id);
  const name = comparable(a.name);
  return name !== '' && name === comparable(b.name);
}
