/**
 * The waterfall: controlled money is poured down the freezes in order of service (财产保全规定 16, 查扣冻规定 26). Each gets
 * min(quota, what is left of the balance). Rank 1 is LIVE; a later one is LIVE while it controls more than 0 fen, else WAITING (轮候).
 */
import { type Freeze, isActive } from '../state.ts';

export function pourDown(freezes: readonly Freeze[], balanceFen: number): Freeze[] {
  let leftFen = Math.max(0, balanceFen);
  let rank = 0;
  return freezes.map((freeze) => {
    if (!isActive(freeze)) return freeze.rank === 0 && freeze.controlledFen === 0 ? freeze : { ...freeze, rank: 0, controlledFen: 0 };
    rank += 1;
    const controlledFen = Math.min(freeze.quotaFen ?? Number.POSITIVE_INFINITY, leftFen);
    leftFen -= controlledFen;
    const status = rank === 1 || controlledFen > 0 ? 'LIVE' : 'WAITING';
    return freeze.rank === rank && freeze.controlledFen === controlledFen && freeze.status === status
      ? freeze
      : { ...freeze, rank, controlledFen, status };
  });
}

/** In order of service; orders served at the same instant keep the order in which they came in. */
export function inOrderOfService(freezes: readonly Freeze[]): Freeze[] {
  return [...freezes].sort((a, b) => (a.servedAt < b.servedAt ? -1 : a.servedAt > b.servedAt ? 1 : 0));
}
