/**
 * Virtual time. Everything that happens is a task at an instant; one happens after the other, and between two of them every promise that can go on has
 * gone on. Two tasks of one instant happen in the order in which they were asked for.
 */

export interface Scheduler {
  /** Milliseconds since 1970. */
  now(): number;
  at(epochMs: number, task: () => void): void;
  after(milliseconds: number, task: () => void): void;
  /** Until nothing is left to do, or the instant is reached. False when `stepsMax` was not enough: something goes on for ever. */
  run(until: number): Promise<boolean>;
  steps(): number;
}

interface Entry {
  at: number;
  order: number;
  task: () => void;
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Called once every promise that can go on has gone on: ticks come after microtasks, and cost no turn of the event loop. */
const whenSettled = process.nextTick;

export function createScheduler(start: number, stepsMax: number): Scheduler {
  const heap: Entry[] = [];
  let now = start;
  let order = 0;
  let steps = 0;

  function push(entry: Entry): void {
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  function pop(): Entry | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? 2 * index + 2 : 2 * index + 1;
      const below = heap[child];
      if (below === undefined || !isBefore(below, last)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return first;
  }

  const at = (epochMs: number, task: () => void): void => {
    order += 1;
    push({ at: Math.max(now, epochMs), order, task });
  };
  return {
    now: () => now,
    at,
    after: (milliseconds, task) => at(now + milliseconds, task),
    async run(until) {
      for (let next = heap[0]; next !== undefined && next.at <= until; next = heap[0]) {
        if (steps >= stepsMax) return false;
        steps += 1;
        pop();
        now = next.at;
        next.task();
        await new Promise<void>((resolve) => whenSettled(resolve));
      }
      now = Math.max(now, until);
      return true;
    },
    steps: () => steps,
  };
}
