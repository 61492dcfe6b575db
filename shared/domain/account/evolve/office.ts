/** How what happens in the account's office changes the account. */
import type { InboundMessage } from '../../messages/messages.ts';
import { officeEvolutions } from '../../office/evolve.ts';
import type { TaskKind } from '../state.ts';

export const evolveOffice = officeEvolutions<TaskKind, InboundMessage>();
