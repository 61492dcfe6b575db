/** One seed from its first message to the last check. */

import { accountStream } from '../../shared/domain/account/core.ts';
import { moneyFaults } from '../../shared/domain/account/money/money-faults.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import type { ReportInput } from '../../shared/domain/report/pages.ts';
import { buildReport } from '../../shared/domain/report/report.ts';
import { fromMillis } from '../../shared/domain/values/calendar/instants.ts';
import { accountNow } from '../../shared/workflow/account/account-now.ts';
import { orderFreeze } from './acts/court/ordering.ts';
import { registerAccount } from './acts/housing/account.ts';
import { finalDisagreements, standingDisagreements, wrongAnswers } from './oracle/agreement.ts';
import * as machine from './oracle/machine.ts';
import { type AccountBook, letTimePass, openBook } from './partners/books.ts';
import { bank, isKnown, register } from './partners/people.ts';
import { createPostOffice } from './partners/post-office.ts';
import { createTeller, type Expectation, type Step, type Teller } from './partners/teller.ts';
import { createWitnesses } from './partners/witnesses.ts';
import { type PlannedAct, planStory, type Story } from './story.ts';
import { createFaults } from './world/faults.ts';
import type { Plant } from './world/plant.ts';
import { createRandom } from './world/random.ts';
import { createScheduler } from './world/scheduler.ts';
import { useVirtualTimers } from './world/timers.ts';
import { createWorld } from './world/world.ts';

export interface SeedOptions {
  plant?: Plant;
  /** Acts of the story that are played; absent: all. */
  only?: ReadonlySet<number>;
  /** Faults that never strike. */
  without?: ReadonlySet<string>;
}
export interface SeedResult {
  seed: number;
  failures: string[];
  messages: number;
  faults: Record<string, number>;
  coverage: Record<string, number>;
  digest: string;
  /** What was done, in order. */
  told: { index: number; name: string; at: string }[];
  steps: number;
}

/** A rule that fired, wherever an event or an answer names it. */
const ruleNamed = /"id":"([A-Z]-\d\d)"/g;
const stepsMax = 60_000;
const day = 86_400_000;
/** Three rounds of the watch, in milliseconds. */
const threeRounds = 180_000;
/** Looks at a disagreement while the account waits for the watch: some hours more than the ledger is ever away. */
const looksWhileDueMax = 160;

