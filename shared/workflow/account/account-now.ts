/** An account as it is now, for those who only look: everything open, and what else is asked for. No page of the past is folded. */
import { accountCore, accountStream } from '../../domain/account/core.ts';
import { accountParts } from '../../domain/account/parts/parts.ts';
import type { AccountState } from '../../domain/account/state.ts';
import type { Command } from '../../domain/messages/commands.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { readKnown, readState, withNeeds } from '../commit/read-state.ts';

/** Empty for an account that nobody wrote to. What is damaged is folded again from the pages; whoever commits next reports it. */
export const accountNow = (ledger: Ledger, accountNumber: string, command?: Command): Promise<AccountState> =>
  readState({ ledger, onDamage: () => undefined }, accountCore, accountStream(accountNumber), command);

/** The account with what has ended under keys that begin so, and the page as of which it is; undefined where nobody wrote to it. */
export async function accountWith(
  ledger: Ledger,
  accountNumber: string,
  endedKeys: readonly string[],
): Promise<{ state: AccountState; page: number } | undefined> {
  const reading = { ledger, onDamage: () => undefined };
  const core = { ...accountCore, parts: { ...accountParts, needs: () => [...endedKeys] } };
  const now = await readKnown(reading, core, accountStream(accountNumber));
  const { known } = await withNeeds(reading, core, now, undefined, new Map());
  return known.version === 0 ? undefined : { state: known.state, page: known.version };
}
