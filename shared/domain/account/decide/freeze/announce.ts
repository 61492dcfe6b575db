/** Who hears of a change of a freeze (contracts §3): the housing authority, the bank, and every court with a freeze on the account, once each. */
import type { PartnerId } from '../../../messages/messages.ts';
import type { FreezeChangeKind, FreezeSketch } from '../../../messages/outputs.ts';
import { type Freeze, isActive } from '../../state.ts';
import { bankOf, housingOf, type Turn, tell } from '../turn.ts';

/** A court learns of another's freeze its rank, quota and end: no parties, no number, no name of the court (财产保全规定 12). */
export function announce(turn: Turn, { freezeId }: Pick<Freeze, 'freezeId'>, change: FreezeChangeKind): void {
  const freeze = turn.state.freezes.find((entry) => entry.freezeId === freezeId);
  if (freeze === undefined) return;
  const courts = turn.state.freezes.filter(isActive).map(({ court }) => court);
  const concerned = [housingOf(turn), bankOf(turn), freeze.court, ...courts];
  for (const to of new Set(concerned.filter((partner): partner is PartnerId => partner !== undefined))) {
    const isOther = to.startsWith('court:') && to !== freeze.court;
    tellOf(turn, to, freeze, change, isOther ? sketchForOthers(freeze) : sketchOf(freeze));
  }
}

/** A freeze ends soon: its own court must see to it, the others have nothing to do about it. */
export function announceEndingSoon(turn: Turn, freeze: Freeze): void {
  tellOf(turn, freeze.court, freeze, 'expiring', sketchOf(freeze));
}

/** Its three months are over: the court that suspended learns that the release goes on; bank and housing authority are told of the notices themselves. */
export function announceSuspensionEnded(turn: Turn, freeze: Freeze): void {
  tellOf(turn, freeze.court, freeze, 'suspension-ended', sketchOf(freeze));
}

/** To the bank that has just come to be known, of a freeze that came before its account was registered with it. */
export function announceToBank(turn: Turn, freeze: Freeze): void {
  const bank = bankOf(turn);
  if (bank !== undefined) tellOf(turn, bank, freeze, 'ordered', sketchOf(freeze));
}

/**
 * Freezes that came nearer to the money because one before them ended or became smaller (查扣冻规定 26), or stand further from it because one that was
 * served before them came, or came back.
 */
export function announceMoves(turn: Turn, before: readonly Freeze[]): void {
  for (const freeze of turn.state.freezes.filter(isActive)) {
    const earlier = before.find(({ freezeId }) => freezeId === freeze.freezeId);
    if (earlier === undefined || !isActive(earlier)) continue;
    if (freeze.rank < earlier.rank || (earlier.status === 'WAITING' && freeze.status === 'LIVE')) announce(turn, freeze, 'moved-up');
    else if (freeze.rank > earlier.rank) announce(turn, freeze, 'moved-down');
  }
}

function tellOf(turn: Turn, to: PartnerId, { caseNumber }: Freeze, change: FreezeChangeKind, freeze: FreezeSketch): void {
  const { accountNumber } = turn.state;
  const correlation = freeze.caseNumber === undefined ? { accountNumber } : { caseNumber, accountNumber };
  tell(turn, { to, type: 'release.freeze.changed', data: { change, freeze, at: turn.now }, correlation });
}

const sketchForOthers = ({ status, rank, quotaFen, endsAt }: Freeze): FreezeSketch => ({
  status,
  rank,
  endsAt,
  ...(quotaFen === undefined ? {} : { quotaFen }),
});

/** For whoever may know the case. */
export const sketchOf = (freeze: Freeze): FreezeSketch => ({
  caseNumber: freeze.caseNumber,
  courtName: freeze.courtName,
  rulingNumber: freeze.rulingNumber,
  controlledFen: freeze.controlledFen,
  ...sketchForOthers(freeze),
});
