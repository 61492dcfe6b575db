/** An account as it is now, for those who only look: everything open, and what else the command would touch. */
import { accountCore, accountStream } from '../domain/account/core.ts';
import type { AccountState } from '../domain/account/state.ts';
import type { Command } from '../domain/messages/commands.ts';
import type { Ledger } from '../ports/ledger.ts';
import { readState } from './commit/read-state.ts';

/** Empty for an account that nobody wrote to. What is damaged is folded again from the pages; whoever commits next reports it. */
export const accountNow = (ledger: Ledger, accountNumber: string, command?: Command): Promise<AccountState> =>
  readState({ ledger, onDamage: () => undefined }, accountCore, accountStream(accountNumber), command);
