/** Makes a failing story smaller: acts are left out, then kinds of faults switched off, as long as it still fails in the same way. */
import { runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';
import { planStory } from './story.ts';
import { faultNames } from './world/faults.ts';

export interface Shrunk {
  result: SeedResult;
  only: number[];
  without: string[];
  runs: number;
}

/** What kind of failure it is, whatever the names and numbers in it. */
const kindOf = ({ failures }: SeedResult): string => (failures[0] ?? '').slice(0, (failures[0] ?? '').indexOf(':'));

export async function shrink(failing: SeedResult, { plant }: Pick<SeedOptions, 'plant'>, runsMax: number): Promise<Shrunk> {
  const kind = kindOf(failing);
  let runs = 0;
  let result = failing;
  let only = planStory(failing.seed).acts.map(({ index }) => index);
  const without: string[] = [];
  const stillFails = async (acts: readonly number[], off: readonly string[]): Promise<boolean> => {
    if (runs >= runsMax) return false;
    runs += 1;
    const tried = await runSeed(failing.seed, { only: new Set(acts), without: new Set(off), ...(plant === undefined ? {} : { plant }) });
    if (kindOf(tried) !== kind) return false;
    result = tried;
    return true;
  };
  for (let size = Math.ceil(only.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < only.length; ) {
      const fewer = [...only.slice(0, at), ...only.slice(at + size)];
      if (await stillFails(fewer, without)) only = fewer;
      else at += size;
    }
  }
  for (const fault of faultNames) if ((result.faults[fault] ?? 0) > 0 && (await stillFails(only, [...without, fault]))) without.push(fault);
  return { result, only, without, runs };
}
