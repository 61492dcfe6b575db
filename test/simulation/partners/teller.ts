/** What an act works with: chance of its own, the books, and the pen. */

import type { InboundType } from '../../../shared/domain/messages/messages.ts';
import { fromMillis } from '../../../shared/domain/values/calendar/instants.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { AccountBook } from './books.ts';
import { courts } from './people.ts';
import type { Letter, PostOffice } from './post-office.ts';

export interface Expectation {
  letter: Letter;
  outcome: string;
  /** A rule that must be named. */
  rule?: string;
  /** What is taken in at this instant or later is simply accepted: then it is no longer to come (B-18). */
  untilTaken?: string;
}
export interface Teller {
  random: Random;
  world: World;
  office: PostOffice;
  book: AccountBook;
  others: readonly AccountBook[];
  /** Acts happen one after the other, each when everything before it is done: then the books can say what must come of it. */
  calm: boolean;
  /** A number that no other act of the seed has. */
  serial(): number;
  /** This instant, or some minutes before it. */
  at(minutesBefore?: number): string;
  write<T extends InboundType>(from: string, type: T, data: object): Letter;
  /** In a calm story the answer must be this. */
  expect(letter: Letter, outcome: string, rule?: string, untilTaken?: string): void;
  /** What follows before any other act of the account, once this one is done; after so many minutes where it must wait. */
  next(step: () => void, minutesLater?: number): void;
}
export interface Step {
  perform: () => void;
  minutesLater: number;
}
/** False: it makes no sense now, and nothing was written. */
export type Perform = (teller: Teller) => boolean;
export interface Act {
  name: string;
  weight: number;
  /** Only where nobody keeps books of it. */
  wild?: true;
  perform: Perform;
}

export interface TellerParts {
  random: Random;
  world: World;
  office: PostOffice;
  book: AccountBook;
  others: readonly AccountBook[];
  calm: boolean;
  serial: () => number;
  expected: Expectation[];
  scene: Step[];
}

export function createTeller({ expected, scene, ...parts }: TellerParts): Teller {
  const { world, office, book } = parts;
  return {
    ...parts,
    at: (minutesBefore = 0) => fromMillis(Math.floor(world.scheduler.now() / 1_000) * 1_000 - minutesBefore * 60_000),
    write: (from, type, data) => office.write(from, type, book.accountNumber, { accountNumber: book.accountNumber, ...data }),
    expect(letter, outcome, rule, untilTaken) {
      if (!parts.calm) return;
      expected.push({ letter, outcome, ...(rule === undefined ? {} : { rule }), ...(untilTaken === undefined ? {} : { untilTaken }) });
    },
    next: (perform, minutesLater = 0) => void scene.push({ perform, minutesLater }),
  };
}

export const courtOf = (random: Random) => random.pick(courts);
export const plusDays = (instant: string, days: number): string => fromMillis(Date.parse(instant) + days * 86_400_000);
export const million = 100_000_000;
