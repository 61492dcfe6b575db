/**
 * The commit protocol explored to its end: two writers with the same message and one each of their own, every order in which the ledger can be asked,
 * and at every call a crash or an answer that is lost although the ledger did it. The code is the real commit loop over the real ledger; only who comes
 * next, and what goes wrong, is chosen, and every choice is tried.
 */
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { hashPage } from '../../../../shared/domain/aggregate/journal.ts';
import type { Ledger, Page } from '../../../../shared/ports/ledger.ts';
import type { ItemResult } from '../../../../shared/workflow/commit/batch.ts';
import { createCommit } from '../../../../shared/workflow/commit/commit.ts';
import { type Added, counterCore, type Tally } from './counter-core.ts';

const stream = 'account:1602001019200388888';
const writers = [
  ['shared', 'first alone'],
  ['shared', 'second alone'],
] as const;

/** Answers every question in turn with 0; then with the next combination, until all were tried. */
function everyChoice() {
  let path: { chosen: number; of: number }[] = [];
  let place = 0;
  return {
    choose(of: number): number {
      const step = path[place] ?? { chosen: 0, of };
      path[place] = step;
      place += 1;
      return step.chosen;
    },
    /** False when there is no other combination. */
    next(): boolean {
      path = path.slice(0, place);
      place = 0;
      for (let last = path.pop(); last !== undefined; last = path.pop()) {
        if (last.chosen + 1 >= last.of) continue;
        path.push({ chosen: last.chosen + 1, of: last.of });
        return true;
      }
      return false;
    },
  };
}

/** Crashes and lost answers together in one course. Two take some minutes. */
const mishapsMax = Number(process.env['COMMIT_MISHAPS'] ?? '1');

interface Call {
  /** Which life of which writer: a process that died and came up again has another one. */
  life: number;
  perform: () => Promise<unknown>;
  answer: (result: unknown) => void;
  fail: (error: Error) => void;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One course of events. Returns what is wrong with its end. */
async function run(choose: (of: number) => number): Promise<string[]> {
  const { ledger, close } = openSqliteStore(':memory:');
  const waiting: Call[] = [];
  const dead = new Set<number>();
  const known: Set<string>[] = [new Set(), new Set()];
  let mishaps = mishapsMax;

  const asked = (life: number): Ledger => {
    const ask = <Result>(perform: () => Promise<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        if (!dead.has(life)) waiting.push({ life, perform, answer: (result) => resolve(result as Result), fail: reject });
      });
    return { ...ledger, head: (of) => ask(() => ledger.head(of)), commit: (request) => ask(() => ledger.commit(request)) };
  };

  let lives = 0;
  async function write(writer: number): Promise<void> {
    lives += 1;
    const life = lives;
    lifeOf[writer] = life;
    const commit = createCommit({ ledger: asked(life), random: () => 0, delay: async () => undefined });
    const items = (writers[writer] ?? []).map((name) => ({ command: { by: 1 }, inbox: { key: name, digest: name } }));
    // What failed comes again; nothing is acknowledged before it is known to be in the ledger.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const results: ItemResult<Added>[] = await commit(counterCore, {
        stream,
        recordedAt: '2026-03-02T09:00:00+08:00',
        facts: { unit: 'fen' },
        items,
      });
      for (const [index, { kind }] of results.entries())
        if (kind === 'committed' || kind === 'already-received') known[writer]?.add(items[index]?.inbox.key ?? '');
      if (results.every(({ kind }) => kind === 'committed' || kind === 'already-received')) return;
    }
  }
  const lifeOf: number[] = [];
  void write(0);
  void write(1);
  await settled();
  for (let call = next(); call !== undefined; call = next()) {
    const way = mishaps > 0 ? choose(4) : 0;
    if (way > 0) mishaps -= 1;
    const writer = lifeOf.indexOf(call.life);
    if (way === 1) {
      await call.perform();
      call.fail(new Error('no answer came in time'));
    } else if (way > 1) {
      // The process dies, before the ledger did it or after; the messages come again to another one.
      if (way === 3) await call.perform();
      dead.add(call.life);
      void write(writer);
    } else call.answer(await call.perform());
    await settled();
  }
  const faults = await judge(ledger, known);
  await close();
  return faults;

  function next(): Call | undefined {
    if (waiting.length === 0) return undefined;
    const place = waiting.length > 1 ? choose(waiting.length) : 0;
    return waiting.splice(place, 1)[0];
  }
}

async function judge(ledger: Ledger, known: readonly ReadonlySet<string>[]): Promise<string[]> {
  const pages: Page<Added>[] = [];
  for await (const page of ledger.pages<Added>(stream)) pages.push(page);
  const taken = pages.flatMap(({ inbox }) => inbox.map(({ key }) => key)).sort();
  const head = await ledger.head<Tally>(stream);
  const counted = pages.flatMap(({ events }) => events).length;
  const faults = [
    taken.join() === 'first alone,second alone,shared' ? '' : `taken in: ${taken.join()}`,
    counted === 3 && head?.state.count === 3 ? '' : `counted ${counted}, the head has ${head?.state.count}`,
    pages.every((page, index) => page.sequence === index + 1 && hashPage(page) === page.hash) ? '' : 'the chain is broken',
    pages.every((page, index) => index === 0 || page.previousHash === pages[index - 1]?.hash)
      ? ''
      : 'a page does not follow the one before',
    head?.version === pages.length && head.hash === pages.at(-1)?.hash ? '' : 'the head is not at the last page',
    ...known.map((names, writer) =>
      writers[writer]?.every((name) => names.has(name)) ? '' : `writer ${writer} does not know what became of its messages`,
    ),
  ];
  return faults.filter((fault) => fault !== '');
}

describe('two writers, a crash, an answer that was lost', () => {
  it('take every message in exactly once, in every course that events can take', async () => {
    const { choose, next } = everyChoice();
    let courses = 0;
    do {
      courses += 1;
      expect(await run(choose), `course ${courses}`).toEqual([]);
    } while (next());
    // So many there are; fewer would mean that something is not explored any more.
    expect(courses).toBeGreaterThan(500);
  }, 1_800_000);
});
