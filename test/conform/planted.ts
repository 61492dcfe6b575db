/** Partners with one thing wrong with them, and the pack that must find it. */
import * as z from 'zod';
import type { PartyKind } from '../../infra/local/partners/cast.ts';
import type { Heard, Planned, Speech } from '../../infra/local/partners/party.ts';
import { type Habits, readEvent } from '../../infra/local/partners/run-party.ts';
import { instantOf } from '../../infra/local/system/clock.ts';
import { cosign } from '../../shared/adapters/log/notes.ts';
import { parseNote } from '../../shared/domain/log/note.ts';
import type { Trial } from './trial.ts';

export interface Planted extends Pick<Trial, 'habits' | 'mind'> {
  what: string;
  kind: PartyKind;
  pack: string;
  /** Rules of the checks that fail. */
  rule: string;
}

const lines = z.looseObject({ lines: z.array(z.looseObject({})), freezes: z.array(z.looseObject({ caseNumber: z.string() })) });

/** A habit of speaking: what goes out for what was meant. */
const speaks =
  (type: string, change: (speech: Speech) => Speech[]): NonNullable<Planted['habits']> =>
  (good) => ({ ...good, utter: (speech) => (speech.type === type ? change(speech) : [speech]) });
const says = (type: string, data: (data: object) => object): NonNullable<Planted['habits']> =>
  speaks(type, (speech) => [{ ...speech, data: data(speech.data) }]);

/** Takes what is proven, as often as it comes. */
const forgetful: NonNullable<Planted['habits']> = (good) => ({
  ...good,
  async open(delivery) {
    const heard = await good.open(delivery);
    return heard ?? (delivery.signature === undefined ? undefined : readEvent(delivery.body));
  },
});
const credulous: NonNullable<Planted['habits']> = (good) => ({ ...good, open: async ({ body }) => readEvent(body) });
const newIds: NonNullable<Planted['habits']> = (good) => ({ ...good, repeat: (_letter, write) => write(`again-${crypto.randomUUID()}`) });
const deafTo =
  (type: string): NonNullable<Planted['mind']> =>
  (party) => ({ ...party, hear: (event) => (event.type === type ? [] : party.hear(event)) });
const disobeys =
  (kind: string): NonNullable<Planted['mind']> =>
  (party) => ({ ...party, told: (told) => (told.kind === kind ? [] : party.told(told)) });

const withVoucher = (data: object, change: (voucher: Record<string, unknown>) => object): object => {
  const read = z.looseObject({ voucher: z.looseObject({}) }).safeParse(data);
  return read.success ? { ...read.data, voucher: change(read.data.voucher) } : data;
};
const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
const dayInLondon = (instant: unknown): string => new Date(String(instant)).toISOString().slice(0, 10);
const changeOf = (data: unknown): unknown => z.looseObject({ change: z.string() }).safeParse(data).data?.change;

const blindly: Habits['look'] = async ({ checkpoint, epochSeconds }, own) => {
  const text = parseNote(checkpoint)?.text ?? '';
  const [origin = '', size = '', rootHash = ''] = text.split('\n');
  return { kind: 'cosigned', line: await cosign(text, own, epochSeconds), seen: { origin, size: Number(size), rootHash } };
};

const reported = z.looseObject({ correlation: z.looseObject({ caseNumber: z.string(), accountNumber: z.string() }) });
/** What a court says that takes the report of a transfer for the paper. */
function imagined(event: Heard): Planned[] {
  const read = reported.safeParse(event.data);
  if (event.type !== 'release.transfer.reported' || !read.success) return [];
  const { caseNumber, accountNumber } = read.data.correlation;
  const data = { caseNumber, itemId: 'transfer-voucher-imagined', acceptedAt: instantOf(Date.now()) };
  const speech = { type: 'court.dossier.acknowledged', id: `imagined-${event.id}`, accountNumber, data };
  return [{ afterMs: 0, speak: () => [speech] }];
}

/** Of each kind the first item. */
const oneOfAKind: NonNullable<Planted['mind']> = (party) => {
  const kinds = new Set<string>();
  return {
    ...party,
    hear(event) {
      const filed = z.looseObject({ caseNumber: z.string(), kind: z.string() }).safeParse(event.data);
      if (event.type !== 'release.dossier.item-filed' || !filed.success) return party.hear(event);
      const name = `${filed.data.caseNumber} ${filed.data.kind}`;
      if (kinds.has(name)) return [];
      kinds.add(name);
      return party.hear(event);
    },
  };
};

const payment = 'bank.payment.booked';
let renewals = 0;

