/** Which events were taken already: a queue delivers at least once, a partner acts once. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface Memory {
  has(id: string): boolean;
  /** Called when the event has been dealt with. In production: in the transaction that does it. */
  add(id: string): void;
}

export function createMemory(known: Iterable<string> = []): Memory {
  const seen = new Set(known);
  return { has: (id) => seen.has(id), add: (id) => void seen.add(id) };
}

/** One id a line, in JSON since ids may be Chinese. */
export function createFileMemory(path: string): Memory {
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
  const memory = createMemory(lines.map((line): string => String(JSON.parse(line))));
  return {
    has: memory.has,
    add(id) {
      appendFileSync(path, `${JSON.stringify(id)}\n`);
      memory.add(id);
    },
  };
}
