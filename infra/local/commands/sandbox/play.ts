/** `presale play FILE`: a scenario through queues and handlers on its own clock, and the report of what became of it. */

import type { AttesterPlaces } from '../../../../shared/adapters/timestamps/attesters.ts';
import { takeReplies } from '../../play/mailboxes.ts';
import { playScenario } from '../../play/player.ts';
import { reportOf } from '../../play/report.ts';
import { createSandboxKeys } from '../../play/sandbox-keys.ts';
import { readScenario, ScenarioFaults } from '../../play/scenario-file.ts';
import { stageOf } from '../../play/stage.ts';
import { trustSeals } from '../../register/seal-trust.ts';
import { createScenarioClock, instantOf } from '../../system/clock.ts';
import { openDataFolder } from '../../system/data-folder.ts';
import { startEmbedded } from '../../system/embedded.ts';
import type { LedgerChoice } from '../../system/stores.ts';
import type { Io } from '../options.ts';
import { createProgress } from '../print/progress.ts';
import { summarise } from '../print/summary.ts';
import { printTimeline, timelineOf } from '../print/timeline.ts';

export interface PlayArguments {
  file: string;
  json: boolean;
  /** Adds the timeline: every message with the sentences of every rule, and what was told to whom. */
  explain: boolean;
  /** Cuts no list. */
  all: boolean;
  /** Absent: nothing is kept. */
  data?: string;
  ledger: LedgerChoice;
  attesters?: AttesterPlaces;
  /** PEM file of those whose seals count; what the data folder knows unless given. */
  sealTrust?: string;
}

/** Exit 0 when every line was processed; 1 when the file is malformed, a message could not be processed or an invariant is violated, each named on stderr. */
export async function play(options: PlayArguments, io: Io): Promise<number> {
  try {
    const { report, timeline, faults } = await playFile(options, io);
    const printed = options.json
      ? [JSON.stringify(options.explain ? { ...report, timeline } : report)]
      : [...(options.explain ? [...printTimeline(timeline).slice(1), ''] : []), ...summarise(report, options)];
    io.stdout.write(`${printed.join('\n')}\n`);
    for (const fault of faults) io.stderr.write(`${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error;
    for (const fault of error.faults) io.stderr.write(`${fault}\n`);
    return 1;
  }
}

/** A played scenario must end: what fails so often in a process of its own is a fault of the system, and is named. */
const maxReceiveCount = 5;

async function playFile({ file, data, ledger, attesters = {}, sealTrust }: PlayArguments, io: Io) {
  const lines = await readScenario(file);
  const folder = await openDataFolder(data);
  const progress = createProgress(io.terminal ?? io.stderr);
  const complaints: string[] = [];
  const clock = createScenarioClock(lines.find((line) => 'at' in line)?.at ?? instantOf(Date.now()));
  clock.advanceTo((await folder?.lastInstant()) ?? clock.now());
  const system = await startEmbedded({
    folder,
    ledger,
    clock,
    attesters,
    oneAtATime: true,
    maxReceiveCount,
    // What fails in memory fails again at once; only a ledger elsewhere may recover.
    ...(ledger.kind === 'sqlite' ? { retryAfterSeconds: () => 0 } : {}),
    onFailure: (error) => complaints.push(error.message),
  });
  try {
    await trustSeals(system.store.register, sealTrust);
    const stage = stageOf(system, clock);
    const onLine = (played: number, total: number, at: string): void => progress.show(played, total, at.slice(0, 16).replace('T', ' '));
    const { letters, faults } = await playScenario(lines, {
      stage,
      keys: createSandboxKeys(folder?.keys),
      file,
      onLine,
      ...(folder === undefined ? {} : { keepInstant: folder.keepInstant }),
    });
    // What is kept is sealed, so that it can be exported and proven; what goes with the process needs no proof.
    if (folder !== undefined) await system.sealRecord();
    const partners = (await system.store.register.partners()).map(({ partner }) => partner);
    const replies = takeReplies(system.queues, partners);
    const report = await reportOf(system.store.ledger, letters, replies);
    return {
      report,
      timeline: timelineOf(letters, replies),
      faults: [...faults, ...givenUp(system.deadLetters(), complaints), ...report.invariants.violated.map(violation)],
    };
  } finally {
    progress.clear();
    await folder?.keepInstant(clock.now());
    await system.stop();
  }
}

const violation = (what: string): string => `an invariant is violated: ${what}. This is a fault of the system, not of the scenario.`;

/** A dead letter is a line that was not processed; the complaints say why. */
function givenUp(deadLetters: readonly { queue: string; count: number }[], complaints: readonly string[]): string[] {
  if (deadLetters.length === 0) return [];
  const where = deadLetters.map(({ queue, count }) => `${count} in ${queue}`).join(', ');
  return [
    `messages were given up after ${maxReceiveCount} attempts: ${where}. This is a fault of the system, not of the scenario.`,
    ...new Set(complaints),
  ];
}
