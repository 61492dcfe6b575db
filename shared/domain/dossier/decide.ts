/** An item that was checked is chained to the one before it; what its court says of it, or does not say in time, follows. */
import type { Instant } from '../messages/messages.ts';
import type { FilingOutput } from '../messages/outputs.ts';
import { type AcknowledgeCommand, acknowledge, tellAgain } from './acknowledging.ts';
import { chainHeadOf } from './chain.ts';
import type { DossierEvent, DossierItem } from './events.ts';
import type { DossierState } from './state.ts';

export interface FileItemCommand {
  kind: 'file-item';
  filing: FilingOutput;
  filedAt: Instant;
}

export type DossierCommand = FileItemCommand | AcknowledgeCommand | { kind: 'time'; at: Instant };

export function decideDossier(state: DossierState, command: DossierCommand): DossierEvent[] {
  switch (command.kind) {
    case 'file-item':
      return decideFiling(state, command);
    case 'acknowledge':
      return acknowledge(state, command);
    case 'time':
      return tellAgain(state, command.at);
    default:
      return command satisfies never;
  }
}

function decideFiling(state: DossierState, { filing, filedAt }: FileItemCommand): DossierEvent[] {
  const { record: _, supplementary: __, ...about } = filing.item;
  const item: DossierItem = {
    ...about,
    sequence: state.nextSequence,
    itemId: filing.id,
    caseNumber: filing.caseNumber,
    court: filing.court,
    accountNumber: filing.accountNumber,
    filedAt,
    previousHead: state.chainHead,
  };
  return [{ type: 'ItemFiled', ...item, chainHead: chainHeadOf(item) }];
}
