/**
 * The invariants of the design, re-checked on the journal and the states that it folds to. A violated one is a fault of the system, never of a message;
 * each is reported with its number, so that `play` shows it. The end of an account number stands behind it.
 */
import type { AccountEvent } from '../account/events.ts';
import { moneyFaults } from '../account/money/money-faults.ts';
import { isActive } from '../account/state.ts';
import { subjectOf } from '../aggregate/aggregate.ts';
import { brokenLink } from '../dossier/chain.ts';
import { type ItemFiled, isItemFiled } from '../dossier/events.ts';
import { caseKey } from '../values/identifiers/case-number.ts';
import type { FoldedAccount } from './accounts.ts';
import { brokenPage, type ReportInput, type ReportPage } from './pages.ts';
import { isEveryApplicantTold, isEveryReleaseFiled, isNothingDoneForViolations, type KnownAccount } from './released.ts';

type Check = (account: KnownAccount) => string[];

export function checkInvariants(input: ReportInput, accounts: ReadonlyMap<string, FoldedAccount>): { checked: number; violated: string[] } {
  const items = new Map(
    input.cases.map((pages) => [subjectOf(pages[0]?.stream ?? ''), pages.flatMap((page) => page.events.filter(isItemFiled))]),
  );
  const journals = new Map(input.accounts.map((pages) => [subjectOf(pages[0]?.stream ?? ''), pages]));
  const violated = [...accounts].flatMap(([accountNumber, { state }]) => {
    const pages = journals.get(accountNumber) ?? [];
    const told = { state, pages, events: pages.flatMap(({ events }) => events), items };
    return accountChecks.flatMap((check) => check(told)).map((what) => `${what} (${accountNumber.slice(-4)})`);
  });
  const streams = [...input.accounts, ...input.cases, ...input.intake];
  const chained = streams.flatMap(brokenChain);
  const checked = accounts.size * accountChecks.length + streams.length + 2 * items.size + 1;
  return { checked, violated: [...violated, ...chained, ...brokenDossiers(items), ...splitCases(items), ...takenInTwice(streams)] };
}

function brokenChain(pages: readonly ReportPage<unknown>[]): string[] {
  const broken = brokenPage(pages);
  return broken === undefined ? [] : [`8: the journal of ${pages[0]?.stream ?? ''} breaks at page ${broken}`];
}

function brokenDossiers(items: ReadonlyMap<string, readonly ItemFiled[]>): string[] {
  return [...items].flatMap(([caseNumber, filed]) => {
    const broken = brokenLink(filed);
    return broken === undefined ? [] : [`8: the dossier of ${caseNumber} breaks at item ${broken}`];
  });
}

/** One case, one dossier, in however many spellings its number was written; and what a dossier holds names its case. */
function splitCases(items: ReadonlyMap<string, readonly ItemFiled[]>): string[] {
  const streams = Map.groupBy(items.keys(), caseKey);
  const twice = [...streams]
    .filter(([, spellings]) => spellings.length > 1)
    .map(([key]) => `12: the case ${key} has more than one dossier`);
  const astray = [...items].filter(([stream, filed]) => filed.some(({ caseNumber }) => caseKey(caseNumber) !== caseKey(stream)));
  return [...twice, ...astray.map(([stream]) => `12: the dossier of ${stream} holds an item of another case`)];
}

function takenInTwice(streams: readonly (readonly ReportPage<unknown>[])[]): string[] {
  const inbox = streams.flatMap((pages) => pages.flatMap((page) => page.inbox.map(({ key }) => key)));
  return inbox.length === new Set(inbox).size ? [] : ['5: a message was taken in twice'];
}

const isMoneyWhole: Check = ({ state }) => moneyFaults(state);

const isEveryReleaseApproved: Check = ({ state: { notices, payments } }) =>
  payments
    .filter(({ status, ordinary }) => status === 'PAID' && ordinary !== true)
    .filter((payment) => {
      const notice = notices.find(({ noticeNumber, version }) => noticeNumber === payment.noticeNumber && version === payment.version);
      return notice?.counted !== true;
    })
    .map(() => '4: a payment counts as lawful without a notice that was accepted');

const areEndsKept: Check = ({ state: { freezes } }) =>
  freezes
    .filter((freeze) => !isActive(freeze) && (freeze.endedAt === undefined || freeze.controlledFen !== 0))
    .map(() => '10: an ended freeze still controls money, or nothing says when it ended');

const loosening: ReadonlySet<AccountEvent['type']> = new Set<AccountEvent['type']>(['FreezeLifted', 'FreezeReduced']);

/**
 * A page is what its messages brought: without a court among them, an operator who let a court's message through, or a court's act whose own instant has
 * come (F-23), nothing is loosened.
 */
const isLoosenedByCourts: Check = ({ pages, events: all }) => {
  const ofCourts = new Set(all.flatMap((event) => (event.type === 'MessageHeld' && isOfCourt(event.held.from) ? [event.held.taskId] : [])));
  return pages.flatMap(({ events, sequence }) => {
    if (!events.some(({ type }) => loosening.has(type))) return [];
    const mayLoosen = events.some(
      (event) =>
        (event.type === 'MessageRecorded' && (isOfCourt(event.from) || event.from.startsWith('operator:'))) ||
        (event.type === 'HeldMessageSettled' && event.applied && ofCourts.has(event.taskId)),
    );
    return mayLoosen ? [] : [`10: page ${sequence} loosens a freeze without a court`];
  });
};
const isOfCourt = (from: string): boolean => from.startsWith('court:');

/** A case's dossier holds items of accounts that the case froze, and no others. */
const areCasesApart: Check = ({ state, events, items }) => {
  const ever = new Set(
    events.flatMap((event) =>
      event.type === 'FreezeOrdered'
        ? [caseKey(event.freeze.caseNumber)]
        : event.type === 'CaseRenumbered'
          ? [caseKey(event.newCaseNumber)]
          : [],
    ),
  );
  return [...items].flatMap(([caseNumber, filed]) => {
    const isStranger = !ever.has(caseNumber) && filed.some(({ accountNumber }) => accountNumber === state.accountNumber);
    return isStranger ? ['11: a dossier holds an item of an account that its case did not freeze'] : [];
  });
};

const accountChecks: readonly Check[] = [
  isMoneyWhole,
  isEveryReleaseApproved,
  isEveryReleaseFiled,
  isEveryApplicantTold,
  isNothingDoneForViolations,
  areEndsKept,
  isLoosenedByCourts,
  areCasesApart,
];
