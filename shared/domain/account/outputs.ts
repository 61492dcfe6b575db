/** What the outside is asked to do when something happened to an account, from the page alone: nearly all of it goes through its office. */
import type { PageOfEvents } from '../aggregate/aggregate.ts';
import type { Output } from '../messages/outputs.ts';
import { officeOutputs } from '../office/outputs.ts';
import type { AccountEvent } from './events.ts';

/** Ids are derived from the page, so a repeat repeats them. */
export function accountOutputs({ stream, sequence, events }: PageOfEvents<AccountEvent>): Output[] {
  return events.flatMap((event, index) => outputsOfEvent(event, `${stream}/${sequence}/${index}`));
}

function outputsOfEvent(event: AccountEvent, id: string): Output[] {
  if (event.type !== 'ItemAcknowledged') return officeOutputs(event, id);
  return [{ kind: 'acknowledge', id: `${id}/0`, at: event.at, ...event.acknowledgement }];
}