export const planted: readonly Planted[] = [
  {
    what: 'pays twice',
    kind: 'bank',
    pack: '01',
    rule: 'B-04',
    habits: speaks(payment, (speech) => [
      speech,
      { ...speech, id: `${speech.id}-b`, data: { ...speech.data, bankSerial: `${speech.id}-b` } },
    ]),
  },
  {
    what: 'pays the whole after a part',
    kind: 'bank',
    pack: '02',
    rule: 'B-03',
    habits: says(payment, (data) => ('amountFen' in data && data.amountFen === 200_000_000 ? { ...data, amountFen: 300_000_000 } : data)),
  },
  { what: 'ignores that a release was stopped', kind: 'bank', pack: '06', rule: 'F-21', mind: deafTo('release.payment.stopped') },
  {
    what: 'uses one id for two payments',
    kind: 'bank',
    pack: '02',
    rule: 'M-05',
    habits: speaks(payment, (speech) => [{ ...speech, id: `same-${speech.accountNumber}` }]),
  },
  { what: 'gives a retry a new id', kind: 'bank', pack: '05', rule: 'M-04', habits: newIds },
  {
    what: 'does not sign',
    kind: 'bank',
    pack: '01',
    rule: 'F-08',
    habits: speaks('bank.freeze.executed', (speech) => [{ ...speech, signature: 'none' }]),
  },
  {
    what: 'pays somebody else',
    kind: 'bank',
    pack: '01',
    rule: 'B-03',
    habits: says(payment, (data) => ({
      ...data,
      payee: { name: '山东宏远建设集团有限公司', accountNumber: '37050161620800009999', bankCode: '105451000129' },
    })),
  },
  { what: 'never reports that a queued payment settled', kind: 'bank', pack: '04', rule: 'B-03', mind: disobeys('settle') },
  {
    what: 'refuses without a code of the list',
    kind: 'bank',
    pack: '03',
    rule: 'B-05',
    habits: says('bank.payment.refused', (data) => ({ ...data, reasonCode: 'OTHER' })),
  },
  { what: 'does not report what came back', kind: 'bank', pack: '04', rule: 'B-09', habits: speaks('bank.payment.returned', () => []) },
  { what: 'acts on a repeated message twice', kind: 'bank', pack: '05', rule: 'B-04', habits: forgetful },
  { what: 'believes forged messages', kind: 'bank', pack: '07', rule: 'M-02', habits: credulous },
  {
    what: 'sends a voucher that is not the one it names',
    kind: 'bank',
    pack: '01',
    rule: 'B-03',
    habits: says(payment, (data) => ('voucher' in data ? { ...data, voucher: { ...Object(data.voucher), sha256: '0'.repeat(64) } } : data)),
  },
  { what: 'pays what was withdrawn', kind: 'bank', pack: '08', rule: 'B-02', mind: deafTo('release.payment.stopped') },
  {
    what: 'cuts the characters of a payee that it does not know',
    kind: 'bank',
    pack: '10',
    rule: 'B-03',
    habits: says(payment, (data) => JSON.parse(JSON.stringify(data).replaceAll(/[\u{20000}-\u{3ffff}]/gu, '?'))),
  },
  {
    what: 'issues a notice without its document',
    kind: 'housing',
    pack: '01',
    rule: 'N-07',
    habits: says('housing.notice.issued', ({ ...data }) => ({ ...data, document: undefined })),
  },
  {
    what: 'names another case in its notice',
    kind: 'housing',
    pack: '01',
    rule: 'N-07',
    habits: says('housing.notice.issued', (data) => {
      const read = lines.parse(data);
      return { ...read, freezes: read.freezes.map((freeze) => ({ ...freeze, caseNumber: '（2026）鲁0102执保1号' })) };
    }),
  },
  {
    what: 'acknowledges a freeze twice',
    kind: 'housing',
    pack: '05',
    rule: 'M-04',
    habits: speaks('housing.freeze.acknowledged', (speech) => [speech, { ...speech, id: `${speech.id}-b` }]),
  },
  {
    what: 'does not say what became of what was paid',
    kind: 'housing',
    pack: '02',
    rule: 'N-07',
    habits: says('housing.notice.issued', ({ ...data }) => ({ ...data, priorPaid: undefined })),
  },
  { what: 'leaves a held notice unanswered', kind: 'housing', pack: '08', rule: 'S-04', mind: deafTo('release.query.raised') },
  {
    what: 'renews a freeze that has ended',
    kind: 'court',
    pack: '08',
    rule: 'F-06',
    mind: (party) => ({
      ...party,
      hear: (event) => party.hear(event),
      told: (told) => (told.kind === 'keep-frozen' ? renewal(told.data) : party.told(told)),
    }),
  },
  {
    what: 'takes an item twice',
    kind: 'court',
    pack: '05',
    rule: 'C-14',
    habits: speaks('court.dossier.acknowledged', (speech) => [speech, { ...speech, id: `${speech.id}-b` }]),
  },
  {
    what: 'does not inform the housing authority',
    kind: 'court',
    pack: '01',
    rule: 'F-10',
    habits: speaks('court.housing.informed', () => []),
  },
  {
    what: 'freezes more than the ruling says',
    kind: 'court',
    pack: '01',
    rule: 'F-04',
    habits: says('court.freeze.ordered', (data) => ({ ...data, quotaFen: 900_000_000 })),
  },
  { what: 'believes forged messages', kind: 'court', pack: '07', rule: 'M-02', habits: credulous },
  {
    what: 'corrects a voucher by paying again',
    kind: 'bank',
    pack: '11',
    rule: 'B-14',
    habits: speaks(payment, (speech) => [
      speech.id.startsWith('voucher-') ? { ...speech, data: { ...speech.data, bankSerial: `${speech.id}-b` } } : speech,
    ]),
  },
  {
    what: 'sends a scan inside the message',
    kind: 'bank',
    pack: '11',
    rule: 'B-14',
    habits: says(payment, (data) =>
      withVoucher(data, ({ uri, ...voucher }) => (uri === undefined ? voucher : { ...voucher, contentBase64: 'QUJD'.repeat(60_000) })),
    ),
  },
  {
    what: 'says that every document is a PDF',
    kind: 'housing',
    pack: '11',
    rule: 'N-19',
    habits: says('housing.notice.issued', (data) => JSON.parse(JSON.stringify(data).replaceAll('application/ofd', 'application/pdf'))),
  },
  {
    what: 'corrects a document without a new version',
    kind: 'housing',
    pack: '11',
    rule: 'N-19',
    habits: says('housing.notice.issued', (data) => ('version' in data && data.version === 2 ? { ...data, version: 1 } : data)),
  },
  {
    what: 'takes a voucher that was never filed',
    kind: 'court',
    pack: '11',
    rule: 'B-14',
    mind: (party) => ({ ...party, hear: (event) => [...party.hear(event), ...imagined(event)] }),
  },
  { what: 'takes one voucher of a payment, and none that comes in its place', kind: 'court', pack: '11', rule: 'C-14', mind: oneOfAKind },
  {
    what: 'writes the day of London on a voucher',
    kind: 'bank',
    pack: '12',
    rule: 'B-15',
    habits: says(payment, (data) =>
      withVoucher(data, (voucher) => ({
        ...voucher,
        face: { ...Object(voucher['face']), bookedOn: dayInLondon(Reflect.get(data, 'bookedAt')) },
      })),
    ),
  },
  { what: 'pays when a notice has run out', kind: 'bank', pack: '12', rule: 'N-06', mind: deafTo('release.payment.stopped') },
  {
    what: 'does not pay what it should have paid earlier',
    kind: 'bank',
    pack: '12',
    rule: 'B-05',
    mind: (party) => {
      let isLate = false;
      return {
        ...party,
        hear(event) {
          isLate ||= event.type === 'release.deadline.missed';
          return party.hear(event);
        },
        told: (told) => (isLate && told.kind === 'go' ? [] : party.told(told)),
      };
    },
  },
  {
    what: 'registers on the day of London',
    kind: 'housing',
    pack: '12',
    rule: 'T-03',
    habits: says('housing.registration.completed', (data) => ({
      ...data,
      registeredOn: dayBefore(String(Reflect.get(data, 'registeredOn'))),
    })),
  },
  {
    what: 'writes its local time as UTC',
    kind: 'housing',
    pack: '12',
    rule: 'F-10',
    habits: says('housing.freeze.acknowledged', (data) => ({
      ...data,
      acknowledgedAt: String(Reflect.get(data, 'acknowledgedAt')).replace('+08:00', 'Z'),
    })),
  },
  {
    what: 'lets a freeze run out of which it was reminded',
    kind: 'court',
    pack: '12',
    rule: 'F-07',
    mind: (party) => ({ ...party, hear: (event) => (changeOf(event.data) === 'expiring' ? [] : party.hear(event)) }),
  },
  {
    what: 'closes a case on the day of London',
    kind: 'court',
    pack: '12',
    rule: 'C-12',
    habits: says('court.case.closed', (data) => ({ ...data, closedOn: dayBefore(String(Reflect.get(data, 'closedOn'))) })),
  },
  {
    what: 'remembers nothing of the log that it has seen',
    kind: 'bank',
    pack: '13',
    rule: 'M-02',
    habits: (good) => ({ ...good, look: ({ seen: _, ...shown }, own) => good.look({ ...shown, seen: undefined }, own) }),
  },
  {
    what: 'cosigns whatever it is shown',
    kind: 'court',
    pack: '13',
    rule: 'M-02',
    habits: (good) => ({ ...good, look: blindly }),
  },
  {
    what: 'cosigns an earlier checkpoint',
    kind: 'housing',
    pack: '13',
    rule: 'M-02',
    habits: (good) => ({
      ...good,
      async look(shown, own) {
        const looked = await good.look(shown, own);
        return looked.kind === 'refused' && looked.why === 'shrunk' ? blindly(shown, own) : looked;
      },
    }),
  },
];

const wanted = z.looseObject({ caseNumber: z.string(), accountNumber: z.string(), until: z.string() });

function renewal(data: unknown) {
  const { caseNumber, accountNumber, until } = wanted.parse(data);
  renewals += 1;
  const id = `renewal-${renewals}-${accountNumber}`;
  const speech: Speech = {
    type: 'court.freeze.renewed',
    id,
    accountNumber,
    data: { caseNumber, accountNumber, rulingNumber: `${caseNumber}之九`, endsAt: until },
  };
  return [{ afterMs: 0, speak: () => [speech] }];
}
