/** The report of what happened (contracts §6): a projection of the journal, not of the state, so that it shows what the state has let go of. */

import { type AccountState, type Freeze, isOnHold } from '../account/state.ts';
import { isItemFiled } from '../dossier/events.ts';
import type { DossierItemKind, ReceiptOutcome } from '../messages/outputs.ts';
import { byRule, type RuleOutcome } from '../rules/engine/finding.ts';
import { type AccountedEvent, accountedEvents, type FoldedAccount, foldAccounts } from './accounts.ts';
import { checkInvariants } from './invariants.ts';
import { compare, inOrder, type ReportInput } from './pages.ts';
import { projectDeductions, projectNotices, projectNotifications, projectPayments, projectReminders, projectTasks } from './projections.ts';
import { reportTime } from './report-time.ts';

interface RuleRow {
  id: string;
  outcome: RuleOutcome;
}
export interface Report {
  receipts: { messageId: string; from: string; type: string; outcome: ReceiptOutcome; rules: RuleRow[] }[];
  accounts: {
    accountNumber: string;
    balanceFen: number;
    supervisedQuotaFen: number;
    onHold: boolean;
    freezes: {
      caseNumber: string;
      status: Freeze['status'];
      rank: number;
      quotaFen: number;
      controlledFen: number;
      startsAt: string;
      endsAt: string;
    }[];
  }[];
  notices: ReturnType<typeof projectNotices>;
  payments: ReturnType<typeof projectPayments>;
  deductions: ReturnType<typeof projectDeductions>;
  dossiers: {
    caseNumber: string;
    items: { sequence: number; itemId: string; kind: DossierItemKind; documentNumber: string; sha256: string; supersedes?: string }[];
    chainHead: string;
  }[];
  notifications: ReturnType<typeof projectNotifications>;
  /** Absent where nobody was told of a coming end. */
  reminders?: ReturnType<typeof projectReminders>;
  tasks: ReturnType<typeof projectTasks>;
  outbox: { to: string; type: string; id: string }[];
  invariants: { checked: number; violated: string[] };
}

export function buildReport(input: ReportInput): Report {
  const pages = inOrder(input.accounts, input.placeOf);
  const events = accountedEvents(pages);
  const accounts = foldAccounts(pages);
  const reminders = projectReminders(events);
  return {
    receipts: receiptsOf(input, events),
    accounts: [...accounts.values()].filter(({ state }) => isKnown(state)).map(accountRow),
    notices: projectNotices(events, accounts),
    payments: projectPayments(events),
    deductions: projectDeductions(events),
    dossiers: dossiersOf(input),
    notifications: projectNotifications(events),
    ...(reminders.length === 0 ? {} : { reminders }),
    tasks: projectTasks(events),
    outbox: input.received.map(({ to, output }) => ({ to, type: `presale.${output.type}.v1`, id: output.id })),
    invariants: checkInvariants(input, accounts),
  };
}

const rows = (fired: readonly RuleRow[]): RuleRow[] => byRule(fired).map(({ id, outcome }) => ({ id, outcome }));

/** An account of which more is known than that somebody wrote to it in vain. */
const isKnown = ({ registration, freezes, payments, totals }: AccountState): boolean =>
  registration !== undefined || freezes.length > 0 || payments.length > 0 || Object.values(totals).some((fen) => fen !== 0);

function accountRow({ state }: FoldedAccount): Report['accounts'][number] {
  return {
    accountNumber: state.accountNumber,
    balanceFen: state.balanceFen,
    supervisedQuotaFen: state.supervisedQuotaFen,
    onHold: isOnHold(state),
    freezes: state.freezes.map(({ caseNumber, status, rank, quotaFen, controlledFen, startsAt, endsAt }) => ({
      caseNumber,
      status,
      rank,
      quotaFen: quotaFen ?? controlledFen,
      controlledFen,
      startsAt: reportTime(startsAt),
      endsAt: reportTime(endsAt),
    })),
  };
}

/** First answers from the journal; second answers to the same message from the partners' queues, where alone they are. */
function receiptsOf(input: ReportInput, accounted: readonly AccountedEvent[]): Report['receipts'] {
  const events = accounted.map(({ event }) => event);
  const first = [...events, ...inOrder(input.intake, input.placeOf).flatMap((page) => page.events)].flatMap((event) =>
    event.type === 'MessageRecorded' || event.type === 'MessageRejected' || event.type === 'MessageSetAside'
      ? [
          {
            messageId: event.messageId,
            from: event.from,
            type: event.messageType.replace(/^presale\.|\.v1$/g, ''),
            outcome: event.outcome,
            rules: rows(event.fired),
            at: event.at,
          },
        ]
      : [],
  );
  // A repeat repeats what was taken in first, not what was refused under the same id later.
  const types = new Map(first.toReversed().map((receipt) => [`${receipt.from} ${receipt.messageId}`, receipt.type]));
  const again = input.received.flatMap(({ to, output }) => {
    if (output.type !== 'release.receipt' || !output.id.endsWith('/duplicate')) return [];
    const { messageId, outcome, rules } = output.data;
    return [{ messageId, from: to, type: types.get(`${to} ${messageId}`) ?? '', outcome, rules: rows(rules), at: output.at }];
  });
  return [...first, ...again]
    .map((receipt, index) => ({ receipt, place: input.placeOf(receipt.messageId), index }))
    .sort((a, b) => compare(a.receipt.at, b.receipt.at) || a.place - b.place || a.index - b.index)
    .map(({ receipt: { at: _, ...receipt } }) => receipt);
}

function dossiersOf(input: ReportInput): Report['dossiers'] {
  return [...input.cases]
    .map((pages) => pages.flatMap((page) => page.events.filter(isItemFiled)))
    .filter((items) => items.length > 0)
    .sort((a, b) => compare(a[0]?.filedAt ?? '', b[0]?.filedAt ?? ''))
    .map((items) => ({
      caseNumber: items[0]?.caseNumber ?? '',
      items: items.map(({ sequence, itemId, kind, documentNumber, sha256, supersedes }) => ({
        sequence,
        itemId,
        kind,
        documentNumber,
        sha256,
        ...(supersedes === undefined ? {} : { supersedes }),
      })),
      chainHead: items.at(-1)?.chainHead ?? '',
    }));
}
