/** Costly tables by key, made for keys in use. There is room for so many; a key that has not been used for long gives its table up to one that is. */

export interface TablesInUse<Table> {
  /** The key's table, if it has one. @param wanted Make one, if there is room or another key is idle. */
  of(key: string, wanted: boolean): Table | undefined;
}

/** @param idleAfter A key is idle when so many uses of any key came after its last. */
export function createTablesInUse<Table>(options: { max: number; idleAfter: number; make: (key: string) => Table }): TablesInUse<Table> {
  const { max, idleAfter, make } = options;
  /** The one that was used longest ago comes first. */
  const held = new Map<string, { table: Table; usedAt: number }>();
  let uses = 0;
  const hold = (key: string, table: Table): Table => {
    held.delete(key);
    held.set(key, { table, usedAt: uses });
    return table;
  };
  const hasRoom = (): boolean => {
    if (held.size < max) return true;
    const [oldest] = held;
    return oldest !== undefined && uses - oldest[1].usedAt >= idleAfter && held.delete(oldest[0]);
  };
  return {
    of(key, wanted) {
      uses += 1;
      const found = held.get(key);
      if (found !== undefined) return hold(key, found.table);
      return wanted && hasRoom() ? hold(key, make(key)) : undefined;
    },
  };
}
