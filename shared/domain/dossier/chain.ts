/**
 * The dossier (卷宗) of one case: what was filed, in order, each item chained to the one before, so that a missing, moved or altered item shows
 * (档案法 37–39: 来源可靠, 程序规范, 要素合规). Nothing is removed; a correction is a further item that names what it supersedes (C-15).
 */
import { canonicalJson, sha256Hex } from '../aggregate/journal.ts';
import type { ItemFiled } from './events.ts';
import { type DossierState, emptyDossier } from './state.ts';

/** Head of the chain after an item, everything that it says of itself. */
export const chainHeadOf = (item: object): string => sha256Hex(canonicalJson(item));

/** What the chain needs of an item; the rest is under its head whatever it is. */
type Link = Pick<ItemFiled, 'type' | 'sequence' | 'previousHead' | 'chainHead'>;

/** The first item (by its place, from 1) at which a dossier's chain breaks, undefined when it is whole. */
export function brokenLink(items: readonly Link[]): number | undefined {
  let state: Pick<DossierState, 'nextSequence' | 'chainHead'> = emptyDossier;
  for (const event of items) {
    const { type: _, chainHead, ...item } = event;
    if (item.sequence !== state.nextSequence || item.previousHead !== state.chainHead || chainHeadOf(item) !== chainHead)
      return state.nextSequence;
    state = { nextSequence: item.sequence + 1, chainHead };
  }
  return undefined;
}
