/** An item that was checked is chained to the one before it. */
import type { Instant } from '../messages/messages.ts';
import type { FilingOutput } from '../messages/outputs.ts';
import { chainHeadOf } from './chain.ts';
import type { DossierEvent, DossierItem } from './events.ts';
import type { DossierState } from './state.ts';

export interface FileItemCommand {
  kind: 'file-item';
  filing: FilingOutput;
  filedAt: Instant;
}

export function decideFiling(state: DossierState, { filing, filedAt }: FileItemCommand): DossierEvent[] {
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
