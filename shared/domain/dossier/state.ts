/** A dossier's state is the end of its chain, and which items the court's own case system has not taken yet. All else is in the journal. */
import { genesisHash } from '../aggregate/journal.ts';
import type { Instant } from '../messages/messages.ts';
import type { DossierEvent, ItemFiled } from './events.ts';

/** An item that the court was told of and has not acknowledged. */
export interface SentItem {
  item: ItemFiled;
  /** How often it was told again. */
  again: number;
  /** How many terms were over when it was told last; absent: as many as `again`. */
  termsOver?: number;
}

export interface DossierState {
  /** Place of the next item, from 1. */
  nextSequence: number;
  /** `chainHead` of the last item; 64 zeros for an empty dossier. */
  chainHead: string;
  /** In their order; of more than `sentMax` the oldest are watched no more. */
  sent: SentItem[];
  /** Ids of the last `takenMax` that were acknowledged, so that a repeat is known for one. */
  taken: string[];
  /** When the court first acknowledged an item of this case: from then on its case system is known to take items, and is missed when it does not. */
  acknowledgesSince?: Instant;
}

const sentMax = 40;
const takenMax = 100;
export const emptyDossier: DossierState = { nextSequence: 1, chainHead: genesisHash, sent: [], taken: [] };

export function evolveDossier(state: DossierState, event: DossierEvent): DossierState {
  switch (event.type) {
    case 'ItemFiled':
      return {
        ...state,
        nextSequence: event.sequence + 1,
        chainHead: event.chainHead,
        sent: [...state.sent, { item: event, again: 0 }].slice(-sentMax),
      };
    case 'ItemAcknowledged':
      return {
        ...state,
        sent: state.sent.filter(({ item }) => item.itemId !== event.itemId),
        taken: [...state.taken, event.itemId].slice(-takenMax),
        acknowledgesSince: state.acknowledgesSince ?? event.at,
      };
    case 'ItemToldAgain':
      return {
        ...state,
        sent: state.sent.map((sent) =>
          sent.item.itemId === event.item.itemId
            ? { ...sent, again: event.times, ...(event.termsOver === undefined ? {} : { termsOver: event.termsOver }) }
            : sent,
        ),
      };
    case 'AcknowledgementUnknown':
      return state;
    default:
      return event satisfies never;
  }
}