export async function runSeed(seed: number, options: SeedOptions = {}): Promise<SeedResult> {
  const story = planStory(seed);
  const { start } = story;
  const random = createRandom(seed);
  const scheduler = createScheduler(start, stepsMax);
  const restore = useVirtualTimers(scheduler);
  const faults = createFaults(random.fork('faults'), story.severity, options.without ?? new Set());
  const isAway = (what: keyof Story['away']) => (): boolean => {
    const window = story.away[what];
    const since = scheduler.now() - start;
    return (
      window !== undefined &&
      !faults.stopped() &&
      story.severity > 0 &&
      options.without?.has(`${what}.away`) !== true &&
      since >= window[0] &&
      since < window[1]
    );
  };
  const replies: string[] = [];
  const office = createPostOffice({
    world: () => world,
    faults,
    random: random.fork('office'),
    courtsBackAt: () => (isAway('court')() ? start + (story.away.court?.[1] ?? 0) : undefined),
    knows: isKnown,
    trace: (line) => replies.push(line),
  });
  const world = createWorld({
    scheduler,
    random: random.fork('world'),
    faults,
    register,
    deployedAt: story.deployedAt,
    database: story.database,
    away: {
      ledger: isAway('ledger'),
      evidence: isAway('evidence'),
      register: isAway('register'),
      channel: isAway('channel'),
      signer: isAway('signer'),
      upload: isAway('upload'),
    },
    plant: options.plant ?? {},
    onReply: office.onReply,
  });
  const witnesses = createWitnesses(world, office, random.fork('witnesses'));
  const failures: string[] = [];
  const told: SeedResult['told'] = [];
  const coverage: Record<string, number> = {};
  const count = (events: readonly unknown[]): void => {
    for (const [, id = ''] of JSON.stringify(events).matchAll(ruleNamed)) coverage[id] = (coverage[id] ?? 0) + 1;
  };
  try {
    const books = story.cities.map((city, index) => openBook(`160200101920038${1_000 + index}`, bank, `济建预许20251${index}6号`, city));
    const expected: Expectation[] = [];
    let serials = 100;
    const tellerOf = (book: AccountBook, name: string, scene: Step[] = []): Teller =>
      createTeller({
        random: random.fork(name),
        world,
        office,
        book,
        others: books,
        calm: story.calm,
        serial: () => {
          serials += 1;
          return serials;
        },
        expected,
        scene,
      });
    const scripts = books.map((book, account) => playAccount(book, account));
    scheduler.at(start + 6 * 3_600_000, sealNow);
    await untilDone(() => scripts.every(({ isDone }) => isDone()));
    faults.stop();
    await untilDone(() => world.isQuiet() && office.letters.every(({ silent, outcome }) => silent || outcome !== undefined));
    // Deadlines run out, and what they say is said.
    await scheduler.run(scheduler.now() + 35 * day);
    await untilDone(world.isQuiet);
    await sealAll();
    await witnesses.look();
    await untilDone(() => world.isQuiet() && office.letters.every(({ silent, outcome }) => silent || outcome !== undefined));
    await sealAll();
    if (failures.length === 0) failures.push(...(await judge(books, expected)));

    async function sealAll(): Promise<void> {
      let isSealed = false;
      void world.runTimer('seal').then(() => {
        isSealed = true;
      });
      await untilDone(() => isSealed);
    }

    function sealNow(): void {
      if (faults.stopped()) return;
      void world.runTimer('seal').then(witnesses.look);
      scheduler.after(random.fork(`seal ${scheduler.now()}`).whole(1, 24) * 3_600_000, sealNow);
    }

    function playAccount(book: AccountBook, account: number) {
      const acts = story.acts.filter((each) => each.account === account && options.only?.has(each.index) !== false);
      let next = -2;
      let looks = 0;
      const scene: Step[] = [];
      const own = random.fork(`pace ${account}`);
      const go = (): void =>
        void step().catch((error: unknown) => {
          failures.push(`act: ${String(error)}`);
          next = acts.length;
          scene.length = 0;
        });
      const step = async (): Promise<void> => {
        const isWaiting =
          next > -2 &&
          story.calm &&
          !(
            world.isQuiet(book.accountNumber) &&
            office.letters.every((letter) => letter.accountNumber !== book.accountNumber || letter.silent || letter.outcome !== undefined)
          );
        if (isWaiting) return scheduler.after(own.whole(20_000, 120_000), go);
        if (story.calm && next > -2) {
          const found = await disagreements(book);
          // A machine whose clock is a second behind lets an act wait for its instant, which the next round of the watch brings; none can while the ledger is away.
          looks += 1;
          if (found.length > 0 && looks < ((await isStillDue(book)) ? looksWhileDueMax : 2)) return scheduler.after(threeRounds, go);
          looks = 0;
          failures.push(...found);
        }
        if (failures.length > 0) {
          next = acts.length;
          scene.length = 0;
        }
        letTimePass(book, world.now());
        const following = scene.shift();
        if (following !== undefined) following.perform();
        else {
          perform(next, acts[next]);
          next += 1;
        }
        if (next < acts.length || scene.length > 0) scheduler.after(pause() + (scene[0]?.minutesLater ?? 0) * 60_000, go);
      };
      const pause = (): number => (own.chance(0.3) ? own.whole(1_000, 60_000) : own.whole(60_000, 3 * 3_600_000));
      const perform = (index: number, planned: PlannedAct | undefined): void => {
        if (index === -2) registerAccount(tellerOf(book, `register ${account}`));
        else if (index === -1) orderFreeze(tellerOf(book, `freeze ${account}`));
        else if (planned !== undefined) {
          const before = office.letters.length;
          const done = planned.act.perform(tellerOf(book, `act ${planned.index}`, scene));
          if (done || office.letters.length > before)
            told.push({ index: planned.index, name: `${planned.act.name} (${account})`, at: world.now() });
        }
      };
      scheduler.after(own.whole(1, 60_000), go);
      return { isDone: () => next >= acts.length && scene.length === 0 };
    }

    /** The watch has yet to come by, or cannot: what was to happen at an instant has not been taken in. */
    async function isStillDue({ accountNumber }: AccountBook): Promise<boolean> {
      return isAway('ledger')() || (await world.ledger.due(world.now(), 100)).some(({ stream }) => stream === accountStream(accountNumber));
    }

    async function disagreements(book: AccountBook): Promise<string[]> {
      letTimePass(book, world.now());
      const state = await accountNow(world.ledger, book.accountNumber);
      return [...wrongAnswers(expected), ...standingDisagreements(book, state), ...moneyFaults(state)].slice(0, 3);
    }

    /** Runs on, an hour at a time; false when it never comes. */
    async function untilDone(isDone: () => boolean): Promise<void> {
      for (let hours = 0; !isDone(); hours += 1) {
        if (hours > 24 * 60 || !(await scheduler.run(scheduler.now() + 3_600_000))) {
          const waiting = [...Object.values(world.inbound), ...Object.values(world.internal)].filter((queue) => queue.size() > 0);
          const open = office.letters
            .filter(({ silent, outcome }) => !silent && outcome === undefined)
            .map(({ id, type }) => `${id} ${type}`);
          const what = [...waiting.map((queue) => `${queue.name} ${queue.size()}`), ...open.slice(0, 5)].join(', ');
          failures.push(`liveness: it never comes to rest: ${what}`);
          return;
        }
      }
    }

    async function overdue(): Promise<string[]> {
      const due = await world.ledger.due(fromMillis(scheduler.now() - 3_600_000), 10);
      return due.map(({ stream, dueAt }) => `liveness: ${stream.slice(-4)} was due ${dueAt} and nothing came of it`);
    }

    async function judge(all: readonly AccountBook[], answers: readonly Expectation[]): Promise<string[]> {
      const journal = await machine.readJournal(world);
      const report = buildReport({
        accounts: journal.accounts as ReportInput['accounts'],
        cases: journal.cases as ReportInput['cases'],
        intake: journal.intake as ReportInput['intake'],
        received: [],
        placeOf: () => 0,
      });
      count([journal.all.flatMap(({ events }) => events), office.replies.map(({ data }) => data)]);
      const dead = [...Object.values(world.inbound), ...Object.values(world.internal)].filter(({ dead: given }) => given.length > 0);
      return [
        ...report.invariants.violated.map((what) => `invariant ${what}`),
        ...dead.map(({ name, dead: given }) => `liveness: ${given.length} messages of ${name} are dead letters`),
        ...world.faults,
        ...witnesses.faults,
        ...(await overdue()),
        ...machine.unsentOutputs(journal, world),
        ...machine.undelivered(journal, office, isKnown),
        ...machine.unanswered(office),
        ...machine.overtaken(journal, office),
        ...machine.missingEvidence(journal, world),
        ...(await machine.brokenLog(journal, world)),
        ...machine.leaks(office, world, all),
        ...machine.untrueTellings(journal, world),
        ...machine.unsigned(office),
        ...(story.calm
          ? [
              ...wrongAnswers(answers),
              ...(await Promise.all(all.map(disagreements))).flat(),
              ...finalDisagreements(
                all,
                report,
                journal.cases.flat().flatMap(({ events }) => events as DossierEvent[]),
                office,
              ),
            ]
          : []),
      ];
    }
  } catch (error) {
    failures.push(`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    restore();
    await world.close();
  }
  const digest = sha256Hex([...world.trace, ...replies].join('\n'));
  return {
    seed,
    failures: [...new Set(failures)],
    messages: office.posted(),
    faults: faults.counts,
    coverage,
    digest,
    told,
    steps: scheduler.steps(),
  };
}
