/**
 * One line a message: when, from whom, what, about which account, how it was answered. Numbers of accounts are masked and nothing of a message's content
 * stands in it, so that it may be shown on a screen that others see.
 */

import * as z from 'zod';
import { mask } from '../../../../shared/adapters/telemetry/mask.ts';
import { maskAccount } from '../../../../shared/domain/dossier/masks.ts';
import { inboundTitle } from '../../../reference/messages/catalogue.ts';
import { newAmong } from '../new-among.ts';
import type { Written } from './projector.ts';

/** As the events of a message have it, whether an account took it in or the gate refused it. */
const recorded = z.object({
  type: z.enum(['MessageRecorded', 'MessageRejected', 'MessageSetAside']),
  messageId: z.string(),
  from: z.string(),
  messageType: z.string(),
  at: z.string(),
  outcome: z.string(),
  fired: z.array(z.object({ id: z.string() })),
  correlation: z.object({ accountNumber: z.string().optional() }),
});

/** A message that is written to several streams is one message. */
const nameOf = ({ from, messageId, at }: z.output<typeof recorded>): string => `${from} ${messageId} ${at}`;

function messageLines({ events }: Pick<Written, 'events'>, isNew: (name: string) => boolean): string[] {
  return events.flatMap((event) => {
    const read = recorded.safeParse(event);
    if (!read.success || !isNew(nameOf(read.data))) return [];
    const { at, from, messageType, messageId, outcome, fired, correlation } = read.data;
    const account = correlation.accountNumber === undefined ? '' : maskAccount(correlation.accountNumber);
    const rules = [...new Set(fired.map(({ id }) => id))].join(' ');
    const parts = [
      at.slice(0, 19).replace('T', ' '),
      from || '?',
      `${inboundTitle(messageType)} ${messageType}`.trim(),
      account,
      outcome,
      rules,
    ];
    return [`${parts.filter((part) => part !== '').join('  ')}  (${mask(messageId)})`];
  });
}

export interface MessageLog {
  note(written: Written): void;
  /** Lines after a place, and the place of the last. */
  after(place: number): { lines: string[]; last: number };
}

/** Lines that are kept for who begins to follow late. */
const keptMax = 1_000;

/** @param print Hears each line at once. */
export function createMessageLog(print: (line: string) => void): MessageLog {
  const kept: string[] = [];
  let count = 0;
  const isNew = newAmong(keptMax);
  return {
    note(written) {
      for (const line of messageLines(written, isNew)) {
        kept.push(line);
        count += 1;
        if (kept.length > keptMax) kept.shift();
        print(line);
      }
    },
    after: (place) => ({ lines: kept.slice(Math.max(0, kept.length - Math.max(0, count - place))), last: count }),
  };
}
