/** Defects that must be caught. Each stands where the product could have gone wrong, and is planted from outside. */
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Plant } from '../world/plant.ts';
import { silence, withCommands, withEvents, without } from './patches.ts';

export interface Defect {
  name: string;
  plant: Plant;
  /** An act without which no story can show it. */
  needs?: string;
  /** Puts it in place where it is no part of the plant; returns what takes it away. */
  begin?: () => () => void;
}

const rule = (name: string, id: string, needs?: string): Defect => ({
  name,
  plant: {},
  begin: () => silence(id),
  ...(needs === undefined ? {} : { needs }),
});

const moneyAndLaw: readonly Defect[] = [
  rule('a payment to somebody else counts as lawful (B-03)', 'B-03', 'pay somebody else'),
  rule('anybody lifts a freeze (M-08)', 'M-08', 'forged lift'),
  rule('a renewal may end sooner (F-23)', 'F-23', 'renew backwards'),
  rule('a notice may say one sum in words and another in figures (N-08)', 'N-08', 'flawed notice'),
  rule('lines need not add up (N-07)', 'N-07', 'flawed notice'),
  rule('more than the contract is approved (S-08)', 'S-08', 'flawed notice'),
  rule('a forged signature is believed (M-02)', 'M-02'),
  rule('money may leave without a notice (B-02)', 'B-02', 'pay without notice'),
  rule('ordinary payments may take frozen money (B-16)', 'B-16', 'ordinary payment of frozen money'),
  rule('anything may be paid for (S-05)', 'S-05', 'flawed notice'),
  rule('a deduction ignores the order of freezes (F-26)', 'F-26', 'deduct out of rank'),
  rule('a deduction reaches into the quota (F-14)', 'F-14', 'deduct inside the quota'),
  rule('a bankruptcy stops nothing (F-13)', 'F-13', 'bankruptcy'),
  rule('a refund may be more than the price (S-15)', 'S-15', 'refund above the price'),
  rule('a machine alone refuses a person (A-02)', 'A-02', 'refund with wrong words'),
  { name: 'a freeze is not lowered by its own deduction', needs: 'deduct', plant: without('FreezeDeducted') },
  { name: 'a reduction changes nothing', needs: 'reduce', plant: without('FreezeReduced') },
  {
    name: 'what a court says of an order before its service is lost',
    needs: 'order to be served',
    plant: withEvents((events) =>
      events.filter(
        (event) =>
          event.type !== 'MessageHeld' ||
          (event.held.message.type !== 'court.freeze.lifted' && event.held.message.type !== 'court.freeze.reduced'),
      ),
    ),
  },
  {
    name: 'a renewal counts by its arrival',
    needs: 'renewal that arrives after the end',
    plant: withCommands((command) => {
      if (command.kind !== 'message' || command.message.type !== 'court.freeze.renewed') return command;
      const { data } = command.message;
      return { ...command, message: { ...command.message, data: { ...data, servedAt: command.receivedAt } } };
    }),
  },
  { name: 'a return that comes before its payment is lost', needs: 'return before its payment', plant: without('ReturnHeld') },
  {
    name: 'what is paid wrongly counts on no line',
    needs: 'pay too much',
    plant: withEvents((events) =>
      events.map((event) => (event.type === 'PaymentRecorded' && event.status === 'VIOLATION' ? { ...event, line: 999 } : event)),
    ),
  },
  { name: 'what a court has taken is forgotten', needs: 'take an item into the case system', plant: without('ItemAcknowledged') },
  { name: 'a former applicant goes on being told', needs: 'substitute', plant: without('ApplicantSubstituted') },
  {
    name: 'a version counts nothing that was paid before',
    needs: 'new version',
    plant: withCommands((command) => {
      if (command.kind !== 'message' || command.message.type !== 'housing.notice.issued') return command;
      const { data } = command.message;
      return {
        ...command,
        message: { ...command.message, data: { ...data, ...(data.priorPaid === undefined ? {} : { priorPaid: 'excluded' }) } },
      };
    }),
  },
  {
    name: 'an inflow is booked twice',
    plant: withEvents((events) => events.flatMap((event) => [event, ...(event.type === 'InflowBooked' ? [event] : [])])),
  },
  {
    name: 'a freeze ends a minute late',
    plant: withEvents((events) =>
      events.map((event) =>
        event.type === 'FreezeOrdered' ? { ...event, freeze: { ...event.freeze, endsAt: minuteLater(event.freeze.endsAt) } } : event,
      ),
    ),
  },
  {
    name: 'freezes stand in order of arrival, the newest first',
    plant: withEvents((events) =>
      events.map((event) =>
        event.type === 'FreezeOrdered' ? { ...event, freeze: { ...event.freeze, servedAt: '2026-01-01T00:00:00+08:00' } } : event,
      ),
    ),
  },
  {
    name: 'only the first of several applicants is told',
    plant: withEvents((events) => {
      let isTold = false;
      return events.filter((event) => {
        if (event.type !== 'NotificationRequested') return true;
        const wasTold = isTold;
        isTold = true;
        return !wasTold;
      });
    }),
  },
  {
    name: 'vouchers are not filed',
    plant: withEvents((events) =>
      events.filter((event) => event.type !== 'FilingRequested' || event.filing.item.kind !== 'transfer-voucher'),
    ),
  },
];

