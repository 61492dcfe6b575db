/** A case from its freeze to what its court has taken, as its own court may see it: one line a step, in the order of time. */
import { underNotice } from '../../../shared/domain/account/parts/part-keys.ts';
import { type AccountState, hasNumber } from '../../../shared/domain/account/state.ts';
import type { Acknowledgement } from '../../../shared/domain/dossier/acknowledging.ts';
import type { ItemFiled } from '../../../shared/domain/dossier/events.ts';
import type { Fen, Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { accountWith } from '../../../shared/workflow/account/account-now.ts';
import type { Desk } from '../door/request.ts';
import { sightOf } from './sight.ts';

export interface Step {
  at: Instant;
  what: 'frozen' | 'freeze-ended' | 'housing-informed' | 'issued' | 'decided' | 'paid' | 'filed' | 'taken';
  /** Ruling, notice with its version, bank's serial, or place in the dossier. */
  which: string;
  amountFen?: Fen;
  /** Of a freeze, a notice or a payment, as it is by now. */
  status?: string;
  /** Of what was filed. */
  kind?: ItemFiled['kind'];
}

interface Shown {
  party: PartnerId;
  caseNumber: string;
  items: readonly ItemFiled[];
  acknowledgements: readonly Acknowledgement[];
  accounts: readonly string[];
}

/** Notices of which the steps are told, newest filed first: each is looked up by itself. */
const noticesMost = 40;

export async function stepsOf({ ledger }: Desk, shown: Shown): Promise<Step[]> {
  const { items, acknowledgements, accounts } = shown;
  const own = await Promise.all(
    accounts.map(async (account) => {
      const filed = items.filter(({ accountNumber, noticeNumber }) => accountNumber === account && noticeNumber !== '');
      const notices = [...new Set(filed.map(({ noticeNumber }) => noticeNumber).reverse())].slice(0, noticesMost);
      const keys = notices.map(underNotice).flatMap(({ notices: versions, payments }) => [versions, payments]);
      const found = await accountWith(ledger, account, ['freezes:', ...keys]);
      // Of an account on which the court has nothing any more it knows its dossier alone.
      if (found === undefined || sightOf(found.state, shown.party) === 'none') return [];
      return [...freezeSteps(found.state, shown), ...moneySteps(found.state, shown, new Set(notices))];
    }),
  );
  const filings = items.map(({ filedAt, sequence, kind }): Step => ({ at: filedAt, what: 'filed', which: String(sequence), kind }));
  const taken = acknowledgements.flatMap(({ itemId, acceptedAt }): Step[] => {
    const item = items.find((each) => each.itemId === itemId);
    return acceptedAt === undefined || item === undefined
      ? []
      : [{ at: acceptedAt, what: 'taken', which: String(item.sequence), kind: item.kind }];
  });
  return [...own.flat(), ...filings, ...taken].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Freezes of the case on this account, by its own court. */
const ownFreezes = ({ freezes }: AccountState, { party, caseNumber }: Shown): AccountState['freezes'] =>
  freezes.filter((freeze) => freeze.court === party && hasNumber(freeze, caseNumber));

function freezeSteps(state: AccountState, shown: Shown): Step[] {
  return ownFreezes(state, shown).flatMap(({ orderRuling, quotaFen, servedAt, endedAt, housingInformedAt, status }): Step[] => [
    { at: servedAt, what: 'frozen', which: orderRuling, status, ...(quotaFen === undefined ? {} : { amountFen: quotaFen }) },
    ...(housingInformedAt === undefined ? [] : [{ at: housingInformedAt, what: 'housing-informed', which: orderRuling } as const]),
    ...(endedAt === undefined ? [] : [{ at: endedAt, what: 'freeze-ended', which: orderRuling, status } as const]),
  ]);
}

function moneySteps(state: AccountState, shown: Shown, named: ReadonlySet<string>): Step[] {
  const own = ownFreezes(state, shown);
  const notices = state.notices.filter(({ noticeNumber }) => named.has(noticeNumber));
  const payments = state.payments.filter(
    ({ duties, noticeNumber }) =>
      named.has(noticeNumber) &&
      duties.some((duty) => duty.court === shown.party && own.some((freeze) => hasNumber(freeze, duty.caseNumber))),
  );
  return [
    ...notices.flatMap(({ noticeNumber, version, issuedAt, receivedAt, totalFen, status }): Step[] => [
      { at: issuedAt, what: 'issued', which: `${noticeNumber} v${version}`, amountFen: totalFen },
      { at: receivedAt, what: 'decided', which: `${noticeNumber} v${version}`, status },
    ]),
    ...payments.map(
      ({ bookedAt, bankSerial, amountFen, status }): Step => ({ at: bookedAt, what: 'paid', which: bankSerial, amountFen, status }),
    ),
  ];
}
