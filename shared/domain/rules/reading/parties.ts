/** When two entries mean the same body or person. */

import type { IdKind } from '../../messages/messages.ts';
import { fullResidentId } from '../../values/identifiers/resident-id.ts';
import { foldText } from '../../values/identifiers/text.ts';
import { comparable } from './matching.ts';

export interface Party {
  name: string;
  id?: string;
  idKind?: IdKind;
}

/** A number in the one spelling by which numbers are compared, a resident's of 15 digits as that of 18 (GB 11643); empty when there is none. */
export const idKey = (id: string | undefined): string => (id === undefined || id === '' ? '' : fullResidentId(foldText(id).toUpperCase()));

export const sameId = (a: string | undefined, b: string | undefined): boolean => idKey(a) !== '' && idKey(a) === idKey(b);

/**
 * By number where both have one of the same kind: many persons share a name, and a shell may borrow a company's. By name where a number is missing
 * or the kinds differ, because registers then name the same body by different numbers. Blank entries are nobody.
 */
export function sameParty(a: Party, b: Party): boolean {
  const comparableIds = a.idKind === undefined || b.idKind === undefined || a.idKind === b.idKind;
  if (comparableIds && idKey(a.id) !== '' && idKey(b.id) !== '') return sameId(a.id, b.id);
  const name = comparable(a.name);
  return name !== '' && name === comparable(b.name);
}

/** `sameParty` against many: looked up by number and by name, so that a long notice on a much frozen account stays cheap. */
export function isAmong(parties: readonly Party[]): (party: Party) => boolean {
  const known = new Map<string, Party[]>();
  const keysOf = ({ id, name }: Party): string[] => [`id ${idKey(id)}`, `name ${comparable(name)}`].filter((key) => !key.endsWith(' '));
  for (const party of parties) for (const key of keysOf(party)) known.set(key, [...(known.get(key) ?? []), party]);
  return (party) => keysOf(party).some((key) => known.get(key)?.some((other) => sameParty(party, other)));
}
