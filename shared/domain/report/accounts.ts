/** The accounts as their journal folds to, with what their state has let go of on the way: a report shows that too. */

import type { AccountEvent } from '../account/events.ts';
import { evolve } from '../account/evolve/evolve.ts';
import { type AccountState, initialAccount, type NoticeState } from '../account/state.ts';
import { subjectOf } from '../aggregate/aggregate.ts';
import type { ReportPage } from './pages.ts';

export interface FoldedAccount {
  state: AccountState;
  /** Every notice version in its last known form, by `number#version`. */
  notices: Map<string, NoticeState>;
}

/** An event with the account that it is of: serials and numbers are unique in an account, not everywhere. */
export interface AccountedEvent {
  accountNumber: string;
  event: AccountEvent;
}

const accountOf = ({ stream }: ReportPage<AccountEvent>): string => subjectOf(stream);

export const accountedEvents = (pages: readonly ReportPage<AccountEvent>[]): AccountedEvent[] =>
  pages.flatMap((page) => page.events.map((event) => ({ accountNumber: accountOf(page), event })));

/** In the order in which the accounts were first heard of. */
export function foldAccounts(pages: readonly ReportPage<AccountEvent>[]): Map<string, FoldedAccount> {
  const accounts = new Map<string, FoldedAccount>();
  for (const page of pages) {
    const accountNumber = accountOf(page);
    const account = accounts.get(accountNumber) ?? { state: initialAccount(accountNumber), notices: new Map() };
    accounts.set(accountNumber, account);
    for (const event of page.events) applyEvent(account, event);
  }
  return accounts;
}

function applyEvent(account: FoldedAccount, event: AccountEvent): void {
  const before = account.state;
  account.state = evolve(before, event);
  if (account.state.notices === before.notices) return;
  for (const notice of account.state.notices) account.notices.set(`${notice.noticeNumber}#${notice.version}`, notice);
}