function minuteLater(instant: string): string {
  const at = new Date(Date.parse(instant) + 60_000 + 8 * 3_600_000).toISOString();
  return `${at.slice(0, 19)}+08:00`;
}

let count = 0;
const anotherOne = (): number => {
  count += 1;
  return count;
};

const machine: readonly Defect[] = [
  {
    name: 'nothing is recognised as a repeat',
    plant: {
      ledger: (ledger) => ({
        ...ledger,
        commit: (request) =>
          ledger.commit({ ...request, inbox: request.inbox.map((entry) => ({ ...entry, key: `${entry.key}~${anotherOne()}` })) }),
      }),
    },
  },
  {
    name: 'outputs are sent for what was not committed',
    plant: {
      ledger: (ledger) => ({
        ...ledger,
        commit: async (request) =>
          anotherOne() % 9 === 0
            ? { kind: 'committed', version: request.expectedVersion + 1, hash: sha256Hex(JSON.stringify(request.events)) }
            : ledger.commit(request),
      }),
    },
  },
  {
    name: 'what follows is lost when a message comes again',
    plant: {
      commit: (commit) => async (core, batch) =>
        (await commit(core, batch)).map((result) => (result.kind === 'already-received' ? { kind: 'nothing-happened' } : result)),
    },
  },
  {
    name: 'the version is not checked',
    plant: {
      ledger: (ledger) => ({
        ...ledger,
        async commit(request) {
          const head = await ledger.head(request.stream);
          return ledger.commit(head === undefined ? request : { ...request, expectedVersion: head.version, previousHash: head.hash });
        },
      }),
    },
  },
  {
    name: 'a group is worked on backwards',
    plant: { incoming: (name, records) => (name.startsWith('receive') ? [...records].reverse() : records) },
  },
  { name: 'what failed is acknowledged', plant: { answer: (_, answer) => (answer === undefined ? answer : { batchItemFailures: [] }) } },
  {
    name: 'an item is filed twice',
    plant: {
      outgoing: (queue, messages) =>
        queue !== 'filings'
          ? messages
          : messages.flatMap((message) => {
              const { id, ...output } = JSON.parse(message.body);
              return [
                message,
                { ...message, deduplicationId: `${message.deduplicationId}-2`, body: JSON.stringify({ ...output, id: `${id}-2` }) },
              ];
            }),
    },
  },
  {
    name: 'another court hears of a transfer',
    plant: {
      outgoing: (queue, messages) =>
        queue !== 'replies'
          ? messages
          : messages.map((message) => {
              const output = JSON.parse(message.body);
              if (output.type !== 'release.transfer.reported') return message;
              return { ...message, body: JSON.stringify({ ...output, to: output.to === 'court:鲁01' ? 'court:鲁0103' : 'court:鲁01' }) };
            }),
    },
  },
  {
    name: 'an objection reaches nobody',
    needs: 'object',
    plant: {
      outgoing: (queue, messages) =>
        queue !== 'replies' ? messages : messages.filter(({ body }) => JSON.parse(body).type !== 'release.objection.routed'),
    },
  },
  {
    name: 'one answer in so many is not sent',
    plant: { outgoing: (queue, messages) => (queue === 'replies' ? messages.filter(() => anotherOne() % 17 > 0) : messages) },
  },
  {
    name: 'answers go out unsigned',
    plant: {
      outgoing: (queue, messages) => (queue.startsWith('replies to') ? messages.map(({ attributes: _, ...message }) => message) : messages),
    },
  },
  {
    name: 'a page is left out of the log',
    plant: {
      ledger: (ledger, name) =>
        name === 'seal'
          ? {
              ...ledger,
              unsealed: async (limit) =>
                (await ledger.unsealed(limit)).map((each) => ({ ...each, from: Math.min(each.from + 1, each.to) })),
            }
          : ledger,
    },
  },
  {
    name: 'a checkpoint is signed before its tiles are kept',
    plant: { evidence: (evidence, name) => (name === 'seal' ? tilesLast(evidence) : evidence) },
  },
  {
    name: 'received bytes are not kept',
    plant: {
      evidence: (evidence) => ({
        ...evidence,
        put: async (key, bytes, type) => (key.startsWith('messages/') ? undefined : evidence.put(key, bytes, type)),
      }),
    },
  },
  {
    name: 'a telling is recorded that never happened',
    plant: {
      channels: (channels) =>
        Object.fromEntries(
          Object.entries(channels).map(([kind, channel]) => [
            kind,
            { ...channel, deliver: async ({ at }) => ({ kind: 'reached', at, evidence: 'nothing' }) } satisfies typeof channel,
          ]),
        ),
    },
  },
  {
    name: 'a person is told of what no page asked for',
    plant: {
      channels: (channels) =>
        Object.fromEntries(
          Object.entries(channels).map(([kind, channel]) => [
            kind,
            {
              ...channel,
              deliver: async (delivery) => {
                await channel.deliver({ ...delivery, notificationId: `${delivery.notificationId}-copy` });
                return channel.deliver(delivery);
              },
            } satisfies typeof channel,
          ]),
        ),
    },
  },
  {
    name: 'a letter is sent again when nobody knows whether it arrived',
    plant: {
      evidence: (evidence) => ({
        ...evidence,
        put: async (key, ...content) => (key.endsWith('-sending') ? undefined : evidence.put(key, ...content)),
      }),
    },
  },
  {
    name: 'the deadlines are never watched',
    plant: { ledger: (ledger, name) => (name === 'watch' ? { ...ledger, due: async () => [] } : ledger) },
  },
  {
    name: 'the clock is three minutes ahead',
    plant: { clock: (clock) => ({ now: () => minuteLater(minuteLater(minuteLater(clock.now()))) }) },
  },
  {
    name: 'what failed is given up at once',
    plant: {
      source: (source) => ({
        ...source,
        holdBack: async (messages) => void (await Promise.all(messages.map((message) => source.giveUp(message)))),
      }),
    },
  },
];

function tilesLast(evidence: EvidenceStore): EvidenceStore {
  const later: (() => Promise<void>)[] = [];
  return {
    ...evidence,
    async put(key, bytes, type) {
      if (key.startsWith('log/tile')) {
        later.push(() => evidence.put(key, bytes, type));
        return;
      }
      await evidence.put(key, bytes, type);
      if (key.startsWith('log/checkpoint')) for (const put of later.splice(0)) await put();
    },
  };
}

export const defects: readonly Defect[] = [...moneyAndLaw, ...machine];
