/** What a seed does: which accounts there are, in which temper, and which acts follow one another. The same seed tells the same story. */
import { bankActs } from './partners/bank-acts.ts';
import { courtActs } from './partners/court-acts.ts';
import { housingActs } from './partners/housing-acts.ts';
import { oddActs } from './partners/odd-acts.ts';
import type { Act } from './partners/teller.ts';
import { createRandom, type Random } from './world/random.ts';

export interface PlannedAct {
  /** Place in the story, by which an act is left out when a failure is made smaller. */
  index: number;
  account: number;
  act: Act;
}
export interface Story {
  seed: number;
  /** Calm: one act after the other, everything done in between; the partners' own books are then certain. */
  calm: boolean;
  /** How bad the machine's day is. */
  severity: number;
  accounts: number;
  acts: PlannedAct[];
  /** Windows in which something does not answer: from, to, in milliseconds since the start. */
  away: Record<'ledger' | 'evidence' | 'register' | 'court', [number, number] | undefined>;
}

const everyAct: readonly Act[] = [...bankActs, ...courtActs, ...housingActs, ...oddActs];
const hour = 3_600_000;

export function planStory(seed: number): Story {
  const random = createRandom(seed).fork('story');
  const calm = random.chance(0.6);
  const accounts = random.whole(1, 3);
  const count = accounts * random.whole(16, 30) + (accounts === 1 ? 16 : 0);
  const possible = everyAct.filter(({ wild }) => !calm || wild !== true);
  const acts = Array.from({ length: count }, (_, index) => ({
    index,
    account: random.whole(0, accounts - 1),
    act: weighted(random, possible),
  }));
  return { seed, calm, severity: random.pick([0, 1, 1, 1, 3, 6]), accounts, acts, away: windows(random, count) };
}

function weighted(random: Random, acts: readonly Act[]): Act {
  let left = random.next() * acts.reduce((sum, { weight }) => sum + weight, 0);
  for (const act of acts) {
    left -= act.weight;
    if (left < 0) return act;
  }
  return random.pick(acts);
}

function windows(random: Random, acts: number): Story['away'] {
  const span = acts * hour;
  const window = (probability: number, hours: number): [number, number] | undefined => {
    const from = random.whole(0, span);
    const length = random.whole(60_000, hours * hour);
    return random.chance(probability) ? [from, from + length] : undefined;
  };
  return { ledger: window(0.2, 5), evidence: window(0.2, 5), register: window(0.1, 2), court: window(0.3, 12) };
}
