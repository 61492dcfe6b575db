/** Messages that ended at the gate, as the commit loop sees them: one stream a queue kind. */

import type { RejectedMessageCommand } from '../../domain/commands.ts';
import { decideRejected, evolveIntake, type IntakeEvent, type IntakeState, initialIntake } from '../../domain/intake/intake.ts';
import type { PartnerKind } from '../../domain/messages.ts';
import type { Core } from '../core.ts';

export const intakeCore: Core<IntakeState, RejectedMessageCommand, IntakeEvent, undefined> = {
  initial: () => initialIntake,
  decide: (_, command) => decideRejected(command),
  evolve: evolveIntake,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
};

export const intakeStream = (queueKind: PartnerKind): string => `intake:${queueKind}`;
