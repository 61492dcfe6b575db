/**
 * Where the functions run: containers that keep what they know from one invocation to the next, may be frozen, killed at any call to the outside, cut off
 * when their time is up, or started cold. A dead container's calls are never answered, so nothing of it goes on.
 */
import type { Context, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { createWallClock, instantOf } from '../../../infra/local/system/clock.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { FaultName, Faults } from './faults.ts';
import type { SimQueue } from './queue.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

export type Handler = (event: unknown, context: Context) => Promise<unknown>;
export interface Container {
  functionName: string;
  clock: Clock;
  random: Random;
  isDead: boolean;
  isBusy: boolean;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Runs the code of the release before, while a deployment lasts. */
  isOlder: boolean;
  handler: Handler;
}

/** What a call to the outside may meet. */
export interface Hazards {
  /** Throws before anything happened, with what this gives. */
  refused?: { fault: FaultName; probability: number; error: () => Error };
  /** It happened, but the caller hears of an error. */
  unanswered?: { fault: FaultName; probability: number };
  slow?: { fault: FaultName; probability: number; milliseconds: number };
  /** The store is away as a whole. */
  away?: { fault: FaultName; isAway: () => boolean };
}
export type CallOutside = <Result>(container: Container, hazards: Hazards, effect: () => Promise<Result>) => Promise<Result>;

export interface Machine {
  call: CallOutside;
  /** Reads a queue with a function, at most `containersMax` batches side by side. */
  attach(functionName: string, queue: SimQueue, containersMax: number): void;
  /** Runs a timer's function; resolves when it ended, however it did. */
  runTimer(functionName: string): Promise<void>;
  killed(): number;
}

const invocationMs = 60_000;
const rolloutMs = 3_600_000;

export interface MachineParts {
  scheduler: Scheduler;
  random: Random;
  faults: Faults;
  startMs: number;
  /** When another release is rolled out, for an hour: old code and new then run side by side. */
  deployedAt: number | undefined;
  build: (container: Container) => Handler;
}

export function createMachine({ scheduler, random, faults, startMs, deployedAt = Number.POSITIVE_INFINITY, build }: MachineParts): Machine {
  const idle = new Map<string, Container[]>();
  const onDeath = new WeakMap<Container, () => void>();
  let kills = 0;

  const isRolling = (): boolean => scheduler.now() >= deployedAt && scheduler.now() < deployedAt + rolloutMs;
  /** A deployment ends containers from before it, and at its end those of the older code. */
  const isReplaced = ({ startedAt, isOlder }: Container): boolean =>
    (startedAt < deployedAt && scheduler.now() >= deployedAt) || (isOlder && !isRolling());

  function start(functionName: string): Container {
    const own = random.fork(`${functionName} ${random.next()}`);
    const skewMs = faults.strikes('clock.skewed', 0.3) ? own.whole(-1_500, 1_500) : 0;
    let jumpedMs = 0;
    if (faults.strikes('clock.jumped', 0.02)) {
      const wait = own.whole(1_000, 40_000_000);
      scheduler.after(wait, () => {
        jumpedMs = own.whole(-1, 1) * own.whole(3_600_000, 700 * 86_400_000);
      });
    }
    const container: Container = {
      functionName,
      random: own,
      isDead: false,
      isBusy: false,
      startedAt: scheduler.now(),
      isOlder: isRolling() && own.chance(0.5),
      clock: createWallClock({
        notBefore: instantOf(startMs),
        epochMs: () => scheduler.now() + skewMs + jumpedMs,
        elapsedMs: scheduler.now,
      }),
      handler: async () => undefined,
    };
    container.handler = build(container);
    return container;
  }

  function take(functionName: string): Container {
    const waiting = idle.get(functionName) ?? [];
    const container = waiting.pop();
    // One may die between two invocations, of a call that was still under way when its handler gave up.
    if (container === undefined || container.isDead || isReplaced(container)) return start(functionName);
    return faults.strikes('cold-start', 0.03) ? start(functionName) : container;
  }

  function release(container: Container): void {
    container.isBusy = false;
    if (container.isDead) return;
    const waiting = idle.get(container.functionName);
    if (waiting === undefined) idle.set(container.functionName, [container]);
    else waiting.push(container);
  }

  function kill(container: Container): void {
    if (container.isDead) return;
    container.isDead = true;
    kills += 1;
    onDeath.get(container)?.();
  }

  /** Resolves with the handler's answer; undefined when it threw or the container died. */
  function invoke(container: Container, event: unknown): Promise<unknown> {
    container.isBusy = true;
    const begun = scheduler.now();
    return new Promise((resolve) => {
      onDeath.set(container, () => resolve(undefined));
      scheduler.after(invocationMs, () => {
        if (!container.isBusy || container.isDead || scheduler.now() - begun < invocationMs || invocations.get(container) !== begun) return;
        faults.count('crash.timed-out');
        kill(container);
      });
      invocations.set(container, begun);
      container
        .handler(
          event,
          contextOf(container.functionName, () => invocationMs - (scheduler.now() - begun)),
        )
        .then(
          (answer) => resolve(answer),
          () => resolve(undefined),
        );
    });
  }
  const invocations = new WeakMap<Container, number>();

  const call: CallOutside = (container, hazards, effect) =>
    new Promise((resolve, reject) => {
      const isSlow = hazards.slow !== undefined && faults.strikes(hazards.slow.fault, hazards.slow.probability);
      const latency = isSlow ? random.whole(1_000, hazards.slow?.milliseconds ?? 1_000) : random.whole(1, 12);
      scheduler.after(latency, () => {
        if (container.isDead) return;
        if (faults.strikes('crash.before-effect', 0.0015)) return kill(container);
        if (hazards.away?.isAway() === true) {
          faults.count(hazards.away.fault);
          return reject(new Error(`${hazards.away.fault}: it does not answer`));
        }
        const { refused, unanswered } = hazards;
        if (refused !== undefined && faults.strikes(refused.fault, refused.probability)) return reject(refused.error());
        effect().then((result) => {
          if (faults.strikes('crash.after-effect', 0.0015)) return kill(container);
          if (unanswered !== undefined && faults.strikes(unanswered.fault, unanswered.probability))
            return reject(new Error(`${unanswered.fault}: no answer came in time`));
          resolve(result);
        }, reject);
      });
    });

  function attach(functionName: string, queue: SimQueue, containersMax: number): void {
    let running = 0;
    let isAsked = false;
    const pump = (): void => {
      if (isAsked) return;
      isAsked = true;
      scheduler.after(random.whole(1, 30), () => {
        isAsked = false;
        if (running >= containersMax) return;
        const records = queue.receive(10);
        if (records.length === 0) return;
        running += 1;
        const container = take(functionName);
        void invoke(container, { Records: records }).then((answer) => {
          running -= 1;
          if (answer !== undefined) settle(queue, records, answer as SQSBatchResponse);
          release(container);
          pump();
        });
        pump();
      });
    };
    queue.onReady = pump;
  }

  return {
    call,
    attach,
    async runTimer(functionName) {
      const container = take(functionName);
      await invoke(container, {});
      release(container);
    },
    killed: () => kills,
  };
}

/** What the event source mapping does with the answer of a function: done is deleted, the rest comes back when its time is up. */
function settle(queue: SimQueue, records: readonly SQSRecord[], { batchItemFailures }: SQSBatchResponse): void {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const record of records) if (!failed.has(record.messageId)) queue.acknowledge(record);
}

const contextOf = (functionName: string, remaining: () => number): Context => ({
  functionName,
  functionVersion: '1',
  invokedFunctionArn: `arn:aws-cn:lambda:cn-north-1:000000000000:function:${functionName}`,
  memoryLimitInMB: '1024',
  awsRequestId: functionName,
  logGroupName: functionName,
  logStreamName: functionName,
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: remaining,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
