/** What the outside is asked to do when something happened in an office, from the event alone. `id` is derived from the page, so a repeat repeats it. */
import type { Output, PartnerOutput } from '../messages/outputs.ts';
import { receiptsOf } from '../messages/receipts.ts';
import type { FilingRequested, MessageRecorded, NotificationRequested, PartnerTold } from './events.ts';

type Event = MessageRecorded | PartnerTold | FilingRequested | NotificationRequested;
const asking: ReadonlySet<string> = new Set<Event['type']>(['MessageRecorded', 'PartnerTold', 'FilingRequested', 'NotificationRequested']);
const asks = (event: { type: string }): event is Event => asking.has(event.type);

export function officeOutputs(event: { type: string }, id: string): Output[] {
  if (!asks(event)) return [];
  switch (event.type) {
    case 'MessageRecorded':
      return receiptsOf(event, id);
    case 'PartnerTold':
      return [{ kind: 'tell-partner', id, at: event.at, ...event.telling } as PartnerOutput];
    case 'FilingRequested':
      return [{ kind: 'file', at: event.at, ...event.filing }];
    case 'NotificationRequested': {
      const { notification, at } = event;
      return [{ kind: 'notify', id: `${notification.notificationId}:${notification.attempt}`, at, ...notification }];
    }
  }
}
