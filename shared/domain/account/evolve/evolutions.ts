/** What an event does to the state of its account. */
import type { AccountEvent } from '../events.ts';
import type { AccountState } from '../state.ts';

export type Evolution<T extends AccountEvent['type']> = (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState;

/** Of some events: each file has its own, `evolve.ts` has all. */
export type Evolutions = { [T in AccountEvent['type']]?: Evolution<T> };
