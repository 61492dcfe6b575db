/** The report of what happened (contracts §6): a projection of the journal, not of the state, so that it shows what the state has let go of. */

import type { AccountEvent } from '../account/events.ts';
import { evolve } from '../account/evolve/evolve.ts';
import { type AccountState, type Freeze, initialAccount, isOnHold } from '../account/state.ts';
import type { DossierItemKind, ReceiptOutcome } from '../outputs.ts';
import type { RuleOutcome } from '../rules/finding.ts';
import { checkInvariants } from './invariants.ts';
import { inOrder, type ReportInput, type ReportPage } from './pages.ts';
import { projectDeductions, projectNotices, projectNotifications, projectPayments, projectTasks } from './projections.ts';
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
  tasks: ReturnType<typeof projectTasks>;
  outbox: { to: string; type: string; id: string }[];
  invariants: { checked: number; violated: string[] };
}

export function buildReport(input: ReportInput): Report {
  const pages = inOrder(input.accounts, input.placeOf);
  const events = pages.flatMap((page) => page.events);
  const states = foldAccounts(pages);
  return {
    receipts: receiptsOf(input, events),
    accounts: [...states.values()]
      .filter(({ registration, freezes, payments }) => registration !== undefined || freezes.length > 0 || payments.length > 0)
      .map((state) => accountRow(state, endedFreezes(pages, state))),
    notices: projectNotices(events, states),
    payments: projectPayments(events),
    deductions: projectDeductions(events),
    dossiers: dossiersOf(input),
    notifications: projectNotifications(events),
    tasks: projectTasks(events),
    outbox: input.received.map(({ to, output }) => ({ to, type: `presale.${output.type}.v1`, id: output.id })),
    invariants: checkInvariants(input, states),
  };
}

const rows = (fired: readonly RuleRow[]): RuleRow[] => fired.map(({ id, outcome }) => ({ id, outcome }));

/** State of every account, in the order in which they were first heard of. */
function foldAccounts(pages: readonly ReportPage<AccountEvent>[]): Map<string, AccountState> {
  const states = new Map<string, AccountState>();
  for (const { stream, events } of pages) {
    const accountNumber = stream.slice('account:'.length);
    states.set(accountNumber, events.reduce(evolve, states.get(accountNumber) ?? initialAccount(accountNumber)));
  }
  return states;
}

/** Freezes that the state has forgotten, as they stood when they ended. */
function endedFreezes(pages: readonly ReportPage<AccountEvent>[], state: AccountState): Freeze[] {
  const stream = `account:${state.accountNumber}`;
  if (!pages.some((page) => page.stream === stream && page.events.some(({ type }) => type === 'FreezeForgotten'))) return [];
  let before = initialAccount(state.accountNumber);
  const forgotten: Freeze[] = [];
  for (const event of pages.filter((page) => page.stream === stream).flatMap((page) => page.events)) {
    const after = evolve(before, event);
    if (event.type === 'FreezeForgotten') forgotten.push(...before.freezes.filter((freeze) => !after.freezes.includes(freeze)));
    before = after;
  }
  return forgotten;
}

function accountRow(state: AccountState, forgotten: readonly Freeze[]): Report['accounts'][number] {
  const freezes = [...forgotten, ...state.freezes];
  return {
    accountNumber: state.accountNumber,
    balanceFen: state.balanceFen,
    supervisedQuotaFen: state.supervisedQuotaFen,
    onHold: isOnHold(state),
    freezes: freezes.map(({ caseNumber, status, rank, quotaFen, controlledFen, startsAt, endsAt }) => ({
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
function receiptsOf(input: ReportInput, events: readonly AccountEvent[]): Report['receipts'] {
  const first = [...events, ...inOrder(input.intake, input.placeOf).flatMap((page) => page.events)].flatMap((event) =>
    event.type === 'MessageRecorded' || event.type === 'MessageRejected'
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
    return [{ messageId, from: to, type: types.get(`${to} ${messageId}`) ?? '', outcome, rules: rows(rules), at: '9999' }];
  });
  return [...first, ...again]
    .map((receipt, index) => ({ receipt, place: input.placeOf(receipt.messageId), index }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ receipt: { at: _, ...receipt } }) => receipt);
}

function dossiersOf(input: ReportInput): Report['dossiers'] {
  return [...input.cases]
    .map((pages) => pages.flatMap((page) => page.events))
    .filter((items) => items.length > 0)
    .sort((a, b) => ((a[0]?.filedAt ?? '') < (b[0]?.filedAt ?? '') ? -1 : 1))
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
