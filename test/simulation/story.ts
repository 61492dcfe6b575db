/** What a seed does: which accounts there are, in which temper, and which acts follow one another. The same seed tells the same story. */
import { everyAct } from './acts/every-act.ts';
import { type City, strictCity, usualCity } from './partners/cities.ts';
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
  /** Milliseconds since 1970. */
  start: number;
  /** One an account. */
  cities: City[];
  acts: PlannedAct[];
  /** When another release is rolled out, with old and new code side by side for an hour; undefined: none is. */
  deployedAt: number | undefined;
  /** On the real database, as every sixteenth seed is; the others on a ledger in memory that keeps the same contract. */
  database: boolean;
  /** Windows in which something does not answer: from, to, in milliseconds since the start. */
  away: Record<'ledger' | 'evidence' | 'register' | 'court' | 'channel' | 'signer' | 'upload', [number, number] | undefined>;
}

/** Ordinary days, the eve of the Spring Festival, of Qingming and of the National Day, and the end of the last year whose holidays are published. */
const beginnings = ['2026-03-02', '2026-03-02', '2026-02-12', '2026-03-04', '2026-09-28', '2026-12-24'] as const;
const hour = 3_600_000;

export function planStory(seed: number): Story {
  const random = createRandom(seed).fork('story');
  const calm = random.chance(0.6);
  const accounts = random.whole(1, 3);
  const count = accounts * random.whole(11, 21) + (accounts === 1 ? 13 : 0);
  const possible = everyAct.filter(({ wild }) => !calm || wild !== true);
  const acts = Array.from({ length: count }, (_, index) => ({
    index,
    account: random.whole(0, accounts - 1),
    act: weighted(random, possible),
  }));
  const start = Date.parse(`${random.pick(beginnings)}T09:00:00+08:00`);
  return {
    seed,
    calm,
    severity: random.pick([0, 1, 1, 1, 3, 6]),
    start,
    cities: Array.from({ length: accounts }, () => (random.chance(0.3) ? strictCity : usualCity)),
    acts,
    deployedAt: random.chance(0.6) ? start + random.whole(0, count * hour) : undefined,
    away: windows(random, count),
    database: seed % 16 === 0,
  };
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
  return {
    ledger: window(0.2, 5),
    evidence: window(0.2, 5),
    register: window(0.1, 2),
    court: window(0.3, 12),
    channel: window(0.2, 10),
    signer: window(0.2, 4),
    upload: window(0.2, 5),
  };
}
