/** The messages under measurement: inflows of the bank, of all accounts in turn, or ten of one account after the other. */

import { type Letter, writeLetter } from '../../../infra/local/play/letters.ts';
import type { SandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { instantOf } from '../../../infra/local/system/clock.ts';

export const bank = 'bank:102451000019';

export interface Inflows {
  accounts: readonly string[];
  order: 'spread' | 'full';
  /** In all: the first is booked so many seconds of its account ago, each next one a second later. */
  total: number;
  keys: SandboxKeys;
}

/** Writes and signs them one by one, as they are asked for. */
export async function* inflows({ accounts, order, total, keys }: Inflows): AsyncGenerator<Letter> {
  const now = Date.now();
  const firstBooked = now - 60_000 - Math.ceil(total / accounts.length) * 1000;
  const booked = new Map<string, number>();
  for (let index = 0; index < total; index += 1) {
    const turn = order === 'spread' ? index : Math.floor(index / 10);
    const accountNumber = accounts[turn % accounts.length] ?? '';
    const count = (booked.get(accountNumber) ?? 0) + 1;
    booked.set(accountNumber, count);
    const data = {
      accountNumber,
      bankSerial: `L${index}`,
      amountFen: 100,
      kind: 'buyer-payment',
      bookedAt: instantOf(firstBooked + count * 1000),
      balanceAfterFen: 1_000_000_000 + count * 100,
    };
    const sentAt = instantOf(Date.now());
    const draft = {
      lineNumber: index,
      from: bank,
      type: 'bank.inflow.booked',
      id: `load-${index}`,
      sentAt,
      dataText: JSON.stringify(data),
    };
    yield await writeLetter({ ...draft, subject: accountNumber }, keys);
  }
}
