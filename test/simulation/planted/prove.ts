/** Every planted defect must be caught, and it is said by which seed. */
import type { Wanted } from '../command-line.ts';
import { runSeed } from '../run-seed.ts';
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

async function hunt({ name, plant, begin }: Defect, first: number, seeds: number): Promise<Caught> {
  for (let tried = 1; tried <= seeds; tried += 1) {
    const seed = first + tried - 1;
    if (!(await isSound(seed))) continue;
    const end = begin?.() ?? (() => undefined);
    const [failure] = await runSeed(seed, { plant }).then(
      ({ failures }) => failures,
      (error: unknown) => [`thrown: ${String(error)}`],
    );
    end();
    if (failure !== undefined) return { defect: name, seed, tried, failure };
  }
  return { defect: name, tried: seeds };
}

/** True when each was caught within so many seeds. */
export async function proveEveryPlantIsCaught({ first, seeds, json }: Pick<Wanted, 'first' | 'seeds' | 'json'>): Promise<boolean> {
  const table: Caught[] = [];
  for (const defect of defects) {
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
