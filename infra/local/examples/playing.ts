/** Plays an example in memory, through queues and handlers, and finds what the rule said and where it was told. */
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { evolve } from '../../../shared/domain/account/evolve/evolve.ts';
import { type AccountState, initialAccount } from '../../../shared/domain/account/state.ts';
import type { RuleOutcome } from '../../../shared/domain/rules/engine/finding.ts';
import { type TimelineEntry, timelineOf } from '../commands/print/timeline.ts';
import { takeReplies } from '../play/mailboxes.ts';
import { playScenario } from '../play/player.ts';
import { createSandboxKeys } from '../play/sandbox-keys.ts';
import { stageOf } from '../play/stage.ts';
import { createScenarioClock } from '../system/clock.ts';
import { startEmbedded } from '../system/embedded.ts';
import { type Example, scenarioOf } from './example.ts';

export interface Fired {
  id: string;
  outcome: RuleOutcome;
}

export interface ExampleRun {
  /** What partners read, in their order. */
  timeline: TimelineEntry[];
  /** Every rule that stands in what was written down, told or not. */
  fired: Fired[];
  /** Statuses that notices, freezes and payments went through: `notice ACCEPTED --> PAID`, from `[*]` where they began. */
  transitions: ReadonlySet<string>;
  /** Faults of the system; none in one that is sound. */
  complaints: string[];
}

function read(example: Example): ScenarioLine[] {
  return scenarioOf(example).map((line, index) => {
    const result = parseScenarioLine(JSON.stringify(line), index + 1);
    if (!result.ok) throw new Error(`${example.rule}: ${result.problems.map(({ en }) => en).join('; ')}`);
    return result.line;
  });
}

const isOutcome = (value: unknown): value is RuleOutcome => value === 'ACCEPT' || value === 'HOLD' || value === 'REJECT';

/** What fired, wherever it stands in what was written down. */
function firedIn(value: unknown, found: Fired[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && 'outcome' in value && typeof value.id === 'string' && isOutcome(value.outcome))
    found.push({ id: value.id, outcome: value.outcome });
  for (const entry of Object.values(value)) firedIn(entry, found);
}

const accountPrefix = 'account:';

/** What has another status after a page of the journal than before it. */
function noteTransitions(before: AccountState, after: AccountState, found: Set<string>): void {
  const kinds: [string, (state: AccountState) => [id: string, status: string][]][] = [
    ['notice', ({ notices }) => notices.map(({ noticeNumber, version, status }) => [`${noticeNumber} v${version}`, status])],
    ['freeze', ({ freezes }) => freezes.map(({ freezeId, status }) => [freezeId, status])],
    ['payment', ({ payments }) => payments.map(({ bankSerial, status }) => [bankSerial, status])],
  ];
  for (const [kind, statuses] of kinds) {
    const known = new Map(statuses(before));
    for (const [id, status] of statuses(after)) {
      const from = known.get(id) ?? '[*]';
      if (from !== status) found.add(`${kind} ${from} --> ${status}`);
    }
  }
}

const maxReceiveCount = 3;

export async function playExample(example: Example): Promise<ExampleRun> {
  const lines = read(example);
  const complaints: string[] = [];
  const clock = createScenarioClock(lines.find((line) => 'at' in line)?.at ?? '2026-03-02T09:00:00+08:00');
  const system = await startEmbedded({
    folder: undefined,
    ledger: { kind: 'sqlite' },
    clock,
    oneAtATime: true,
    maxReceiveCount,
    retryAfterSeconds: () => 0,
    onFailure: (error) => complaints.push(error.message),
  });
  try {
    const { letters, faults } = await playScenario(lines, {
      stage: stageOf(system, clock),
      keys: createSandboxKeys(undefined),
      file: example.rule,
    });
    const fired: Fired[] = [];
    const transitions = new Set<string>();
    const { ledger } = system.store;
    for await (const stream of ledger.streams('')) for await (const page of ledger.pages<unknown>(stream)) firedIn(page.events, fired);
    for await (const stream of ledger.streams(accountPrefix)) {
      let state = initialAccount(stream.slice(accountPrefix.length));
      for await (const page of ledger.pages<AccountEvent>(stream)) {
        const next = page.events.reduce(evolve, state);
        noteTransitions(state, next, transitions);
        state = next;
      }
    }
    const partners = (await system.store.register.partners()).map(({ partner }) => partner);
    const timeline = timelineOf(letters, takeReplies(system.queues, partners));
    // A repeat is answered and leaves no event.
    firedIn(
      timeline.map(({ rules }) => rules),
      fired,
    );
    return { timeline, fired, transitions, complaints: [...complaints, ...faults] };
  } finally {
    await system.stop();
  }
}
