/** Every planted defect must be caught, and it is said by which seed. */
import type { Wanted } from '../command-line.ts';
import { runSeed } from '../run-seed.ts';
import { planStory } from '../story.ts';
import { type Defect, defects } from './defects.ts';

export interface Caught {
  defect: string;
  /** The seed that showed it, and how many were tried; absent: none of them did. */
  seed?: number;
  tried: number;
  failure?: string;
}

/** Seeds that fail without any defect prove nothing. */
const sound = new Map<number, Promise<boolean>>();
function isSound(seed: number): Promise<boolean> {
  const known = sound.get(seed) ?? runSeed(seed).then(({ failures }) => failures.length === 0);
  sound.set(seed, known);
  return known;
}

/** Seeds looked through for stories that can show it. */
const seedsMax = 5_000;

/** A rule that says nothing is missed by partners who keep books, and by nobody in a wild story. */
function canShow(seed: number, { needs, begin }: Defect): boolean {
  if (needs === undefined && begin === undefined) return true;
  const { calm, acts } = planStory(seed);
  return calm && (needs === undefined || acts.some(({ act }) => act.name === needs));
}

/** At most so many stories are played with it. */
async function hunt(defect: Defect, first: number, stories: number): Promise<Caught> {
  const { name, plant, begin } = defect;
  let tried = 0;
  for (let seed = first; tried < stories && seed < first + seedsMax; seed += 1) {
    if (!canShow(seed, defect) || !(await isSound(seed))) continue;
    tried += 1;
    const end = begin?.() ?? (() => undefined);
    const [failure] = await runSeed(seed, { plant }).then(
      ({ failures }) => failures,
      (error: unknown) => [`thrown: ${String(error)}`],
    );
    end();
    if (failure !== undefined) return { defect: name, seed, tried, failure };
  }
  return { defect: name, tried };
}

/** True when each was caught within so many seeds. `only`: places in the list, from 0. */
export async function proveEveryPlantIsCaught({
  first,
  seeds,
  json,
  only,
}: Pick<Wanted, 'first' | 'seeds' | 'json' | 'only'>): Promise<boolean> {
  const table: Caught[] = [];
  for (const defect of only === undefined ? defects : defects.filter((_, place) => only.includes(place))) {
    const caught = await hunt(defect, first, seeds);
    table.push(caught);
    if (!json)
      console.log(
        caught.seed === undefined
          ? `NOT CAUGHT in ${caught.tried}: ${caught.defect}`
          : `seed ${caught.seed} after ${caught.tried}: ${caught.defect}: ${caught.failure}`,
      );
  }
  const missed = table.filter(({ seed }) => seed === undefined).map(({ defect }) => defect);
  console.log(JSON.stringify({ planted: table.length, caught: table.length - missed.length, missed, table }));
  return missed.length === 0;
}
