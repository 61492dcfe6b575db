/** `outputsOf(page) → outputs`: what the outside is asked to do, from the page alone. Ids are derived from the page, so a repeat repeats them. */

import type { IntakeEvent } from '../intake/intake.ts';
import type { Output, PartnerOutput } from '../outputs.ts';
import type { FiredRule } from '../rules/finding.ts';
import type { AccountEvent } from './events.ts';

export interface PageOfEvents {
  stream: string;
  sequence: number;
  events: readonly (AccountEvent | IntakeEvent)[];
}

export function outputsOf(page: PageOfEvents): Output[] {
  return page.events.flatMap((event, index) => react(event, `${page.stream}/${page.sequence}/${index}`));
}

function react(event: AccountEvent | IntakeEvent, id: string): Output[] {
  switch (event.type) {
    case 'MessageRecorded':
    case 'MessageRejected':
      return event.from === '' ? [] : [receipt(event, id)];
    case 'PartnerTold':
      return [{ kind: 'tell-partner', id, at: event.at, ...event.telling } as PartnerOutput];
    case 'FilingRequested':
      return [{ kind: 'file', at: event.at, ...event.filing }];
    case 'NotificationRequested':
      return [
        { kind: 'notify', id: `${event.notification.notificationId}:${event.notification.attempt}`, at: event.at, ...event.notification },
      ];
    default:
      return [];
  }
}

function receipt(event: Extract<AccountEvent | IntakeEvent, { type: 'MessageRecorded' | 'MessageRejected' }>, id: string): PartnerOutput {
  return {
    kind: 'tell-partner',
    id,
    to: event.from,
    at: event.at,
    type: 'release.receipt',
    data: { messageId: event.messageId, outcome: event.outcome, rules: event.fired },
    correlation: event.correlation,
  };
}

/** The second answer to a message that was taken in before (M-04): the first answer with it, and an id that every repeat shares. */
export function duplicateReceipt(input: {
  inboxDigest: string;
  at: string;
  from: string;
  messageId: string;
  first: PartnerOutput | undefined;
  fired: FiredRule[];
}): PartnerOutput {
  const { first } = input;
  const original = first?.type === 'release.receipt' ? { outcome: first.data.outcome, rules: first.data.rules } : undefined;
  return {
    kind: 'tell-partner',
    id: `${input.inboxDigest}/duplicate`,
    to: input.from,
    at: input.at,
    type: 'release.receipt',
    data: { messageId: input.messageId, outcome: 'DUPLICATE', rules: input.fired, ...(original === undefined ? {} : { original }) },
    correlation: first?.correlation ?? {},
  };
}
