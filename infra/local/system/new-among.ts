/**
 * Whether an id is new among the last ones: true once for each, and again when at least `kept` others came since. Two generations: ids that are deleted one by
 * one from the head of a set have to be stepped over each time.
 */
export function newAmong(kept: number): (id: string) => boolean {
  let ids = new Set<string>();
  let older = new Set<string>();
  return (id) => {
    if (ids.has(id) || older.has(id)) return false;
    if (ids.size >= kept) [older, ids] = [ids, new Set()];
    ids.add(id);
    return true;
  };
}
