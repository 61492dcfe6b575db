/** The embedded system as the player sees it. */
import type { ScenarioClock } from '../system/clock.ts';
import type { Embedded } from '../system/embedded.ts';
import type { PlayedSystem } from './player.ts';

export function stageOf(system: Embedded, clock: ScenarioClock): PlayedSystem {
  const { store, faults, enrol, post, drained, watchDeadlines } = system;
  return { clock, ledger: store.ledger, register: store.register, enrol, planFault: faults.add, post, drained, watchDeadlines };
}
