/**
 * What must hold of an account's money at the end of every page (design, invariants 1 to 3). Asserted before a page is written, and once more by the
 * report: a fault here is one of the system, never of a message.
 */

import type { AccountState, NoticeState, PaymentState } from '../state.ts';
import { moneyOn } from './counting.ts';
import { pourDown } from './waterfall.ts';

/** Empty when all holds. */
export const moneyFaults = (state: AccountState): string[] => [...balanceFaults(state), ...controlFaults(state), ...lineFaults(state)];

function balanceFaults({ totals, balanceFen }: AccountState): string[] {
  const { openingFen, inflowFen, paidFen, deductedFen, returnedFen, adjustedFen } = totals;
  const due = openingFen + inflowFen - paidFen - deductedFen + returnedFen + adjustedFen;
  return due === balanceFen ? [] : [`1: the balance is ${balanceFen}, its movements give ${due}`];
}

/** Each controls what the waterfall gives it: no more than its quota, together no more than there is. */
function controlFaults({ freezes, balanceFen }: AccountState): string[] {
  const sum = freezes.reduce((total, { controlledFen }) => total + controlledFen, 0);
  const poured = pourDown(freezes, balanceFen);
  return [
    ...(sum > Math.max(0, balanceFen) ? [`2: ${sum} is controlled of a balance of ${balanceFen}`] : []),
    ...freezes
      .filter(({ quotaFen, controlledFen }) => controlledFen > (quotaFen ?? controlledFen))
      .map(() => '2: a freeze controls more than its quota'),
    ...freezes.filter((freeze, index) => freeze !== poured[index]).map(() => '2: a freeze does not control what the waterfall gives it'),
  ];
}

/** A line shows what its payments come to, and no more than it names was lawfully paid on it; what is over stands as a violation. */
function lineFaults(state: AccountState): string[] {
  const lawful = lawfulByLine(state.payments);
  const numbers = new Set(state.payments.map(({ noticeNumber }) => noticeNumber));
  // Of thousands that are open few were paid yet, and only money can be wrong.
  const concerned = ({ noticeNumber, supersedes, lines }: NoticeState): boolean =>
    supersedes !== undefined || numbers.has(noticeNumber) || lines.some(({ paidFen }) => paidFen !== 0);
  return state.notices.filter(concerned).flatMap((notice) => {
    const money = moneyOn(state, notice);
    return notice.lines.flatMap(({ line, amountFen, paidFen }) => {
      const countedFen = money.get(line)?.paidFen ?? 0;
      if (countedFen !== paidFen) return [`3: ${paidFen} stands on a line on which ${countedFen} was paid`];
      const lawfulFen = lawful.get(lineName(notice.noticeNumber, notice.version, line)) ?? 0;
      return lawfulFen > amountFen ? [`3: ${lawfulFen} was lawfully paid on a line of ${amountFen}`] : [];
    });
  });
}

const lineName = (noticeNumber: string, version: number, line: number): string => `${version}#${line}#${noticeNumber}`;

/** Of releases; what was paid when no freeze stood is an ordinary payment. */
function lawfulByLine(payments: readonly PaymentState[]): Map<string, number> {
  const lawful = new Map<string, number>();
  for (const { noticeNumber, version, line, countedFen, ordinary } of payments) {
    if (version === undefined || ordinary === true) continue;
    const name = lineName(noticeNumber, version, line);
    lawful.set(name, (lawful.get(name) ?? 0) + countedFen);
  }
  return lawful;
}
