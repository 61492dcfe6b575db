/** Who asked for the freeze, and how they can be reached: with consent to electronic service or without, at confirmed addresses or not, by nothing at all (C-03 … C-07). */
import type { Channel } from '../../../../shared/domain/messages/messages.ts';
import { applicantOf } from '../../../fixtures/desk/scenario.ts';
import type { Teller } from '../../partners/teller.ts';

const consent = { evidence: '送达地址确认书', scope: 'service' } as const;

interface Way {
  share: number;
  /** 民诉法 90: service needs consent and an address that the party confirmed; without them nobody is served, whatever arrives. */
  counts: 'served' | 'not served';
  channels: (id: string) => Channel[];
}
const ways: readonly Way[] = [
  { share: 12, counts: 'served', channels: (id) => [{ kind: 'court-app', address: `app:${id}`, confirmed: true, consent }] },
  {
    share: 2,
    counts: 'served',
    channels: (id) => [
      { kind: 'court-app', address: `app:${id}`, confirmed: true, consent },
      { kind: 'sms', address: `1390000${id.replace(/\D/g, '').padStart(4, '0').slice(-4)}`, confirmed: true, consent },
    ],
  },
  { share: 1, counts: 'not served', channels: (id) => [{ kind: 'sms', address: `sms:${id}`, confirmed: true }] },
  { share: 1, counts: 'not served', channels: (id) => [{ kind: 'sms', address: `sms:${id}`, confirmed: false }] },
  {
    share: 1,
    counts: 'not served',
    channels: (id) => [{ kind: 'court-app', address: `app:${id}`, confirmed: true, consent: { ...consent, scope: 'court-session' } }],
  },
  { share: 1, counts: 'not served', channels: (id) => [{ kind: 'email', address: `${id}@example.com`, confirmed: true, consent }] },
  { share: 1, counts: 'not served', channels: (id) => [{ kind: 'phone', address: `010-${id}`, confirmed: true }] },
  { share: 1, counts: 'not served', channels: () => [] },
];
const shares = ways.reduce((sum, { share }) => sum + share, 0);

export function applicantsOf(teller: Teller, serial: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const id = `p${serial}-${index}`;
    let left = teller.random.next() * shares;
    const way = ways.find(({ share }) => {
      left -= share;
      return left < 0;
    });
    teller.book.ways.set(id, way?.counts ?? 'not served');
    return { ...applicantOf(id, `${id}公司`), channels: way?.channels(id) ?? [] };
  });
}
