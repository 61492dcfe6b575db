/** What the outside is asked to do when something happened to an account, from the page alone. Ids are derived from the page, so a repeat repeats them. */
import type { PageOfEvents } from '../aggregate/aggregate.ts';
import type { Output, PartnerOutput } from '../messages/outputs.ts';
import { receiptsOf } from '../messages/receipts.ts';
import type { AccountEvent } from './events.ts';

export function accountOutputs({ stream, sequence, events }: PageOfEvents<AccountEvent>): Output[] {
  return events.flatMap((event, index) => outputsOfEvent(event, `${stream}/${sequence}/${index}`));
}

function outputsOfEvent(event: AccountEvent, id: string): Output[] {
  switch (event.type) {
    case 'MessageRecorded':
      return receiptsOf(event, id);
    case 'PartnerTold':
      return [{ kind: 'tell-partner', id, at: event.at, ...event.telling } as PartnerOutput];
    case 'FilingRequested':
      return [{ kind: 'file', at: event.at, ...event.filing }];
    case 'ItemAcknowledged':
      return [{ kind: 'acknowledge', id: `${id}/0`, at: event.at, ...event.acknowledgement }];
    case 'NotificationRequested':
      return [
        { kind: 'notify', id: `${event.notification.notificationId}:${event.notification.attempt}`, at: event.at, ...event.notification },
      ];
    default:
      return [];
  }
}
