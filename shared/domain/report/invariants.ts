/**
 * The invariants of the design, re-checked on the journal and the states that it folds to. A violated one is a fault of the system, never of a message;
 * each is reported with its number, so that `play` shows it.
 */
import { type AccountState, freezesAt, isActive, type NoticeState, type PaymentState } from '../account/state.ts';
import { brokenLink, type DossierEvent } from '../dossier.ts';
import { brokenPage, type ReportInput } from './pages.ts';

type Check = (state: AccountState, items: ReadonlyMap<string, readonly DossierEvent[]>) => string[];

export function checkInvariants(input: ReportInput, states: ReadonlyMap<string, AccountState>): { checked: number; violated: string[] } {
  const items = new Map(input.cases.map((pages) => [pages[0]?.stream.slice('case:'.length) ?? '', pages.flatMap((page) => page.events)]));
  const violated = [...states.values()].flatMap((state) =>
    accountChecks.flatMap((check) => check(state, items).map((what) => `${what} (${state.accountNumber.slice(-4)})`)),
  );
  const streams = [...input.accounts, ...input.cases, ...input.intake];
  const chains = streams.flatMap((pages) => {
    const broken = brokenPage(pages);
    return broken === undefined ? [] : [`8: the journal of ${pages[0]?.stream ?? ''} breaks at page ${broken}`];
  });
  const dossiers = [...items].flatMap(([caseNumber, filed]) => {
    const broken = brokenLink(filed);
    return broken === undefined ? [] : [`8: the dossier of ${caseNumber} breaks at item ${broken}`];
  });
  const inbox = streams.flatMap((pages) => pages.flatMap((page) => page.inbox.map(({ key }) => key)));
  const twice = inbox.length === new Set(inbox).size ? [] : ['5: a message was taken in twice'];
  return {
    checked: states.size * accountChecks.length + streams.length + items.size + 1,
    violated: [...violated, ...chains, ...dossiers, ...twice],
  };
}

const isMoneyConserved: Check = ({ totals, balanceFen }) => {
  const due = totals.openingFen + totals.inflowFen - totals.paidFen - totals.deductedFen + totals.returnedFen + totals.adjustedFen;
  return due === balanceFen ? [] : [`1: the balance is ${balanceFen}, its movements give ${due}`];
};

const isControlBounded: Check = ({ freezes, balanceFen }) => {
  const sum = freezes.reduce((total, { controlledFen }) => total + controlledFen, 0);
  const above = freezes.filter(({ quotaFen, controlledFen }) => quotaFen !== undefined && controlledFen > quotaFen);
  return [
    ...(sum > Math.max(0, balanceFen) ? [`2: ${sum} is controlled of a balance of ${balanceFen}`] : []),
    ...above.map(() => '2: a freeze controls more than its quota'),
  ];
};

const lawful = (payments: readonly PaymentState[], notice: NoticeState): PaymentState[] =>
  payments.filter(
    (payment) => payment.noticeNumber === notice.noticeNumber && payment.version === notice.version && payment.status === 'PAID',
  );

const areLinesKept: Check = ({ notices, payments }) =>
  notices.flatMap((notice) =>
    notice.lines.flatMap((line) => {
      const paid = lawful(payments, notice).filter((payment) => payment.line === line.line);
      const net = paid.reduce((sum, { amountFen, returnedFen }) => sum + amountFen - returnedFen, 0);
      return net > line.amountFen ? [`3: ${net} was lawfully paid on a line of ${line.amountFen}`] : [];
    }),
  );

const isEveryReleaseApproved: Check = ({ notices, payments }) =>
  payments
    .filter(({ status, version }) => status === 'PAID' && (version === undefined || !notices.some((notice) => notice.version === version)))
    .map(() => '4: a payment counts as lawful without its notice');

/** Each PAID payment with a valid voucher stands in the dossier of each case of that time, notice and voucher exactly once; a clerk's open task is the visible exception. */
const isEveryReleaseFiled: Check = (state, items) =>
  state.payments
    .filter(({ status, voucher }) => status === 'PAID' && voucher?.valid === true)
    .flatMap((payment) =>
      freezesAt(state, payment.bookedAt).flatMap((freeze) => {
        const numbers = [freeze.caseNumber, ...freeze.formerCaseNumbers];
        const filed = numbers.flatMap((number) => items.get(number) ?? []);
        const vouchers = filed.filter(
          (item) =>
            item.kind === 'transfer-voucher' && item.sha256 === payment.voucher?.sha256 && item.documentNumber === payment.voucher.number,
        );
        const notices = filed.filter(
          (item) => item.kind === 'fund-use-notice' && item.documentNumber === payment.noticeNumber && item.version === payment.version,
        );
        const withClerk = state.tasks.some(
          (task) => task.status !== 'DONE' && task.kind === 'file-supplement' && numbers.includes(task.caseNumber ?? ''),
        );
        const perCase = new Set(notices.map(({ caseNumber }) => caseNumber)).size === notices.length;
        return withClerk || (vouchers.length === 1 && notices.length >= 1 && perCase)
          ? []
          : [`6: a lawful payment has ${notices.length} notices and ${vouchers.length} vouchers in a dossier that it belongs to`];
      }),
    );

const isNothingFiledForViolations: Check = (state, items) => {
  const unlawful = new Set(
    state.payments.filter(({ status }) => status === 'VIOLATION' || status === 'UNMATCHED').map(({ bankSerial }) => bankSerial),
  );
  const filed = state.freezes.flatMap(({ caseNumber }) => items.get(caseNumber) ?? []);
  return filed.some(
    ({ accountNumber, bankSerial }) => accountNumber === state.accountNumber && bankSerial !== undefined && unlawful.has(bankSerial),
  )
    ? ['7: something was filed for a payment that is not lawful']
    : [];
};

const areEndsKept: Check = ({ freezes }) =>
  freezes
    .filter((freeze) => !isActive(freeze) && (freeze.endedAt === undefined || freeze.controlledFen !== 0))
    .map(() => '10: an ended freeze still controls money, or nothing says when it ended');

/** A case's dossier holds items of accounts that the case froze, and no others. */
const areCasesApart: Check = (state, items) =>
  [...items].flatMap(([caseNumber, filed]) => {
    const mine = filed.filter(({ accountNumber }) => accountNumber === state.accountNumber);
    const known = state.freezes.some((freeze) => freeze.caseNumber === caseNumber || freeze.formerCaseNumbers.includes(caseNumber));
    return mine.length === 0 || known || mine.every(({ filedAt }) => filedAt < (state.freezes[0]?.recordedAt ?? ''))
      ? []
      : ['11: a dossier holds an item of an account that its case did not freeze'];
  });

const accountChecks: readonly Check[] = [
  isMoneyConserved,
  isControlBounded,
  areLinesKept,
  isEveryReleaseApproved,
  isEveryReleaseFiled,
  isNothingFiledForViolations,
  areEndsKept,
  areCasesApart,
];
